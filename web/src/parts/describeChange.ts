import { t } from '@/lang/texts';
import type { Committed, Entity, Id } from '@/protocol/generated';

/** Where things are looked up; a BoardView is one. */
export interface Things {
  find(id: Id): Entity | undefined;
}

/** One field a change set, in words. */
export interface Detail {
  readonly field: string;
  readonly value: string;
}

/** A change as people read it. */
export interface Told {
  readonly did: string;
  /** What it was about, as people call it; empty: the board. */
  readonly subject: string;
  /** The card that shows it; undefined: it has none. */
  readonly card: Id | undefined;
  readonly details: readonly Detail[];
  readonly reason: string | undefined;
  /** How many more things it touched. */
  readonly more: number;
}

/** Fields that hold why somebody did it. */
const REASONS = ['reason', 'returned', 'unmet', 'doneDespite', 'readyDespite', 'blocked'];
/** Fields that say nothing to people. */
const SILENT = new Set([
  'rank',
  'version',
  'kind',
  'id',
  'key',
  'op',
  'value',
  'story',
  'member',
  'at',
  'state',
  ...REASONS,
]);
/** Fields a thing is called by, and what a new one is not yet, are said by the sentence itself. */
const NAMES = ['title', 'name', 'text'];
const TIMES = /At$|Since$|^at$/;
const MOST_DETAILS = 4;
const when = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** @param named names of things that are gone, from what is known of the past */
export function tell(board: Things, change: Committed, named: ReadonlyMap<Id, string>): Told {
  const touched: readonly { readonly id: Id; readonly fields: Readonly<Record<string, unknown>> }[] = [
    ...(change.put ?? []).map((entity) => ({ id: entity.id, fields: entity as unknown as Record<string, unknown> })),
    ...(change.set ?? []).map(({ id, fields }) => ({ id, fields: fields as Record<string, unknown> })),
    ...(change.remove ?? []).map((id) => ({ id, fields: {} })),
    ...(change.edit ?? []).map(({ id }) => ({ id, fields: {} })),
  ];
  const first = change.op === 'closeSprint' ? touched.find(({ id }) => board.find(id)?.kind === 'sprint') : touched[0];
  const name = (id: Id) => nameOf(board, id) ?? named.get(id) ?? '';
  const fields = Object.entries(first?.fields ?? {});
  const created = (change.put?.length ?? 0) > 0;
  const details = fields
    .filter(([field, value]) => !SILENT.has(field) && !(created && (NAMES.includes(field) || value === false)))
    .slice(0, MOST_DETAILS)
    .map(([field, value]) => ({ field: t.history.fields[field] ?? words(field), value: show(value, field, name) }));
  const said = touched
    .flatMap((each) => REASONS.map((field) => each.fields[field]))
    .find((value) => typeof value === 'string');
  return {
    did: t.history.did[change.op] ?? words(change.op),
    subject: first ? name(first.id) : '',
    card: first && cardOf(board, first.id),
    details,
    reason: said,
    more: Math.max(0, new Set(touched.map(({ id }) => id)).size - 1),
  };
}

/** What people call a thing; undefined: it is not on the board. */
export function nameOf(board: Things, id: Id): string | undefined {
  const [own, part] = id.split('.') as [Id, string | undefined];
  const member = part === undefined ? undefined : board.find(part);
  if (member?.kind === 'member') return member.name;
  const found = board.find(own);
  return found && entityName(found);
}

/** What people call an entity. */
export function entityName(entity: Entity): string {
  const fields = entity as unknown as Readonly<Record<string, unknown>>;
  if (entity.kind === 'story') return `${entity.key} ${entity.title}`;
  for (const field of NAMES) if (typeof fields[field] === 'string') return fields[field];
  return '';
}

/** The card a thing is shown on. */
function cardOf(board: Things, id: Id): Id | undefined {
  const own = id.split('.')[0]!;
  const thing = board.find(own);
  if (thing?.kind === 'story' || thing?.kind === 'initiative') return own;
  return thing && 'story' in thing && typeof thing.story === 'string' ? thing.story : undefined;
}

function show(value: unknown, field: string, name: (id: Id) => string): string {
  if (value === null || value === undefined) return t.history.none;
  if (typeof value === 'boolean') return value ? t.history.yes : t.history.no;
  if (typeof value === 'number') return TIMES.test(field) ? when.format(value) : String(value);
  if (Array.isArray(value)) return value.map((each) => show(each, field, name)).join(', ') || t.history.none;
  if (typeof value !== 'string') return '';
  return name(value) || (value.length > 120 ? `${value.slice(0, 120)}…` : value);
}

/** "setStoryPoints" as "set story points". */
function words(name: string): string {
  return name.replace(/([A-Z])/g, ' $1').toLowerCase();
}
