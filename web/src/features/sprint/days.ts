const DAY_MS = 86_400_000;
const format = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Milliseconds of a day (YYYY-MM-DD) at midnight UTC; NaN when it is none. */
const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** "Mon 5 Jan"; what is no day stays as it is. */
export function showDay(day: string): string {
  const at = time(day);
  return Number.isNaN(at) ? day : format.format(at);
}

/** Days from one to another, both counted: a sprint of one day has 1. */
export function daysBetween(start: string, end: string): number {
  return Math.round((time(end) - time(start)) / DAY_MS) + 1;
}

export function addDays(day: string, days: number): string {
  return new Date(time(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The first working day on or after a day. */
export function workingDay(day: string): string {
  const weekday = new Date(time(day)).getUTCDay();
  return addDays(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
}

const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** "5 Jan". */
export function shortDay(day: string): string {
  return short.format(time(day));
}
