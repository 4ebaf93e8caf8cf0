import type { Handoff, Initiative, Story } from '@/protocol/generated';

/** A field that is no longer as agreed; undefined: not there. */
export interface FieldChange {
  readonly field: 'title' | 'outcome' | 'target' | 'budget' | 'points';
  readonly was: string | number | undefined;
  readonly now: string | number | undefined;
}

/** What changed since a hand-off was accepted. */
export interface HandoffDifference {
  readonly fields: readonly FieldChange[];
  readonly added: readonly Story[];
  /** How many agreed stories are not in the scope any more. */
  readonly removed: number;
}

/**
 * What an initiative and its stories are now against what was agreed; undefined: the same.
 *
 * @param stories those of the initiative now
 */
export function differenceOf(
  handoff: Handoff,
  initiative: Initiative,
  stories: readonly Story[],
): HandoffDifference | undefined {
  const points = stories.reduce((sum, story) => sum + Math.round((story.points ?? 0) * 100), 0) / 100;
  const pairs: readonly FieldChange[] = [
    { field: 'title', was: handoff.title, now: initiative.title },
    { field: 'outcome', was: handoff.outcome, now: initiative.outcome },
    { field: 'target', was: handoff.target, now: initiative.target },
    { field: 'budget', was: handoff.budget, now: initiative.budget },
    { field: 'points', was: handoff.points, now: points },
  ];
  const fields = pairs.filter(({ was, now }) => was !== now);
  const agreed = new Set(handoff.stories);
  const added = stories.filter(({ id }) => !agreed.has(id));
  const removed = agreed.size - (stories.length - added.length);
  return fields.length || added.length || removed ? { fields, added, removed } : undefined;
}
