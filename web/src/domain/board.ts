import type { Entity, Id, Kind } from '@/protocol/generated';
import { listsOf, sortKey } from './lists';
import { SortedIds } from './order';

export type EntityOf<K extends Kind> = Extract<Entity, { kind: K }>;

/** What may be asked of a board. */
export interface BoardReader {
  find(id: Id): Entity | undefined;
  get<K extends Kind>(kind: K, id: Id): EntityOf<K> | undefined;
  all<K extends Kind>(kind: K): IterableIterator<EntityOf<K>>;
  /** All entities, in no order. */
  everything(): IterableIterator<Entity>;
  /** Ids of a list (see `lists`), in order. Live: copy it to keep it. */
  list(name: string): readonly Id[];
  /** Place in a list, 0 for the first; -1: not in it. */
  placeIn(name: string, id: Id): number;
  /** A removed entity and what was removed together with it; empty: not known here. */
  removedWith(id: Id): readonly Entity[];
}

/** What changed on a board since it was asked last. */
export interface Touched {
  readonly ids: Set<Id>;
  readonly lists: Set<string>;
}

const MOST_REMOVED = 500;

/**
 * The entities of a board and their lists, changed in place: one change costs what it touches, not the size of the
 * board. Entities are frozen and may be shared between boards.
 */
export class Board implements BoardReader {
  private readonly entities = new Map<Id, Entity>();
  private readonly kinds = new Map<Kind, Map<Id, Entity>>();
  private readonly sorted = new Map<string, SortedIds>();
  private readonly removed = new Map<Id, { entity: Entity; batch: number }>();
  private batch = 0;
  private touched: Touched = { ids: new Set(), lists: new Set() };

  get size(): number {
    return this.entities.size;
  }

  find(id: Id): Entity | undefined {
    return this.entities.get(id);
  }

  get<K extends Kind>(kind: K, id: Id): EntityOf<K> | undefined {
    return this.kinds.get(kind)?.get(id) as EntityOf<K> | undefined;
  }

  all<K extends Kind>(kind: K): IterableIterator<EntityOf<K>> {
    return (this.kinds.get(kind)?.values() ?? [].values()) as IterableIterator<EntityOf<K>>;
  }

  ids(): IterableIterator<Id> {
    return this.entities.keys();
  }

  /** All entities, in no order. */
  everything(): IterableIterator<Entity> {
    return this.entities.values();
  }

  list(name: string): readonly Id[] {
    return this.sorted.get(name)?.ids ?? [];
  }

  placeIn(name: string, id: Id): number {
    const entity = this.entities.get(id);
    return (entity && this.sorted.get(name)?.indexOf(id, sortKey(entity))) ?? -1;
  }

  removedWith(id: Id): readonly Entity[] {
    const batch = this.removed.get(id)?.batch;
    return batch === undefined ? [] : [...this.removed.values()].filter((r) => r.batch === batch).map((r) => r.entity);
  }

  /** Puts an entity in the place of what had its id. The object is frozen, the board keeps it. */
  put(entity: Entity): void {
    const before = this.entities.get(entity.id);
    if (before === entity) return;
    if (before) this.takeOut(before);
    Object.freeze(entity);
    this.entities.set(entity.id, entity);
    let kind = this.kinds.get(entity.kind);
    if (!kind) this.kinds.set(entity.kind, (kind = new Map()));
    kind.set(entity.id, entity);
    for (const name of listsOf(entity)) {
      let list = this.sorted.get(name);
      if (!list) this.sorted.set(name, (list = new SortedIds()));
      list.add(entity.id, sortKey(entity));
      this.touched.lists.add(name);
    }
    this.touched.ids.add(entity.id);
    this.removed.delete(entity.id);
  }

  /** Removes entities that go together: one of them brought back brings back all. */
  remove(ids: Iterable<Id>): void {
    this.batch++;
    for (const id of ids) {
      const before = this.entities.get(id);
      if (!before) continue;
      this.takeOut(before);
      this.entities.delete(id);
      this.kinds.get(before.kind)!.delete(id);
      this.touched.ids.add(id);
      this.removed.set(id, { entity: before, batch: this.batch });
    }
    for (const id of this.removed.keys()) {
      if (this.removed.size <= MOST_REMOVED) break;
      this.removed.delete(id);
    }
  }

  /** What changed since the last call. */
  takeTouched(): Touched {
    const taken = this.touched;
    this.touched = { ids: new Set(), lists: new Set() };
    return taken;
  }

  private takeOut(entity: Entity): void {
    for (const name of listsOf(entity)) {
      const list = this.sorted.get(name)!;
      list.delete(entity.id, sortKey(entity));
      if (list.ids.length === 0) this.sorted.delete(name);
      this.touched.lists.add(name);
    }
  }
}
