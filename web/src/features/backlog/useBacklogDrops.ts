import { computed, type ComputedRef } from 'vue';
import { useBoard } from '@/board/useBoard';
import { t } from '@/lang/texts';
import type { Id } from '@/protocol/generated';
import { activeMove } from '@/ui/move/moves';
import { useDropList, type DropOver } from '@/ui/move/useDropList';

/** Key of the list in moves, and its name in presence. */
export const BACKLOG = 'backlog';

export interface BacklogDrops {
  readonly over: ComputedRef<DropOver | undefined>;
  /** What the drop line says: the rank it will get, or the one being typed. */
  readonly label: ComputedRef<string>;
}

/**
 * Drops into the list. It may show a part of the order (a filter): a place among the shown stories is then told by the story it follows
 * in the whole, and ranks are those of the whole.
 */
export function useBacklogDrops(
  list: () => HTMLElement | null,
  shown: { ids: () => readonly Id[]; filtered: () => boolean },
  lines: { indexOf: (key: string) => number; height: () => number; reveal: (index: number) => void },
  drop: (id: Id, after: Id | undefined) => string | undefined,
): BacklogDrops {
  const { board } = useBoard();
  const without = (ids: readonly Id[], id: Id | undefined) => ids.filter((other) => other !== id);
  const rest = () => without(shown.ids(), activeMove.value?.item.id);

  function afterAt(index: number, others: readonly Id[]): Id | undefined {
    if (index > 0 || !shown.filtered()) return others[index - 1];
    const all = without(board.backlog.value, activeMove.value?.item.id);
    return all[all.indexOf(others[0] ?? '') - 1];
  }

  function rankAt(index: number, { id }: { id: Id }): number {
    if (!shown.filtered()) return index + 1;
    const after = afterAt(index, without(shown.ids(), id));
    if (after === undefined) return 1;
    return board.rankOf(after) + (board.rankOf(id) < board.rankOf(after) ? 0 : 1);
  }

  const { over } = useDropList(list, {
    key: BACKLOG,
    name: t.backlog.title,
    ids: shown.ids,
    accepts: ({ kind }) => kind === 'story',
    drop: ({ id, after }) => drop(id, after),
    rankAt,
    count: () => board.backlog.value.length,
    afterAt,
    reveal: (index) => {
      const others = rest();
      lines.reveal(lines.indexOf(others[Math.min(index, others.length - 1)] ?? ''));
    },
    lineAt: (index) => {
      const others = rest();
      const next = others[index];
      const line = next === undefined ? lines.indexOf(others.at(-1) ?? '') + 1 : lines.indexOf(next);
      return line * lines.height();
    },
  });

  const label = computed(() => {
    const typed = activeMove.value?.typed;
    return typed === undefined ? t.move.rank(over.value?.rank ?? 0) : t.move.typed(typed);
  });
  return { over, label };
}
