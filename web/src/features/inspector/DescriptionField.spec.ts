import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BOARD, type Outcome } from '@/board/useBoard';
import { createLocalBoard, type LocalBoard } from '@/testing/localBoard';
import DescriptionField from './DescriptionField.vue';

const stored = 'As a buyer\nI want to see the day of delivery\nso that I can be at home.';
let board: LocalBoard;
let field: ReturnType<typeof mount>;

beforeEach(() => {
  vi.useFakeTimers();
  board = createLocalBoard();
  field = mount(DescriptionField, {
    props: { owner: 'story0', name: 'TAN-1', editable: true, editor: undefined },
    global: { provide: { [BOARD as symbol]: board } },
  });
});
afterEach(() => {
  field.unmount();
  vi.useRealTimers();
});

const type = (text: string) => field.get('textarea').setValue(text);

it('sends the smallest edit after a pause', async () => {
  await type(stored.replace('buyer', 'shopper'));
  expect(board.ops).toEqual([]);
  await vi.advanceTimersByTimeAsync(250);
  expect(board.ops).toEqual([
    { type: 'editText', id: 'story0.description', base: 1, delta: [5, [3, 'shopp'], stored.length - 8] },
  ]);
});

it('sends at once when the field is left', async () => {
  await type(`${stored}!`);
  await field.get('textarea').trigger('blur');
  expect(board.board.description('story0')).toBe(`${stored}!`);
});

it('follows what others write while nothing is typed here', async () => {
  await board.dispatch({ type: 'editText', id: 'story0.description', base: 1, delta: [[stored.length, 'New']] });
  await flushPromises();
  expect((field.get('textarea').element as HTMLTextAreaElement).value).toBe('New');
});

it('keeps both texts when two people write at once', async () => {
  await type(`${stored} Mine.`);
  await board.dispatch({
    type: 'editText',
    id: 'story0.description',
    base: 1,
    delta: [[0, 'Theirs. '], stored.length],
  });
  await flushPromises();
  expect((field.get('textarea').element as HTMLTextAreaElement).value).toBe(`Theirs. ${stored} Mine.`);
  await vi.advanceTimersByTimeAsync(250);
  expect(board.board.description('story0')).toBe(`Theirs. ${stored} Mine.`);
});

it('keeps the caret in its words when somebody writes before them', async () => {
  document.body.append(field.element);
  const area = field.get('textarea').element as HTMLTextAreaElement;
  area.focus();
  area.setSelectionRange(5, 10);
  await board.dispatch({ type: 'editText', id: 'story0.description', base: 1, delta: [[0, 'New. '], stored.length] });
  await flushPromises();
  expect([area.selectionStart, area.selectionEnd]).toEqual([10, 15]);
});

it('sends one edit at a time, and what was typed meanwhile after its answer', async () => {
  let answer: (outcome: Outcome) => void = () => {};
  const real = board.dispatch;
  const sending = vi.spyOn(board, 'dispatch').mockImplementation((op, label) => {
    void real(op, label);
    return new Promise((resolve) => (answer = resolve));
  });
  field.unmount();
  field = mount(DescriptionField, {
    props: { owner: 'story0', name: 'TAN-1', editable: true, editor: undefined },
    global: { provide: { [BOARD as symbol]: board } },
  });
  await type(`${stored} One.`);
  await vi.advanceTimersByTimeAsync(250);
  await type(`${stored} One. Two.`);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sending).toHaveBeenCalledOnce();
  answer({ state: 'saved' });
  await flushPromises();
  expect(sending).toHaveBeenCalledTimes(2);
  expect(board.board.description('story0')).toBe(`${stored} One. Two.`);
});

it('keeps the text when it is refused for another reason', async () => {
  vi.spyOn(board, 'dispatch').mockResolvedValue({ state: 'refused', code: 'NO_RIGHT', text: 'No right' });
  field.unmount();
  field = mount(DescriptionField, {
    props: { owner: 'story0', name: 'TAN-1', editable: true, editor: undefined },
    global: { provide: { [BOARD as symbol]: board } },
  });
  await type('Mine');
  await vi.advanceTimersByTimeAsync(250);
  expect(field.get('[role=alert]').text()).toContain('Your text is still here');
  expect((field.get('textarea').element as HTMLTextAreaElement).value).toBe('Mine');
});
