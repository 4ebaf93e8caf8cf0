import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { asked } from '@/board/reasons';
import { BOARD } from '@/board/useBoard';
import type { Right } from '@/protocol/generated';
import { createLocalBoard, type LocalBoard } from '@/testing/localBoard';
import { sampleBoard } from '@/testing/sampleBoard';
import { cancelMove } from '@/ui/move/moves';
import SprintPage from './SprintPage.vue';
import { nextSprint, problemsOf } from './nextSprint';

let board: LocalBoard;
let page: ReturnType<typeof mount>;

async function openWith(rights?: readonly Right[]) {
  board = createLocalBoard(sampleBoard(20), rights);
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: SprintPage }] });
  await router.push('/?sprint=sprint1');
  page = mount(SprintPage, {
    attachTo: document.body,
    global: { plugins: [router], provide: { [BOARD as symbol]: board } },
  });
  await flushPromises();
}

beforeEach(async () => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600);
  await openWith();
});
afterEach(() => {
  cancelMove();
  page.unmount();
});

async function press(id: string, ...keys: string[]) {
  for (const key of keys) await page.get(`[data-row="${id}"]`).trigger('keydown', { key });
  await flushPromises();
}
const sum = () => page.get('.sum strong').text();

describe('the sprint plan', () => {
  it('names the sum before the drop, and plans on the drop without touching the order', async () => {
    expect(sum()).toBe('19 points');
    await page.get('[data-row="story15"]').trigger('click');
    await press('story15', ' ', 'ArrowRight');
    expect(sum()).toBe('19 + 5 = 24 points');
    await press('story15', ' ');
    // It is not ready: why is it planned all the same?
    expect(asked.value?.lines.map(({ text }) => text)).toEqual(['Small enough for a sprint']);
    expect(board.ops).toEqual([]);
    asked.value!.answer({ reason: 'Urgent', ticked: [] });
    await flushPromises();
    expect(board.ops).toEqual([{ type: 'planStory', id: 'story15', sprint: 'sprint1', despite: 'Urgent' }]);
    expect(sum()).toBe('24 points');
  });

  it('accepts a wish for what is not ready with the reason why it is planned', async () => {
    await board.dispatch({
      type: 'propose',
      id: 'wish',
      op: { type: 'planStory', id: 'story15', sprint: 'sprint1' },
    });
    await flushPromises();
    await page.get('[data-row="story15"] .chip .good').trigger('click');
    expect(asked.value?.title).toContain('is not ready');
    asked.value!.answer({ reason: 'Urgent', ticked: [] });
    await flushPromises();
    expect(board.ops.slice(1)).toEqual([
      { type: 'planStory', id: 'story15', sprint: 'sprint1', despite: 'Urgent' },
      { type: 'acceptProposal', id: 'wish' },
    ]);
    expect(board.board.openProposals('story15')).toEqual([]);
  });

  it('has who may not decide the goal propose another', async () => {
    page.unmount();
    await openWith(['work', 'contribute', 'read']);
    await page.get('.goal button').trigger('click');
    const field = page.get('.goal textarea');
    await field.setValue('Refunds usable end to end');
    await field.trigger('keydown', { key: 'Enter', ctrlKey: true });
    await flushPromises();
    expect(board.ops).toMatchObject([
      { type: 'propose', op: { type: 'setSprintGoal', id: 'sprint1', goal: 'Refunds usable end to end' } },
    ]);
    expect(page.get('.goal').text()).not.toContain('Refunds usable');
  });

  it('has whoever wishes for what is not ready say why', async () => {
    page.unmount();
    await openWith(['work', 'contribute', 'read']);
    await page.get('[data-row="story15"]').trigger('click');
    await press('story15', ' ', 'ArrowRight', ' ');
    asked.value!.answer({ reason: 'Urgent', ticked: [] });
    await flushPromises();
    expect(board.ops).toMatchObject([
      { type: 'propose', op: { type: 'planStory', id: 'story15', sprint: 'sprint1', despite: 'Urgent' } },
    ]);
  });

  it('leaves no trace of a move that is cancelled', async () => {
    await press('story14', ' ', 'ArrowRight', 'Escape');
    expect(sum()).toBe('19 points');
    expect(board.ops).toEqual([]);
    expect(board.presence.own.value.drag).toBeUndefined();
  });

  it('takes a story out by its button', async () => {
    await page.get('[data-row="story10"] .cross button').trigger('click');
    expect(board.ops).toEqual([{ type: 'planStory', id: 'story10' }]);
  });

  it('orders within the sprint in the one order of the board', async () => {
    await press('story8', ' ', 'ArrowDown', ' ');
    expect(board.ops).toEqual([{ type: 'moveStory', id: 'story8', after: 'story9' }]);
  });

  it('names the share of points that serve no initiative', () => {
    expect(page.get('.legend').text()).toMatch(/no why\s*26%/);
  });
});

describe('a new sprint', () => {
  it('follows the last one, as long as it, with the next number', () => {
    const last = { kind: 'sprint', id: 's', title: 'Sprint 8', start: '2026-01-19', end: '2026-01-30' } as const;
    expect(nextSprint(last, '2026-01-05')).toEqual({ title: 'Sprint 9', start: '2026-02-02', end: '2026-02-13' });
  });

  it('says what is wrong at each field', () => {
    expect(problemsOf({ title: ' ', start: '2026-01-10', end: '2026-01-09' })).toEqual({
      title: 'A sprint needs a name.',
      end: 'The last day is before the first.',
    });
  });
});
