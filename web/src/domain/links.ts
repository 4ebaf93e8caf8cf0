import { LINKS, type Change, type Entity, type Id, type Op } from '@/protocol/generated';
import type { BoardReader } from './board';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What removing a thing comes to, as the server does it: what belongs to it goes with it, links to it are taken away.
 * Walks the whole board.
 */
export function removing(board: BoardReader, id: Id): Change {
  if (!board.find(id)) return {};
  const gone = new Set([id]);
  let before: number;
  do {
    before = gone.size;
    for (const entity of board.everything()) if (belongsTo(entity, gone)) gone.add(entity.id);
  } while (gone.size > before);
  const set = [...board.everything()]
    .filter((entity) => !gone.has(entity.id))
    .flatMap((entity) => {
      const fields = lostLinks(entity, (link) => gone.has(link));
      return Object.keys(fields).length ? [{ id: entity.id, kind: entity.kind, fields }] : [];
    });
  return { ...(set.length ? { set } : {}), remove: [...gone] };
}

/** The ops that link to a thing again what was linked to it, for undoing its removal. */
export function relinking(board: BoardReader, id: Id): Op[] {
  const ops: Op[] = [];
  for (const entity of board.everything()) {
    const fields = entity as unknown as Fields;
    for (const name of LINKS[entity.kind]?.links ?? [])
      if (fields[name] === id) ops.push(...(RELINK[`${entity.kind}.${name}`]?.(entity.id, id) ?? []));
    for (const name of LINKS[entity.kind]?.several ?? [])
      if ((fields[name] as readonly Id[] | undefined)?.includes(id))
        ops.push(...(RELINK[`${entity.kind}.${name}`]?.(entity.id, id) ?? []));
  }
  return ops;
}

/** The op that makes a link, by kind and field; the right's vectors say what they do. */
const RELINK: Readonly<Record<string, (id: Id, to: Id) => readonly Op[]>> = {
  'story.initiative': (id, initiative) => [{ type: 'linkStory', id, initiative }],
  'idea.work': (id, work) => [{ type: 'linkIdea', id, work }],
  'idea.into': (id, into) => [{ type: 'mergeIdea', id, into }],
  'story.epic': (id, epic) => [{ type: 'setStoryEpic', id, epic }],
  'story.release': (id, release) => [{ type: 'releaseStory', id, release }],
  'epic.initiative': (id, initiative) => [{ type: 'linkEpic', id, initiative }],
  'initiative.objective': (id, objective) => [{ type: 'setInitiativeObjective', id, objective }],
  'initiative.needs': (id, needs) => [{ type: 'needInitiative', id, needs, on: true }],
  'initiative.owner': (id, owner) => [{ type: 'setInitiativeOwner', id, owner }],
};

/** Links of an entity to things of which `gone` says so, as the fields of a change: null, or the list without them. */
export function lostLinks(entity: Entity, gone: (link: Id) => boolean): Record<string, unknown> {
  const fields = entity as unknown as Fields;
  const lost: Record<string, unknown> = {};
  for (const name of LINKS[entity.kind]?.links ?? []) {
    const link = fields[name] as Id | undefined;
    if (link !== undefined && gone(link)) lost[name] = null;
  }
  for (const name of LINKS[entity.kind]?.several ?? []) {
    const all = (fields[name] ?? []) as readonly Id[];
    const left = all.filter((link) => !gone(link));
    if (left.length < all.length) lost[name] = left.length ? left : null;
  }
  return lost;
}

/** What a thing belongs to: it goes when one of these goes. */
export function ownersOf(entity: Entity): readonly Id[] {
  const fields = entity as unknown as Fields;
  const dot = entity.id.lastIndexOf('.');
  const named = (LINKS[entity.kind]?.owners ?? []).map((name) => fields[name] as Id);
  return dot < 0 ? named : [...named, entity.id.slice(0, dot)];
}

function belongsTo(entity: Entity, gone: ReadonlySet<Id>): boolean {
  return ownersOf(entity).some((owner) => gone.has(owner));
}
