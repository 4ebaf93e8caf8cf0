import type { Availability, Baseline, Id, Member, PastSprint, Sprint } from '@/protocol/generated';

/** What a team can take on in a sprint. The server has the same sums; `vectors/capacity` holds both together. */
export interface Capacity {
  /** Person-days: the sum of what each of the team is there for. */
  readonly days: number;
  /** What these days are worth by the results of the last sprints, one decimal; absent without a history. */
  readonly points?: number;
  /** Points delivered a sprint, the mean of the last sprints, one decimal; absent without a history. */
  readonly velocity?: number;
}

/** Where the sums come from. */
export interface CapacitySource {
  members(): Iterable<Member>;
  sprints(): Iterable<Sprint>;
  pastSprints(): Iterable<PastSprint>;
  availability(sprint: Id, member: Id): Availability | undefined;
  baseline(sprint: Id): Baseline | undefined;
}

/** So many sprints back velocity is looked at. */
const LOOKS_BACK = 6;
const DAY_MS = 86_400_000;
const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The capacity of a sprint. */
export function capacityOf(source: CapacitySource, sprint: Sprint): Capacity {
  const results = resultsBefore(source, sprint);
  const days = hundredthsOfDays(source, sprint);
  if (!results.length) return { days: days / 100 };
  const delivered = results.reduce((sum, result) => sum + result.delivered, 0);
  const worked = results.reduce((sum, result) => sum + result.days, 0);
  return {
    days: days / 100,
    ...(worked ? { points: tenths(delivered * days, 100 * worked) } : {}),
    velocity: tenths(delivered, 100 * results.length),
  };
}

/** The days a member is there in a sprint; undefined: not one of its team. */
export function daysOf(source: CapacitySource, sprint: Sprint, member: Member): number | undefined {
  const said = source.availability(sprint.id, member.id);
  if (!said && !member.hats?.includes('developer')) return undefined;
  return (workingDays(sprint, said?.off) * (said?.percent ?? 100)) / 100;
}

/** The days of a sprint that are Monday to Friday and not among `off`. */
export function workingDays({ start, end }: Pick<Sprint, 'start' | 'end'>, off: readonly string[] = []): number {
  let days = 0;
  for (const day of daysBetween(start, end)) if (isWeekday(day) && !off.includes(day)) days++;
  return days;
}

/** All days from one to another, both counted. */
export function daysBetween(start: string, end: string): string[] {
  const days: string[] = [];
  for (let at = time(start); at <= time(end); at += DAY_MS) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/** Whether a day is Monday to Friday. */
export function isWeekday(day: string): boolean {
  const weekday = new Date(time(day)).getUTCDay();
  return weekday > 0 && weekday < 6;
}

/** How points stand against the line they should not rise above: how many are over it, and how many it still takes; 0 without a line. */
export function levelOf(points: number, line: number | undefined): { readonly over: number; readonly left: number } {
  const above = line === undefined ? 0 : Math.round((points - line) * 100) / 100;
  return { over: Math.max(0, above), left: Math.max(0, -above) };
}

function hundredthsOfDays(source: CapacitySource, sprint: Sprint): number {
  let sum = 0;
  for (const member of source.members()) sum += Math.round((daysOf(source, sprint, member) ?? 0) * 100);
  return sum;
}

/** The last sprints before this one that have a result, those of the time before the board first; in hundredths. */
function resultsBefore(source: CapacitySource, sprint: Sprint): readonly { delivered: number; days: number }[] {
  const past = [...source.pastSprints()]
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
    .map(({ id, title, delivered, start, end }) => {
      // Nobody knows who was there: the team of today, all of the time; as long as this sprint when its days are not known, either.
      const days = start !== undefined && end !== undefined ? { start, end } : { start: sprint.start, end: sprint.end };
      return { delivered, days: hundredthsOfDays(source, { kind: 'sprint', id, title, ...days }) };
    });
  const closed = [...source.sprints()]
    .filter((other) => other.delivered !== undefined && other.start < sprint.start)
    .sort((a, b) => (a.start === b.start ? (a.id < b.id ? -1 : 1) : a.start < b.start ? -1 : 1))
    .map((other) => ({ delivered: other.delivered!, days: worked(source, other) }));
  return [...past, ...closed]
    .slice(-LOOKS_BACK)
    .map(({ delivered, days }) => ({ delivered: Math.round(delivered * 100), days }));
}

function worked(source: CapacitySource, closed: Sprint): number {
  const then = source.baseline(closed.id);
  return then ? Math.round(then.days * 100) : hundredthsOfDays(source, closed);
}

/** A quotient of whole numbers with one decimal, halves up, without the noise of binary fractions. */
function tenths(sum: number, by: number): number {
  return Math.floor((20 * sum + by) / (2 * by)) / 10;
}
