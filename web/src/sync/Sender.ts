import type { Answer, ClientMessage, Id, SentOp } from '@/protocol/generated';
import type { Entry, Outbox } from './Outbox';
import type { BoardStorage } from './storage';
import { statusOf, type Transport } from './transport';

interface Office {
  readonly board: Id;
  readonly outbox: Outbox;
  readonly storage: BoardStorage;
  readonly transport: Transport;
  send(message: ClientMessage): void;
  /** The server's answer about an op of a tab that is gone. */
  answer(client: string, answer: Answer): void;
  /** The server will never take these ops of a tab that is gone. */
  hopeless(entries: readonly Entry[]): void;
  /** Another tab has taken these over. */
  takenOver(entries: readonly Entry[]): void;
}

/** ms between two tries to send what a tab that is gone left behind. */
const AGAIN = 3_000;

/** Sends the outbox while the connection is live: first what a gone tab left behind (by HTTP), then the ops of this tab. */
export class Sender {
  private readonly office: Office;
  private connection = 0;
  private open = false;
  private running = false;
  private wanted = false;
  private pausedUntil = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(office: Office) {
    this.office = office;
  }

  start(): void {
    this.open = true;
    this.pausedUntil = 0;
    this.pump();
  }

  /** The connection is gone, and with it every answer to come. */
  stop(): void {
    this.open = false;
    this.connection++;
    clearTimeout(this.timer);
    this.office.outbox.ground();
  }

  /** The server took nothing of what is under way; it may be sent again after this time, in ms. */
  pause(ms: number): void {
    this.office.outbox.ground();
    this.later(ms);
  }

  pump(): void {
    this.wanted = true;
    if (this.running) return;
    this.running = true;
    void this.runWhileWanted();
  }

  /** Nothing may come between the last look at `wanted` and its end, or what was asked for meanwhile is forgotten. */
  private async runWhileWanted(): Promise<void> {
    while (this.wanted && this.open) {
      this.wanted = false;
      await this.run().catch(() => this.later(AGAIN));
    }
    this.running = false;
  }

  private async run(): Promise<void> {
    const { outbox } = this.office;
    while (this.open && Date.now() >= this.pausedUntil) {
      const inherited = outbox.inherited();
      if (inherited.length) {
        if (!(await this.post(inherited))) return this.later(AGAIN);
        continue;
      }
      const batch = outbox.next(Date.now());
      if (!batch.length) return;
      await this.sendBatch(batch);
    }
  }

  private async sendBatch(batch: readonly Entry[]): Promise<void> {
    const { outbox, storage } = this.office;
    const connection = this.connection;
    const { takeBack } = outbox.number(batch);
    const kept = batch.filter(({ unkept }) => !unkept).map(({ pending }) => pending);
    const ours = await storage.number(kept).catch(() => true);
    if (!ours) {
      takeBack();
      const held = await storage.held();
      this.office.takenOver(
        outbox.entries.filter(({ stored, unkept, pending }) => stored && !unkept && !held.has(pending.key)),
      );
      return;
    }
    if (connection !== this.connection) return;
    outbox.fly(batch, Date.now());
    const together = batch[0]!.pending.group !== undefined;
    this.office.send({ t: 'ops', list: batch.map(sent), ...(together ? { together } : {}) });
  }

  /** @returns whether the server answered for at least one of them */
  private async post(inherited: readonly Entry[]): Promise<boolean> {
    const { board, outbox, transport } = this.office;
    const first = inherited.reduce((a, b) => (b.pending.n! < a.pending.n! ? b : a));
    const { client, group } = first.pending;
    const alike = inherited.filter(({ pending }) => pending.client === client && pending.group === group);
    const batch = (group === undefined ? alike.slice(0, 100) : outbox.groupOf(first)).slice();
    batch.sort((a, b) => a.pending.n! - b.pending.n!);
    try {
      const answers = await transport.postOps(board, client, batch.map(sent), group !== undefined);
      for (const answer of answers) this.office.answer(client, answer);
      return answers.some(({ state }) => state !== 'unknown');
    } catch (error) {
      const status = statusOf(error) ?? 0;
      if (![400, 403, 404, 410, 413].includes(status)) return false;
      this.office.hopeless(batch);
      return true;
    }
  }

  private later(ms: number): void {
    this.pausedUntil = Date.now() + ms;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.pump(), ms + 1);
  }
}

function sent({ pending: { n, op, guard } }: Entry): SentOp {
  return { n: n!, op, ...(guard === undefined ? {} : { if: guard }) };
}
