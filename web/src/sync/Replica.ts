import { Board } from '@/domain/board';
import { evolve } from '@/domain/evolve';
import { predict } from '@/domain/predict/predict';
import { touchedIds } from '@/domain/touches';
import type { Change, Entity, Id, Op } from '@/protocol/generated';

/** An op to predict: whose it is and when it was made (ms since 1970). */
export interface Guess {
  readonly op: Op;
  readonly member: Id;
  readonly at: number;
}

/**
 * The board the server told (`confirmed`) and the board to show (`view`): confirmed with the pending ops predicted on
 * top. Only entities that predictions touch differ, so a change costs what it and the predictions touch.
 */
export class Replica {
  readonly confirmed = new Board();
  readonly view = new Board();
  private overlaid = new Set<Id>();
  /** Ids that changed on the confirmed board and are to be saved. */
  private unsaved = new Set<Id>();
  /** Ids that changed on the confirmed board and are not shown yet. */
  private changed = new Set<Id>();

  /** Ids shown ahead of the server. */
  get mine(): ReadonlySet<Id> {
    return this.overlaid;
  }

  /** Replaces the whole confirmed board. Entities that are the same stay the same objects. */
  replace(entities: readonly Entity[]): void {
    const kept = new Set(entities.map((entity) => entity.id));
    this.confirmed.remove([...this.confirmed.ids()].filter((id) => !kept.has(id)));
    for (const entity of entities) if (!sameEntity(this.confirmed.find(entity.id), entity)) this.confirmed.put(entity);
  }

  /** Predicts one more op, after all others. @returns what it changes on the view */
  append(guess: Guess): Change {
    const change = this.show(guess);
    for (const id of touchedIds(change)) this.overlaid.add(id);
    return change;
  }

  /** Shows the confirmed board as it is now, with these ops predicted again on top. */
  rebase(pending: Iterable<Guess>): void {
    this.collect();
    const { changed } = this;
    this.changed = new Set();
    const before = new Map([...this.overlaid].map((id) => [id, this.view.find(id)]));
    const gone: Id[] = [];
    for (const id of new Set([...this.overlaid, ...changed])) {
      const entity = this.confirmed.find(id);
      if (entity) this.view.put(entity);
      else gone.push(id);
    }
    this.view.remove(gone);
    this.overlaid = new Set();
    for (const guess of pending) this.append(guess);
    for (const [id, old] of before) {
      const now = this.view.find(id);
      if (old && now && now !== old && this.overlaid.has(id) && sameEntity(old, now)) this.view.put(old);
    }
  }

  /** Ids whose confirmed state changed since the last call. */
  takeUnsaved(): ReadonlySet<Id> {
    this.collect();
    const taken = this.unsaved;
    this.unsaved = new Set();
    return taken;
  }

  /** They were not saved after all. */
  keepUnsaved(ids: ReadonlySet<Id>): void {
    for (const id of ids) this.unsaved.add(id);
  }

  private collect(): void {
    for (const id of this.confirmed.takeTouched().ids) {
      this.changed.add(id);
      this.unsaved.add(id);
    }
  }

  private show({ op, member, at }: Guess): Change {
    try {
      const change = predict(this.view, op, { member, now: at });
      evolve(this.view, change);
      return change;
    } catch {
      // An op of an older page, kept on this device, may not fit what predict expects. The server decides on it.
      return {};
    }
  }
}

/** Whether two entities have the same fields with the same values; order of fields does not count. */
export function sameEntity(a: Entity | undefined, b: Entity): boolean {
  if (!a || Object.keys(a).length !== Object.keys(b).length) return false;
  const other = b as unknown as Record<string, unknown>;
  return Object.entries(a).every(([field, value]) => same(value, other[field]));
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
