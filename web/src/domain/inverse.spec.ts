// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entity, Op } from '@/protocol/generated';
import { sampleBoard } from '@/testing/sampleBoard';
import { Board } from './board';
import { evolve } from './evolve';
import { inverse } from './inverse';
import { predict } from './predict/predict';

const context = { member: 'm-ana', now: 0 };

function board(): Board {
  const made = new Board();
  for (const entity of sampleBoard(30)) made.put(entity);
  for (const [i, state] of (['todo', 'doing', 'done'] as const).entries())
    made.put({ kind: 'column', id: `column${i}`, title: state, state, rank: `a${i}` });
  const put = (id: string, fields: object) => made.put({ ...made.find(id)!, ...fields } as Entity);
  put('story1', { column: 'column1', startedAt: 5 });
  put('story2', { column: 'column2', startedAt: 5, doneAt: 7, review: 'accepted', acceptedIn: 'sprint0' });
  put('story3', {
    column: 'column2',
    startedAt: 5,
    doneAt: 7,
    review: 'returned',
    returned: 'Slow',
    doneDespite: 'By hand',
  });
  put('story4', { column: 'column2', startedAt: 5, doneAt: 7, doneChecks: ['gate2', 'gate3'] });
  put('story5', { column: 'column1', startedAt: 5, doneDespite: 'Agreed before' });
  put('criterion2', { unmet: 'Not seen' });
  made.put({ kind: 'availability', id: 'sprint0.m-bo', sprint: 'sprint0', member: 'm-bo', off: ['2026-01-06'] });
  return made;
}

function run(on: Board, ops: readonly Op[]): void {
  for (const op of ops) evolve(on, predict(on, op, context));
}

/** All entities by id; ranks as places, because a thing moved back may get another rank for the same place. */
function content(of: Board): Record<string, unknown> {
  const place = (entity: Entity) => {
    if (entity.kind === 'story') return { ...entity, rank: of.placeIn('backlog', entity.id) };
    if (entity.kind === 'lane') return { ...entity, rank: of.placeIn('lanes', entity.id) };
    if (entity.kind === 'criterion') return { ...entity, rank: of.placeIn(`criteria/${entity.story}`, entity.id) };
    if (entity.kind === 'column') return { ...entity, rank: of.placeIn('columns', entity.id) };
    // Somebody of whom nothing is said is there for all of it.
    if (entity.kind === 'availability' && !entity.off && entity.percent === undefined) return undefined;
    if (entity.kind === 'epic') return { ...entity, rank: of.placeIn('epics', entity.id) };
    if (entity.kind === 'task') return { ...entity, rank: of.placeIn(`tasks/${entity.story}`, entity.id) };
    if (entity.kind === 'gate') return { ...entity, rank: of.placeIn(`gates/${entity.of}`, entity.id) };
    if (entity.kind !== 'initiative') return entity;
    return { ...entity, rank: of.placeIn(`cell/${entity.lane}/${entity.horizon}`, entity.id) };
  };
  return Object.fromEntries([...of.everything()].map((entity) => [entity.id, place(entity)]).filter(([, one]) => one));
}

const story = fc.nat(29).map((i) => `story${i}`);
const initiative = fc.tuple(fc.nat(2), fc.nat(2)).map(([lane, i]) => `initiative${lane}${i}`);
const epic = fc.nat(1).map((i) => `epic${i}`);
const task = fc.nat(2).map((i) => `task${i}`);
const lane = fc.nat(2).map((i) => `lane${i}`);
const sprint = fc.constantFrom('sprint0', 'sprint1');
const member = fc.constantFrom('m-ana', 'm-bo', 'm-chen', 'm-dita');
const word = fc.constantFrom('One', 'Two');
const is = <T extends Op['type']>(type: T) => fc.constant(type);
const column = fc.constantFrom('column0', 'column1', 'column2');
const board8 = fc.nat(7).map((i) => `story${i}`);
const time = fc.constantFrom('sprint0.m-bo', 'sprint1.m-chen');
const is2 = fc.constantFrom('todo' as const, 'done' as const);
const maybe = { requiredKeys: ['type', 'id'] as ['type', 'id'] };

const anyOp = fc.oneof(
  fc.record({ type: is('moveStory'), id: story, after: story }, maybe),
  fc.record({ type: is('setStoryTitle'), id: story, title: word }),
  fc.record({ type: is('setStoryPoints'), id: story, points: fc.nat(9) }, maybe),
  fc.record({ type: is('linkStory'), id: story, initiative }, maybe),
  fc.record({ type: is('planStory'), id: story, sprint }, maybe),
  fc.record({ type: is('labelStory'), id: story, label: fc.constantFrom('bug', 'new'), on: fc.boolean() }),
  fc.record({ type: is('assignStory'), id: story, member, on: fc.boolean() }),
  fc.record({ type: is('removeStory'), id: story }),
  fc.record({ type: is('setStoryType'), id: story, as: fc.constantFrom('bug', 'chore') }, maybe),
  fc.record({ type: is('setStoryAsA'), id: story, asA: word }, maybe),
  fc.record({ type: is('setStoryEpic'), id: story, epic }, maybe),
  fc.record({ type: is('needStory'), id: story, needs: story, on: fc.boolean() }),
  fc.record({ type: is('blockStory'), id: story, reason: word }),
  fc.record({ type: is('unblockStory'), id: story }),
  fc.record({ type: is('takeStory'), id: story, member }),
  fc.record({ type: is('createEpic'), id: fc.constant('newEpic'), title: word }),
  fc.record({ type: is('moveEpic'), id: epic, after: epic }, maybe),
  fc.record({ type: is('linkEpic'), id: epic, initiative }, maybe),
  fc.record({ type: is('removeEpic'), id: epic }),
  fc.record({ type: is('addTask'), id: fc.constant('newTask'), story, text: word }),
  fc.record({ type: is('checkTask'), id: task, done: fc.boolean() }),
  fc.record({ type: is('moveTask'), id: task, after: task }, maybe),
  fc.record({ type: is('givePart'), id: fc.oneof(task, fc.constant('question0')), story }),
  fc.record({ type: is('removeTask'), id: task }),
  fc.record({ type: is('removeQuestion'), id: fc.constant('question0') }),
  fc.record({ type: is('checkGate'), id: story, gate: fc.constantFrom('gate0', 'gate1', 'gate3'), on: fc.boolean() }),
  fc.record({ type: is('overrideGate'), id: story, of: fc.constantFrom('ready', 'done'), reason: word }),
  fc.record({ type: is('removeGate'), id: fc.constantFrom('gate0', 'gate1') }),
  fc.record({
    type: is('addComment'),
    id: fc.constant('newComment'),
    on: story,
    text: word,
    mentions: fc.constant([]),
  }),
  fc.record({ type: is('saveFilter'), id: fc.constant('f'), title: word, query: word, shared: fc.boolean() }),
  fc.record({ type: is('createStory'), id: fc.constant('new'), title: word, after: story }),
  fc.record(
    { type: is('moveInitiative'), id: initiative, lane, horizon: fc.constantFrom('now', 'later'), after: initiative },
    {
      requiredKeys: ['type', 'id', 'lane', 'horizon'],
    },
  ),
  fc.record({ type: is('removeInitiative'), id: initiative }),
  fc.record({ type: is('moveLane'), id: lane, after: lane }, maybe),
  fc.record({ type: is('removeSprint'), id: sprint }),
  fc.record({ type: is('setSprintGoal'), id: sprint, goal: word }, maybe),
  fc.record({ type: is('removeMember'), id: member }),
  fc.record({ type: is('setMemberHats'), id: member, hats: fc.constantFrom([], ['po' as const]) }),
  fc.record({ type: is('checkCriterion'), id: fc.constant('criterion1'), done: fc.boolean() }),
  fc.record({ type: is('moveCriterion'), id: fc.constant('criterion2') }),
  fc.record({ type: is('checkCriterion'), id: fc.constantFrom('criterion0', 'criterion2'), done: fc.boolean() }),
  fc.record({ type: is('returnCriterion'), id: fc.constantFrom('criterion0', 'criterion2'), reason: word }, maybe),
  fc.record({ type: is('setDaysOff'), id: time, off: fc.constantFrom([], ['2026-01-07']) }),
  fc.record({ type: is('setAvailability'), id: time, percent: fc.nat(100) }, maybe),
  fc.record({ type: is('commitSprint'), id: sprint }),
  fc.record({ type: is('closeSprint'), id: fc.constant('sprint0'), to: fc.constant('sprint1') }, maybe),
  fc.record({ type: is('createColumn'), id: fc.constant('new'), title: word, state: is2, after: column }),
  fc.record({ type: is('moveColumn'), id: column, after: column }, maybe),
  fc.record({ type: is('setColumnLimit'), id: column, limit: fc.nat(9) }, maybe),
  fc.record({ type: is('removeColumn'), id: column }),
  fc.record({ type: is('moveOnBoard'), id: board8, column, despite: word }, maybe),
  fc.record({ type: is('acceptStory'), id: board8, despite: word }, maybe),
  fc.record({ type: is('returnStory'), id: board8, reason: word }),
  fc.record({ type: is('clearReview'), id: board8 }),
  fc.record({ type: is('setVision'), id: fc.constant(sampleBoard(0)[0]!.id) }),
) as fc.Arbitrary<Op>;

/** Order of assignees and labels is the order they were put on, so one taken back may stand at another place. */
function sorted(all: Record<string, unknown>): unknown {
  return JSON.parse(JSON.stringify(all, (_, value: unknown) => (Array.isArray(value) ? value.slice().sort() : value)));
}

describe('inverse', () => {
  it('takes any op back', () => {
    fc.assert(
      fc.property(anyOp, (op) => {
        const made = board();
        const before = sorted(content(made));
        const back = inverse(made, op)!;
        run(made, [op]);
        run(made, back);
        expect(sorted(content(made))).toEqual(before);
      }),
      { seed: 20260105, numRuns: 400 },
    );
  });

  it('takes a text edit back', () => {
    const made = board();
    const op: Op = { type: 'editText', id: 'story0.description', base: 1, delta: [3, [2, 'an', 'other'], 67] };
    const before = made.get('text', op.id)!;
    const fits: Op = { ...op, delta: [3, [2, 'an', 'other'], before.value.length - 5] };
    const back = inverse(made, fits)!;
    run(made, [fits]);
    expect(made.get('text', op.id)?.value.slice(0, 11)).toBe('As an\nother');
    run(made, back);
    expect(made.get('text', op.id)).toEqual({ ...before, version: 3 });
  });

  it('knows what cannot be taken back', () => {
    expect(inverse(board(), { type: 'acceptProposal', id: 'proposal0' })).toBeUndefined();
  });
});
