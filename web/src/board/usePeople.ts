import { computed, type ComputedRef } from 'vue';
import { useBoard } from './useBoard';
import type { Id } from '@/protocol/generated';

export interface Person {
  readonly id: Id;
  readonly name: string;
}

/** Who is on the board now, this person too, each once and by name. */
export function usePeople(): ComputedRef<readonly Person[]> {
  const { board, me, presence } = useBoard();
  return computed(() => {
    const here = new Map<Id, string>();
    if (me.value) here.set(me.value.member, me.value.name);
    for (const { member, name } of presence.others.value) here.set(member, board.members.get(member)?.name ?? name);
    return [...here].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));
  });
}
