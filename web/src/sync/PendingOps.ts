import type { BoardReader } from '@/domain/board';
import { overlap, touchedFields } from '@/domain/touches';
import type { Answer, ClientMessage, Committed, Id, Op, TextDelta } from '@/protocol/generated';
import { KeptOps } from './KeptOps';
import { Outbox, type Entry, type Outcome, type Refusal } from './Outbox';
import { inPlaceOf, sentenceOf, type PendingOp, type RefusedOps } from './PendingOp';
import { PendingTexts } from './PendingTexts';
import { portions, sizeOf } from './portions';
import type { Replica } from './Replica';
import { Sender } from './Sender';
import type { BoardStorage } from './storage';
import type { Transport } from './transport';

interface Surroundings {
  readonly board: Id;
  readonly client: string;
  readonly transport: Transport;
  readonly storage: BoardStorage;
  readonly replica: Replica;
  send(message: ClientMessage): void;
  /** Version of the confirmed board. */
  version(): number;
  /** ms since 1970 by the server's clock. */
  now(): number;
  /** What is shown of a text is about to change by this, own pending edits in it. */
  moved(id: Id, delta: TextDelta): void;
  /** Ops came, went or were answered: what is shown and counted differs, and there may be more to send. */
  changed(): void;
}

/** How an action is to be done. */
export interface Dispatch {
  /** Undo: a version after which nobody else may have changed the fields the ops set. */
  readonly guard?: number;
  /** Called right before each op with the board it will be done on. */
  readonly before?: (board: BoardReader, op: Op) => void;
  /** It need not be sent for so many ms: more of the same is likely to follow. It is kept at once all the same. */
  readonly linger?: number;
}

const SAVED: Outcome = { state: 'saved' };
/** ms until what comes after a missing op is sent again. */
const MISSING_PAUSE = 300;
const LEFT_TOO_LATE = 'It was left in a closed tab for too long. Check it and send it again.';

/** The ops of this person from the moment they are made until they are saved or refused; they survive the tab. */
export class PendingOps {
  readonly outbox: Outbox;
  readonly sender: Sender;
  readonly kept = new KeptOps();
  readonly texts: PendingTexts;
  /** Set from the server's limits. */
  mostOpBytes = 16_384;
  /** The server said that it cannot save now, and no outcome came since. */
  busy = false;
  private readonly around: Surroundings;
  private refusedOps: readonly RefusedOps[] = [];
  private drawerOf: Id | undefined;
  private lastKey = 0;

  constructor(around: Surroundings) {
    this.around = around;
    const { board, client, storage, transport, send } = around;
    this.outbox = new Outbox(client);
    this.texts = new PendingTexts({
      entries: () => this.outbox.entries,
      confirmed: (id) => around.replica.confirmed.get('text', id),
      keep: (entries) => this.keep(entries),
      lost: (entry) => this.refuse(entry, refusal('STALE')),
      moved: (id, delta) => around.moved(id, delta),
    });
    this.sender = new Sender({
      board,
      outbox: this.outbox,
      storage,
      transport,
      send,
      answer: (from, answer) => this.answer(from, answer),
      hopeless: (entries) => entries.forEach((entry) => this.refuse(entry, { code: 'INTERNAL', text: LEFT_TOO_LATE })),
      takenOver: (entries) => this.settle(entries, SAVED), // the other tab tells how they end
    });
  }

  get entries(): readonly Entry[] {
    return this.outbox.entries;
  }

  get drawer(): readonly RefusedOps[] {
    return this.refusedOps;
  }

  /** Shows and keeps ops and sends them soon; see `BoardSync.dispatch`. */
  add(ops: readonly Op[], member: Id, how: Dispatch): Promise<Outcome> {
    if (ops.some((op) => sizeOf(op) > this.mostOpBytes) || portions(ops).length > 1)
      return Promise.resolve({ state: 'refused', ...refusal('LIMIT') });
    return new Promise((resolve) => {
      const merged = ops.length === 1 && how.guard === undefined ? this.merged(ops[0]!, how) : undefined;
      if (merged) {
        merged.waiting.push(resolve);
        this.keep([merged]);
      } else this.enqueue(ops, member, how, resolve);
    });
  }

  /** Puts an op into one that is not sent yet. @returns that one; undefined: it goes into none */
  private merged(op: Op, how: Dispatch): Entry | undefined {
    const { replica, changed } = this.around;
    if (op.type === 'editText') {
      const entry = this.texts.join(op);
      if (entry) how.before?.(replica.view, op);
      if (entry) changed();
      return entry;
    }
    const entry = this.outbox.mergeable(op);
    if (!entry) return undefined;
    how.before?.(replica.view, op);
    entry.pending.op = inPlaceOf(entry.pending.op, op);
    replica.append(entry.pending);
    return entry;
  }

  /** The server's answer to an op of this tab, or of one it took over from. */
  answer(client: string, answer: Answer): void {
    const { n, state, version, code } = answer;
    const entry = this.outbox.find(client, n);
    if (!entry) {
      if (client === this.around.client) this.answerKept(answer);
    } else if (state === 'committed') this.saved(entry, version ?? 0);
    else if (state === 'refused') this.refuse(entry, refusal(code ?? 'INTERNAL'));
    else if (client === this.around.client) this.sender.pause(MISSING_PAUSE); // an op before it is missing: all from there on is sent again
  }

  /** About an op that has been answered before: the store may have lost it since. */
  private answerKept({ n, state, version, code }: Answer): void {
    if (state === 'committed') this.kept.confirm(n, version ?? this.around.version());
    else if (state === 'refused') this.lost(n, refusal(code ?? 'LOST'));
    else if (n <= this.outbox.highest) {
      const again = this.kept.take(n);
      if (again.length) this.sendAgain(again);
      // Nobody knows any more what it was, but nothing after it is taken without it.
      else this.around.send({ t: 'ops', list: [{ n, op: null }] });
    }
  }

  private lost(n: number, why: Refusal): void {
    const action = this.kept.take(n);
    if (!action.length) return;
    const entries = action.map((pending): Entry => ({ ...entryOf(pending), refusal: why }));
    this.intoDrawer([], entries[0]!, entries);
    this.around.changed();
  }

  private sendAgain(ops: readonly PendingOp[]): void {
    const entries = ops.map(entryOf);
    this.outbox.add(entries);
    this.keep(entries);
    this.around.changed();
  }

  refused(n: number, why: Refusal): void {
    const entry = this.outbox.find(this.around.client, n);
    const { code, text, field } = why;
    const full = { code, text: text || sentenceOf(code), ...(field ? { field } : {}) };
    if (entry) this.refuse(entry, full);
    else this.lost(n, full);
  }

  /** A change came in, before it is applied. @returns whether it is this person's, from this tab or a former one */
  committed(commit: Committed): boolean {
    const own = commit.client === this.around.client || this.outbox.find(commit.client, commit.n) !== undefined;
    this.texts.committed(commit);
    this.outbox.raiseGuards(commit, own);
    return own;
  }

  /** The confirmed board is at a new version: what waited for it is settled. */
  arrived(): void {
    for (const entry of this.entries.slice())
      if (entry.savedAt !== undefined && entry.savedAt <= this.around.version()) this.saved(entry, entry.savedAt);
  }

  /** Takes over what gone tabs of this person left behind, and the drawer. */
  async takeOver(member: Id): Promise<void> {
    const { storage } = this.around;
    try {
      if (this.drawerOf !== member) {
        this.drawerOf = member;
        this.refusedOps = [...(await storage.drawer(member)), ...this.refusedOps];
      }
      const adopted = (await storage.adopt(member)).map(entryOf);
      this.texts.adopted(adopted);
      this.outbox.add(adopted);
    } catch {
      // The storage is gone: this tab goes on with what it holds in memory.
    }
    this.around.changed();
  }

  /** Another person signed in: what the one before left stays on this device. */
  forget(): void {
    this.outbox.delete(new Set(this.entries));
    this.kept.clear();
    this.refusedOps = [];
    this.drawerOf = undefined;
  }

  /** First and last number to ask the server about: what is not answered, and what it may have lost. */
  range(): readonly [number, number] | undefined {
    const open = this.outbox.range();
    const { first, last } = this.kept;
    if (first === undefined || last === undefined) return open;
    return open ? [Math.min(first, open[0]), Math.max(last, open[1])] : [first, last];
  }

  /** The number up to which no outcome will be asked for again. */
  heard(): number {
    return Math.min(this.outbox.heard(), (this.kept.first ?? Infinity) - 1);
  }

  take(key: string): RefusedOps | undefined {
    const found = this.refusedOps.find((one) => one.key === key);
    this.refusedOps = this.refusedOps.filter((one) => one !== found);
    void this.around.storage.discard(key).catch(() => {});
    this.around.changed();
    return found;
  }

  private enqueue(ops: readonly Op[], member: Id, how: Dispatch, done: (outcome: Outcome) => void): void {
    const { board, client, replica } = this.around;
    const group = ops.length > 1 ? { group: this.newKey() } : {};
    const guard = how.guard === undefined ? {} : { guard: how.guard };
    const touched = new Set<string>();
    const entries = ops.map((op, index): Entry => {
      how.before?.(replica.view, op);
      const at = this.around.now();
      const pending: PendingOp = {
        key: this.newKey(),
        board,
        member,
        at,
        op,
        holder: client,
        client,
        ...group,
        ...guard,
      };
      const on = this.texts.ground(op);
      if (on !== undefined) pending.on = on;
      const fields = touchedFields(replica.append(pending));
      // What an op of the same action changes before it is no change of somebody else: that op's guard stands for both.
      if (overlap(fields, touched)) delete pending.guard;
      fields.forEach((field) => touched.add(field));
      const entry: Entry = { pending, stored: false, fields, waiting: index ? [] : [done] };
      if (how.linger !== undefined) {
        entry.due = Date.now() + how.linger;
        setTimeout(() => this.sender.pump(), how.linger + 1);
      }
      this.outbox.add([entry]);
      return entry;
    });
    this.keep(entries);
  }

  private keep(entries: readonly Entry[]): void {
    for (const entry of entries) entry.stored = false;
    const stored = (unkept: boolean) => () => {
      for (const entry of entries) Object.assign(entry, { stored: true, unkept });
      this.sender.pump();
    };
    // Where nothing can be kept, sending it soon is the best that can be done for it.
    void this.around.storage.put(entries.map(({ pending }) => pending)).then(stored(false), stored(true));
  }

  private newKey(): string {
    this.lastKey = Math.max(Date.now() * 1000, this.lastKey + 1);
    return `${String(this.lastKey).padStart(17, '0')}${this.around.client}`;
  }

  private saved(entry: Entry, version: number): void {
    if (version > this.around.version()) {
      entry.savedAt = version; // shown as a guess until the change itself is here
      entry.flight = undefined;
      return;
    }
    void this.around.storage.remove([entry.pending.key]).catch(() => {});
    if (entry.pending.client === this.around.client) this.kept.keep(entry.pending, version || this.around.version());
    this.settle([entry], SAVED);
  }

  private refuse(entry: Entry, why: Refusal): void {
    if (why.code === 'STALE' && this.texts.renew(entry)) return this.again(entry);
    entry.refusal = why;
    const group = this.outbox.groupOf(entry);
    if (why.code === 'TOGETHER' && group.some((one) => !one.refusal)) return; // the culprit's answer is still to come
    const culprit = group.find((one) => one.refusal && one.refusal.code !== 'TOGETHER') ?? entry;
    const keys = group.map(({ pending }) => pending.key);
    const asked = group.some(({ waiting }) => waiting.length);
    // An undo that came too late is answered where it was asked for; there is nothing to offer again.
    if (culprit.pending.guard !== undefined && asked) void this.around.storage.remove(keys).catch(() => {});
    else this.intoDrawer(keys, culprit, group);
    this.settle(group, { state: 'refused', ...culprit.refusal! });
  }

  /** It goes to the server once more, as a new op. */
  private again(entry: Entry): void {
    delete entry.pending.n;
    entry.pending.client = this.around.client;
    entry.flight = undefined;
    this.keep([entry]);
    this.around.changed();
  }

  private intoDrawer(keys: readonly string[], culprit: Entry, group: readonly Entry[]): void {
    const { key, board, member, op } = culprit.pending;
    const { code, text } = culprit.refusal!;
    const ops = group.map(({ pending }) => pending.op);
    const refused: RefusedOps = { key, board, member, at: Date.now(), op, ops, code, text };
    this.refusedOps = [...this.refusedOps, refused];
    void this.around.storage.refuse(keys, refused).catch(() => {});
  }

  private settle(entries: readonly Entry[], outcome: Outcome): void {
    this.texts.leaving(entries);
    this.outbox.delete(new Set(entries));
    this.outbox.outcome(Date.now());
    this.busy = false;
    for (const entry of entries) for (const done of entry.waiting) done(outcome);
    this.around.changed();
  }
}

/** An op that is kept on this device and has nobody waiting for it. */
function entryOf(pending: PendingOp): Entry {
  return { pending, stored: true, fields: new Set(), waiting: [] };
}

function refusal(code: Refusal['code']): Refusal {
  return { code, text: sentenceOf(code) };
}
