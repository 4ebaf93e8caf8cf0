import type { ColumnState, Criterion, Gate, GateKind, Id, Op, Story } from '@/protocol/generated';

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

/** Why a story that is put back into done counts as done, whatever is open by now. */
export const DONE_BEFORE = 'It was done before.';

/** What is asked of the board. */
interface Lines {
  all(kind: 'gate'): Iterable<Gate>;
}

/** Whether a line of a definition does not hold for a story, and nobody said why that does not matter. */
export function isShut(board: Lines, story: Story, of: GateKind): boolean {
  const [despite, checks] = of === 'ready' ? [story.readyDespite, story.ready] : [story.doneDespite, story.doneChecks];
  if (despite !== undefined) return false;
  for (const gate of board.all('gate')) if (gate.of === of && !checks?.includes(gate.id)) return true;
  return false;
}

/** Whether the Definition of Done keeps a story out of a column of this state: it is not done yet, and a line does not hold. */
export function isDoneShut(board: Lines, story: Story, state: ColumnState | undefined): boolean {
  const enters = state === 'done' && story.doneAt === undefined && story.acceptedIn === undefined;
  return enters && isShut(board, story, 'done');
}

/** The ops that put a story back into a sprint it was in, whether it is ready or not; the reason for that does not stay. */
export function plannedAgain(board: Lines, story: Story, sprint: Id | undefined): readonly Op[] {
  const { id } = story;
  if (sprint === undefined || !isShut(board, story, 'ready'))
    return [{ type: 'planStory', id, ...(sprint === undefined ? {} : { sprint }) }];
  return [
    { type: 'planStory', id, sprint, despite: 'It was planned before.' },
    { type: 'overrideGate', id, of: 'ready' },
  ];
}

/** The ops that accept a story as it was accepted, `despite` what they said then, whatever is open by now. */
export function acceptedAgain(
  board: Lines & { all(kind: 'criterion'): Iterable<Criterion> },
  story: Story,
  despite: string | undefined,
): readonly Op[] {
  const { id } = story;
  if (despite !== undefined) return [{ type: 'acceptStory', id, despite }];
  const unmet = [...board.all('criterion')].some((criterion) => criterion.story === id && !criterion.done);
  if (!unmet && !isShut(board, story, 'done')) return [{ type: 'acceptStory', id }];
  return [
    { type: 'acceptStory', id, despite: 'It was accepted before.' },
    { type: 'overrideGate', id, of: 'done' },
  ];
}

/** How many lines of a definition do not hold; checks of removed lines count for nothing. */
export function openLines(checks: readonly string[] | undefined, gates: readonly Gate[]): number {
  return gates.filter(({ id }) => !checks?.includes(id)).length;
}
