import { EditorView } from '@codemirror/view';
import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BOARD, type BoardContext } from '@/board/useBoard';
import { createLocalBoard, type LocalBoard } from '@/testing/localBoard';
import DescriptionField from './DescriptionField.vue';

const stored = 'As a buyer\nI want to see the day of delivery\nso that I can be at home.';
const ID = 'story0.description';
let board: LocalBoard;
let field: ReturnType<typeof mount>;

async function open(context: BoardContext = board, editable = true): Promise<void> {
  field = mount(DescriptionField, {
    props: { owner: 'story0', name: 'TAN-1', editable, editor: undefined },
    global: { provide: { [BOARD as symbol]: context } },
    attachTo: document.body,
  });
  // Its part of the page is loaded first, which takes seconds on a busy machine.
  await vi.waitFor(() => expect(!editable || field.find('.writing').exists()).toBe(true), { timeout: 30_000 });
  await flushPromises();
}

const root = () => (field.get('.writing').element as HTMLElement).shadowRoot!;
const content = () => root().querySelector<HTMLElement>('.cm-content')!;
const lines = () => [...root().querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n');

beforeEach(() => {
  board = createLocalBoard();
});
afterEach(() => field.unmount());

it('is a text box of that name', async () => {
  await open();
  expect(content().getAttribute('role')).toBe('textbox');
  expect(content().getAttribute('aria-label')).toBe('Description');
  expect(lines()).toBe(stored);
});

it('is plain text for who may not write it', async () => {
  await open(board, false);
  expect(field.find('.writing').exists()).toBe(false);
  expect(field.get('.text').element.textContent).toBe(stored);
});

it('writes what is typed as the smallest edit', async () => {
  await open();
  EditorView.findFromDOM(content())!.dispatch({ changes: { from: 5, to: 10, insert: 'shopper' } });
  expect(board.ops).toEqual([{ type: 'editText', id: ID, base: 1, delta: [5, [5, 'shopper'], stored.length - 10] }]);
});

it('takes no more than a text may hold', async () => {
  await open();
  EditorView.findFromDOM(content())!.dispatch({ changes: { from: 0, insert: 'x'.repeat(100_000) } });
  await flushPromises();
  expect(board.ops).toEqual([]);
  expect(field.get('[role=alert]').text()).toContain('100,000');
});

it('follows what others write', async () => {
  await open();
  await board.dispatch({ type: 'editText', id: ID, base: 1, delta: [[0, 'New. '], stored.length] });
  expect(lines()).toBe(`New. ${stored}`);
});

it('shows the caret and the name of who writes there, and nobody who is elsewhere', async () => {
  await open();
  const bo = { tab: 't1', member: 'm-bo', name: 'Bo', card: 'story0', field: 'description' };
  const chen = { ...bo, tab: 't2', member: 'm-chen', name: 'Chen', card: 'story1' };
  const caret = { version: 1, anchor: 3, head: 7 };
  board.presence.others.value = [
    { ...bo, caret },
    { ...chen, caret },
  ];
  await flushPromises();
  expect([...root().querySelectorAll<HTMLElement>('.caret')].map(({ dataset }) => dataset['name'])).toEqual(['Bo']);
});

it('says why an edit was refused', async () => {
  const writing = {
    ...board.writing,
    edit: () =>
      Promise.resolve({ state: 'refused' as const, code: 'NO_RIGHT' as const, text: 'Your hats do not allow this.' }),
  };
  await open({ ...board, writing });
  EditorView.findFromDOM(content())!.dispatch({ changes: { from: 0, insert: 'Mine' } });
  await flushPromises();
  expect(field.get('[role=alert]').text()).toContain('Your hats do not allow this.');
});
