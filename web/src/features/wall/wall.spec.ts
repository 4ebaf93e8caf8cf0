import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nextTick, type Ref } from 'vue';
import { BOARD, type ConnectionState } from '@/board/useBoard';
import { sampleBoard } from '@/testing/sampleBoard';
import { createLocalBoard } from '@/testing/localBoard';
import { currentSprint } from './currentSprint';
import { ageText } from './useAge';
import { readWallAddress } from './wallAddress';
import WallStage from './WallStage.vue';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-01-07T12:00:00') });
  localStorage.clear();
});
afterEach(() => vi.useRealTimers());

function hang(layout: 'roadmap' | 'sprint' | 'rotate', state: ConnectionState = 'live') {
  const screen = { kind: 'screen', id: 's1', layout, at: 0 } as const;
  const board = createLocalBoard([...sampleBoard(), screen]);
  board.me.value = { member: 's1', name: 'Screen', hats: [], rights: ['read'], tab: 't' };
  (board.connection.state as Ref<ConnectionState>).value = state;
  const wall = mount(WallStage, { global: { provide: { [BOARD as symbol]: board } } });
  const connect = async (next: ConnectionState) => {
    (board.connection.state as Ref<ConnectionState>).value = next;
    await nextTick();
  };
  return { board, wall, connect };
}

async function wait(seconds: number) {
  await vi.advanceTimersByTimeAsync(seconds * 1000);
}

test('shows the roadmap and the running sprint in turn', async () => {
  const { wall } = hang('rotate');
  expect(wall.text()).toContain('Pay in one step');
  await wait(20);
  expect(wall.find('h1').text()).toBe('Sprint 7');
  expect(wall.text()).toContain('10 days left');
  await wait(20);
  expect(wall.text()).toContain('Pay in one step');
});

test('keeps the last picture without a connection, says its age after 10 s, and stops saying it when live', async () => {
  const { wall, connect } = hang('roadmap');
  await connect('offline');
  await wait(9);
  expect(wall.find('.age').exists()).toBe(false);
  await wait(6);
  expect(wall.find('.age').text()).toMatch(/^as of 1\d s ago$/);
  expect(wall.find('.old').exists()).toBe(true);
  expect(wall.text()).toContain('Pay in one step');
  await connect('live');
  expect(wall.find('.age').exists()).toBe(false);
});

test('remembers the age over a reload without a connection', async () => {
  const before = hang('roadmap');
  await wait(2);
  before.wall.unmount();
  await wait(3600);
  const { wall } = hang('roadmap', 'connecting');
  await wait(1);
  expect(wall.find('.age').text()).toBe('as of 1 h ago');
});

test('says calmly that it was unpaired', async () => {
  const { board, wall, connect } = hang('roadmap');
  (board.connection.closed as Ref<{ code: number; text: string } | undefined>).value = { code: 4403, text: '' };
  await connect('closed');
  expect(wall.find('h1').text()).toBe('This screen was unpaired');
});

test.each([
  ['#B.tok', { board: 'B', token: 'tok' }],
  ['#B', undefined],
  ['', undefined],
])('reads the address %s', (hash, expected) => {
  expect(readWallAddress(hash)).toEqual(expected);
});

test.each([
  [45_900, '45 s'],
  [61_000, '1 min'],
  [3 * 3_600_000, '3 h'],
  [49 * 3_600_000, '2 days'],
])('says %d ms as %s', (age, expected) => {
  expect(ageText(age)).toBe(expected);
});

test('takes the sprint that runs, else the next, else the last', () => {
  const sprint = (id: string, start: string, end: string) => ({ kind: 'sprint', id, title: id, start, end }) as const;
  const all = [sprint('a', '2026-01-05', '2026-01-16'), sprint('b', '2026-01-19', '2026-01-30')];
  expect(currentSprint(all, '2026-01-16')?.id).toBe('a');
  expect(currentSprint(all, '2026-01-17')?.id).toBe('b');
  expect(currentSprint(all, '2026-02-01')?.id).toBe('b');
  expect(currentSprint([], '2026-02-01')).toBeUndefined();
});

test('shows only the view its screen was made for', async () => {
  const { wall } = hang('sprint');
  expect(wall.find('h1').text()).toBe('Sprint 7');
  expect(wall.find('.time').exists()).toBe(false);
  await wait(21);
  expect(wall.find('h1').text()).toBe('Sprint 7');
});
