import { deltaOfBoth } from '@/domain/textMerge';
import type { Id, Op, RefusalCode, TextDelta } from '@/protocol/generated';
import { sizeOf } from './portions';

/** An edit of a version of a text. */
export interface MovedEdit {
  readonly base: number;
  readonly delta: TextDelta;
}

/** An op that is not answered yet, as it is kept on this device. */
export interface PendingOp {
  /** Sorts by the time it was made, over all tabs. */
  readonly key: string;
  readonly board: Id;
  readonly member: Id;
  /** ms since 1970. */
  readonly at: number;
  op: Op;
  /** Ops of one group are done all or none. */
  readonly group?: string;
  /** Undo: refused if a field it sets changed after this version. Raised while nobody else touched those fields. */
  guard?: number;
  /** The tab that sends it. Another tab takes it over when that one is gone. */
  holder: string;
  /** The client it is counted under. */
  client: string;
  /** Given right before it is sent for the first time; from then on the op is frozen. */
  n?: number;
  /** Of an edit of a text: key of the pending edit it is made on; absent: it is made on what the server has. */
  on?: string;
  /** What an edit of a text is on the text as the server has it now, when others wrote since. */
  moved?: MovedEdit;
}

/** Refused ops that were one action, as the drawer keeps them. */
export interface RefusedOps {
  readonly key: string;
  readonly board: Id;
  readonly member: Id;
  readonly at: number;
  /** The op that was refused, and all ops of its action with it. */
  readonly op: Op;
  readonly ops: readonly Op[];
  readonly code: RefusalCode;
  readonly text: string;
}

const SENTENCES: Readonly<Record<RefusalCode, string>> = {
  NO_RIGHT: 'Your hats do not allow this.',
  GONE: 'It is not on the board any more.',
  STALE: 'Somebody changed it since.',
  INVALID: 'A value does not fit.',
  LIMIT: 'It is too large, or the board is full.',
  TOGETHER: 'Another part of the same action was refused.',
  LOST: 'It was saved and then lost when a store failed.',
  INTERNAL: 'The server made a mistake. Try it again.',
};

/** What to tell people about a refusal that came without a sentence. */
export function sentenceOf(code: RefusalCode): string {
  return SENTENCES[code] ?? SENTENCES.INTERNAL;
}

/** Ops that set one field to a value: of two unsent ones for the same thing the later one says it all. */
const SETTERS: ReadonlySet<Op['type']> = new Set<Op['type']>([
  'setLaneTitle',
  'setInitiativeTitle',
  'setVision',
  'setStoryTitle',
  'setStoryPoints',
  'setCriterionText',
  'checkCriterion',
  'setSprintTitle',
  'setSprintGoal',
  'setSprintDates',
  'setMemberName',
  'setMemberHats',
  'setBoardTitle',
  'setTimeZone',
]);

/** In characters of JSON: an edit that grows larger is followed by another one. */
const MOST_JOINED = 12_000;

/** Whether a later op can take the place of an earlier unsent one, alone or as {@link inPlaceOf} joins them. */
export function replaces(later: Op, earlier: Op): boolean {
  if (later.id !== earlier.id) return false;
  if (later.type === 'editText' && earlier.type === 'editText')
    return later.base === earlier.base + 1 && sizeOf(later) + sizeOf(earlier) < MOST_JOINED;
  return later.type === earlier.type && SETTERS.has(later.type);
}

/** The one op that stands for two of which the later {@link replaces} the earlier. */
export function inPlaceOf(earlier: Op, later: Op): Op {
  if (later.type !== 'editText' || earlier.type !== 'editText') return later;
  return { ...earlier, delta: deltaOfBoth(earlier.delta, later.delta) };
}
