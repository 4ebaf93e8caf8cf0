import type { Change, Entity } from '@/protocol/generated';
import type { Board } from './board';
import { applyDelta } from './text';

/**
 * Applies a change to a board: put, set, remove, edit, in this order. Knows no op. A `set` or `edit` of an id that is
 * not there is left out.
 */
export function evolve(board: Board, change: Change): void {
  for (const entity of change.put ?? []) board.put(entity);
  for (const { id, fields } of change.set ?? []) {
    const before = board.find(id);
    if (before) board.put(withFields(before, fields));
  }
  if (change.remove?.length) board.remove(change.remove);
  for (const { id, version, delta } of change.edit ?? []) {
    const text = board.get('text', id);
    if (text) board.put({ ...text, value: applyDelta(text.value, delta), version });
  }
}

/** An entity with some fields changed; null takes a field away. */
export function withFields<E extends Entity>(entity: E, fields: Readonly<Record<string, unknown>>): E {
  const next: Record<string, unknown> = { ...entity };
  for (const [name, value] of Object.entries(fields)) {
    if (value === null || value === undefined) delete next[name];
    else Object.defineProperty(next, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return next as unknown as E;
}
