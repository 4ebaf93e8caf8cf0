import type { ClientMessage, Id, Mark, Op, Outlook, ServerMessage } from '@/protocol/generated';

type Message<T extends ServerMessage['t']> = Extract<ServerMessage, { t: T }>;

/** How long the place a mark left is remembered. */
const GHOST = 10_000;
/** An answer that did not come in this time is not waited for. */
const PATIENCE = 2_000;

/** Forecast marks as the server tells them, and previews asked of it. `changed`: look again. */
export class ForecastChannel {
  readonly marks = new Map<Id, Mark>();
  outlook: Outlook | undefined;
  /** What the ops asked about last would move; undefined: nothing is asked. */
  preview: readonly Mark[] | undefined;
  private readonly send: (message: ClientMessage) => void;
  private readonly changed: () => void;
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();
  private open = false;
  private whole = true;
  private asked: readonly Op[] | undefined;
  private waiting: readonly Op[] | undefined;
  private q = 0;
  private answerBy = 0;

  constructor(send: (message: ClientMessage) => void, changed: () => void) {
    this.send = send;
    this.changed = changed;
  }

  /** Connected and caught up: the next marks are all of them. */
  start(): void {
    this.open = true;
    this.whole = true;
  }

  /** The connection is gone: the marks stay as the last that was heard. */
  stop(): void {
    this.open = false;
    this.answerBy = 0;
    this.ask(undefined);
  }

  close(): void {
    this.stop();
    this.timers.forEach(clearTimeout);
  }

  receive({ list, outlook }: Message<'marks'>): void {
    if (this.whole) this.marks.clear();
    this.whole = false;
    for (const mark of list) this.take(mark);
    if (outlook) this.outlook = outlook;
    this.changed();
  }

  private take(mark: Mark): void {
    if (mark.p50 === undefined && mark.p85 === undefined && mark.note === undefined) this.marks.delete(mark.id);
    else this.marks.set(mark.id, mark);
    if (!mark.was) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      const now = this.marks.get(mark.id);
      if (now !== mark) return;
      const settled: { was?: Mark['was'] } & Omit<Mark, 'was'> = { ...mark };
      delete settled.was;
      this.marks.set(mark.id, settled as Mark);
      this.changed();
    }, GHOST);
    this.timers.add(timer);
  }

  /** Asks what these ops would move; undefined: no longer. One question is open at a time, the newest follows it. */
  ask(ops: readonly Op[] | undefined): void {
    this.asked = ops;
    this.waiting = undefined;
    if (!ops) {
      if (this.preview) {
        this.preview = undefined;
        this.changed();
      }
      return;
    }
    if (!this.open) return;
    if (Date.now() < this.answerBy) {
      this.waiting = ops;
      return;
    }
    this.answerBy = Date.now() + PATIENCE;
    this.send({ t: 'preview', q: ++this.q, ops });
  }

  answered({ q, marks }: Message<'preview'>): void {
    if (q !== this.q) return;
    this.answerBy = 0;
    if (!this.asked) return;
    this.preview = marks;
    this.changed();
    if (this.waiting) this.ask(this.waiting);
  }
}
