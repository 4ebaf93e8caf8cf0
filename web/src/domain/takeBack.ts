import type { Committed, Entity, Id, Kind, Op, Story } from '@/protocol/generated';
import { acceptedAgain, DONE_BEFORE, plannedAgain } from './readiness';
import { REMOVERS, SETTERS } from './setters';
import { applyDelta, mergedText, textEdits } from './text';

/** Why one change of the past cannot be taken back. */
export type NotTaken = 'gone' | 'unknown' | 'cannot' | 'nothing';

/** What is asked of the board. */
interface Things {
  find(id: Id): Entity | undefined;
  all<K extends Kind>(kind: K): Iterable<Extract<Entity, { kind: K }>>;
}

/** What a field of a thing was before; undefined: it had none. Throws {@link UnknownBefore} when nobody can tell any more. */
export type Before = (id: Id, field: string) => unknown;

/** The log no longer holds what a field was. */
export class UnknownBefore extends Error {}

type Fields = Readonly<Record<string, unknown>>;

/** The op that sets fields of a kind, by those fields. What an op's own field is called is on the right. */
const SET: Readonly<Partial<Record<Kind, readonly { type: Op['type']; fields: Readonly<Record<string, string>> }[]>>> =
  {
    story: [
      { type: 'setStoryTitle', fields: { title: 'title' } },
      { type: 'setStoryPoints', fields: { points: 'points' } },
      { type: 'linkStory', fields: { initiative: 'initiative' } },
    ],
    criterion: [
      { type: 'setCriterionText', fields: { text: 'text' } },
      { type: 'checkCriterion', fields: { done: 'done' } },
    ],
    sprint: [
      { type: 'setSprintTitle', fields: { title: 'title' } },
      { type: 'setSprintGoal', fields: { goal: 'goal' } },
      { type: 'setSprintDates', fields: { start: 'start', end: 'end' } },
    ],
    lane: [{ type: 'setLaneTitle', fields: { title: 'title' } }],
    initiative: [{ type: 'setInitiativeTitle', fields: { title: 'title' } }],
    column: [
      { type: 'setColumnTitle', fields: { title: 'title' } },
      { type: 'setColumnLimit', fields: { limit: 'limit' } },
    ],
    availability: [
      { type: 'setAvailability', fields: { percent: 'percent' } },
      { type: 'setDaysOff', fields: { off: 'off' } },
    ],
    board: [
      { type: 'setBoardTitle', fields: { title: 'title' } },
      { type: 'setTimeZone', fields: { zone: 'zone' } },
      { type: 'setVision', fields: { vision: 'vision' } },
    ],
    member: [
      { type: 'setMemberName', fields: { name: 'name' } },
      { type: 'setMemberHats', fields: { hats: 'hats' } },
    ],
  };

const REMOVE: Readonly<Partial<Record<Kind, Op['type']>>> = {
  ...REMOVERS,
  lane: 'removeLane',
  initiative: 'removeInitiative',
  story: 'removeStory',
  criterion: 'removeCriterion',
  sprint: 'removeSprint',
  column: 'removeColumn',
};

/** The move within an order, by kind. */
const MOVE: Readonly<Partial<Record<Kind, Op['type']>>> = {
  story: 'moveStory',
  lane: 'moveLane',
  criterion: 'moveCriterion',
  column: 'moveColumn',
};

/** Op fields that are lists: absent is an empty one. */
const LISTS = new Set(['off', 'hats']);

/**
 * The ops that take one change of the past back, to be done with its version as guard; or why there are none. What was written since
 * around an edit of a text stays, so that one needs no guard.
 *
 * @param before what fields were before the change
 */
export function takeBack(board: Things, change: Committed, before: Before): readonly Op[] | NotTaken {
  try {
    const ops: Op[] = [];
    for (const entity of change.put ?? []) {
      // A text that begins is put blank; what was written is its edit.
      if (entity.kind === 'text') continue;
      const type = REMOVE[entity.kind];
      if (!type) return 'cannot';
      if (!board.find(entity.id)) return 'gone';
      ops.push({ type, id: entity.id } as Op);
    }
    const [gone] = change.remove ?? [];
    // What went with it comes back with it.
    if (gone !== undefined) ops.push({ type: 'restoreEntity', id: gone });
    for (const { id, delta } of change.edit ?? []) {
      const now = board.find(id);
      if (now?.kind !== 'text') return 'gone';
      const was = String(before(id, 'value') ?? '');
      ops.push(...textEdits(id, now.version, now.value, mergedText(applyDelta(was, delta), was, now.value)));
    }
    for (const { id, kind, fields } of change.set ?? []) {
      // A thing that was removed takes links to it away; bringing it back comes first.
      const entity = board.find(id);
      if (!entity) return 'gone';
      const back = setBack(board, entity, kind, Object.keys(fields), before);
      if (!back) return 'cannot';
      ops.push(...back);
    }
    return ops.length ? ops : 'nothing';
  } catch (problem) {
    if (problem instanceof UnknownBefore) return 'unknown';
    throw problem;
  }
}

function setBack(
  board: Things,
  entity: Entity,
  kind: Kind,
  names: readonly string[],
  before: Before,
): readonly Op[] | undefined {
  const { id } = entity;
  const left = new Set(names);
  const ops: Op[] = [];
  const takes = (...some: readonly string[]) =>
    some.some((name) => left.delete(name)) && some.forEach((n) => left.delete(n));
  if (kind === 'story' && (left.has('column') || left.has('startedAt') || left.has('doneAt'))) {
    takes('column', 'startedAt', 'doneAt', 'doneDespite');
    ops.push(onBoard(id, names, before));
  }
  if (kind === 'story' && (left.has('review') || left.has('acceptedIn') || left.has('returned'))) {
    takes('review', 'acceptedIn', 'returned', 'doneDespite');
    ops.push(...reviewed(board, entity as Story, before));
  }
  if (kind === 'story' && left.has('sprint')) {
    left.delete('sprint');
    ops.push(...plannedAgain(board, entity as Story, before(id, 'sprint') as Id | undefined));
  }
  for (const [field, of] of [
    ['readyDespite', 'ready'],
    ['doneDespite', 'done'],
  ] as const) {
    if (kind !== 'story' || !left.delete(field)) continue;
    const reason = before(id, field) as string | undefined;
    ops.push({ type: 'overrideGate', id, of, ...(reason === undefined ? {} : { reason }) });
  }
  if (kind === 'criterion' && left.has('unmet')) {
    takes('unmet', 'done');
    const reason = before(id, 'unmet') as string | undefined;
    ops.push({ type: 'returnCriterion', id, ...(reason === undefined ? {} : { reason }) });
    if (reason === undefined && before(id, 'done')) ops.push({ type: 'checkCriterion', id, done: true });
  }
  if (kind === 'initiative' && (left.has('lane') || left.has('horizon') || left.has('rank'))) {
    takes('lane', 'horizon', 'rank');
    const was = entity as unknown as { lane: Id; horizon: 'now' | 'next' | 'later' };
    const lane = (names.includes('lane') ? before(id, 'lane') : was.lane) as Id;
    const horizon = (names.includes('horizon') ? before(id, 'horizon') : was.horizon) as typeof was.horizon;
    ops.push({ type: 'moveInitiative', id, lane, horizon });
  }
  if (left.has('rank') && MOVE[kind]) {
    left.delete('rank');
    ops.push({ type: MOVE[kind], id, ...after(board, entity, String(before(id, 'rank'))) } as Op);
  }
  for (const [field, type, value] of [
    ['assignees', 'assignStory', 'member'],
    ['labels', 'labelStory', 'label'],
  ] as const)
    if (kind === 'story' && left.delete(field)) ops.push(...toggles(entity, field, type, value, before));
  for (const { type, fields } of settersOf(kind)) {
    const own = Object.values(fields);
    if (!own.some((field) => left.has(field))) continue;
    own.forEach((field) => left.delete(field));
    ops.push({ type, id, ...valuesOf(entity, names, fields, before) } as unknown as Op);
  }
  return left.size ? undefined : ops;
}

function settersOf(kind: Kind): readonly { type: Op['type']; fields: Readonly<Record<string, string>> }[] {
  const more = Object.entries(SETTERS).flatMap(([type, setter]) =>
    setter?.kind === kind ? [{ type: type as Op['type'], fields: setter.fields }] : [],
  );
  return [...(SET[kind] ?? []), ...more];
}

/** An op's fields with what they were: those the change set as before it, the others as they are. */
function valuesOf(
  entity: Entity,
  names: readonly string[],
  fields: Readonly<Record<string, string>>,
  before: Before,
): Fields {
  const now = entity as unknown as Fields;
  const values = Object.entries(fields).map(([own, field]) => {
    const value = names.includes(field) ? before(entity.id, field) : now[field];
    return [own, value ?? (LISTS.has(own) ? [] : undefined)] as const;
  });
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** Where a thing stood by its old rank, among those who stand there now. */
function after(board: Things, entity: Entity, rank: string): { after?: Id } {
  let best: { id: Id; rank: string } | undefined;
  for (const other of board.all(entity.kind)) {
    if (other.id === entity.id || !('rank' in other) || !sameOrder(other, entity)) continue;
    if (other.rank <= rank && (!best || other.rank > best.rank)) best = { id: other.id, rank: other.rank };
  }
  return best ? { after: best.id } : {};
}

function sameOrder(a: Entity, b: Entity): boolean {
  return a.kind !== 'criterion' || (b.kind === 'criterion' && a.story === b.story);
}

function onBoard(id: Id, names: readonly string[], before: Before): Op {
  const reason = names.includes('doneDespite') ? (before(id, 'doneDespite') as string | undefined) : undefined;
  const column = before(id, 'column') as Id | undefined;
  const at = (before(id, 'doneAt') ?? before(id, 'startedAt')) as number | undefined;
  return {
    type: 'moveOnBoard',
    id,
    ...(column === undefined ? {} : { column }),
    ...(column === undefined || at === undefined ? {} : { at }),
    ...(names.includes('doneAt') && before(id, 'doneAt') !== undefined ? { despite: reason ?? DONE_BEFORE } : {}),
  };
}

function reviewed(board: Things, story: Story, before: Before): readonly Op[] {
  const { id } = story;
  const review = before(id, 'review');
  if (review === 'returned') return [{ type: 'returnStory', id, reason: String(before(id, 'returned')) }];
  if (review !== 'accepted') return [{ type: 'clearReview', id }];
  return acceptedAgain(board, story, before(id, 'doneDespite') as string | undefined);
}

function toggles(
  entity: Entity,
  field: 'assignees' | 'labels',
  type: 'assignStory' | 'labelStory',
  value: 'member' | 'label',
  before: Before,
): readonly Op[] {
  const now = ((entity as unknown as Fields)[field] ?? []) as readonly string[];
  const was = (before(entity.id, field) ?? []) as readonly string[];
  const op = (each: string, on: boolean) => ({ type, id: entity.id, [value]: each, on }) as unknown as Op;
  return [
    ...now.filter((each) => !was.includes(each)).map((each) => op(each, false)),
    ...was.filter((each) => !now.includes(each)).map((each) => op(each, true)),
  ];
}
