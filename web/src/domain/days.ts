/** A day as `YYYY-MM-DD`. Such texts are in the order of their days. */
export type Day = string;

const LENGTH = 86_400_000;

/** Days since 1970-01-01, whole. */
export function dayNumber(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / LENGTH);
}

export function dayOf(number: number): Day {
  return new Date(number * LENGTH).toISOString().slice(0, 10);
}

export function addDays(day: Day, count: number): Day {
  return dayOf(dayNumber(day) + count);
}

const zones = new Map<string, Intl.DateTimeFormat>();

/** The day it is in a time zone at a moment, ms since 1970; UTC without a zone, or with one this browser does not know. */
export function dayIn(zone: string | undefined, at: number): Day {
  if (zone === undefined || zone === 'UTC') return new Date(at).toISOString().slice(0, 10);
  let format = zones.get(zone);
  if (!format) zones.set(zone, (format = formatOf(zone)));
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']}`;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { ...day, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...day, timeZone: 'UTC' });
  }
}

/** A quarter of a year. @param quarter 1 to 4 */
export interface Quarter {
  readonly year: number;
  readonly quarter: number;
}

export function quarterOf(day: Day): Quarter {
  return { year: Number(day.slice(0, 4)), quarter: Math.ceil(Number(day.slice(5, 7)) / 3) };
}

export function addQuarters({ year, quarter }: Quarter, count: number): Quarter {
  const all = year * 4 + quarter - 1 + count;
  return { year: Math.floor(all / 4), quarter: (all % 4) + 1 };
}

/** Number of quarters from one to the other. */
export function quartersBetween(from: Quarter, to: Quarter): number {
  return to.year * 4 + to.quarter - (from.year * 4 + from.quarter);
}

export function firstDay({ year, quarter }: Quarter): Day {
  return `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`;
}

export function lastDay(of: Quarter): Day {
  return addDays(firstDay(addQuarters(of, 1)), -1);
}

/** The same day some months later, or the last of that month. */
export function addMonths(day: Day, count: number): Day {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const first = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
  const next = `${Math.floor((months + 1) / 12)}-${String(((months + 1) % 12) + 1).padStart(2, '0')}-01`;
  const last = dayNumber(next) - dayNumber(first);
  return addDays(first, Math.min(Number(day.slice(8)), last) - 1);
}

const shown = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const brief = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const monthYear = new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });

/** 2 Mar 2026, in the order of the language. */
export const showDay = (day: Day): string => shown.format(dayNumber(day) * LENGTH);
/** Without the year, where the place says it. */
export const showBriefDay = (day: Day): string => brief.format(dayNumber(day) * LENGTH);
/** Without the day, where a look from far is enough. */
export const showMonthYear = (day: Day): string => monthYear.format(dayNumber(day) * LENGTH);
export const showMonth = (day: Day): string => month.format(dayNumber(day) * LENGTH);
