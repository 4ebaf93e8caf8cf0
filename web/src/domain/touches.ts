import type { Change, Id } from '@/protocol/generated';

/** Which fields a change touches, as "id field"; "id *" when the entity comes or goes. */
export function touchedFields(change: Change): Set<string> {
  const touched = new Set<string>();
  for (const entity of change.put ?? []) touched.add(`${entity.id} *`);
  for (const { id, fields } of change.set ?? []) for (const field of Object.keys(fields)) touched.add(`${id} ${field}`);
  for (const id of change.remove ?? []) touched.add(`${id} *`);
  for (const { id } of change.edit ?? []) touched.add(`${id} value`);
  return touched;
}

/** Which entities a change touches. */
export function touchedIds(change: Change): Set<Id> {
  return new Set([
    ...(change.put ?? []).map((entity) => entity.id),
    ...(change.set ?? []).map(({ id }) => id),
    ...(change.remove ?? []),
    ...(change.edit ?? []).map(({ id }) => id),
  ]);
}

/** The first field both touch; undefined: they have nothing to do with each other. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): string | undefined {
  for (const field of a) {
    const id = field.slice(0, field.indexOf(' '));
    if (b.has(field) || b.has(`${id} *`)) return field;
    if (field.endsWith(' *')) for (const other of b) if (other.startsWith(`${id} `)) return field;
  }
  return undefined;
}
