import type { Id } from '@/protocol/generated';

/** Ids kept in order of a text key (ASCII), then of the id. Adding and removing cost a binary search and a shift. */
export class SortedIds {
  private readonly sorted: Id[] = [];
  private readonly keys: string[] = [];

  /** The ids in order. A live array: copy it to keep it. */
  get ids(): readonly Id[] {
    return this.sorted;
  }

  add(id: Id, key: string): void {
    const at = this.search(id, key);
    if (this.sorted[at] === id) return;
    this.sorted.splice(at, 0, id);
    this.keys.splice(at, 0, key);
  }

  delete(id: Id, key: string): void {
    const at = this.search(id, key);
    if (this.sorted[at] !== id) return;
    this.sorted.splice(at, 1);
    this.keys.splice(at, 1);
  }

  /** Place of an id, 0 for the first; -1 when it is not in here under this key. */
  indexOf(id: Id, key: string): number {
    const at = this.search(id, key);
    return this.sorted[at] === id ? at : -1;
  }

  /** First place whose entry is not before (key, id). */
  private search(id: Id, key: string): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = this.keys[middle]!;
      if (there < key || (there === key && this.sorted[middle]! < id)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
