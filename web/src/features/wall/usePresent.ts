import { computed, type ComputedRef } from 'vue';
import { useBoard } from '@/board/useBoard';
import { usePeople, type Person } from '@/board/usePeople';
import { t } from '@/lang/texts';
import type { Id } from '@/protocol/generated';

/**
 * Whom a stage shows: those who did what it is about, in their order, then who else is here. Screens are nobody.
 *
 * @param did who did it
 */
export function usePresent(did: () => readonly Id[]): ComputedRef<readonly (Person & { readonly did: boolean })[]> {
  const { board } = useBoard();
  const people = usePeople();
  return computed(() => {
    const done = did();
    const name = (id: Id) => board.members.get(id)?.name ?? t.common.somebody;
    return [
      ...done.map((id) => ({ id, name: name(id), did: true })),
      ...people.value
        .filter(({ id }) => board.members.has(id) && !done.includes(id))
        .map((person) => ({ ...person, did: false })),
    ];
  });
}
