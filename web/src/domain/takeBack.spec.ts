// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Change, Committed, Op } from '@/protocol/generated';
import { sampleBoard } from '@/testing/sampleBoard';
import { Board } from './board';
import { evolve } from './evolve';
import { predict } from './predict/predict';
import { takeBack, UnknownBefore } from './takeBack';

const context = { member: 'm-ana', now: 1767603600000 };
const commit = (op: string, change: Change): Committed => ({
  ...change,
  version: 7,
  client: 'c',
  n: 1,
  by: 'm-ana',
  at: 0,
  op,
});

function board(): Board {
  const made = new Board();
  for (const entity of sampleBoard(20)) made.put(entity);
  return made;
}

/** Does an op and takes its change back by the log: the board is as it was. */
function thereAndBack(op: Op): readonly Op[] {
  const made = board();
  const then = board();
  const change = commit(op.type, predict(made, op, context));
  evolve(made, change);
  const ops = takeBack(made, change, (id, field) => (then.find(id) as unknown as Record<string, unknown>)[field]);
  expect(Array.isArray(ops), String(ops)).toBe(true);
  for (const back of ops as readonly Op[]) evolve(made, predict(made, back, context));
  for (const entity of then.everything()) {
    const now = made.find(entity.id)!;
    const rank = 'rank' in entity ? { rank: (now as unknown as { rank: string }).rank } : {};
    expect(now).toEqual({ ...entity, ...rank });
  }
  expect(made.list('backlog')).toEqual(then.list('backlog'));
  expect(made.size).toBe(then.size);
  return ops as readonly Op[];
}

describe('taking one change of the past back', () => {
  it.each<Op>([
    { type: 'setStoryTitle', id: 'story1', title: 'Other' },
    { type: 'setStoryPoints', id: 'story1' },
    { type: 'moveStory', id: 'story1', after: 'story9' },
    { type: 'moveStory', id: 'story7' },
    { type: 'planStory', id: 'story1' },
    { type: 'linkStory', id: 'story1' },
    { type: 'assignStory', id: 'story0', member: 'm-bo', on: true },
    { type: 'labelStory', id: 'story0', label: 'bug', on: false },
    { type: 'checkCriterion', id: 'criterion0', done: false },
    { type: 'returnCriterion', id: 'criterion0', reason: 'Slow' },
    { type: 'returnStory', id: 'story1', reason: 'Slow' },
    { type: 'setSprintDates', id: 'sprint0', start: '2026-01-06', end: '2026-01-15' },
    { type: 'setSprintGoal', id: 'sprint0' },
    { type: 'createStory', id: 'new', title: 'New' },
    { type: 'removeStory', id: 'story0' },
    { type: 'setMemberHats', id: 'm-chen', hats: [] },
  ])('$type', (op) => {
    thereAndBack(op);
  });

  it('moves back to where it stood among those who are there now', () => {
    expect(thereAndBack({ type: 'moveStory', id: 'story1', after: 'story9' })).toEqual([
      { type: 'moveStory', id: 'story1', after: 'story0' },
    ]);
  });

  it('says why it cannot', () => {
    const made = board();
    const title = commit('setStoryTitle', { set: [{ id: 'gone', kind: 'story', fields: { title: 'x' } }] });
    expect(takeBack(made, title, () => 'y')).toBe('gone');
    const edit = commit('editText', { edit: [{ id: 'nobody.description', version: 2, delta: [1] }] });
    expect(takeBack(made, edit, () => 'y')).toBe('gone');
    const score = commit('scoreInitiative', {
      set: [{ id: 'story1', kind: 'score', fields: { values: [] } }],
    } as Change);
    expect(takeBack(made, score, () => [])).toBe('cannot');
    const lost = commit('setStoryTitle', { set: [{ id: 'story1', kind: 'story', fields: { title: 'x' } }] });
    const unknown = () => {
      throw new UnknownBefore();
    };
    expect(takeBack(made, lost, unknown)).toBe('unknown');
    expect(takeBack(made, commit('moveStory', {}), () => 'y')).toBe('nothing');
  });

  it('takes an edit of a text back around what was written since', () => {
    const made = new Board();
    made.put({ kind: 'text', id: 's.description', value: 'One TWO three. And four.', version: 3 });
    const change: Committed = {
      ...commit('editText', { edit: [{ id: 's.description', version: 2, delta: [4, [3, 'TWO'], 7] }] } as Change),
    };
    const ops = takeBack(made, change, () => 'One two three.');
    for (const op of ops as readonly Op[]) evolve(made, predict(made, op, context));
    expect(made.get('text', 's.description')?.value).toBe('One two three. And four.');
  });
});
