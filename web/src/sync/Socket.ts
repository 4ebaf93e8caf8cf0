import { encode, FrameReader } from '@/protocol/codec';
import type { ClientMessage, Id, ServerMessage } from '@/protocol/generated';
import { afterClose, backOff, closeCodeOf, EXPIRED } from './closeCodes';
import { statusOf, type Transport, type WebSocketLike } from './transport';

/** waiting: not connected, it tries again by itself. closed: final, with the reason. */
export type SocketState =
  | { readonly phase: 'connecting' | 'open' | 'waiting' }
  | { readonly phase: 'closed'; readonly code: number; readonly text: string };

export interface SocketOwner {
  /** @param openedAt the mark at which the socket was asked for */
  hello(ticket: string, openedAt: number): ClientMessage;
  /** A moment of the owner's clock. */
  mark(): number;
  message(message: ServerMessage): void;
  state(state: SocketState): void;
}

/** ms without a word after which a connection counts as dead: until the server says how often it speaks. */
const SILENCE = 45_000;
/** ms from asking for a ticket to the first word of the server; a network that swallows everything never says no. */
const WELCOME_WITHIN = 8_000;
/** The same after some tries: perhaps the network is just slow. */
const WELCOME_AT_LAST = 20_000;
/** Beats may be late: so many intervals are waited for, and at least so many ms. */
const BEATS = 2.25;
const LEAST_SILENCE = 10_000;
/** `readyState` of a socket that takes messages. */
const OPEN = 1;

/** Keeps one connection to a board open: ticket, hello, frames in order, close codes, back-off. Knows no board. */
export class Socket {
  private readonly board: Id;
  private readonly transport: Transport;
  private readonly owner: SocketOwner;
  private socket: WebSocketLike | undefined;
  private state: SocketState = { phase: 'waiting' };
  private attempt = 0;
  private failures = 0;
  private expired = 0;
  private heard = 0;
  private word = 0;
  /** The server spoke on this connection. */
  private greeted = false;
  private silence = SILENCE;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private watch: ReturnType<typeof setInterval> | undefined;

  constructor(board: Id, transport: Transport, owner: SocketOwner) {
    this.board = board;
    this.transport = transport;
    this.owner = owner;
  }

  start(): void {
    globalThis.addEventListener?.('online', this.online);
    globalThis.addEventListener?.('offline', this.reconnect);
    this.watch = setInterval(() => {
      const waits = this.state.phase === 'connecting' || this.state.phase === 'open';
      if (waits && Date.now() - this.heard > this.patience()) this.reconnect();
    }, 1000);
    void this.connect();
  }

  stop(): void {
    globalThis.removeEventListener?.('online', this.online);
    globalThis.removeEventListener?.('offline', this.reconnect);
    clearInterval(this.watch);
    clearTimeout(this.retry);
    this.drop();
  }

  /** When the server was heard last, ms since 1970; 0: never. */
  get heardAt(): number {
    return this.word;
  }

  /** The server says that all is well: the next trouble is the first one again. */
  settled(): void {
    this.failures = 0;
    this.expired = 0;
  }

  /** The server speaks at least every so many ms: 45 s of silence for a page, 10 s for a wall. */
  expectEvery(heartbeat: number): void {
    this.silence = Math.max(LEAST_SILENCE, BEATS * heartbeat);
  }

  send(message: ClientMessage): void {
    if (this.state.phase === 'open' && this.socket?.readyState === OPEN) this.socket.send(encode(message));
  }

  /** Gives this connection up and comes back with back-off. */
  readonly reconnect = (): void => {
    if (this.state.phase === 'closed') return;
    this.drop();
    this.comeBack();
  };

  private readonly online = (): void => {
    if (this.state.phase === 'waiting') void this.connect();
  };

  /** ms of silence after which this try, or this connection, is given up. */
  private patience(): number {
    if (this.greeted) return this.silence;
    return this.failures < 3 ? WELCOME_WITHIN : WELCOME_AT_LAST;
  }

  private async connect(): Promise<void> {
    clearTimeout(this.retry);
    this.drop();
    this.greeted = false;
    this.heard = Date.now();
    const attempt = this.attempt;
    this.enter({ phase: 'connecting' });
    try {
      const ticket = await this.transport.ticket(this.board);
      if (attempt === this.attempt) this.open(ticket);
    } catch (error) {
      if (attempt !== this.attempt) return;
      const code = closeCodeOf(statusOf(error));
      if (code === undefined) this.comeBack();
      else this.end(code);
    }
  }

  private open(ticket: string): void {
    const openedAt = this.owner.mark();
    const socket = this.transport.open(this.board);
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    const mine = () => this.socket === socket;
    const frames = new FrameReader(
      (message) => mine() && this.owner.message(message),
      () => mine() && this.reconnect(),
    );
    socket.onopen = () => {
      if (!mine()) return;
      this.enter({ phase: 'open' });
      this.send(this.owner.hello(ticket, openedAt));
    };
    socket.onmessage = ({ data }) => {
      if (!mine()) return;
      this.heard = this.word = Date.now();
      this.greeted = true;
      frames.read(data as ArrayBuffer);
    };
    socket.onclose = ({ code }) => {
      if (!mine()) return;
      this.socket = undefined;
      this.closed(code);
    };
  }

  private closed(code: number): void {
    const after = afterClose(code);
    if (after.then === 'stop') this.end(code);
    else if (after.then === 'comeBack') this.comeBack();
    else if (++this.expired > 1) this.end(EXPIRED);
    else void this.connect();
  }

  private end(code: number): void {
    const after = afterClose(code);
    this.drop();
    this.enter({ phase: 'closed', code, text: after.then === 'comeBack' ? '' : after.text });
  }

  private comeBack(): void {
    this.enter({ phase: 'waiting' });
    const hidden = globalThis.document?.visibilityState === 'hidden';
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.connect(), backOff(this.failures++, hidden));
  }

  /** Forgets the socket before closing it, so that nothing it still says is heard. */
  private drop(): void {
    this.attempt++;
    const socket = this.socket;
    this.socket = undefined;
    socket?.close(1000);
  }

  private enter(state: SocketState): void {
    this.state = state;
    this.owner.state(state);
  }
}
