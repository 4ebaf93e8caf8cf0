import type { SessionFormat, Sprint } from '@/protocol/generated';

/** Kinds of session that are about one sprint; the others are about the backlog or the roadmap. */
const ABOUT: readonly SessionFormat[] = ['planning', 'review', 'standup', 'retro'];

/**
 * The sprint a session is about when nobody selected one: in a planning the next one to commit to, or the one just committed to; else the one
 * that runs, or the next.
 *
 * @param sprints by start day
 * @param today YYYY-MM-DD
 */
export function sprintInHand(format: SessionFormat, sprints: readonly Sprint[], today: string): Sprint | undefined {
  if (!ABOUT.includes(format)) return undefined;
  const open = sprints.filter(({ state, end }) => state !== 'closed' && end >= today);
  const planned = open.find(({ state }) => state === undefined);
  const running = open.find(({ state }) => state === 'committed');
  if (format !== 'planning') return running ?? planned;
  return planned ?? open.findLast(({ state }) => state === 'committed');
}
