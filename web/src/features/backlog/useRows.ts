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
  const lines = new Map<Id, Row>();
  const lineOf = (key: Id): Row => {
    let line = lines.get(key);
    if (!line) lines.set(key, (line = { key, kind: 'story' }));
    return line;
  };

  const followers = computed(() => {
    const list: { after: Id | undefined; row: Row }[] = [];
    const open = adding();
    if (open) list.push({ after: open.after, row: { key: NEW_ROW, kind: 'new' } });
    for (const { id, op } of board.openProposals())
      if (op.type === 'createStory') list.push({ after: op.after, row: { key: id, kind: 'proposal' } });
    return list;
  });

  const rows = computed(() => {
    const shown = ids();
    const list = shown.map(lineOf);
    if (!followers.value.length) return list;
    // From the last to the first, so that those after the same story keep their order.
    for (const { after, row } of followers.value.toReversed())
      list.splice(after === undefined ? 0 : list.indexOf(lineOf(after)) + 1, 0, row);
    return list;
  });
  const index = computed(() => new Map(rows.value.map((row, at) => [row.key, at])));
  return { rows, indexOf: (key) => index.value.get(key) ?? -1 };
}
