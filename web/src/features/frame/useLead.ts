import { computed, type ComputedRef } from 'vue';
import { useBoard } from '@/board/useBoard';
import { useSession, type RunningSession } from '@/board/useSession';
import { t } from '@/lang/texts';
import type { Id, Member, Op } from '@/protocol/generated';

/** What who leads a session does from anywhere on the board. */
export interface Lead extends RunningSession {
  next(): void;
  pauseOrGoOn(): void;
  extend(minutes: number): void;
  gather(): void;
  handOver(to: Id): void;
  end(): void;
  /** Members who are here and may be handed the session. */
  readonly heirs: ComputedRef<readonly Member[]>;
}

export function useLead(): Lead {
  const { board, dispatch, presence } = useBoard();
  const live = useSession();
  const { session, leader, paused } = live;
  const say = t.session.bar.undo;

  function act(op: (id: Id) => Op, label: string) {
    if (session.value) void dispatch(op(session.value.id), label);
  }

  return {
    ...live,
    next: () => act((id) => ({ type: 'nextPhase', id }), say.next),
    pauseOrGoOn: () =>
      paused.value
        ? act((id) => ({ type: 'resumeTimer', id }), say.resume)
        : act((id) => ({ type: 'pauseTimer', id }), say.pause),
    extend: (minutes) => act((id) => ({ type: 'extendTimer', id, minutes }), say.extend(minutes)),
    gather: () => act((id) => ({ type: 'gatherAll', id }), say.gather),
    handOver: (member) => act((id) => ({ type: 'handOver', id, member }), say.hand),
    end: () => act((id) => ({ type: 'endSession', id }), say.end),
    heirs: computed(() => {
      const here = new Set(presence.others.value.map(({ member }) => member));
      return [...board.members.values()].filter(
        ({ id, hats }) => here.has(id) && id !== leader.value && hats?.some((hat) => hat !== 'stakeholder'),
      );
    }),
  };
}
