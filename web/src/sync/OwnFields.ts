import type { Board } from '@/domain/board';
import { withFields } from '@/domain/evolve';
import type { Change, Entity, Id } from '@/protocol/generated';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Fields that the server tells only this person (a vote before its reveal), laid over the confirmed board. They are
 * kept apart because changes and snapshots, which everybody gets, come without them.
 */
export class OwnFields {
  private readonly fields = new Map<Id, Fields>();

  /** The server told some. An entity that is not here yet gets them when it comes. */
  tell(board: Board, list: readonly { readonly id: Id; readonly fields: Fields }[]): void {
    for (const { id, fields } of list) {
      this.fields.set(id, fields);
      this.lay(board, id);
    }
  }

  /** A change was applied to the board: what is public now is no longer own, the rest is laid over it again. */
  after(board: Board, change: Change): void {
    if (!this.fields.size) return;
    for (const { id, fields } of change.set ?? []) {
      const own = this.fields.get(id);
      if (own && Object.keys(fields).some((name) => name in own)) this.fields.delete(id);
      else this.lay(board, id);
    }
    for (const { id } of change.put ?? []) this.lay(board, id);
    for (const id of change.remove ?? []) this.fields.delete(id);
  }

  /** Whole entities as they are to be shown. */
  over(entities: readonly Entity[]): readonly Entity[] {
    if (!this.fields.size) return entities;
    return entities.map((entity) => withFields(entity, this.fields.get(entity.id) ?? {}));
  }

  clear(): void {
    this.fields.clear();
  }

  private lay(board: Board, id: Id): void {
    const entity = board.find(id);
    const own = this.fields.get(id);
    if (entity && own) board.put(withFields(entity, own));
  }
}
