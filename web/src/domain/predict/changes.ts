import type { Change, Entity, Id } from '@/protocol/generated';
import type { BoardReader } from '@/domain/board';
import { rankBetween } from '@/domain/rank';

/** Who does an op, and when, as far as a prediction needs it. */
export interface PredictContext {
  readonly member: Id;
  /** ms since 1970. */
  readonly now: number;
}

/** Nothing changes, or only the server can tell what will. */
export const NOTHING: Change = {};

/** Sets fields of an entity: only what differs, null for a field that goes away. */
export function setFields(entity: Entity | undefined, fields: Readonly<Record<string, unknown>>): Change {
  if (!entity) return NOTHING;
  const before = entity as unknown as Readonly<Record<string, unknown>>;
  const changed = Object.entries(fields)
    .filter(([name, value]) => !same(before[name], value))
    .map(([name, value]) => [name, value ?? null]);
  if (changed.length === 0) return NOTHING;
  return { set: [{ id: entity.id, kind: entity.kind, fields: Object.fromEntries(changed) }] };
}

/** Puts a new entity; nothing when its id is taken. */
export function putNew(board: BoardReader, entity: Entity | undefined): Change {
  return entity && !board.find(entity.id) ? { put: [entity] } : NOTHING;
}

/** Several changes of one op as one. */
export function together(...changes: readonly Change[]): Change {
  const put = changes.flatMap((change) => change.put ?? []);
  const set = changes.flatMap((change) => change.set ?? []);
  const remove = changes.flatMap((change) => change.remove ?? []);
  const edit = changes.flatMap((change) => change.edit ?? []);
  return {
    ...(put.length ? { put } : {}),
    ...(set.length ? { set } : {}),
    ...(remove.length ? { remove } : {}),
    ...(edit.length ? { edit } : {}),
  };
}

/**
 * The rank right after `after` (undefined: first) in a list, for an entity that comes in or moves.
 * Undefined: no such place, or it stands there already.
 */
export function rankAfter(board: BoardReader, list: string, after: Id | undefined, moving: Id): string | undefined {
  const ids = board.list(list);
  const at = after === undefined ? -1 : board.placeIn(list, after);
  if (after === moving || (after !== undefined && at < 0)) return undefined;
  const next = ids[at + 1];
  if (next === moving) return undefined;
  return rankBetween(rankOf(board, after), rankOf(board, next));
}

/** A list value with a member put in or taken out; undefined when nothing is left. */
export function toggled<T>(values: readonly T[] | undefined, value: T, on: boolean): readonly T[] | undefined {
  const others = values ?? [];
  if (others.includes(value) === on) return values;
  const next = on ? [...others, value] : others.filter((other) => other !== value);
  return next.length ? next : undefined;
}

function rankOf(board: BoardReader, id: Id | undefined): string | undefined {
  const entity = id === undefined ? undefined : board.find(id);
  return entity && 'rank' in entity ? entity.rank : undefined;
}

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, i) => value === b[i]);
  return (a ?? undefined) === (b ?? undefined);
}
