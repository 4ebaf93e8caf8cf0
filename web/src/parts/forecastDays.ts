const DAY = 86_400_000;

// Kept: making one takes as long as writing some hundred days with it.
const thisYears = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });
const otherYears = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** "12 Jun", with the year when it is not this one; undefined: "later". */
export function shortDay(day: string | undefined): string | undefined {
  if (day === undefined) return undefined;
  const date = new Date(`${day}T00:00:00Z`);
  const thisYear = date.getUTCFullYear() === new Date().getUTCFullYear();
  return (thisYear ? thisYears : otherYears).format(date);
}

/** Where a day stands on a ruler, 0 to 100; a day beyond it, or out of sight, stands at its end. */
export function placeOf(day: string | undefined, from: string, to: string): number {
  if (day === undefined) return 100;
  const length = Math.max(1, (Date.parse(to) - Date.parse(from)) / DAY);
  return Math.max(0, Math.min(100, (100 * (Date.parse(day) - Date.parse(from))) / DAY / length));
}

/** The day so many days after another. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}
