import type { Op, Right } from '@/protocol/generated';
import { useBoard } from './useBoard';

/** sent: done on this screen and on its way. proposed: wished for instead. forbidden: not even that is allowed. */
export type Act = 'sent' | 'proposed' | 'forbidden';

/**
 * Does what a person asked for by the right it takes: who holds it does it, who may contribute proposes it. The page says which; the
 * server never turns one into the other.
 */
export function useActs(): { act(right: Right, ops: Op | readonly Op[], label: string): Act; may(right: Right): Act } {
  const { can, dispatch, propose } = useBoard();
  const may = (right: Right): Act => (can(right) ? 'sent' : can('contribute') ? 'proposed' : 'forbidden');
  return {
    may,
    act(right, ops, label) {
      const how = may(right);
      if (how === 'sent') void dispatch(ops, label);
      else if (how === 'proposed') for (const op of [ops].flat() as Op[]) void propose(op);
      return how;
    },
  };
}
