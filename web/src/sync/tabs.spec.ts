// @vitest-environment node
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newClientId } from '@/domain/newId';
import { textEdits } from '@/domain/text';
import { contentOf, FakeBoardServer } from '@/testing/FakeBoardServer';
import { sampleBoard } from '@/testing/sampleBoard';
import { fakeTime, keepingClient, kill, pass, until, type SyncClient } from '@/testing/syncClient';
import { openStorage } from './IdbStorage';
import { liveTabs } from './liveTabs';
import type { PendingOp } from './PendingOp';

let server: FakeBoardServer;
const pages: SyncClient[] = [];

async function open(): Promise<SyncClient> {
  const page = await keepingClient(server, 'm-ana');
  pages.push(page);
  return page;
}

const live = ({ sync }: SyncClient) => until(() => sync.state === 'live', 'live');
const add = (id: string) => [{ type: 'createStory', id, title: id }] as const;
const created = () => server.log.map(({ put }) => put?.[0]?.id);

beforeEach(() => {
  fakeTime();
  globalThis.indexedDB = new IDBFactory();
  server = new FakeBoardServer(sampleBoard(10));
});

afterEach(async () => {
  for (const { sync } of pages.splice(0)) await sync.stop();
  vi.useRealTimers();
});

it('opens without the network with what was there, own unsent edits on top', async () => {
  const first = await open();
  await live(first);
  await pass(4000);
  server.away = true;
  server.cut();
  void first.sync.dispatch(add('new1'));
  await pass(100);
  await first.sync.stop();
  const second = await open();
  expect(second.sync.replica.view.get('story', 'new1')).toBeDefined();
  expect(second.sync.you?.member).toBe('m-ana');
  expect(second.sync.pending).toHaveLength(1);
  server.away = false;
  await until(() => second.sync.pending.length === 0);
  expect(created()).toEqual(['new1']);
  expect(server.received.filter(({ t }) => t === 'hello').at(-1)).toMatchObject({ have: { epoch: 'e1', version: 0 } });
});

it('shows without the network what was written in a text that had just come', async () => {
  const first = await open();
  await live(first);
  await pass(4000);
  const id = 'story0.description';
  const before = first.sync.text(id)?.value ?? '';
  void first.sync.dispatch(textEdits(id, first.sync.text(id)?.version ?? 0, before, 'begin end'));
  await until(() => first.sync.pending.length === 0);
  server.away = true;
  server.cut();
  void first.sync.dispatch(textEdits(id, first.sync.text(id)!.version, 'begin end', 'Kept. begin end'));
  await pass(100);
  kill(first);
  const second = await open();
  await pass(30_000); // the other tab is certainly dead
  expect(second.sync.text(id)?.value).toBe('Kept. begin end');
});

it("sends a dead tab's ops exactly once: sent, unanswered and unsent ones", async () => {
  const dead = await open();
  await live(dead);
  server.mute = true;
  void dead.sync.dispatch(add('done1')); // done by the server, unknown to the tab
  await until(() => server.version === 1);
  server.deaf = true;
  void dead.sync.dispatch(add('lost1')); // sent, never heard
  await until(() => server.received.filter(({ t }) => t === 'ops').length === 2);
  server.away = true;
  server.cut();
  void dead.sync.dispatch([{ type: 'setStoryTitle', id: 'lost1', title: 'Later' }]);
  void dead.sync.dispatch([{ type: 'setStoryPoints', id: 'done1', points: 3 }]);
  await pass(100);
  kill(dead);
  server.mute = server.deaf = server.away = false;

  const next = await open();
  await live(next);
  expect(server.version).toBe(1); // not before the other tab is certainly dead
  await until(() => server.version === 4 && next.sync.pending.length === 0);
  expect(created().slice(0, 2)).toEqual(['done1', 'lost1']);
  expect(server.board.get('story', 'lost1')?.title).toBe('Later');
  expect(contentOf(next.sync.replica.view)).toEqual(server.content());
  await pass(20_000);
  expect(server.version).toBe(4);
});

it('puts what the server refuses of a dead tab into the drawer', async () => {
  const dead = await open();
  await live(dead);
  server.deaf = true;
  void dead.sync.dispatch([{ type: 'setStoryTitle', id: 'story1', title: 'Mine' }]);
  await until(() => server.received.some(({ t }) => t === 'ops'));
  kill(dead);
  server.deaf = false;
  server.commit('m-bo', { type: 'removeStory', id: 'story1' });
  const next = await open();
  await until(() => next.sync.drawer.length === 1);
  expect(next.sync.drawer[0]).toMatchObject({ op: { title: 'Mine' }, code: 'GONE' });
  await next.sync.stop();
  const third = await open();
  await until(() => third.sync.drawer.length === 1, 'the drawer outlives the tab');
});

it('never has two tabs take over the same ops', async () => {
  const dead = await open();
  await live(dead);
  server.away = true;
  server.cut();
  for (let i = 0; i < 5; i++) void dead.sync.dispatch(add(`new${i}`));
  await pass(100);
  kill(dead);
  server.away = false;
  const others = await Promise.all([open(), open(), open()]);
  await until(() => server.version === 5);
  await pass(20_000);
  expect([...created()].sort()).toEqual(['new0', 'new1', 'new2', 'new3', 'new4']);
  for (const { sync } of others) expect(contentOf(sync.replica.view)).toEqual(server.content());
});

it('does not send what another tab took over while this one was frozen', async () => {
  const frozen = await open();
  await live(frozen);
  server.away = true;
  server.cut();
  void frozen.sync.dispatch(add('new1'));
  await pass(100);
  const thief = await openStorage('b1', newClientId(), {
    ...liveTabs(undefined),
    held: () => Promise.resolve(new Set()),
  });
  vi.setSystemTime(Date.now() + 60_000); // no timer ran: nobody beat
  expect(await thief.adopt('m-ana')).toHaveLength(1);
  server.away = false;
  await live(frozen);
  await pass(5000);
  expect(server.version).toBe(0);
  expect(frozen.sync.pending).toEqual([]);
});

it('takes over at once from a tab whose lock is gone', async () => {
  const locks = new Set<string>();
  const tabs = {
    locks: true,
    enter: (tab: string) => Promise.resolve(locks.add(tab) && (() => void locks.delete(tab))),
    held: () => Promise.resolve(locks),
  };
  const one = await openStorage('b1', 'one', tabs);
  const two = await openStorage('b1', 'two', tabs);
  const op: PendingOp = {
    key: '1',
    board: 'b1',
    member: 'm-ana',
    at: 0,
    op: { type: 'removeLane', id: 'lane0' },
    holder: 'one',
    client: 'one',
  };
  await one.put([op]);
  vi.setSystemTime(Date.now() + 600_000); // a frozen tab holds its lock
  expect(await two.adopt('m-ana')).toEqual([]);
  expect(await two.adopt('m-bo')).toEqual([]);
  locks.delete('one');
  expect(await two.adopt('m-bo')).toEqual([]);
  expect(await two.adopt('m-ana')).toMatchObject([{ key: '1', holder: 'two', client: 'two' }]);
  expect(await one.number([op])).toBe(false);
});

it('sends an action that the device cannot keep, whole', async () => {
  const page = await open();
  await live(page);
  const unkeepable = add('new2').map((op) => ({ ...op, note: () => {} })); // IndexedDB takes no functions
  expect(await page.sync.dispatch([...add('new1'), ...unkeepable])).toEqual({ state: 'saved' });
  expect(created()).toEqual(['new1', 'new2']);
});

it('works in memory where nothing can be stored', async () => {
  globalThis.indexedDB = {
    open: () => {
      throw new Error('private');
    },
  } as unknown as IDBFactory;
  const storage = await openStorage('b1', newClientId());
  expect(await storage.durable()).toBe(false);
  const page = await open();
  await live(page);
  expect(await page.sync.dispatch(add('new1'))).toEqual({ state: 'saved' });
});
