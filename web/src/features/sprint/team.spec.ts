import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import { asked } from '@/board/reasons';
import { BOARD } from '@/board/useBoard';
import { dayIn } from '@/domain/days';
import { RIGHTS } from '@/domain/rights';
import type { Entity, Right } from '@/protocol/generated';
import { createLocalBoard, type LocalBoard } from '@/testing/localBoard';
import { sampleBoard } from '@/testing/sampleBoard';
import { cancelMove } from '@/ui/move/moves';
import SprintPage from './SprintPage.vue';
import { cycleTimes, daysOfSprint, quantile } from '@/parts/sprintFigures';
import { niceMost } from './plot';

const more: Entity[] = [
  { kind: 'pastSprint', id: 'past', title: 'Sprint 6', delivered: 22, order: 6 },
  { kind: 'column', id: 'k0', title: 'To do', state: 'todo', rank: 'a0' },
  { kind: 'column', id: 'k1', title: 'Doing', state: 'doing', limit: 1, rank: 'a1' },
  { kind: 'column', id: 'k2', title: 'Done', state: 'done', rank: 'a2' },
];

let board: LocalBoard;
let page: ReturnType<typeof mount>;
let router: Router;

async function open(view: string, rights: readonly Right[] = RIGHTS, entities = [...sampleBoard(20), ...more]) {
  board = createLocalBoard(entities, rights);
  router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: SprintPage }] });
  await router.push(`/?sprint=sprint1&view=${view}`);
  page = mount(SprintPage, {
    attachTo: document.body,
    global: { plugins: [router], provide: { [BOARD as symbol]: board } },
  });
  await flushPromises();
}

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600);
});
afterEach(() => {
  cancelMove();
  page.unmount();
});

async function press(id: string, ...keys: string[]) {
  const of = () => page.get(`[data-move-id="${id}"]`);
  (of().element as HTMLElement).focus();
  for (const key of keys) await of().trigger('keydown', { key });
  await flushPromises();
}
const button = (text: string) => page.findAll('button').find((one) => one.text() === text)!;

describe('the vessel', () => {
  it('names what would be over before the drop, by the line that rules', async () => {
    await open('plan');
    expect(page.get('.legend').text()).toContain('capacity 22');
    await page.get('[data-row="story15"]').trigger('click');
    await press('story15', ' ', 'ArrowRight');
    expect(page.get('.over').text()).toBe('over capacity by 2');
    await press('story15', 'Escape');
    expect(page.find('.over').exists()).toBe(false);
  });

  it('falls with the time people have', async () => {
    await open('plan');
    await board.dispatch({ type: 'setAvailability', id: 'sprint1.m-chen', percent: 50 });
    await flushPromises();
    expect(page.get('.legend').text()).toContain('capacity 11');
    expect(page.get('.team').text()).toContain('5 d');
    expect(page.get('.sum').text()).toContain('over capacity by 8');
  });

  it('says that there is no history instead of inventing one', async () => {
    await open('plan', RIGHTS, sampleBoard(20));
    expect(page.text()).toContain('No history yet');
  });

  it('marks what came in and went out after the commitment', async () => {
    await open('plan');
    await button('Commit').trigger('click');
    await board.dispatch({ type: 'planStory', id: 'story8' });
    await board.dispatch({ type: 'planStory', id: 'story15', sprint: 'sprint1', despite: 'Urgent' });
    await flushPromises();
    expect(page.get('.change').text()).toMatch(/\+1 \(5 points\).*−1 \(3 points\)/);
    expect(page.get('[data-row="story15"]').text()).toContain('added');
    expect(page.get('[data-row="story9"]').text()).not.toContain('added');
  });
});

describe('the sprint board', () => {
  it('moves by keys and names a limit that would be passed, before the drop', async () => {
    await open('board');
    await press('story8', ' ', 'ArrowRight');
    expect(page.findAll('.column')[1]!.text()).toContain('1 of 1');
    await press('story8', ' ');
    expect(board.ops).toEqual([{ type: 'moveOnBoard', id: 'story8', column: 'k1' }]);
    await press('story9', ' ', 'ArrowRight');
    expect(page.findAll('.column')[1]!.text()).toContain('2 of 1 over by 1');
    await press('story9', 'Escape');
    expect(page.findAll('.column')[1]!.text()).not.toContain('over');
    expect(board.ops).toHaveLength(1);
  });

  it('asks for the Definition of Done on the way into done', async () => {
    await open('board');
    await press('story8', ' ', 'ArrowRight', 'ArrowRight', ' ');
    expect(board.ops).toEqual([]);
    expect(asked.value?.lines.map(({ text }) => text)).toEqual(['Tests are green', 'Read by somebody else']);
    asked.value!.answer(undefined);
    await flushPromises();
    expect(board.ops).toEqual([]);
    await press('story8', ' ', 'ArrowRight', 'ArrowRight', ' ');
    asked.value!.answer({ reason: 'Shown to the customer', ticked: ['gate2'] });
    await flushPromises();
    expect(board.ops).toEqual([
      { type: 'checkGate', id: 'story8', gate: 'gate2', on: true },
      { type: 'moveOnBoard', id: 'story8', column: 'k2', despite: 'Shown to the customer' },
    ]);
    expect(board.board.stories.get('story8')).toMatchObject({ doneDespite: 'Shown to the customer', column: 'k2' });
    await press('story9', ' ', 'ArrowRight', 'ArrowRight', ' ');
    asked.value!.answer({ reason: undefined, ticked: ['gate2', 'gate3'] });
    await flushPromises();
    expect(board.ops.at(-1)).toEqual({ type: 'moveOnBoard', id: 'story9', column: 'k2' });
    expect(board.board.stories.get('story9')?.doneAt).toBeDefined();
  });

  it('has lanes by person, each story in one', async () => {
    await open('board');
    await button('people').trigger('click');
    const ids = page.findAll('[data-move-id]').map((card) => card.attributes('data-move-id'));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(6);
    expect(page.findAll('.lane').at(-1)!.text()).toBe('Nobody');
  });

  it('teaches where there are no columns, and sets up three', async () => {
    await open('board', RIGHTS, sampleBoard(20));
    await button('Use To do, Doing, Done').trigger('click');
    await flushPromises();
    expect(page.findAll('.column').map((column) => column.get('strong').text())).toEqual(['To do', 'Doing', 'Done']);
  });
});

describe('the review', () => {
  const criterion: Entity = { kind: 'criterion', id: 'c8', story: 'story8', text: 'Is quick', done: false, rank: 'a0' };

  it('accepts, and counts the points', async () => {
    await open('review');
    for (const gate of ['gate2', 'gate3']) await board.dispatch({ type: 'checkGate', id: 'story9', gate, on: true });
    await flushPromises();
    await page.findAll('.card')[1]!.findAll('button').at(-1)!.trigger('click');
    await flushPromises();
    expect(board.ops.at(-1)).toEqual({ type: 'acceptStory', id: 'story9' });
    expect(page.get('.head strong').text()).toBe('5 of 19 points accepted');
  });

  it('asks why before it accepts with an open line of the Definition of Done', async () => {
    await open('review');
    await page.findAll('.card')[1]!.findAll('button').at(-1)!.trigger('click');
    await flushPromises();
    expect(board.ops).toEqual([]);
    await page.get('.ask textarea').setValue('Tested by hand');
    await page.get('.ask').trigger('submit');
    expect(board.ops).toEqual([{ type: 'acceptStory', id: 'story9', despite: 'Tested by hand' }]);
  });

  it('returns with what was said against the criteria', async () => {
    await open('review', RIGHTS, [...sampleBoard(20), ...more, criterion]);
    await page.get('.miss').trigger('click');
    await page.get('.ask input').setValue('Takes nine seconds');
    await page.get('.ask').trigger('submit');
    await flushPromises();
    await button('Return').trigger('click');
    await flushPromises();
    expect((page.get('.ask textarea').element as HTMLTextAreaElement).value).toBe('Is quick: Takes nine seconds');
    await page.get('.ask').trigger('submit');
    expect(board.ops.at(-1)).toEqual({ type: 'returnStory', id: 'story8', reason: 'Is quick: Takes nine seconds' });
  });

  it('asks why before it accepts with an open criterion', async () => {
    await open('review', RIGHTS, [...sampleBoard(20), ...more, criterion]);
    await button('Accept all the same').trigger('click');
    await flushPromises();
    expect(board.ops).toEqual([]);
    await page.get('.ask textarea').setValue('Next week');
    await page.get('.ask').trigger('submit');
    expect(board.ops).toEqual([{ type: 'acceptStory', id: 'story8', despite: 'Next week' }]);
  });

  it('offers no verdict to who may not give one', async () => {
    await open('review', ['work', 'contribute', 'read']);
    expect(page.text()).toContain('A product owner accepts and returns.');
    expect(button('Return')).toBeUndefined();
  });
});

describe('figures', () => {
  const sprint = { kind: 'sprint', id: 's', title: 'S', start: '2026-01-05', end: '2026-01-07' } as const;
  const at = (day: string) => Date.parse(`${day}T12:00:00`);
  const story = (points: number, startedAt?: number, doneAt?: number) =>
    ({ kind: 'story', id: `${points}`, key: `K-${points}`, title: '', rank: '', points, startedAt, doneAt }) as never;

  it('burn down day by day, up to today', () => {
    const stories = [story(3, at('2026-01-05'), at('2026-01-06')), story(5, at('2026-01-06'))];
    const run = daysOfSprint(sprint, stories, undefined, '2026-01-06', (at) => dayIn(undefined, at));
    expect(run.left).toEqual([8, 5]);
    expect(run.doing).toEqual([1, 1]);
    expect(run.finished).toEqual([0, 1]);
    expect(run.days).toHaveLength(3);
  });

  it('tell how long stories took', () => {
    const all = [story(1, at('2026-01-01'), at('2026-01-05')), story(2, at('2026-01-02'), at('2026-01-03')), story(3)];
    expect(cycleTimes(all, 9).map(({ days }) => days)).toEqual([1, 4]);
    expect(quantile([5, 1, 3, 2, 4], 0.5)).toBe(3);
    expect(quantile([], 0.5)).toBe(0);
  });

  it('end scales at round numbers', () => {
    expect([1, 7, 12, 38, 41, 99, 101].map(niceMost)).toEqual([1, 8, 20, 40, 50, 100, 200]);
  });
});
