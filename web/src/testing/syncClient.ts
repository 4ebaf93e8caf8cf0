import { vi } from 'vitest';
import { newClientId } from '@/domain/newId';
import type { Committed, Id } from '@/protocol/generated';
import { BoardSync } from '@/sync/BoardSync';
import { openStorage } from '@/sync/IdbStorage';
import { liveTabs } from '@/sync/liveTabs';
import { noStorage, type BoardStorage } from '@/sync/storage';
import type { FakeBoardServer } from './FakeBoardServer';

const FAKED = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] as const;

/** Time stands still but for `until` and `pass`. Call before each test. */
export function fakeTime(): void {
  vi.useFakeTimers({ toFake: [...FAKED], now: 1_767_603_600_000 });
}

/** Lets time pass, in ms. */
export async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  for (let i = 0; i < 8; i++) await new Promise((done) => setImmediate(done));
}

/** Lets time pass until something holds; at most 90 s. */
export async function until(holds: () => boolean, what = 'what was waited for'): Promise<void> {
  for (let waited = 0; waited < 90_000; waited += 50) {
    for (let i = 0; i < 4; i++) {
      if (holds()) return;
      await new Promise((done) => setImmediate(done));
    }
    await vi.advanceTimersByTimeAsync(50);
  }
  throw new Error(`It never came: ${what}.`);
}

export interface SyncClient {
  readonly sync: BoardSync;
  readonly client: string;
  readonly own: Committed[];
  readonly foreign: Committed[];
}

/** A page on a board of the fake server, started. It keeps nothing unless a storage is given. */
export async function syncClient(
  server: FakeBoardServer,
  member: Id,
  how: { client?: string; storage?: BoardStorage } = {},
): Promise<SyncClient> {
  const client = how.client ?? newClientId();
  const storage = how.storage ?? noStorage();
  const sync = new BoardSync({ board: 'b1', client, transport: server.transport(member), storage, build: 'test' });
  const page: SyncClient = { sync, client, own: [], foreign: [] };
  sync.events.on('committed', ({ commit, own }) => (own ? page.own : page.foreign).push(commit));
  let asked = false;
  sync.events.on('stale', () => {
    if (asked) return;
    asked = true;
    queueMicrotask(() => {
      asked = false;
      sync.flush();
    });
  });
  await sync.start();
  return page;
}

/** The same with IndexedDB (of fake-indexeddb) and without Web Locks, as over plain http. */
export async function keepingClient(server: FakeBoardServer, member: Id): Promise<SyncClient> {
  const client = newClientId();
  return syncClient(server, member, { client, storage: await openStorage('b1', client, liveTabs(undefined)) });
}

/** The tab dies: it does nothing any more and says no goodbye. */
export function kill({ sync }: SyncClient): void {
  const inside = sync as unknown as { timers: number[]; socket: { stop(): void }; ops: { sender: { stop(): void } } };
  inside.timers.forEach(clearInterval);
  inside.ops.sender.stop();
  inside.socket.stop();
}
