import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reactive } from 'vue';
import { textEdits } from '@/domain/text';
import { FakeBoardServer } from '@/testing/FakeBoardServer';
import type { Hat } from '@/protocol/generated';
import { sampleBoard } from '@/testing/sampleBoard';
import { fakeTime, pass, until } from '@/testing/syncClient';
import { noStorage } from '@/sync/storage';
import { openBoard, type OpenBoard } from './openBoard';

let server: FakeBoardServer;
const pages: OpenBoard[] = [];

async function open(member = 'm-ana') {
  const page = openBoard('b1', { transport: server.transport(member), storage: noStorage() });
  pages.push(page);
  await until(() => page.context.connection.state.value === 'live', 'live');
  await pass(50);
  return page.context;
}

const order = () => server.board.list('backlog').slice(0, 4);
const start = ['story0', 'story1', 'story2', 'story3'];

beforeEach(() => {
  fakeTime();
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run, 16));
  server = new FakeBoardServer(sampleBoard(20));
});

afterEach(async () => {
  for (const { close } of pages.splice(0)) await close();
  vi.useRealTimers();
});

describe('an open board', () => {
  it('tells who I am, from the board as it is now', async () => {
    const bo = await open('m-bo');
    expect(bo.me.value).toMatchObject({ name: 'Bo Lindqvist', hats: ['po'] });
    expect([bo.can('order'), bo.can('roadmap')]).toEqual([true, false]);
    server.commit('m-ana', { type: 'setMemberHats', id: 'm-bo', hats: ['pm'] });
    await until(() => bo.can('roadmap'));
    expect(bo.can('order')).toBe(false);
  });

  it('shows an own edit in the same moment, as mine until it is saved', async () => {
    const ana = await open();
    const saved = ana.dispatch({ type: 'moveStory', id: 'story9' });
    expect(ana.board.backlog.value[0]).toBe('story9');
    expect(ana.board.isMine('story9')).toBe(true);
    expect(await saved).toEqual({ state: 'saved' });
    await pass(50);
    expect(ana.board.isMine('story9')).toBe(false);
    expect(ana.board.lastChange('story9')).toMatchObject({ member: 'm-ana', op: 'moveStory' });
    expect(ana.connection.unsent.value).toBe(0);
  });

  it('takes an op as it is now, whatever the form it came from does later', async () => {
    const ana = await open();
    const hats = reactive<Hat[]>(['po']);
    const saved = ana.dispatch({ type: 'setMemberHats', id: 'm-bo', hats });
    hats.push('pm');
    expect(await saved).toEqual({ state: 'saved' });
    expect(server.board.get('member', 'm-bo')?.hats).toEqual(['po']);
  });

  it('keeps the objects of what did not change', async () => {
    const ana = await open();
    const before = ana.board.stories.get('story3');
    server.commit('m-bo', { type: 'setStoryPoints', id: 'story4', points: 1 });
    await until(() => ana.board.stories.get('story4')?.points === 1);
    expect(ana.board.stories.get('story3')).toBe(before);
    expect(Object.isFrozen(before)).toBe(true);
  });
});

describe('undo', () => {
  it('takes actions back one by one, and does them again', async () => {
    const ana = await open();
    await ana.dispatch({ type: 'moveStory', id: 'story3' }, 'Move TAN-4');
    await ana.dispatch({ type: 'setStoryTitle', id: 'story3', title: 'A' }, 'Rename');
    await ana.dispatch({ type: 'setStoryTitle', id: 'story3', title: 'B' }, 'Rename again');
    expect(ana.undo.canUndo.value).toBe('Rename again');
    for (let i = 0; i < 3; i++) expect(await ana.undo.undo()).toEqual({ state: 'saved' });
    expect(order()).toEqual(start);
    expect(server.board.get('story', 'story3')?.title).toBe('Send the last ten orders');
    expect(ana.undo.canUndo.value).toBeUndefined();
    for (let i = 0; i < 3; i++) expect(await ana.undo.redo()).toEqual({ state: 'saved' });
    expect(server.board.get('story', 'story3')?.title).toBe('B');
    expect(order()[0]).toBe('story3');
    expect(await ana.undo.redo()).toBeUndefined();
  });

  it('takes back a long text that went as several edits, and writes it again', async () => {
    const ana = await open();
    const long = 'A long text. '.repeat(7_000);
    const id = 'story0.description';
    const { value, version } = server.board.get('text', id)!;
    expect(await ana.dispatch(textEdits(id, version, value, long), 'Write')).toEqual({ state: 'saved' });
    expect(server.board.get('text', id)?.value === long).toBe(true);
    expect(await ana.undo.undo()).toEqual({ state: 'saved' });
    expect(server.board.get('text', id)?.value.slice(0, 100)).toBe(value);
    expect(await ana.undo.redo()).toEqual({ state: 'saved' });
    expect(server.board.get('text', id)?.value === long).toBe(true);
    expect(ana.connection.drawer.value).toEqual([]);
  });

  it('is refused with a name when somebody else changed the same since', async () => {
    const ana = await open();
    await ana.dispatch({ type: 'setStoryTitle', id: 'story3', title: 'A' });
    server.commit('m-bo', { type: 'setStoryTitle', id: 'story3', title: 'Bo was here' });
    await until(() => ana.board.stories.get('story3')?.title === 'Bo was here');
    expect(await ana.undo.undo()).toMatchObject({ code: 'STALE', text: 'Bo Lindqvist changed it since.' });
    expect(server.board.get('story', 'story3')?.title).toBe('Bo was here');
  });

  it('is refused by the server when the other change is not here yet, without a drawer', async () => {
    const ana = await open();
    await ana.dispatch({ type: 'setStoryTitle', id: 'story3', title: 'A' });
    server.mute = true;
    server.commit('m-bo', { type: 'setStoryTitle', id: 'story3', title: 'Bo was here' });
    server.mute = false;
    const outcome = ana.undo.undo();
    expect(ana.board.stories.get('story3')?.title).not.toBe('A');
    expect(await outcome).toMatchObject({ state: 'refused', code: 'STALE' });
    expect(ana.connection.drawer.value).toEqual([]);
  });

  it('is not hindered by what others change elsewhere on the same card', async () => {
    const ana = await open();
    await ana.dispatch({ type: 'setStoryTitle', id: 'story3', title: 'A' });
    server.commit('m-bo', { type: 'setStoryPoints', id: 'story3', points: 99 });
    await until(() => ana.board.stories.get('story3')?.points === 99);
    expect(await ana.undo.undo()).toEqual({ state: 'saved' });
    expect(server.board.get('story', 'story3')?.points).toBe(99);
  });

  it('works on what is not sent yet', async () => {
    const ana = await open();
    server.away = true;
    server.cut();
    await until(() => ana.connection.state.value === 'offline');
    void ana.dispatch({ type: 'moveStory', id: 'story3' });
    void ana.dispatch({ type: 'removeStory', id: 'story0' });
    const undone = [ana.undo.undo(), ana.undo.undo()];
    expect(ana.board.backlog.value.slice(0, 4)).toEqual(start);
    await pass(0);
    expect(ana.connection.unsent.value).toBe(4);
    server.away = false;
    await until(() => ana.connection.unsent.value === 0);
    expect(await Promise.all(undone)).toEqual([{ state: 'saved' }, { state: 'saved' }]);
    expect(order()).toEqual(start);
    expect(server.board.list('criteria/story0')).toHaveLength(3);
  });

  it('brings an initiative back with more links than fit into one message', async () => {
    server = new FakeBoardServer(
      sampleBoard(150).map((entity) => (entity.kind === 'story' ? { ...entity, initiative: 'initiative00' } : entity)),
    );
    const ana = await open();
    await ana.dispatch({ type: 'removeInitiative', id: 'initiative00' });
    expect(server.board.list('initiative/initiative00')).toEqual([]);
    const undone = ana.undo.undo();
    await pass(0);
    await until(() => ana.connection.unsent.value === 0);
    expect(await undone).toEqual({ state: 'saved' });
    expect(server.board.list('initiative/initiative00')).toHaveLength(150);
  });
});

describe('notices', () => {
  it("say when somebody's edit came last, when mine did, and while I edit", async () => {
    const ana = await open();
    await ana.dispatch({ type: 'setStoryTitle', id: 'story3', title: 'A' });
    server.commit('m-bo', { type: 'setStoryTitle', id: 'story3', title: 'B' });
    await until(() => ana.notices.value.length === 1);
    expect(ana.notices.value[0]!.text).toBe(
      'You and Bo Lindqvist changed the title of TAN-4 at the same time. The change of Bo Lindqvist came last.',
    );
    ana.dismiss(ana.notices.value[0]!.key);

    server.deaf = true;
    void ana.dispatch({ type: 'setStoryPoints', id: 'story4', points: 1 });
    server.commit('m-bo', { type: 'setStoryPoints', id: 'story4', points: 2 });
    await until(() => ana.notices.value.length === 1);
    expect(ana.notices.value[0]!.text).toContain('Your change comes last');
    ana.dismiss(ana.notices.value[0]!.key);

    ana.presence.set({ card: 'story5', field: 'title' });
    server.commit('m-bo', { type: 'setStoryTitle', id: 'story5', title: 'B' });
    await until(() => ana.notices.value.length === 1);
    expect(ana.notices.value[0]!.text).toBe('Bo Lindqvist changed the title of TAN-6 while you were editing it.');
  });

  it('tell the author of a proposal what became of it', async () => {
    const ana = await open();
    for (const points of [1, 2]) await ana.propose({ type: 'setStoryPoints', id: 'story3', points });
    const [first, second] = ana.board.openProposals('story3');
    server.commit('m-bo', { type: 'declineProposal', id: first!.id, reason: 'Too early.' });
    server.commit('m-bo', { type: 'acceptProposal', id: second!.id });
    await until(() => ana.notices.value.length === 2);
    expect(ana.notices.value.map(({ text }) => text)).toEqual([
      'Bo Lindqvist declined what you proposed for TAN-4: Too early.',
      'Bo Lindqvist accepted what you proposed for TAN-4.',
    ]);
  });

  it('are silent about edits of other things, and about later ones', async () => {
    const ana = await open();
    await ana.dispatch({ type: 'setStoryTitle', id: 'story3', title: 'A' });
    server.commit('m-bo', { type: 'setStoryPoints', id: 'story3', points: 2 });
    await pass(6_000);
    server.commit('m-bo', { type: 'setStoryTitle', id: 'story3', title: 'B' });
    await until(() => ana.board.stories.get('story3')?.title === 'B');
    expect(ana.notices.value).toEqual([]);
  });
});
