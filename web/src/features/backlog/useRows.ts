import { computed, type ComputedRef } from 'vue';
import type { BoardView } from '@/board/useBoard';
import type { Id } from '@/protocol/generated';

/** A line of the list: a story, a story somebody proposes, or the field for a new one. `key` is the entity's id. */
export interface Row {
  readonly key: string;
  readonly kind: 'story' | 'proposal' | 'new';
}

export const NEW_ROW = 'new';

/** Where the field for a new story stands: after a story, or first. */
export interface Adding {
  readonly after: Id | undefined;
}

export interface Rows {
  readonly rows: ComputedRef<readonly Row[]>;
  readonly indexOf: (key: string) => number;
}

/** The lines in order: stories, each followed by what is to come right after it. */
export function useRows(board: BoardView, ids: () => readonly Id[], adding: () => Adding | undefined): Rows {
  const rows = computed(() => {
    const shown = ids();
    const present = new Set(shown);
    const followers = new Map<Id | undefined, Row[]>();
    const follow = (after: Id | undefined, row: Row) => {
      const place = after !== undefined && present.has(after) ? after : undefined;
      followers.set(place, [...(followers.get(place) ?? []), row]);
    };
    const open = adding();
    if (open) follow(open.after, { key: NEW_ROW, kind: 'new' });
    for (const { id, op } of board.openProposals())
      if (op.type === 'createStory') follow(op.after, { key: id, kind: 'proposal' });

    const list: Row[] = [...(followers.get(undefined) ?? [])];
    for (const id of shown) {
      list.push({ key: id, kind: 'story' });
      const more = followers.get(id);
      if (more) list.push(...more);
    }
    return list;
  });
  const index = computed(() => new Map(rows.value.map((row, at) => [row.key, at])));
  return { rows, indexOf: (key) => index.value.get(key) ?? -1 };
}
