import { daysBetween } from '@/domain/capacity';
import { sumPoints } from './values';
import type { Baseline, PastSprint, Sprint, Story } from '@/protocol/generated';

/** A sprint day by day, up to today, in the days of its board. What was done when is known; what was in it on an earlier day is not: scope is that of now. */
export interface Days {
  /** All days of the sprint. */
  readonly days: readonly string[];
  /** For each day that was, at its end: points and stories. */
  readonly left: readonly number[];
  readonly done: readonly number[];
  readonly doing: readonly number[];
  readonly finished: readonly number[];
  readonly scope: number;
  readonly stories: number;
  readonly committed: number | undefined;
}

export function daysOfSprint(
  sprint: Sprint,
  stories: readonly Story[],
  baseline: Baseline | undefined,
  today: string,
  dayOf: (at: number) => string,
): Days {
  const days = daysBetween(sprint.start, sprint.end);
  const past = days.filter((day) => day <= today);
  const scope = sumPoints(stories);
  const by = (day: string, field: 'startedAt' | 'doneAt') =>
    stories.filter((story) => {
      const at = story[field];
      return at !== undefined && dayOf(at) <= day;
    });
  const done = past.map((day) => sumPoints(by(day, 'doneAt')));
  const finished = past.map((day) => by(day, 'doneAt').length);
  return {
    days,
    done,
    left: done.map((points) => Math.round((scope - points) * 100) / 100),
    finished,
    doing: past.map((day, at) => by(day, 'startedAt').length - finished[at]!),
    scope,
    stories: stories.length,
    committed: baseline?.points,
  };
}

/** What sprints delivered, oldest first: those of the time before the board, then the closed ones. */
export function deliveries(
  past: Iterable<PastSprint>,
  sprints: Iterable<Sprint>,
  most: number,
): readonly { readonly title: string; readonly points: number }[] {
  const before = [...past].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  const closed = [...sprints]
    .filter((sprint) => sprint.delivered !== undefined)
    .sort((a, b) => (a.start < b.start ? -1 : 1));
  return [
    ...before.map(({ title, delivered }) => ({ title, points: delivered })),
    ...closed.map(({ title, delivered }) => ({ title, points: delivered! })),
  ].slice(-most);
}

const DAY_MS = 86_400_000;

/** How many days stories took from begun to done, in the order they were done. */
export function cycleTimes(
  stories: Iterable<Story>,
  most: number,
): readonly { readonly key: string; readonly at: number; readonly days: number }[] {
  return [...stories]
    .flatMap(({ key, startedAt, doneAt }) =>
      startedAt === undefined || doneAt === undefined
        ? []
        : [{ key, at: doneAt, days: Math.round(((doneAt - startedAt) / DAY_MS) * 10) / 10 }],
    )
    .sort((a, b) => a.at - b.at)
    .slice(-most);
}

/** The value that a part of them does not pass (nearest rank); 0 for none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
}
