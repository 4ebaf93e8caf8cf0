import { evolve } from '@/domain/evolve';
import { touchedIds } from '@/domain/touches';
import {
  PROTOCOL_VERSION,
  type ClientMessage,
  type Committed,
  type Have,
  type Id,
  type Op,
  type ServerMessage,
  type Text,
  type TextDelta,
  type You,
} from '@/protocol/generated';
import { BoardSaver } from './BoardSaver';
import { Emitter } from './emitter';
import type { Entry, Outcome } from './Outbox';
import { OwnFields } from './OwnFields';
import { sentenceOf, type RefusedOps } from './PendingOp';
import { PendingOps, type Dispatch } from './PendingOps';
import { ForecastChannel } from './ForecastChannel';
import { PresenceChannel } from './presence';
import { Replica } from './Replica';
import { SnapshotParts } from './SnapshotParts';
import { ServerClock } from './ServerClock';
import { Socket, type SocketState } from './Socket';
import type { BoardStorage } from './storage';
import type { Transport } from './transport';

/**
 * live: all is saved or on its way. notSaving: connected, but the server does not answer edits. damaged: the server lost
 * parts of the board, it can only be read. closed: final.
 */
export type ConnectionState = 'connecting' | 'live' | 'catchingUp' | 'offline' | 'notSaving' | 'damaged' | 'closed';

export interface SyncEvents {
  /** The confirmed board or the pending ops changed: call `flush` when it suits. */
  stale: undefined;
  /** The view changed. */
  shown: undefined;
  /** Connection, pending ops, drawer or `you` may have changed. */
  status: undefined;
  presence: undefined;
  /** What is shown of a text changes by this with the next `shown`: what others wrote, moved over own pending edits. */
  written: { readonly id: Id; readonly delta: TextDelta };
  /** Forecast marks, outlook or preview changed. */
  forecast: undefined;
  /** An op was committed; `own`: by this tab or one it took over from. Before the boards change. */
  committed: { readonly commit: Committed; readonly own: boolean };
  upgrade: { readonly build: string; readonly spreadMs: number };
}

export interface SyncOptions {
  readonly board: Id;
  /** Id of this tab, 32 hex digits, new for each page load. */
  readonly client: string;
  readonly transport: Transport;
  readonly storage: BoardStorage;
  readonly build: string;
}

type Message<T extends ServerMessage['t']> = Extract<ServerMessage, { t: T }>;

const NOT_SAVING_AFTER = 5_000;
const RECONNECT_AFTER = 10_000;
const BEAT = 2_000;
/** Round trips it takes at least to open a socket: of TCP, and of the upgrade. */
const OPENING = 2;
/** Every so many beats it looks for tabs that died meanwhile. */
const TAKE_OVER_EVERY = 4;

/** One open board: what the server told, what this person did since, and the connection between them. Knows no Vue. */
export class BoardSync {
  readonly events = new Emitter<SyncEvents>();
  readonly replica = new Replica();
  readonly clock = new ServerClock();
  readonly presence: PresenceChannel;
  readonly forecast: ForecastChannel;
  private readonly options: SyncOptions;
  private readonly ops: PendingOps;
  private readonly socket: Socket;
  private readonly saver: BoardSaver;
  private readonly parts = new SnapshotParts();
  private readonly own = new OwnFields();
  private readonly changedBy = new Map<Id, { member: Id; at: number; op: string }>();
  private have: Have | undefined;
  private person: You | undefined;
  private socketState: SocketState = { phase: 'connecting' };
  private tried = false;
  private live = false;
  /** What is shown is behind the confirmed board and the pending ops; so is a board nothing was shown of. */
  private stale = true;
  private receiving = false;
  private safety: string | undefined;
  private damage: string | undefined;
  private beats = 0;
  private helloAt = 0;
  private timers: ReturnType<typeof setInterval>[] = [];

  constructor(options: SyncOptions) {
    this.options = options;
    const { replica } = this;
    this.socket = new Socket(options.board, options.transport, {
      hello: (ticket, openedAt) => this.hello(ticket, openedAt),
      mark: () => this.clock.mark(),
      message: (message) => {
        this.receiving = true;
        try {
          this.receive(message);
        } finally {
          this.receiving = false;
        }
        if (this.stale) this.outdated();
      },
      state: (state) => this.connection(state),
    });
    const send = (message: ClientMessage) => this.socket.send(message);
    this.presence = new PresenceChannel(send, () => this.events.emit('presence', undefined));
    this.forecast = new ForecastChannel(send, () => this.events.emit('forecast', undefined));
    this.ops = new PendingOps({
      ...options,
      replica,
      send,
      version: () => this.version,
      now: () => this.clock.now(),
      moved: (id, delta) => this.events.emit('written', { id, delta }),
      changed: () => this.outdated(),
    });
    this.saver = new BoardSaver(options.storage, replica, () =>
      this.have && this.person ? { have: this.have, you: this.person } : undefined,
    );
  }

  get you(): You | undefined {
    return this.person;
  }

  /** Version of the confirmed board. */
  get version(): number {
    return this.have?.version ?? 0;
  }

  get pending(): readonly Entry[] {
    return this.ops.entries;
  }

  get drawer(): readonly RefusedOps[] {
    return this.ops.drawer;
  }

  /** When the server was heard last, ms since 1970; 0: never. */
  get heardAt(): number {
    return this.socket.heardAt;
  }

  /** As `welcome` told it; undefined: not connected yet. */
  get durability(): string | undefined {
    return this.safety;
  }

  get closed(): { readonly code: number; readonly text: string } | undefined {
    return this.socketState.phase === 'closed' ? this.socketState : undefined;
  }

  get state(): ConnectionState {
    const { phase } = this.socketState;
    if (phase === 'closed') return 'closed';
    if (phase !== 'open') return this.tried ? 'offline' : 'connecting';
    if (!this.live) return 'catchingUp';
    if (this.damage !== undefined) return 'damaged';
    const stuck = this.ops.busy || this.ops.outbox.unansweredFor(Date.now()) > NOT_SAVING_AFTER;
    return stuck && this.pending.length ? 'notSaving' : 'live';
  }

  /** Who changed an entity last since this page opened. */
  lastChange(id: Id): { readonly member: Id; readonly at: number; readonly op: string } | undefined {
    return this.changedBy.get(id);
  }

  /** Shows what this device keeps, then connects. */
  async start(): Promise<void> {
    const saved = await this.options.storage.load().catch(() => undefined);
    if (saved) {
      this.have = saved.have;
      this.person = saved.you;
      this.replica.replace(saved.entities);
      await this.ops.takeOver(saved.you.member);
    }
    this.flush();
    globalThis.addEventListener?.('pagehide', this.hidden);
    globalThis.addEventListener?.('pageshow', this.shownAgain);
    this.timers = [setInterval(() => this.watch(), 1000), setInterval(() => this.beat(), BEAT)];
    this.socket.start();
  }

  /** Leaves the board; what is not sent stays on this device for the next tab. */
  async stop(): Promise<void> {
    globalThis.removeEventListener?.('pagehide', this.hidden);
    globalThis.removeEventListener?.('pageshow', this.shownAgain);
    this.timers.forEach(clearInterval);
    this.ops.sender.stop();
    this.socket.stop();
    this.presence.close();
    this.forecast.close();
    await this.saver.now();
    await this.options.storage.leave().catch(() => {});
  }

  /**
   * Shows ops at once, keeps and sends them. Several: all or none, at most one of `portions`. When it is answered, what
   * became of it is shown.
   */
  dispatch(ops: readonly Op[], how: Dispatch = {}): Promise<Outcome> {
    if (!this.person || !ops.length)
      return Promise.resolve({ state: 'refused', code: 'NO_RIGHT', text: sentenceOf('NO_RIGHT') });
    this.flush();
    const outcome = this.ops.add(ops, this.person.member, how);
    // An edit of a text is shown only on the version it was made on: after a reload, too.
    if (ops.some(({ type }) => type === 'editText')) void this.saver.now();
    if (this.stale) this.flush();
    else this.events.emit('shown', undefined);
    this.events.emit('status', undefined);
    return outcome.then((end) => {
      this.flush();
      return end;
    });
  }

  /** The text with all that came and all that was typed here, as it is shown from now on. */
  text(id: Id): Text | undefined {
    this.flush();
    return this.replica.view.get('text', id);
  }

  /** The pending edits of a text, each for the text after the one before it, the first for the confirmed one. */
  pendingEdits(id: Id): readonly TextDelta[] {
    return this.ops.texts.edits(id);
  }

  /** Sends a refused action again; it leaves the drawer. */
  retry(key: string): void {
    const refused = this.ops.take(key);
    if (refused) void this.dispatch(refused.ops);
  }

  discard(key: string): void {
    this.ops.take(key);
  }

  /** Shows the confirmed board as it is now, with the pending ops on top, unless that is what is shown. */
  flush(): void {
    if (!this.stale) return;
    this.stale = false;
    this.replica.rebase(this.ops.texts.shown());
    this.events.emit('shown', undefined);
  }

  /** The confirmed board or the pending ops changed. Told once for all that one message brought. */
  private outdated(): void {
    this.stale = true;
    if (this.receiving) return;
    this.events.emit('stale', undefined);
    this.events.emit('status', undefined);
    this.ops.sender.pump();
  }

  private hello(ticket: string, openedAt: number): ClientMessage {
    this.clock.returned(openedAt, OPENING);
    this.helloAt = this.clock.mark();
    const { build, client } = this.options;
    const pending = this.ops.range();
    const have = this.have;
    const known = { ...(have ? { have } : {}), ...(pending ? { pending } : {}) };
    return { t: 'hello', v: PROTOCOL_VERSION, build, client, ticket, ...known };
  }

  private connection(state: SocketState): void {
    this.socketState = state;
    if (state.phase === 'waiting') this.tried = true;
    if (state.phase !== 'open') {
      this.live = false;
      this.ops.busy = false;
      this.parts.clear();
      this.ops.sender.stop();
      this.presence.stop();
      this.forecast.stop();
    }
    this.events.emit('status', undefined);
  }

  /** Connects anew; without `from` it gets a snapshot. What is shown stays until that is here. */
  private resume(from: Have | undefined): void {
    this.have = from;
    this.socket.reconnect();
  }

  private receive(message: ServerMessage): void {
    switch (message.t) {
      case 'welcome':
        return this.welcome(message);
      case 'snapshot':
        return this.snapshot(message);
      case 'answers':
        return message.list.forEach((answer) => this.ops.answer(this.options.client, answer));
      case 'live':
        return this.caughtUp();
      case 'changes':
        return this.changes(message);
      case 'refused':
        return this.ops.refused(message.n, message);
      case 'busy':
        this.ops.busy = true;
        this.ops.sender.pause(message.retryMs);
        return this.events.emit('status', undefined);
      case 'presence':
        return this.presence.receive(message);
      case 'marks':
        return this.forecast.receive(message);
      case 'preview':
        return this.forecast.answered(message);
      case 'beat':
        this.clock.heard(message.now);
        if (message.replicated !== undefined) this.ops.kept.replicated(message.replicated);
        return this.socket.send({ t: 'beat', version: this.version, heard: this.ops.heard() });
      case 'damaged':
        return this.damaged(message.why);
      case 'reset':
        return this.resume(undefined);
      case 'upgrade':
        return this.events.emit('upgrade', message);
      case 'own':
        this.own.tell(this.replica.confirmed, message.list);
        return this.arrived();
    }
  }

  private welcome({ you, now, limits, durability, heartbeat }: Message<'welcome'>): void {
    this.clock.answered(this.helloAt, now);
    const before = this.person?.member;
    this.person = you;
    this.ops.mostOpBytes = limits['op'] ?? this.ops.mostOpBytes;
    this.safety = durability;
    this.damage = undefined;
    this.socket.expectEvery(heartbeat);
    if (before !== undefined && before !== you.member) {
      this.ops.forget();
      this.own.clear();
      this.replica.replace([]);
      this.resume(undefined);
    }
    if (before !== you.member) void this.ops.takeOver(you.member);
    this.events.emit('status', undefined);
  }

  /** Nothing can be changed until the server says otherwise, which it does by a reset. */
  private damaged(why: string): void {
    this.damage = why;
    if (this.person) this.person = { ...this.person, rights: ['read'] };
    this.events.emit('status', undefined);
  }

  private snapshot(message: Message<'snapshot'>): void {
    const whole = this.parts.add(message);
    if (!whole) return;
    const blank = whole.entities.length === 0 && this.replica.confirmed.size > 0;
    if (blank) return this.resume(this.have); // never in the place of a board that was there
    this.have = whole.have;
    this.ops.texts.replacing(() => this.replica.replace(this.own.over(whole.entities)));
    this.arrived();
  }

  private changes({ from, to, tag, list }: Message<'changes'>): void {
    if (!this.have || to <= this.have.version) return;
    if (from !== this.have.version + 1) return this.resume(this.have);
    try {
      for (const commit of list) this.commit(commit);
    } catch {
      return this.resume(undefined); // it does not fit what is here: get all of it
    }
    this.have = { ...this.have, version: to, tag };
    for (const { client, n, version } of list) this.ops.answer(client, { n, state: 'committed', version });
    this.arrived();
  }

  private commit(commit: Committed): void {
    this.events.emit('committed', { commit, own: this.ops.committed(commit) });
    evolve(this.replica.confirmed, commit);
    this.own.after(this.replica.confirmed, commit);
    for (const id of touchedIds(commit)) this.changedBy.set(id, { member: commit.by, at: commit.at, op: commit.op });
  }

  private arrived(): void {
    this.ops.arrived();
    this.saver.later();
    this.outdated();
  }

  private caughtUp(): void {
    this.flush(); // who hears that the board is live looks at the board that is
    this.live = true;
    this.socket.settled();
    this.presence.start(this.person?.tab);
    this.forecast.start();
    this.ops.sender.start();
    this.events.emit('status', undefined);
  }

  private watch(): void {
    if (this.safety !== 'fsync+replica') this.ops.kept.forgetOld(Date.now());
    const waited = this.ops.outbox.unansweredFor(Date.now());
    if (this.live && !this.ops.busy && waited > RECONNECT_AFTER) this.socket.reconnect();
    this.events.emit('status', undefined);
  }

  private beat(): void {
    void this.options.storage.beat().catch(() => {});
    if (++this.beats % TAKE_OVER_EVERY === 0 && this.person) void this.ops.takeOver(this.person.member);
  }

  private readonly hidden = (): void => {
    void this.saver.now();
    void this.options.storage.leave().catch(() => {});
  };

  private readonly shownAgain = (event: Event): void => {
    if ((event as PageTransitionEvent).persisted) this.beat();
  };
}
