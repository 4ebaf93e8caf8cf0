import type { Sprint } from '@/protocol/generated';

/** The sprint a team looks at on a day (YYYY-MM-DD): the one that runs, else the next one, else the last one. */
export function currentSprint(byStart: readonly Sprint[], day: string): Sprint | undefined {
  return (
    byStart.find(({ start, end }) => start <= day && day <= end) ??
    byStart.find(({ start }) => start > day) ??
    byStart.at(-1)
  );
}
