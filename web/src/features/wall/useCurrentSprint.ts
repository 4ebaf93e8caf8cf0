import { computed, type ComputedRef } from 'vue';
import { useBoard } from '@/board/useBoard';
import type { Sprint } from '@/protocol/generated';
import { currentSprint } from './currentSprint';

/** The sprint to look at today, in the days of the board. */
export function useCurrentSprint(): ComputedRef<Sprint | undefined> {
  const { board, today } = useBoard();
  return computed(() =>
    currentSprint(
      board.sprintOrder.value.flatMap((id) => board.sprints.get(id) ?? []),
      today.value,
    ),
  );
}
