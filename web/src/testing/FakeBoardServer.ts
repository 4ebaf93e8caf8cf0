import { deflateRawSync } from 'node:zlib';
import { Board } from '@/domain/board';
import { evolve } from '@/domain/evolve';
import { predict } from '@/domain/predict/predict';
import { deltaLength } from '@/domain/text';
import { deltaAfter } from '@/domain/textMerge';
import { overlap, touchedFields } from '@/domain/touches';
import type {
  Answer,
  Change,
  ClientMessage,
  Committed,
  Entity,
  GivenUp,
  Id,
  Op,
  Presence,
  RefusalCode,
  SentOp,
  ServerMessage,
} from '@/protocol/generated';
import type { Transport, WebSocketLike } from '@/sync/transport';
import { withKeys } from './withKeys';

interface Client {
  lastN: number;
  readonly outcomes: Map<number, Answer>;
}

/** An HTTP call that failed. */
class Failure extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`status ${status}`);
    this.status = status;
  }
}

/** One end of a connection, as the page and as the server hold it. */
class FakeConnection implements WebSocketLike {
  readonly readyState = 1;
  binaryType = '';
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  client = '';
  /** Caught up: gets what is committed. */
  live = false;
  open = true;
  readonly member: Id;
  readonly tab: string;
  private readonly server: FakeBoardServer;

  constructor(server: FakeBoardServer, member: Id, tab: string) {
    this.server = server;
    this.member = member;
    this.tab = tab;
    queueMicrotask(() => this.open && this.onopen?.(undefined as never));
  }

  send(data: Uint8Array<ArrayBuffer>): void {
    const message = JSON.parse(new TextDecoder().decode(data.subarray(1))) as ClientMessage;
    queueMicrotask(() => this.open && this.server.receive(this, message));
  }

  close(code = 1005): void {
    if (!this.open) return;
    this.open = false;
    this.server.connections.delete(this);
    queueMicrotask(() => this.onclose?.({ code }));
  }

  /** The server says something; with `deflate` compressed. */
  say(message: ServerMessage): void {
    const json = new TextEncoder().encode(JSON.stringify(message));
    const body = this.server.deflate ? deflateRawSync(json) : json;
    const frame = new Uint8Array(body.length + 1);
    frame[0] = this.server.deflate ? 1 : 0;
    frame.set(body, 1);
    queueMicrotask(() => this.open && this.onmessage?.({ data: frame.buffer }));
  }
}

/** A server of one board in memory, for tests of the page's connection. What goes wrong is set from outside. */
export class FakeBoardServer {
  readonly board = new Board();
  readonly connections = new Set<FakeConnection>();
  readonly log: Committed[] = [];
  readonly received: ClientMessage[] = [];
  version = 0;
  epoch = 'e1';
  /** No ticket, no connection. */
  away = false;
  /** Status every ticket is refused with. */
  ticketStatus: number | undefined;
  /** Answers ops with `busy`. */
  busy = false;
  /** Hears ops and does nothing. */
  deaf = false;
  /** Does ops and does not tell. */
  mute = false;
  /** Sends each `changes` twice. */
  twice = false;
  deflate = false;
  snapshotParts = 1;
  /** Over how many edits of a text it moves an old one. */
  recentEdits = 200;
  /** Whoever comes back is told the whole board. */
  forgetful = false;
  /** The next op is refused with this. */
  refuseNext: RefusalCode | undefined;
  private readonly clients = new Map<string, Client>();
  private readonly fields = new Map<string, number>();
  private tabs = 0;

  constructor(entities: readonly Entity[]) {
    for (const entity of entities) this.board.put(structuredClone(entity));
  }

  transport(member: Id): Transport {
    return {
      ticket: () => this.answerCall(() => member),
      open: () => {
        const connection = new FakeConnection(this, member, `t${++this.tabs}`);
        this.connections.add(connection);
        return connection;
      },
      postOps: (_board, client, list, together) =>
        this.answerCall(() => this.process(client, member, list, together).answers),
    };
  }

  /** Cuts every connection. */
  cut(code = 1006): void {
    for (const connection of [...this.connections]) {
      connection.open = true;
      connection.close(code);
    }
  }

  /** Says something to all who are caught up. */
  say(message: ServerMessage): void {
    for (const connection of this.connections) if (connection.live) connection.say(message);
  }

  /** All entities by id. */
  content(): Record<Id, Entity> {
    return contentOf(this.board);
  }

  /** A failover lost what a client had saved from this number on. */
  lose(client: string, from: number): void {
    const known = this.clients.get(client);
    if (!known) return;
    for (let n = from; n <= known.lastN; n++) known.outcomes.delete(n);
    known.lastN = from - 1;
  }

  receive(from: FakeConnection, message: ClientMessage): void {
    this.received.push(message);
    if (message.t === 'hello') this.welcome(from, message);
    if (message.t === 'presence') {
      const { view, card, field, drag, caret } = message;
      const tab = { tab: from.tab, member: from.member, name: from.member, view, card, field, drag, caret };
      for (const other of this.connections) if (other.live) other.say({ t: 'presence', list: [tab as Presence] });
    }
    if (message.t !== 'ops' || this.deaf) return;
    if (this.busy) return from.say({ t: 'busy', retryMs: 1000 });
    const { answers, again } = this.process(from.client, from.member, message.list, message.together ?? false);
    if (again.length) from.say({ t: 'answers', list: again });
    for (const { n, state, code } of answers)
      if (state === 'refused' && !this.mute) from.say({ t: 'refused', n, code: code!, text: `Refused: ${code}.` });
  }

  /** Somebody does an op by other means than a connection. */
  commit(member: Id, op: Op): void {
    this.process(
      `outside-${member}`,
      member,
      [{ n: (this.clients.get(`outside-${member}`)?.lastN ?? 0) + 1, op }],
      false,
    );
  }

  private process(client: string, member: Id, list: readonly (SentOp | GivenUp)[], together: boolean) {
    const known = this.clients.get(client) ?? { lastN: 0, outcomes: new Map<number, Answer>() };
    this.clients.set(client, known);
    const from = this.version + 1;
    const answers: Answer[] = [];
    const again: Answer[] = [];
    const culprit = together && list.every(({ n }) => n > known.lastN) ? this.refusalOfAny(list, member) : undefined;
    for (const sent of list) {
      const { n } = sent;
      const first = known.outcomes.get(n);
      if (first) again.push(first);
      else if (n !== known.lastN + 1) answers.push({ n, state: 'unknown' });
      else {
        known.lastN = n;
        const code = culprit ? (culprit.n === n ? culprit.code : 'TOGETHER') : this.refusal(this.board, sent, member);
        const answer: Answer =
          code || sent.op === null
            ? { n, state: 'refused', code: code ?? 'INVALID' }
            : this.done(client, member, { ...sent, op: sent.op });
        known.outcomes.set(n, answer);
        answers.push(answer);
      }
    }
    this.fanOut(from);
    return { answers: [...again, ...answers], again };
  }

  private refusalOfAny(list: readonly (SentOp | GivenUp)[], member: Id): { n: number; code: RefusalCode } | undefined {
    const trial = new Board();
    for (const entity of this.board.everything()) trial.put(entity);
    for (const sent of list) {
      const code = this.refusal(trial, sent, member);
      if (code) return { n: sent.n, code };
      if (sent.op) evolve(trial, predict(trial, this.asOfNow(trial, sent.op) as Op, { member, now: 0 }));
    }
    return undefined;
  }

  private refusal(board: Board, sent: SentOp | GivenUp, member: Id): RefusalCode | undefined {
    const code = this.refuseNext;
    this.refuseNext = undefined;
    if (code || sent.op === null) return code ?? 'INVALID';
    const { op, if: guard } = sent as SentOp;
    const makes = /^(create|add|propose)/.test(op.type);
    const there = board.find(op.id) !== undefined;
    if (makes && (there || board.removedWith(op.id).length)) return 'INVALID';
    if (!makes && !there && op.type !== 'editText' && op.type !== 'restoreEntity') return 'GONE';
    if ('after' in op && op.after !== undefined && !board.find(op.after)) return 'GONE';
    const now = this.asOfNow(board, op);
    if (typeof now === 'string') return now;
    const touched = touchedFields(predict(board, now, { member, now: 0 }));
    const later = new Set(
      [...this.fields].filter(([, version]) => version > (guard ?? Infinity)).map(([field]) => field),
    );
    return overlap(touched, later) ? 'STALE' : undefined;
  }

  /** An edit of a text moved over what was written in it since, as the server does; other ops as they are. */
  private asOfNow(board: Board, op: Op): Op | RefusalCode {
    if (op.type !== 'editText') return op;
    const text = board.get('text', op.id);
    const between = this.log.flatMap(({ edit = [] }) =>
      edit.filter(({ id, version }) => id === op.id && version > op.base),
    );
    if (op.base > (text?.version ?? 0)) return 'INVALID';
    if (between.length > this.recentEdits) return 'STALE';
    const [first] = between;
    if (deltaLength(op.delta) !== (first ? deltaLength(first.delta) : (text?.value.length ?? 0))) return 'INVALID';
    const delta = between.reduce((moved, other) => deltaAfter(moved, other.delta, false), op.delta);
    return { ...op, base: text?.version ?? 0, delta };
  }

  private done(client: string, member: Id, { n, op: wanted }: SentOp): Answer {
    const at = Date.now();
    const op = this.asOfNow(this.board, wanted) as Op;
    const change: Change = withKeys(this.board, predict(this.board, op, { member, now: at }));
    evolve(this.board, change);
    const version = ++this.version;
    for (const field of touchedFields(change)) this.fields.set(field, version);
    this.log.push({ version, client, n, by: member, at, op: op.type, ...change });
    return { n, state: 'committed', version };
  }

  private fanOut(from: number): void {
    if (this.version < from || this.mute) return;
    for (const connection of this.connections) {
      if (!connection.live) continue;
      for (let i = this.twice ? 2 : 1; i > 0; i--) connection.say(this.changes(from));
    }
  }

  private changes(from: number): ServerMessage {
    return { t: 'changes', from, to: this.version, tag: `tag${this.version}`, list: this.log.slice(from - 1) };
  }

  private welcome(to: FakeConnection, { client, have, pending }: Extract<ClientMessage, { t: 'hello' }>): void {
    to.client = client;
    const person = this.board.get('member', to.member);
    const you = { member: to.member, name: person?.name ?? '', hats: person?.hats ?? [], rights: [], tab: to.tab };
    const now = Date.now();
    to.say({ t: 'welcome', v: 1, node: 'n1', you, now, limits: {}, durability: 'fsync', heartbeat: 20_000 });
    if (have?.epoch !== this.epoch || have.version > this.version || this.forgetful) this.snapshot(to);
    else if (have.version < this.version) to.say(this.changes(have.version + 1));
    if (pending) {
      const outcomes = this.clients.get(client)?.outcomes;
      const list = Array.from({ length: pending[1] - pending[0] + 1 }, (_, i): Answer => {
        const n = pending[0] + i;
        return outcomes?.get(n) ?? { n, state: 'unknown' };
      });
      to.say({ t: 'answers', list });
    }
    to.live = true;
    to.say({ t: 'live', version: this.version, members: [] });
  }

  private snapshot(to: FakeConnection): void {
    const entities = [...this.board.everything()];
    const size = Math.ceil(entities.length / this.snapshotParts);
    for (let part = 1; part <= this.snapshotParts; part++)
      to.say({
        t: 'snapshot',
        epoch: this.epoch,
        version: this.version,
        tag: `tag${this.version}`,
        part,
        of: this.snapshotParts,
        entities: entities.slice((part - 1) * size, part * size),
      });
  }

  private async answerCall<T>(answer: () => T): Promise<T> {
    await Promise.resolve();
    if (this.away) throw new Failure(0);
    if (this.ticketStatus) throw new Failure(this.ticketStatus);
    return answer();
  }
}

/** All entities of a board by id. */
export function contentOf(board: Board): Record<Id, Entity> {
  return Object.fromEntries([...board.everything()].map((entity) => [entity.id, entity]));
}
