import type { Gate, GateKind, Id, Op, Story } from '@/protocol/generated';
import type { BoardReader } from './board';
import { lists } from './lists';

/** How a story stands to the Definition of Ready. */
export interface Readiness {
  readonly ready: boolean;
  /** Lines that do not hold yet. */
  readonly open: number;
  /** Why it counts as ready all the same. */
  readonly despite: string | undefined;
}

/** A story is ready when each line holds and no question is open, or somebody said why it is all the same. */
export function readiness(story: Story, gates: readonly Gate[], questions: number): Readiness {
  const open = openLines(story.ready, gates);
  return {
    ready: story.readyDespite !== undefined || (open === 0 && questions === 0),
    open,
    despite: story.readyDespite,
  };
}

/** Whether a line of a definition does not hold for a story, and nobody said why that does not matter. */
export function isShut(board: BoardReader, story: Story, of: GateKind): boolean {
  const [despite, checks] = of === 'ready' ? [story.readyDespite, story.ready] : [story.doneDespite, story.doneChecks];
  return despite === undefined && board.list(lists.gates(of)).some((gate) => !checks?.includes(gate));
}

/** The ops that put a story back into a sprint it was in, whether it is ready or not; the reason for that does not stay. */
export function plannedAgain(board: BoardReader, story: Story, sprint: Id | undefined): readonly Op[] {
  const { id } = story;
  if (sprint === undefined || !isShut(board, story, 'ready'))
    return [{ type: 'planStory', id, ...(sprint === undefined ? {} : { sprint }) }];
  return [
    { type: 'planStory', id, sprint, despite: 'It was planned before.' },
    { type: 'overrideGate', id, of: 'ready' },
  ];
}

/** How many lines of a definition do not hold; checks of removed lines count for nothing. */
export function openLines(checks: readonly string[] | undefined, gates: readonly Gate[]): number {
  return gates.filter(({ id }) => !checks?.includes(id)).length;
}
