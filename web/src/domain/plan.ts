import type { Evidence, Initiative, KeyResult, Story } from '@/protocol/generated';
import { addDays, type Day } from './days';

/** How sure one may be of an initiative, from its evidence alone. */
export type Confidence = 'unproven' | 'low' | 'medium' | 'high';

const WEIGHT = { weak: 1, medium: 2, strong: 4 } as const;

/**
 * Confidence derived from evidence: none is unproven; one strong piece, or several others, carry. Weak voices alone never make it
 * high: many guesses are not a measurement.
 */
export function confidenceOf(evidence: readonly Pick<Evidence, 'strength'>[]): Confidence {
  if (!evidence.length) return 'unproven';
  const sum = evidence.reduce((all, { strength }) => all + WEIGHT[strength], 0);
  const strong = evidence.some(({ strength }) => strength === 'strong');
  if (sum >= 6 && strong) return 'high';
  return sum >= 3 ? 'medium' : 'low';
}

/** Whether the work of a story is over. */
export function isDone(story: Story): boolean {
  return story.doneAt !== undefined || story.acceptedIn !== undefined || story.review === 'accepted';
}

/** Share of the way from baseline to target, 0 to 1; the other way round counts as 0, beyond it as 1. */
export function reached({ baseline, target, current }: Pick<KeyResult, 'baseline' | 'target' | 'current'>): number {
  if (baseline === target) return current === target ? 1 : 0;
  return Math.min(1, Math.max(0, (current - baseline) / (target - baseline)));
}

/** What a release is judged by. */
export interface ReleaseFacts {
  readonly target: Day | undefined;
  readonly shipped: Day | undefined;
  readonly today: Day;
  readonly stories: readonly Story[];
  readonly openChecks: number;
  /** The day by which it is out in 85 of 100 futures, where there is a forecast. */
  readonly p85: Day | undefined;
}

/** Why a release is at risk; the page has the words. */
export type RiskCause =
  | { readonly why: 'late'; readonly day: Day }
  | { readonly why: 'forecast'; readonly day: Day }
  | { readonly why: 'blocked'; readonly keys: readonly string[] }
  | { readonly why: 'checks'; readonly open: number };

export type ReleaseStatus = 'empty' | 'planned' | 'underWay' | 'ready' | 'out';

/** How long before the target open checks become a risk, in days. */
const CHECKS_BEFORE = 7;

/** Where a release stands, and what puts its target at risk, worst first. */
export function judgeRelease(facts: ReleaseFacts): { status: ReleaseStatus; causes: readonly RiskCause[] } {
  const { target, shipped, today, stories, openChecks, p85 } = facts;
  if (shipped !== undefined) return { status: 'out', causes: [] };
  const open = stories.filter((story) => !isDone(story));
  const begun = stories.some((story) => isDone(story) || story.startedAt !== undefined || story.sprint !== undefined);
  const status = !stories.length ? 'empty' : !open.length && !openChecks ? 'ready' : begun ? 'underWay' : 'planned';
  const blocked = open.filter((story) => story.blocked !== undefined).map((story) => story.key);
  const causes: RiskCause[] = [];
  if (target !== undefined && target < today) causes.push({ why: 'late', day: target });
  if (target !== undefined && p85 !== undefined && p85 > target && open.length)
    causes.push({ why: 'forecast', day: p85 });
  if (blocked.length) causes.push({ why: 'blocked', keys: blocked });
  if (openChecks && target !== undefined && today >= addDays(target, -CHECKS_BEFORE))
    causes.push({ why: 'checks', open: openChecks });
  return { status, causes };
}

/** Launched, its day is here or was never said, and nobody wrote down what it brought: it stays under Measuring. */
export function isCheckDue(initiative: Initiative, day: Day): boolean {
  const launched = initiative.stage === 'launched' || initiative.stage === 'measuring';
  return launched && initiative.actual === undefined && (initiative.checkOn ?? day) <= day;
}
