// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newClientId } from '@/domain/newId';
import type { Entity } from '@/protocol/generated';
import { contentOf, FakeBoardServer } from '@/testing/FakeBoardServer';
import { sampleBoard } from '@/testing/sampleBoard';
import { fakeTime, pass, syncClient, until, type SyncClient } from '@/testing/syncClient';
import { BoardSync } from '@/sync/BoardSync';
import { noStorage } from '@/sync/storage';

let server: FakeBoardServer;
const pages: SyncClient[] = [];

async function open(member = 'm-ana'): Promise<SyncClient> {
  const page = await syncClient(server, member);
  pages.push(page);
  await until(() => page.sync.state === 'live', 'live');
  return page;
}

const title = ({ sync }: SyncClient, id = 'story0') => sync.replica.view.get('story', id)?.title;
const setTitle = (text: string, id = 'story0') => [{ type: 'setStoryTitle', id, title: text }] as const;

beforeEach(() => {
  fakeTime();
  server = new FakeBoardServer(sampleBoard(20));
});

afterEach(async () => {
  for (const { sync } of pages.splice(0)) await sync.stop();
  vi.useRealTimers();
});

describe('live', () => {
  it('is said of a board that is shown, not of one that came and waits for the next frame', async () => {
    const sync = new BoardSync({
      board: 'b1',
      client: newClientId(),
      transport: server.transport('m-ana'),
      storage: noStorage(),
      build: 'test',
    });
    const shown: number[] = [];
    sync.events.on('status', () => {
      if (sync.state === 'live') shown.push(sync.replica.view.list('backlog').length);
    });
    await sync.start();
    await until(() => shown.length > 0, 'live');
    await sync.stop();
    expect(shown[0]).toBe(20);
  });
});

describe('edits', () => {
  it('shows an edit at once and says when it is saved', async () => {
    const ana = await open();
    const outcome = ana.sync.dispatch(setTitle('Mine'));
    expect(title(ana)).toBe('Mine');
    expect(server.version).toBe(0);
    expect(await outcome).toEqual({ state: 'saved' });
    expect(server.board.get('story', 'story0')?.title).toBe('Mine');
    expect(ana.sync.pending).toEqual([]);
  });

  it("keeps own edits on top of others' changes", async () => {
    const ana = await open();
    server.deaf = true;
    void ana.sync.dispatch([{ type: 'moveStory', id: 'story5' }]);
    server.commit('m-bo', { type: 'moveStory', id: 'story9' });
    server.commit('m-bo', { type: 'setStoryPoints', id: 'story5', points: 13 });
    await until(() => ana.sync.version === 2);
    const { view, confirmed } = ana.sync.replica;
    expect(view.list('backlog').slice(0, 2)).toEqual(['story5', 'story9']);
    expect(confirmed.list('backlog').slice(0, 2)).toEqual(['story9', 'story0']);
    expect(view.get('story', 'story5')?.points).toBe(13);
  });

  it('takes a refused edit back and puts it into the drawer', async () => {
    const ana = await open();
    const before = title(ana);
    server.refuseNext = 'NO_RIGHT';
    const outcome = await ana.sync.dispatch(setTitle('Mine'));
    expect(outcome).toEqual({ state: 'refused', code: 'NO_RIGHT', text: 'Refused: NO_RIGHT.' });
    await until(() => title(ana) === before);
    expect(ana.sync.drawer).toMatchObject([{ op: { title: 'Mine' }, code: 'NO_RIGHT' }]);
    ana.sync.retry(ana.sync.drawer[0]!.key);
    await until(() => server.board.get('story', 'story0')?.title === 'Mine');
    expect(ana.sync.drawer).toEqual([]);
  });

  it('does several ops all or none', async () => {
    const ana = await open();
    const outcome = await ana.sync.dispatch([
      ...setTitle('Mine'),
      { type: 'planStory', id: 'nobody', sprint: 'sprint0' },
    ]);
    expect(outcome).toMatchObject({ state: 'refused', code: 'GONE' });
    expect(server.version).toBe(0);
    expect(ana.sync.drawer).toMatchObject([{ op: { id: 'nobody' }, ops: [{ title: 'Mine' }, { id: 'nobody' }] }]);
  });

  it('refuses what no message can hold, here', async () => {
    const ana = await open();
    expect(await ana.sync.dispatch(setTitle('x'.repeat(20_000)))).toMatchObject({ code: 'LIMIT' });
    expect(ana.sync.state).toBe('live');
  });

  it('sends at most 100 ops in a message and three messages at once', async () => {
    const ana = await open();
    server.deaf = true;
    for (let i = 0; i < 450; i++) void ana.sync.dispatch([{ type: 'moveStory', id: `story${i % 20}` }]);
    await until(() => server.received.filter(({ t }) => t === 'ops').length === 3);
    await pass(1000);
    const sent = server.received.filter((message) => message.t === 'ops');
    expect(sent).toHaveLength(3);
    expect(Math.max(...sent.map(({ list }) => list.length))).toBeLessThanOrEqual(100);
    server.deaf = false;
    await until(() => ana.sync.pending.length === 0);
    expect(server.version).toBe(450);
  });

  it('merges unsent edits of one field, and never sent ones', async () => {
    const ana = await open();
    server.deaf = true;
    void ana.sync.dispatch(setTitle('Sent'));
    await until(() => server.received.some(({ t }) => t === 'ops'));
    server.away = true;
    server.cut();
    const outcomes = [
      ana.sync.dispatch(setTitle('A')),
      ana.sync.dispatch(setTitle('AB')),
      ana.sync.dispatch(setTitle('ABC')),
    ];
    expect(ana.sync.pending.map(({ pending }) => (pending.op as { title: string }).title)).toEqual(['Sent', 'ABC']);
    server.away = server.deaf = false;
    await until(() => ana.sync.pending.length === 0);
    expect(await Promise.all(outcomes)).toEqual([{ state: 'saved' }, { state: 'saved' }, { state: 'saved' }]);
    expect(server.log.map(({ set }) => set?.[0]?.fields['title'])).toEqual(['Sent', 'ABC']);
  });
});

describe('coming back', () => {
  it('gets what it missed as changes, and sends what was never answered once', async () => {
    const ana = await open();
    server.mute = true; // done, but the answer is lost
    const outcome = ana.sync.dispatch([{ type: 'createStory', id: 'new1', title: 'New' }]);
    await until(() => server.version === 1);
    server.mute = false;
    server.away = true;
    server.cut();
    await until(() => ana.sync.state === 'offline');
    server.commit('m-bo', { type: 'setStoryPoints', id: 'story1', points: 5 });
    const second = ana.sync.dispatch([{ type: 'setStoryTitle', id: 'new1', title: 'Newer' }]);
    server.away = false;
    await until(() => ana.sync.pending.length === 0);
    expect(await Promise.all([outcome, second])).toEqual([{ state: 'saved' }, { state: 'saved' }]);
    expect(server.log.map(({ op }) => op)).toEqual(['createStory', 'setStoryPoints', 'setStoryTitle']);
    expect(server.received.filter(({ t }) => t === 'hello').at(-1)).toMatchObject({
      have: { version: 0 },
      pending: [1, 1],
    });
    expect(contentOf(ana.sync.replica.view)).toEqual(server.content());
  });

  it('learns of a refusal it missed', async () => {
    const ana = await open();
    server.mute = true;
    server.refuseNext = 'GONE';
    const outcome = ana.sync.dispatch(setTitle('Mine'));
    await until(() => server.received.some(({ t }) => t === 'ops'));
    await pass(0);
    server.cut();
    server.mute = false;
    await until(() => ana.sync.drawer.length === 1);
    expect(await outcome).toMatchObject({ code: 'GONE' });
  });

  it('takes changes once that come twice', async () => {
    server.twice = true;
    const ana = await open();
    await ana.sync.dispatch([{ type: 'labelStory', id: 'story1', label: 'x', on: true }]);
    await pass(0);
    expect(ana.own).toHaveLength(1);
    expect(ana.sync.replica.view.get('story', 'story1')?.labels).toEqual(['x']);
  });

  it('resumes when changes are missing', async () => {
    const ana = await open();
    server.mute = true;
    server.commit('m-bo', { type: 'setStoryPoints', id: 'story1', points: 5 });
    server.mute = false;
    server.commit('m-bo', { type: 'setStoryPoints', id: 'story2', points: 5 });
    await until(() => ana.sync.version === 2);
    expect(contentOf(ana.sync.replica.view)).toEqual(server.content());
  });

  it('reads a snapshot in parts, deflated, and shows the old board until it is whole', async () => {
    const ana = await open();
    server.epoch = 'e2';
    server.snapshotParts = 5;
    server.deflate = true;
    server.board.put({ ...server.board.get('story', 'story3')!, title: 'Other' });
    const sizes = new Set<number>();
    ana.sync.events.on('shown', () => sizes.add(ana.sync.replica.view.size));
    server.cut();
    await until(() => title(ana, 'story3') === 'Other');
    expect([...sizes]).toEqual([server.board.size]);
    expect(contentOf(ana.sync.replica.view)).toEqual(server.content());
  });

  it('never takes an empty board for one that was there', async () => {
    const ana = await open();
    const before = ana.sync.replica.view.size;
    server.say({ t: 'snapshot', epoch: 'e9', version: 1, tag: '', part: 1, of: 1, entities: [] as Entity[] });
    await pass(100);
    expect(ana.sync.replica.view.size).toBe(before);
  });

  it('asks for a snapshot after a reset', async () => {
    const ana = await open();
    server.say({ t: 'reset', why: 'forked' });
    await until(() => server.received.filter(({ t }) => t === 'hello').length === 2);
    expect(server.received.findLast(({ t }) => t === 'hello')).not.toHaveProperty('have');
    await until(() => ana.sync.state === 'live');
  });
});

describe('connection state', () => {
  it.each([4400, 4403, 4404, 4409, 4426])('is over for good after %d, with a reason', async (code) => {
    const ana = await open();
    server.cut(code);
    await until(() => ana.sync.state === 'closed');
    expect(ana.sync.closed).toMatchObject({ code, text: expect.stringMatching(/\w+\./) });
    await pass(60_000);
    expect(server.connections.size).toBe(0);
  });

  it.each([1006, 4408, 4429, 4430, 4503])('comes back after %d', async (code) => {
    const ana = await open();
    server.cut(code);
    await until(() => ana.sync.state === 'offline');
    await until(() => ana.sync.state === 'live');
  });

  it('tries a new ticket once after 4401', async () => {
    const ana = await open();
    server.cut(4401);
    await until(() => server.received.filter(({ t }) => t === 'hello').length === 2);
    await until(() => ana.sync.state === 'live');
    server.ticketStatus = 401;
    server.cut(4401);
    await until(() => ana.sync.state === 'closed');
    expect(ana.sync.closed?.code).toBe(4401);
  });

  it('says within 6 s that edits are not saved, and reconnects after 10 s', async () => {
    const ana = await open();
    server.deaf = true;
    void ana.sync.dispatch(setTitle('Mine'));
    await pass(100);
    expect(ana.sync.state).toBe('live');
    await pass(5_900);
    expect(ana.sync.state).toBe('notSaving');
    server.deaf = false;
    await until(() => ana.sync.pending.length === 0);
    expect(server.received.filter(({ t }) => t === 'hello')).toHaveLength(2);
    expect(ana.sync.state).toBe('live');
  });

  it('keeps edits while the server is busy and sends them again', async () => {
    const ana = await open();
    server.busy = true;
    void ana.sync.dispatch(setTitle('Mine'));
    await until(() => ana.sync.state === 'notSaving');
    expect(ana.sync.drawer).toEqual([]);
    await pass(15_000);
    server.busy = false;
    await until(() => ana.sync.pending.length === 0);
    expect(server.log).toHaveLength(1);
    expect(ana.sync.state).toBe('live');
  });

  it('gives up a connection that is silent for 45 s, and answers beats', async () => {
    const ana = await open();
    server.say({ t: 'beat', now: Date.now(), version: 0 });
    await until(() => server.received.some(({ t }) => t === 'beat'));
    expect(server.received.at(-1)).toEqual({ t: 'beat', version: 0, heard: 0 });
    await pass(50_000);
    await until(() => ana.sync.state === 'live');
    expect(server.received.filter(({ t }) => t === 'hello')).toHaveLength(2);
  });

  it('shows who else is here, and nobody while offline', async () => {
    const [ana, bo] = [await open(), await open('m-bo')];
    bo.sync.presence.set({ view: 'backlog', card: 'story1' });
    await until(() => ana.sync.presence.others[0]?.card === 'story1');
    bo.sync.presence.set({ card: undefined });
    await until(() => ana.sync.presence.others[0]?.card === undefined);
    expect(ana.sync.presence.others).toMatchObject([{ member: 'm-bo', view: 'backlog' }]);
    server.away = true;
    server.cut();
    await until(() => ana.sync.state === 'offline');
    expect(ana.sync.presence.others).toEqual([]);
  });
});
