const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** "3 Jan 2027" for a moment in ms since 1970, in this device's time zone. */
export function shortDate(at: number): string {
  return format.format(at);
}
