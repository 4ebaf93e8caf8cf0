// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeBoardServer } from '@/testing/FakeBoardServer';
import { sampleBoard } from '@/testing/sampleBoard';
import { fakeTime, pass, syncClient, until, type SyncClient } from '@/testing/syncClient';

let server: FakeBoardServer;
let ana: SyncClient;

const setTitle = (title: string) => [{ type: 'setStoryTitle', id: 'story0', title }] as const;
const hellos = () => server.received.filter(({ t }) => t === 'hello') as { client: string; pending?: unknown }[];

beforeEach(async () => {
  fakeTime();
  server = new FakeBoardServer(sampleBoard(5));
  ana = await syncClient(server, 'm-ana');
  await until(() => ana.sync.state === 'live', 'live');
});

afterEach(async () => {
  await ana.sync.stop();
  vi.useRealTimers();
});

describe('what was saved and lost again by a failover', () => {
  it('is in the drawer with what it was when the server refuses it as lost', async () => {
    await ana.sync.dispatch(setTitle('One'));
    await ana.sync.dispatch(setTitle('Two'));
    server.say({ t: 'refused', n: 1, code: 'LOST', text: 'It was lost.' });
    await until(() => ana.sync.drawer.length === 1, 'the drawer');
    expect(ana.sync.drawer[0]).toMatchObject({ code: 'LOST', text: 'It was lost.', op: { title: 'One' } });
    server.say({ t: 'refused', n: 1, code: 'LOST', text: 'It was lost.' });
    await pass(100);
    expect(ana.sync.drawer).toHaveLength(1);
  });

  it('keeps the parts of an action together', async () => {
    await ana.sync.dispatch([
      { type: 'setStoryTitle', id: 'story0', title: 'A' },
      { type: 'setStoryTitle', id: 'story1', title: 'B' },
    ]);
    for (const n of [1, 2]) server.say({ t: 'refused', n, code: 'LOST', text: 'It was lost.' });
    await until(() => ana.sync.drawer.length === 1, 'the drawer');
    expect(ana.sync.drawer[0]?.ops).toHaveLength(2);
  });

  it('is sent again under its old number when the server does not know it any more', async () => {
    await ana.sync.dispatch(setTitle('One'));
    await ana.sync.dispatch(setTitle('Two'));
    const [{ client }] = hellos() as [{ client: string }];
    server.lose(client, 2);
    server.cut();
    await until(() => hellos().length === 2 && ana.sync.state === 'live', 'live again');
    expect(hellos()[1]!.pending).toEqual([1, 2]);
    await until(() => server.version === 3 && ana.sync.pending.length === 0, 'saved again');
    expect(await ana.sync.dispatch(setTitle('Three'))).toEqual({ state: 'saved' });
  });

  it('does not stand in the way of what comes after when nobody knows it any more', async () => {
    await ana.sync.dispatch(setTitle('One'));
    await pass(70_000);
    const [{ client }] = hellos() as [{ client: string }];
    server.lose(client, 1);
    const outcome = ana.sync.dispatch(setTitle('Two'));
    await pass(100);
    const list = [1, 2].map((n) => ({ n, state: 'unknown' as const }));
    server.say({ t: 'answers', list });
    await until(() => server.version === 2, 'the second one');
    expect(await outcome).toEqual({ state: 'saved' });
    expect(server.board.get('story', 'story0')?.title).toBe('Two');
  });

  it('is forgotten once a replica has it', async () => {
    await ana.sync.dispatch(setTitle('One'));
    server.say({ t: 'beat', now: 0, version: 1, replicated: 1 });
    await pass(100);
    server.say({ t: 'refused', n: 1, code: 'LOST', text: 'It was lost.' });
    await pass(100);
    expect(ana.sync.drawer).toEqual([]);
  });
});

describe('a board the server has lost parts of', () => {
  it('is shown and cannot be changed until it is whole again', async () => {
    server.say({ t: 'damaged', why: 'It is gone.' });
    await until(() => ana.sync.state === 'damaged', 'damaged');
    expect(ana.sync.you?.rights).toEqual(['read']);
    expect(ana.sync.replica.view.get('story', 'story0')).toBeDefined();
    server.say({ t: 'reset', why: 'It is whole.' });
    await until(() => ana.sync.state === 'live', 'live');
  });
});
