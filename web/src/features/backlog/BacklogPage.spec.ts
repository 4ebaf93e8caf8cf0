import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { BOARD } from '@/board/useBoard';
import type { Right } from '@/protocol/generated';
import { createLocalBoard, type LocalBoard } from '@/testing/localBoard';
import { sampleBoard } from '@/testing/sampleBoard';
import { handleKey } from '@/ui/commands/commands';
import { toasts } from '@/ui/toasts';
import BacklogPage from './BacklogPage.vue';

let board: LocalBoard;
let page: ReturnType<typeof mount>;

async function open(rights?: readonly Right[]) {
  board = createLocalBoard(sampleBoard(12), rights);
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: BacklogPage }] });
  await router.push('/');
  page = mount(BacklogPage, {
    attachTo: document.body,
    global: { plugins: [router], provide: { [BOARD as symbol]: board } },
  });
  await flushPromises();
}

const row = (id: string) => page.get<HTMLElement>(`[data-row="${id}"]`);
const last = () => board.ops.at(-1);
async function press(id: string, ...keys: string[]) {
  for (const key of keys) await row(id).trigger('keydown', { key });
  await flushPromises();
}
async function command(key: string) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true });
  Object.defineProperty(event, 'target', { value: document.body });
  handleKey(event);
  await flushPromises();
}

beforeEach(() => {
  // A page of a size: the list shows only what is in sight.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200);
});
afterEach(() => page.unmount());

describe('the next story', () => {
  async function withDoing(limit: number) {
    await open();
    await board.dispatch([
      { type: 'createColumn', id: 'doing', title: 'Doing', state: 'doing' },
      { type: 'setColumnLimit', id: 'doing', limit },
      { type: 'moveOnBoard', id: 'story8', column: 'doing' },
    ]);
    for (const id of board.board.backlog.value) {
      const { assignees = [] } = board.board.stories.get(id)!;
      await board.dispatch(assignees.map((member) => ({ type: 'assignStory', id, member, on: false }) as const));
    }
    await flushPromises();
  }
  const taken = () => board.ops.find((op) => op.type === 'takeStory');

  it('is taken by one key while there is room in the column where work begins', async () => {
    await withDoing(2);
    await command('t');
    expect(taken()).toMatchObject({ type: 'takeStory', member: board.me.value!.member });
    const { id } = taken()!;
    expect(board.board.stories.get(id)?.assignees).toEqual([board.me.value!.member]);
  });

  it('is not taken when that column is full, and the toast says what to finish', async () => {
    await withDoing(1);
    await command('t');
    expect(taken()).toBeUndefined();
    expect(toasts.at(-1)?.text).toContain('Doing');
    expect(toasts.at(-1)?.kind).toBe('bad');
  });
});

describe('the backlog', () => {
  it('shows the stories in the one order, with rank, key and title', async () => {
    await open();
    expect(row('story0').text()).toContain('TAN-1');
    expect(row('story2').get('.rank').text()).toBe('3');
  });

  it('saves a title on Enter and gives it back on Escape', async () => {
    await open();
    await press('story0', 'ArrowRight', 'Enter');
    await row('story0').get('input').setValue('Show the day');
    await row('story0').get('input').trigger('keydown', { key: 'Enter' });
    expect(last()).toEqual({ type: 'setStoryTitle', id: 'story0', title: 'Show the day' });
    await press('story0', 'Enter');
    await row('story0').get('input').setValue('Never');
    await row('story0').get('input').trigger('keydown', { key: 'Escape' });
    expect(board.ops).toHaveLength(1);
    expect(row('story0').text()).toContain('Show the day');
  });

  it('goes on with Tab from the title to the points and to the next story', async () => {
    await open();
    await press('story0', 'ArrowRight', 'Enter');
    await row('story0').get('input').trigger('keydown', { key: 'Tab' });
    await row('story0').get('input').setValue('0,5');
    await row('story0').get('input').trigger('keydown', { key: 'Tab' });
    expect(last()).toEqual({ type: 'setStoryPoints', id: 'story0', points: 0.5 });
    expect(row('story1').find('input').exists()).toBe(true);
  });

  it('begins the points with the digit typed, and keeps what points cannot be in the field', async () => {
    await open();
    await press('story0', 'ArrowRight', 'ArrowRight', '8');
    const field = row('story0').get('input');
    expect((field.element as HTMLInputElement).value).toBe('8');
    await field.setValue('many');
    await field.trigger('keydown', { key: 'Enter' });
    expect(field.attributes('aria-invalid')).toBe('true');
    expect(board.ops).toEqual([]);
  });

  it('moves a story by keyboard', async () => {
    await open();
    await press('story0', ' ', 'ArrowDown', 'ArrowDown', ' ');
    expect(last()).toEqual({ type: 'moveStory', id: 'story0', after: 'story2' });
    expect(board.board.rankOf('story0')).toBe(3);
  });

  it('moves among filtered stories to the place that is meant in the whole order', async () => {
    await open();
    await page.get('input[type=search]').setValue('TAN-1');
    await flushPromises();
    // Left are TAN-1, TAN-10, TAN-11, TAN-12.
    await press('story0', '#', '1', '1', 'Enter');
    expect(last()).toEqual({ type: 'moveStory', id: 'story0', after: 'story10' });
  });

  it('adds stories one after the other where the keyboard stands', async () => {
    await open();
    row('story0').element.focus();
    await command('n');
    const field = page.get('[data-row="new"] input');
    await field.setValue('First');
    await field.trigger('keydown', { key: 'Enter' });
    await page.get('[data-row="new"] input').setValue('Second');
    await page.get('[data-row="new"] input').trigger('keydown', { key: 'Enter' });
    const [first, second] = board.ops;
    expect(first).toMatchObject({ type: 'createStory', title: 'First', after: 'story0' });
    expect(second).toMatchObject({ type: 'createStory', title: 'Second', after: first?.id });
  });

  it('removes at once and offers the way back', async () => {
    await open();
    row('story0').element.focus();
    await command('Delete');
    expect(last()).toEqual({ type: 'removeStory', id: 'story0' });
    expect(toasts.at(-1)?.action?.label).toBe('Undo');
  });

  it('accepts a proposal with one key', async () => {
    await open();
    await row('story9').trigger('click');
    await command('a');
    expect(last()).toEqual({ type: 'acceptProposal', id: 'proposal0' });
    expect(board.board.rankOf('story9')).toBe(1);
  });

  it('turns a move into a proposal for who may not order, and says so', async () => {
    await open(['work', 'contribute', 'read']);
    await press('story0', ' ', 'ArrowDown', ' ');
    expect(last()).toMatchObject({ type: 'propose', op: { type: 'moveStory', id: 'story0', after: 'story1' } });
    expect(toasts.at(-1)?.text).toContain('Proposed: TAN-1 to rank 2');
    expect(board.board.rankOf('story0')).toBe(1);
  });

  it('offers who only reads no handle, no field and no new story', async () => {
    await open(['read']);
    await press('story0', ' ', 'ArrowDown', ' ', 'ArrowRight', 'Enter');
    await row('story0').trigger('pointerover');
    expect(board.ops).toEqual([]);
    expect(row('story0').find('.grip').exists()).toBe(false);
    expect(row('story0').attributes('draggable')).toBeUndefined();
    expect(page.find('.acts button').exists()).toBe(false);
  });

  it('shows who has a story open and who is dragging it', async () => {
    await open();
    expect(row('story1').text()).toContain('Bo Lindqvist');
    board.presence.others.value = [
      { tab: 't1', member: 'm-bo', name: 'Bo', drag: { id: 'story3', over: { view: 'backlog', after: 'story5' } } },
    ];
    await flushPromises();
    expect(row('story3').text()).toContain('Bo is moving this');
    expect(page.text()).toContain('Bo: TAN-4 here');
  });

  it('tells the others which field is edited', async () => {
    await open();
    await press('story0', 'ArrowRight', 'Enter');
    expect(board.presence.own.value).toMatchObject({ card: 'story0', field: 'title' });
  });
});
