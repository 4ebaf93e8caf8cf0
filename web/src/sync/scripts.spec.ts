// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Entity, Id, Op, ServerMessage } from '@/protocol/generated';
import { contentOf } from '@/testing/FakeBoardServer';
import { BoardSync } from './BoardSync';
import type { PendingOp } from './PendingOp';
import { noStorage, type BoardStorage } from './storage';
import type { Transport, WebSocketLike } from './transport';

/**
 * What one tab of the server's simulation went through, step by step (see `ScriptsTest`): the page does the same that
 * its twin in Java did, at the same ms.
 */
const FOLDER = join(import.meta.dirname, '../../../server/src/test/resources/scripts');

interface Step {
  readonly at: number;
  /** The call or socket it belongs to. */
  readonly of?: number;
  readonly ticket?: string;
  readonly failed?: number;
  readonly opened?: true;
  readonly frame?: ServerMessage;
  readonly closed?: number;
  readonly posted?: readonly never[];
  readonly act?: readonly Op[];
}

interface Script {
  readonly client: string;
  readonly begins: number;
  readonly ends: number;
  readonly left: readonly { key: string; member: Id; group?: string; client: string; n?: number; op: Op }[];
  readonly steps: readonly Step[];
  readonly end: { readonly state: string; readonly have: unknown; readonly entities: Record<Id, Entity> };
}

const INWARD = ['ticket', 'failed', 'opened', 'frame', 'closed', 'posted', 'act'];

interface Call {
  readonly done: (value: never) => void;
  readonly fail: (error: Error) => void;
}

/** Writes down what the page does, and lets in what the script says. */
class Way {
  readonly steps: object[] = [];
  private readonly open = new Map<number, WebSocketLike>();
  private readonly asked = new Map<number, Call>();
  private calls = 0;

  readonly transport: Transport = {
    ticket: () => this.call({ asks: 'ticket' }),
    postOps: (_board, client, list, together) => this.call({ posts: { client, together, list } }),
    open: () => {
      const of = ++this.calls;
      this.did({ opens: true, of });
      const socket: WebSocketLike = {
        binaryType: '',
        readyState: 1,
        onopen: null,
        onmessage: null,
        onclose: null,
        send: (data) => {
          const message = JSON.parse(new TextDecoder().decode(data.subarray(1))) as { t: string };
          if (message.t !== 'presence') this.did({ says: message, of }); // the twin tells nobody where it is
        },
        close: () => this.did({ drops: true, of }),
      };
      this.open.set(of, socket);
      return socket;
    },
  };

  enter(step: Step, sync: BoardSync): void {
    this.steps.push(step);
    const call = this.asked.get(step.of ?? 0);
    const socket = this.open.get(step.of ?? 0);
    if (step.ticket !== undefined) call!.done(step.ticket as never);
    if (step.posted) call!.done(step.posted as never);
    if (step.failed !== undefined) call!.fail(Object.assign(new Error('failed'), { status: step.failed }));
    if (step.opened) socket!.onopen?.(undefined as never);
    if (step.closed !== undefined) socket!.onclose?.({ code: step.closed });
    if (step.frame) socket!.onmessage?.({ data: frameOf(step.frame) });
    if (step.act) void sync.dispatch(step.act);
  }

  private call<T>(what: object): Promise<T> {
    const of = ++this.calls;
    this.did({ ...what, of });
    return new Promise<T>((done, fail) => this.asked.set(of, { done, fail }));
  }

  private did(what: object): void {
    this.steps.push({ at: Date.now(), ...(JSON.parse(JSON.stringify(what)) as object) });
  }
}

function frameOf(message: ServerMessage): ArrayBuffer {
  const json = new TextEncoder().encode(JSON.stringify(message));
  const frame = new Uint8Array(json.length + 1);
  frame.set(json, 1);
  return frame.buffer;
}

/** Keeps nothing, but has what a tab that is gone left behind. */
function storageWith({ left, client }: Script): BoardStorage {
  let leftovers = left.map(({ key, member, group, client: of, n, op }): PendingOp => ({
    key,
    board: 'b1',
    member,
    at: 0,
    op,
    holder: client,
    client: n === undefined ? client : of,
    ...(group === undefined ? {} : { group }),
    ...(n === undefined ? {} : { n }),
  }));
  return {
    ...noStorage(),
    adopt: () => {
      const taken = leftovers;
      leftovers = [];
      return Promise.resolve(taken);
    },
  };
}

async function settle(): Promise<void> {
  for (let i = 0; i < 4; i++) await new Promise((done) => setImmediate(done));
}

/** Lets time pass to a moment, each timer on its ms, with all that follows from it. */
async function passTo(at: number): Promise<void> {
  if (at > Date.now()) await vi.advanceTimersByTimeAsync(at - Date.now());
  await settle();
}

describe('what tabs of the simulation went through', () => {
  beforeEach(() => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it.each(readdirSync(FOLDER).filter((name) => name.endsWith('.json')))('%s', async (name) => {
    const script = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Script;
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
      now: script.begins,
    });
    const way = new Way();
    const { transport } = way;
    const sync = new BoardSync({
      board: 'b1',
      client: script.client,
      transport,
      storage: storageWith(script),
      build: 'script',
    });
    await sync.start();
    for (const step of script.steps) {
      if (!INWARD.some((field) => field in step)) continue;
      await passTo(step.at);
      way.enter(step, sync);
      await settle();
    }
    await passTo(script.ends);
    expect(way.steps).toEqual(script.steps);
    sync.flush();
    const { state, have, entities } = script.end;
    const { confirmed, view } = sync.replica;
    expect({ state: sync.state, entities: contentOf(confirmed) }).toEqual({ state, entities });
    expect((sync as unknown as { have: unknown }).have).toEqual(have);
    expect(contentOf(view)).toEqual(entities);
    await sync.stop();
  });
});
