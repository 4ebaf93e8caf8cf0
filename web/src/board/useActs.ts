import { t } from '@/lang/texts';
import type { Op, Right } from '@/protocol/generated';
import { askReason } from './reasons';
import { useBoard } from './useBoard';

/** sent: done on this screen and on its way. asked: done once a reason is given. proposed: wished for. forbidden: not even that is allowed. */
export type Act = 'sent' | 'asked' | 'proposed' | 'forbidden';

/**
 * Does what a person asked for by the right it takes: who holds it does it, who may contribute proposes it. The page says which; the
 * server never turns one into the other.
 */
export function useActs(): { act(right: Right, ops: Op | readonly Op[], label: string): Act; may(right: Right): Act } {
  const { board, can, dispatch, propose } = useBoard();

  /** The lines of the Definition of Ready that keep a story out of a sprint. */
  function openLinesOf(op: Op): readonly string[] {
    if (op.type !== 'planStory' || op.sprint === undefined || op.despite !== undefined) return [];
    const story = board.stories.get(op.id);
    if (!story || story.sprint !== undefined || story.readyDespite !== undefined) return [];
    return board.gatesOf('ready').flatMap(({ id, text }) => (story.ready?.includes(id) ? [] : [text]));
  }

  /** Asks why these are done although a gate is shut, and does all with that reason. */
  async function pass(ops: readonly Op[], shut: readonly Op[], label: string): Promise<void> {
    const keys = shut.map(({ id }) => board.stories.get(id)?.key ?? '');
    const lines = [...new Set(shut.flatMap(openLinesOf))];
    const despite = await askReason(t.refine.gates.shut(keys), lines);
    if (despite !== undefined)
      await dispatch(
        ops.map((op) => (shut.includes(op) ? ({ ...op, despite } as Op) : op)),
        label,
      );
  }

  const may = (right: Right): Act => (can(right) ? 'sent' : can('contribute') ? 'proposed' : 'forbidden');
  return {
    may,
    act(right, ops, label) {
      const how = may(right);
      const list = [ops].flat() as Op[];
      const shut = how === 'sent' ? list.filter((op) => openLinesOf(op).length > 0) : [];
      if (shut.length) {
        void pass(list, shut, label);
        return 'asked';
      }
      if (how === 'sent') void dispatch(ops, label);
      else if (how === 'proposed') for (const op of list) void propose(op);
      return how;
    },
  };
}
