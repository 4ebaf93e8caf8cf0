import { isDoneShut, isShut } from '@/domain/readiness';
import { t } from '@/lang/texts';
import type { GateKind, Op, Proposal, Right } from '@/protocol/generated';
import { askReason } from './reasons';
import { useBoard } from './useBoard';

/** sent: done on this screen and on its way. asked: done once a reason is given. proposed: wished for. forbidden: not even that is allowed. */
export type Act = 'sent' | 'asked' | 'proposed' | 'forbidden';

/**
 * Does what a person asked for by the right it takes: who holds it does it, who may contribute proposes it. The page says which; the
 * server never turns one into the other.
 */
export function useActs(): {
  act(right: Right, ops: Op | readonly Op[], label: string): Act;
  may(right: Right): Act;
  /** Does what somebody wished for; asks for a reason first when a gate stands against it. */
  accept(wish: Proposal, label: string): void;
} {
  const { board, can, dispatch, propose } = useBoard();

  /** Which of the two definitions keeps a story from what an op does with it. */
  function gateOf(op: Op): GateKind | undefined {
    const story = board.stories.get(op.id);
    if (!story) return undefined;
    if (op.type === 'planStory') {
      const enters = op.sprint !== undefined && op.despite === undefined && story.sprint === undefined;
      return enters && isShut(board, story, 'ready') ? 'ready' : undefined;
    }
    if (op.type !== 'moveOnBoard' || op.column === undefined || op.despite !== undefined) return undefined;
    return isDoneShut(board, story, board.columns.get(op.column)?.state) ? 'done' : undefined;
  }

  /** Asks why these are done although a gate is shut, or for ticks; ticks, and has `then` go on with what `shut` is by then. */
  async function pass(
    of: GateKind,
    shut: readonly Op[],
    then: (passing: readonly Op[], ticks: readonly Op[]) => unknown,
  ): Promise<void> {
    const stories = shut.flatMap(({ id }) => board.stories.get(id) ?? []);
    const isOpen = (gate: string) =>
      stories.some(({ ready, doneChecks }) => !(of === 'ready' ? ready : doneChecks)?.includes(gate));
    const lines = board.gatesOf(of).filter(({ id }) => isOpen(id));
    const title = t.refine.gates.shut[of](stories.map(({ key }) => key));
    const said = await askReason({ title, of, lines, ticks: can('work') });
    if (!said) return;
    const ticks = stories.flatMap((story) =>
      said.ticked
        .filter((gate) => !(of === 'ready' ? story.ready : story.doneChecks)?.includes(gate))
        .map((gate): Op => ({ type: 'checkGate', id: story.id, gate, on: true })),
    );
    const { reason } = said;
    then(reason === undefined ? shut : shut.map((op) => ({ ...op, despite: reason }) as Op), ticks);
  }

  const may = (right: Right): Act => (can(right) ? 'sent' : can('contribute') ? 'proposed' : 'forbidden');
  return {
    may,
    act(right, ops, label) {
      const how = may(right);
      const list = [ops].flat() as Op[];
      const of = how === 'forbidden' ? undefined : list.map(gateOf).find((gate) => gate !== undefined);
      if (of) {
        const shut = list.filter((op) => gateOf(op) === of);
        void pass(of, shut, (passing, ticks) => {
          const now = list.map((op) => passing[shut.indexOf(op)] ?? op);
          if (how === 'sent') return dispatch([...ticks, ...now], label);
          // A wish must be one that could be done now: who wishes says why, who accepts agrees to it.
          if (ticks.length) void dispatch(ticks, label);
          return Promise.all(now.map(propose));
        });
        return 'asked';
      }
      if (how === 'sent') void dispatch(ops, label);
      else if (how === 'proposed') for (const op of list) void propose(op);
      return how;
    },
    accept({ id, op }, label) {
      const of = gateOf(op);
      const accepted: Op = { type: 'acceptProposal', id };
      // Done with the reason first: what is done already does not stand against the wish any more.
      if (of) void pass(of, [op], (passing, ticks) => dispatch([...ticks, ...passing, accepted], label));
      else void dispatch(accepted, label);
    },
  };
}
