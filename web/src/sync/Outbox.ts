import { overlap, touchedFields } from '@/domain/touches';
import type { Committed, Op, RefusalCode } from '@/protocol/generated';
import { replaces, type PendingOp } from './PendingOp';
import { sizeOf } from './portions';

/** How an action ended. */
export type Outcome =
  | { readonly state: 'saved' }
  | { readonly state: 'refused'; readonly code: RefusalCode; readonly text: string; readonly field?: string };

export interface Refusal {
  readonly code: RefusalCode;
  readonly text: string;
  readonly field?: string;
}

/** An op on its way. */
export interface Entry {
  readonly pending: PendingOp;
  /** It is kept on this device, so it may be sent. */
  stored: boolean;
  /** This device could not keep it: it lives in this tab alone, and no other can take it over. */
  unkept?: boolean;
  /** It may wait until then for what goes on with it, in ms since 1970, as long as nothing comes after it. */
  due?: number;
  /** The message it is in, while that is unanswered. */
  flight?: Flight | undefined;
  /** It is saved at this version, which has not arrived here yet. */
  savedAt?: number;
  refusal?: Refusal;
  /** The fields it changes, as `touchedFields` names them; none for one taken over from another tab. */
  fields: ReadonlySet<string>;
  /** Undo: somebody else changed one of its fields, so the server has to refuse it. */
  overtaken?: boolean;
  readonly waiting: ((outcome: Outcome) => void)[];
}

interface Flight {
  /** ms since 1970. */
  readonly at: number;
}

const MOST_FLIGHTS = 3;
const MOST_OPS = 100;
/** Of JSON in a message, well below the server's 64 KiB. */
const MOST_BYTES = 40_000;

/** The ops of this tab that are not answered, in order. Decides what goes into the next message. */
export class Outbox {
  private readonly client: string;
  private list: Entry[] = [];
  private lastN = 0;
  private lastOutcome = 0;

  constructor(client: string) {
    this.client = client;
  }

  get entries(): readonly Entry[] {
    return this.list;
  }

  /** The highest number given so far. */
  get highest(): number {
    return this.lastN;
  }

  /** Puts ops in by the time they were made: those taken over from another tab come first. */
  add(entries: readonly Entry[]): void {
    this.list.push(...entries);
    this.list.sort((a, b) => (a.pending.key < b.pending.key ? -1 : 1));
  }

  /** The unsent entry this op can be merged into, if any. */
  mergeable(op: Op): Entry | undefined {
    return this.list.find(
      ({ pending }) =>
        pending.n === undefined &&
        pending.group === undefined &&
        pending.guard === undefined &&
        replaces(op, pending.op),
    );
  }

  delete(gone: ReadonlySet<Entry>): void {
    this.list = this.list.filter((entry) => !gone.has(entry));
  }

  find(client: string, n: number): Entry | undefined {
    return this.list.find(({ pending }) => pending.client === client && pending.n === n);
  }

  groupOf(entry: Entry): readonly Entry[] {
    const { group } = entry.pending;
    return group === undefined ? [entry] : this.list.filter(({ pending }) => pending.group === group);
  }

  /** Entries that a tab now gone has sent, or was about to: they go under its client id. */
  inherited(): readonly Entry[] {
    return this.list.filter((entry) => entry.pending.client !== this.client && entry.savedAt === undefined);
  }

  /** Ops for the next message; none: nothing to send yet, or too much is unanswered. `now`: ms since 1970. */
  next(now: number): readonly Entry[] {
    const own = this.list.filter((entry) => entry.pending.client === this.client && entry.savedAt === undefined);
    if (new Set(own.flatMap((entry) => entry.flight ?? [])).size >= MOST_FLIGHTS) return [];
    const numbered = own.filter(({ pending }) => pending.n !== undefined);
    const again = numbered.filter((entry) => !entry.flight).sort((a, b) => a.pending.n! - b.pending.n!);
    const ready = again.length ? again : own.filter(({ pending }) => pending.n === undefined);
    const first = ready[0];
    if (!first || (ready.length === 1 && (first.due ?? 0) > now)) return [];
    // An undo is measured against what was saved before it, so everything before it must have its answer.
    const unanswered = this.list.some(({ pending }) => pending.n !== undefined);
    if (first.pending.guard !== undefined && first.pending.n === undefined && unanswered) return [];
    const batch = this.batch(first, ready);
    return batch.every((entry) => entry.stored && !this.waits(entry, batch)) ? batch : [];
  }

  /** Gives the ops of a batch their numbers, unless they have them: all of a batch do or none. */
  number(batch: readonly Entry[]): { takeBack: () => void } {
    if (batch[0]?.pending.n !== undefined) return { takeBack: () => {} };
    for (const { pending } of batch) pending.n = ++this.lastN;
    return {
      takeBack: () => {
        for (const { pending } of batch) delete pending.n;
        this.lastN -= batch.length;
      },
    };
  }

  /** The batch is sent. */
  fly(batch: readonly Entry[], now: number): void {
    const flight = { at: now };
    for (const entry of batch) entry.flight = flight;
  }

  /** No answer will come to what is under way: it must be sent again, or asked for. */
  ground(): void {
    for (const entry of this.list) entry.flight = undefined;
  }

  outcome(now: number): void {
    this.lastOutcome = now;
  }

  /** For how long an op has been unanswered and no other was answered either, in ms. */
  unansweredFor(now: number): number {
    const oldest = Math.min(...this.list.flatMap((entry) => entry.flight?.at ?? []));
    return oldest === Infinity ? 0 : now - Math.max(oldest, this.lastOutcome);
  }

  /** First and last number whose outcome is not known. */
  range(): readonly [number, number] | undefined {
    const numbers = this.list.flatMap(({ pending }) =>
      pending.client === this.client && pending.n !== undefined ? pending.n : [],
    );
    return numbers.length ? [Math.min(...numbers), Math.max(...numbers)] : undefined;
  }

  /** The number up to which every outcome is known. */
  heard(): number {
    return (this.range()?.[0] ?? this.lastN + 1) - 1;
  }

  /** Somebody's change came in: an undo stays fresh up to it unless somebody else changed the same field. */
  raiseGuards(commit: Committed, own: boolean): void {
    for (const entry of this.list) {
      const { pending, fields, overtaken } = entry;
      if (pending.guard === undefined || pending.n !== undefined || overtaken || !fields.size) continue;
      if (own || !overlap(fields, touchedFields(commit))) pending.guard = Math.max(pending.guard, commit.version);
      else entry.overtaken = true;
    }
  }

  private batch(first: Entry, ready: readonly Entry[]): readonly Entry[] {
    if (first.pending.group !== undefined) return this.groupOf(first);
    if (first.pending.guard !== undefined) return [first];
    const batch: Entry[] = [];
    let bytes = 0;
    for (const entry of ready) {
      const { pending } = entry;
      bytes += sizeOf(pending.op) + 32;
      if (pending.group !== undefined || pending.guard !== undefined || batch.length >= MOST_OPS) break;
      if (batch.length && bytes > MOST_BYTES) break;
      if (!entry.stored || this.waits(entry, batch)) break;
      batch.push(entry);
    }
    return batch;
  }

  /** Whether it is made on a pending edit of a text: the server does not know that one before it is saved. */
  private waits({ pending: { on, group, n } }: Entry, batch: readonly Entry[]): boolean {
    if (on === undefined || n !== undefined) return false;
    const ground = this.list.find(({ pending }) => pending.key === on);
    return ground !== undefined && !(group !== undefined && batch.includes(ground));
  }
}
