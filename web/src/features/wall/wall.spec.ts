import { mount, type VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nextTick, type Ref } from 'vue';
import { BOARD, type ConnectionState } from '@/board/useBoard';
import { playlistOf } from '@/domain/playlist';
import { printOf } from '@/domain/storyPrint';
import { sumPoints } from '@/parts/values';
import type { Activity, CheckIn, Entity, Screen } from '@/protocol/generated';
import { sampleBoard } from '@/testing/sampleBoard';
import { samplePlan } from '@/testing/samplePlan';
import { createLocalBoard } from '@/testing/localBoard';
import { currentSprint } from './currentSprint';
import { ageText } from './useAge';
import { isDark } from './useWallTheme';
import { readWallAddress } from './wallAddress';
import WallStage from './WallStage.vue';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-01-07T12:00:00') });
  localStorage.clear();
});
afterEach(() => vi.useRealTimers());

function hang(fields: Partial<Screen> = {}, state: ConnectionState = 'live', more: readonly Entity[] = []) {
  const screen = { kind: 'screen', id: 's1', layout: 'rotate', at: 0, ...fields } as const;
  const board = createLocalBoard([...sampleBoard(), ...samplePlan(), ...more, screen]);
  (board.connection.state as Ref<ConnectionState>).value = state;
  const wall = mount(WallStage, {
    global: {
      provide: { [BOARD as symbol]: { ...board, me: { value: { member: 's1', hats: [], rights: ['read'] } } } },
    },
  });
  const connect = async (next: ConnectionState) => {
    (board.connection.state as Ref<ConnectionState>).value = next;
    await nextTick();
  };
  const panel = () => wall.find('[data-panel]').attributes('data-panel');
  return { board, wall, connect, panel };
}

async function wait(seconds: number) {
  await vi.advanceTimersByTimeAsync(seconds * 1000);
}

test('shows its panels in turn, each for its time, and from the start again', async () => {
  const { wall, panel } = hang({ panels: ['roadmap', 'sprint', 'blockers'], seconds: [20, 5, 30] });
  expect(panel()).toBe('roadmap');
  expect(wall.text()).toContain('Pay in one step');
  await wait(20);
  expect(panel()).toBe('sprint');
  expect(wall.find('h1').text()).toBe('Sprint 7');
  await wait(5);
  expect(panel()).toBe('blockers');
  await wait(29);
  expect(panel()).toBe('blockers');
  await wait(1);
  expect(panel()).toBe('roadmap');
});

test('follows a changed list at once and stays with the panel it shows', async () => {
  const { board, panel } = hang({ panels: ['roadmap', 'sprint'], seconds: [20, 20] });
  await wait(20);
  await board.dispatch({ type: 'setScreenPanels', id: 's1', panels: ['wins', 'sprint'], seconds: [20, 20] });
  expect(panel()).toBe('sprint');
  await board.dispatch({ type: 'setScreenPanels', id: 's1', panels: ['blockers'], seconds: [20] });
  expect(panel()).toBe('blockers');
});

test('counts the time of a panel in a line, and has none for one panel alone', async () => {
  const { board, wall } = hang({ panels: ['roadmap', 'sprint'], seconds: [20, 20] });
  await wait(9);
  expect(wall.find('.time').attributes('style')).toContain('scaleX(0.5)');
  await board.dispatch({ type: 'setScreenPanels', id: 's1', panels: ['sprint'], seconds: [20] });
  expect(wall.find('.time').exists()).toBe(false);
});

test('leaves out panels that have nothing to show', async () => {
  const board = createLocalBoard([{ kind: 'board', id: 'b', title: 'Empty', prefix: 'TAN' }]);
  const wall = mount(WallStage, { global: { provide: { [BOARD as symbol]: board } } });
  expect(wall.find('[data-panel]').attributes('data-panel')).toBe('blockers');
  await wait(60);
  expect(wall.find('[data-panel]').attributes('data-panel')).toBe('blockers');
});

test('becomes the stage of a session, and goes on with its panels afterwards', async () => {
  const { board, wall, panel } = hang({ panels: ['roadmap', 'sprint'], seconds: [20, 20] });
  await wait(20);
  await board.dispatch({ type: 'startSession', id: 'x1', format: 'planning', title: 'Planning 8' });
  expect(panel()).toBe('session');
  expect(wall.text()).toContain('Planning 8');
  const story = board.board.backlog.value[0]!;
  await board.dispatch({ type: 'focusOn', id: 'x1', on: story });
  expect(wall.find('h2').text()).toBe(board.board.stories.get(story)?.title);
  await wait(60);
  expect(panel()).toBe('session');
  await board.dispatch({ type: 'endSession', id: 'x1' });
  expect(panel()).toBe('sprint');
});

const MEMBERS = ['m-bo', 'm-chen', 'm-dita'] as const;

/** The figure of the sum, if it has one, and its words. */
const sum = (wall: VueWrapper) => wall.findAll('.sum > *').map((part) => part.text());

/** A session whose phase opens this, and what else is on the board. */
function stage(opens: readonly Activity[], ...more: readonly Entity[]) {
  return hang({}, 'live', [
    {
      kind: 'liveSession',
      id: 'x1',
      format: 'planning',
      title: 'Planning',
      state: 'running',
      facilitator: 'm-bo',
      startedAt: 0,
      phase: 'p1',
    },
    { kind: 'phase', id: 'p1', session: 'x1', title: 'Now', minutes: 5, rank: 'a0', opens },
    ...more,
  ]);
}

test('shows who has a card and no value before all are turned, then the spread', async () => {
  const votes = (shown: boolean): Entity[] =>
    (['m-bo', 'm-chen'] as const).map((member, at) => ({
      kind: 'vote',
      id: `r1.${member}`,
      round: 'r1',
      member,
      cast: true,
      // Were a value on the wire too early, the wall would still not tell it.
      value: at ? '8' : '3',
      at: 0,
      on: '',
      shown,
    }));
  const round = (state: 'voting' | 'revealed'): Entity[] => [
    {
      kind: 'round',
      id: 'r1',
      story: 'story0',
      session: 'x1',
      scale: ['3', '5', '8'],
      voters: [...MEMBERS],
      state,
      leader: 'm-bo',
      openedAt: 1,
    },
    ...votes(state === 'revealed'),
  ];
  const voting = stage(['poker'], ...round('voting')).wall;
  expect(voting.find('.sum').text()).toContain('2 of 3 voted');
  expect(voting.find('.sum').text()).toContain('Missing: Dita');
  expect(voting.findAll('.card').map((card) => card.text())).toEqual(['✓', '✓', '']);
  const shown = stage(['poker'], ...round('revealed')).wall;
  expect(shown.find('.sum').text()).toContain('From 3 to 8. Bo Lindqvist, Chen Wei speak first.');
  expect(shown.findAll('.card').map((card) => card.text())).toEqual(['3', '8', '–']);
  expect(shown.findAll('.seat.first')).toHaveLength(2);
});

test('marks the cards that were cast before the story changed, face down or turned', () => {
  const { board } = hang().board;
  const criteria = board.criteriaOf('story0').map(({ text }) => text);
  const print = printOf(board.stories.get('story0')!.title, board.description('story0'), criteria);
  const vote = (member: string, on: string, shown: boolean): Entity => ({
    kind: 'vote',
    id: `r1.${member}`,
    round: 'r1',
    member,
    cast: true,
    ...(shown && { value: '3' }),
    at: 0,
    on,
    shown,
  });
  for (const state of ['voting', 'revealed'] as const) {
    const shown = state === 'revealed';
    const { wall } = stage(
      ['poker'],
      {
        kind: 'round',
        id: 'r1',
        story: 'story0',
        session: 'x1',
        scale: ['3', '5'],
        voters: [...MEMBERS],
        state,
        leader: 'm-bo',
        openedAt: 1,
      },
      vote('m-bo', print, shown),
      vote('m-chen', 'of before', shown),
    );
    const marked = wall.findAll('.seat').filter((seat) => seat.find('.stale').exists());
    expect(marked.map((seat) => seat.find('.name').text())).toEqual(['Chen Wei']);
    expect(wall.find('.stale').text()).toBe('cast before change');
  }
});

test('shows the sprint in hand while nobody selected anything: its goal, what is over which line, and who is there', async () => {
  const past: Entity = { kind: 'pastSprint', id: 'past0', title: 'Sprint 6', delivered: 8, order: 6 };
  const { board, wall } = stage([], past);
  const planned = sumPoints(board.board.inSprint('sprint0'));
  expect(planned).toBeGreaterThan(8);
  expect(wall.find('.facts').text()).toBe('Sprint 7Jan 5 – Jan 1612 days');
  expect(wall.find('.goal').text()).toBe('Payments never fail in silence.');
  expect(wall.find('.points').text()).toBe(`${planned}`);
  expect(wall.find('.over').text()).toBe(`over capacity by ${planned - 8}`);
  expect(wall.findAll('.mate').map((mate) => mate.text())).toEqual(['CWChen Wei10 d']);
  await board.dispatch({ type: 'setAvailability', id: 'sprint0.m-chen', percent: 50 });
  expect(wall.find('.over').text()).toBe(`over capacity by ${planned - 4}`);
  await board.dispatch({ type: 'focusOn', id: 'x1', on: 'story0' });
  expect(wall.find('.plan').exists()).toBe(false);
  expect(wall.find('.story').exists()).toBe(true);
});

test('shows how many notes lie in which column, and what they say once they are shown', () => {
  const note = (id: string, column: string, shown: boolean, group?: string): Entity => ({
    kind: 'note',
    id,
    session: 'x1',
    member: 'm-bo',
    at: 0,
    text: `Text of ${id}`,
    column,
    shown,
    ...(group !== undefined && { group }),
  });
  const columns: Entity = { kind: 'noteColumns', id: 'x1.columns', session: 'x1', names: ['Start', 'Stop'] };
  const hidden = stage(['notes'], columns, note('n1', 'Start', false), note('n2', 'Stop', false)).wall;
  expect(sum(hidden)).toEqual(['2', 'notes are written, not shown yet']);
  expect(hidden.findAll('.column h2').map((name) => name.text())).toEqual(['Start', 'Stop']);
  expect(hidden.findAll('.blank')).toHaveLength(2);
  expect(hidden.text()).not.toContain('Text of');

  const group: Entity = { kind: 'noteGroup', id: 'g1', session: 'x1', title: 'Tests', column: 'Start', at: 0 };
  const shown = stage(
    ['group'],
    columns,
    group,
    note('n1', 'Start', true, 'g1'),
    note('n2', 'Stop', true, 'g1'),
    note('n3', 'Stop', true),
  ).wall;
  expect(shown.find('.sum').exists()).toBe(false);
  expect(shown.findAll('.topic').map((topic) => topic.text())).toEqual(['Tests2 notes', 'Text of n3']);

  expect(sum(stage(['notes'], columns).wall)).toEqual(['Nothing is written yet.']);
});

test('counts who placed dots, and puts what most lie on first once they are shown', () => {
  const note = (id: string): Entity => ({
    kind: 'note',
    id,
    session: 'x1',
    member: 'm-bo',
    at: 0,
    text: `Text of ${id}`,
    shown: true,
  });
  const dots = (shown: boolean): Entity[] => [
    { kind: 'dotVote', id: 'd1', session: 'x1', budget: 3, leader: 'm-bo', at: 0, shown },
    ...MEMBERS.map((member, at): Entity => ({
      kind: 'ballot',
      id: `d1.${member}`,
      vote: 'd1',
      member,
      spent: at ? 2 : 0,
      on: at ? ['n2', 'n2'] : [],
      at: 0,
      shown,
    })),
  ];
  const voting = stage(['dots'], note('n1'), note('n2'), ...dots(false)).wall;
  expect(sum(voting)).toEqual(['2 of 3 placed their dots', 'Missing: Bo Lindqvist']);
  expect(voting.findAll('.points')).toHaveLength(0);
  expect(voting.findAll('.topic .title').map((title) => title.text())).toEqual(['Text of n1', 'Text of n2']);
  const shown = stage(['dots'], note('n1'), note('n2'), ...dots(true)).wall;
  expect(shown.findAll('.topic').map((topic) => topic.text())).toEqual(['4Text of n2', '0Text of n1']);
});

test('shows a roman vote: who answered, and whose thumb is where only once all are shown', () => {
  const poll = (shown: boolean): Entity[] => [
    { kind: 'romanPoll', id: 'q1', session: 'x1', question: 'Do we commit?', leader: 'm-bo', at: 0, shown },
    ...MEMBERS.map((member, at): Entity => ({
      kind: 'romanVote',
      id: `q1.${member}`,
      poll: 'q1',
      member,
      cast: at < 2,
      ...(at < 2 && { value: at ? 'down' : 'up' }),
      at: 0,
      shown,
    })),
  ];
  const voting = stage(['roman'], ...poll(false)).wall;
  expect(voting.find('.question').text()).toBe('Do we commit?');
  expect(voting.find('.sum').text()).toContain('2 of 2 answered');
  expect(voting.findAll('.card').map((card) => card.text())).toEqual(['✓', '✓']);
  expect(voting.find('.answers').exists()).toBe(false);
  const shown = stage(['roman'], ...poll(true)).wall;
  expect(shown.findAll('.answer .top').map((count) => count.text())).toEqual(['1', '0', '1']);
  expect(shown.findAll('.answer .names').map((names) => names.text())).toEqual(['Bo Lindqvist', '', 'Chen Wei']);
});

test('shows who checked in, how they are, and in what word', () => {
  const said = (member: string, at: number, more: Partial<CheckIn>): Entity => ({
    kind: 'checkIn',
    id: `x1.${member}`,
    session: 'x1',
    member,
    at,
    ...more,
  });
  const { wall } = stage(['checkin'], said('m-chen', 2, {}), said('m-bo', 1, { mood: 4, word: 'rested' }));
  expect(wall.find('.sum').text()).toBe('2 of 2 checked in');
  expect(wall.findAll('.seat .name').map((name) => name.text())).toEqual(['Bo Lindqvist', 'Chen Wei']);
  expect(wall.find('[role=img].mood').attributes('aria-label')).toBe('Well');
  expect(wall.findAll('.seat .word').map((word) => word.text())).toEqual(['rested']);
  expect(stage(['checkin']).wall.find('.sum').text()).toBe('0 of 2 checked in');
});

test('keeps the last picture without a connection, says its age after 10 s, and stops saying it when live', async () => {
  const { wall, connect } = hang({ layout: 'roadmap' });
  await wait(1);
  await connect('offline');
  await wait(9);
  expect(wall.find('.age').exists()).toBe(false);
  await wait(6);
  expect(wall.find('.age').text()).toMatch(/^as of 1\d s ago$/);
  expect(wall.find('.old').exists()).toBe(true);
  expect(wall.text()).toContain('Pay in one step');
  await connect('live');
  await wait(1);
  expect(wall.find('.age').exists()).toBe(false);
});

test('remembers the age over a reload without a connection', async () => {
  const before = hang({ layout: 'roadmap' });
  await wait(2);
  before.wall.unmount();
  await wait(3600);
  const { wall } = hang({ layout: 'roadmap' }, 'connecting');
  await wait(1);
  expect(wall.find('.age').text()).toBe('as of 1 h ago');
});

test('is not made younger by a clock that is set back', async () => {
  const { wall, connect } = hang({ layout: 'roadmap' });
  await wait(1);
  await connect('offline');
  await wait(20);
  vi.setSystemTime(new Date('2026-01-07T08:00:00'));
  await wait(2);
  expect(wall.find('.age').text()).toBe('as of 22 s ago');
});

test('is dark by the hours of its screen', async () => {
  hang({ theme: 'schedule', from: '12:01', to: '07:00' });
  expect(document.documentElement.dataset['theme']).toBe('light');
  await wait(80);
  expect(document.documentElement.dataset['theme']).toBe('dark');
});

test.each([
  ['12:00', '18:30', '07:00', false],
  ['18:30', '18:30', '07:00', true],
  ['03:00', '18:30', '07:00', true],
  ['07:00', '18:30', '07:00', false],
  ['03:00', '01:00', '07:00', true],
  ['23:00', '01:00', '07:00', false],
])('at %s, dark from %s to %s: %s', (time, from, to, dark) => {
  expect(isDark(time, from, to)).toBe(dark);
});

test('moves the picture by a few px every two minutes', async () => {
  const { wall } = hang({ layout: 'roadmap' });
  const places = new Set<string | undefined>();
  for (let i = 0; i < 9; i++) {
    places.add(wall.find('.picture').attributes('style'));
    await wait(120);
  }
  expect(places.size).toBe(9);
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

test('a screen of before names a layout only', () => {
  expect(playlistOf({ layout: 'sprint' })).toEqual([{ panel: 'sprint', seconds: 20 }]);
  expect(playlistOf({ layout: 'rotate' })).toHaveLength(7);
  expect(playlistOf(undefined)).toHaveLength(7);
  expect(playlistOf({ layout: 'roadmap', panels: ['wins'], seconds: [9] })).toEqual([{ panel: 'wins', seconds: 9 }]);
});
