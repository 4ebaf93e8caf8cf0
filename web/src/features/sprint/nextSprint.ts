import { t } from '@/lang/texts';
import type { Sprint } from '@/protocol/generated';
import { addDays, daysBetween, workingDay } from './days';

export interface SprintDraft {
  title: string;
  start: string;
  end: string;
}

/** What is wrong with a draft, by field; no keys: nothing. */
export type SprintProblems = Partial<Record<keyof SprintDraft, string>>;

/** The sprint people most likely want next: as long as the last one, right after it, with the next number. */
export function nextSprint(last: Sprint | undefined, today: string): SprintDraft {
  if (!last) {
    const start = workingDay(today);
    return { title: 'Sprint 1', start, end: addDays(start, 11) };
  }
  const start = workingDay(addDays(last.end, 1));
  const number = /(\d+)(?!.*\d)/.exec(last.title);
  const title = number
    ? last.title.slice(0, number.index) + (Number(number[1]) + 1) + last.title.slice(number.index + number[1]!.length)
    : `${last.title} 2`;
  return { title, start, end: addDays(start, daysBetween(last.start, last.end) - 1) };
}

export function problemsOf({ title, start, end }: SprintDraft): SprintProblems {
  const problems: SprintProblems = {};
  if (!title.trim()) problems.title = t.sprint.missingName;
  if (!start) problems.start = t.sprint.missingDay;
  if (!end) problems.end = t.sprint.missingDay;
  else if (start && end < start) problems.end = t.sprint.endsFirst;
  return problems;
}
