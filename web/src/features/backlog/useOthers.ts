import { computed } from 'vue';
import { useBoard } from '@/board/useBoard';
import type { Id, Presence } from '@/protocol/generated';

const NOBODY: readonly Presence[] = [];

/** Where the others are in this list: on which row, and what they drag over it. */
export function useOthers(view: string) {
  const { presence } = useBoard();
  const onRow = computed(() => {
    const rows = new Map<Id, Presence[]>();
    for (const person of presence.others.value) {
      const id = person.drag?.id ?? person.card;
      if (id) rows.set(id, [...(rows.get(id) ?? []), person]);
    }
    return rows;
  });
  /** What others hold over this list now, with the row they hold it under. */
  const ghosts = computed(() => presence.others.value.filter((person) => person.drag?.over.view === view));
  return { on: (id: Id) => onRow.value.get(id) ?? NOBODY, ghosts };
}
