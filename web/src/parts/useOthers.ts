import { computed, type ComputedRef, type Ref } from 'vue';
import type { Id, Presence } from '@/protocol/generated';

const NOBODY: readonly Presence[] = [];

/** Where the others are: on which row, and what they drag over which list. */
export function useOthers(people: Readonly<Ref<readonly Presence[]>>): {
  on(id: Id): readonly Presence[];
  ghostsOver(view: string): readonly Presence[];
} {
  const onRow: ComputedRef<ReadonlyMap<Id, Presence[]>> = computed(() => {
    const rows = new Map<Id, Presence[]>();
    for (const person of people.value) {
      const id = person.drag?.id ?? person.card;
      if (id) rows.set(id, [...(rows.get(id) ?? []), person]);
    }
    return rows;
  });
  return {
    on: (id) => onRow.value.get(id) ?? NOBODY,
    ghostsOver: (view) => people.value.filter((person) => person.drag?.over.view === view),
  };
}
