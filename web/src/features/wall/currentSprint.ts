import type { Sprint } from '@/protocol/generated';

/** The sprint a team looks at today: the one that runs, else the next one, else the last one. `day`: YYYY-MM-DD. */
export function currentSprint(byStart: readonly Sprint[], day: string): Sprint | undefined {
  return (
    byStart.find(({ start, end }) => start <= day && day <= end) ??
    byStart.find(({ start }) => start > day) ??
    byStart.at(-1)
  );
}

/** Whole days from one day to another, both YYYY-MM-DD. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Today where this screen hangs, as YYYY-MM-DD. */
export function today(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
