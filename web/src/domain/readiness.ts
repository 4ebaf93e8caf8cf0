import type { Gate, Story } from '@/protocol/generated';

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

/** How many lines of a definition do not hold; checks of removed lines count for nothing. */
export function openLines(checks: readonly string[] | undefined, gates: readonly Gate[]): number {
  return gates.filter(({ id }) => !checks?.includes(id)).length;
}
