import { computed, type ComputedRef } from 'vue';
import { sprintInHand } from '@/domain/sprintInHand';
import type { SessionFormat, Sprint } from '@/protocol/generated';
import { useBoard } from './useBoard';

/** The sprint a session of a kind is about when nobody selected one, today. */
export function useSprintInHand(format: () => SessionFormat): ComputedRef<Sprint | undefined> {
  const { board, today } = useBoard();
  return computed(() => {
    const sprints = board.sprintOrder.value.flatMap((id) => board.sprints.get(id) ?? []);
    return sprintInHand(format(), sprints, today.value);
  });
}
