import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BOARD, type Outcome } from '@/board/useBoard';
import type { Op } from '@/protocol/generated';
import { createLocalBoard, type LocalBoard } from '@/testing/localBoard';
import DescriptionField from './DescriptionField.vue';

const stored = 'As a buyer\nI want to see the day of delivery\nso that I can be at home.';
const stale: Outcome = { state: 'refused', code: 'STALE', text: 'Somebody changed it meanwhile.' };
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
const buttons = () => field.findAll('button').map((button) => button.text());

it('sends the smallest edit after a pause', async () => {
  await type(stored.replace('buyer', 'shopper'));
  expect(board.ops).toEqual([]);
  await vi.advanceTimersByTimeAsync(800);
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

it('keeps the text that came too late and shows both versions', async () => {
  const refusing = vi.spyOn(board, 'dispatch').mockResolvedValue(stale);
  field.unmount();
  field = mount(DescriptionField, {
    props: { owner: 'story0', name: 'TAN-1', editable: true, editor: undefined },
    global: { provide: { [BOARD as symbol]: board } },
  });
  await type('Mine');
  await vi.advanceTimersByTimeAsync(800);
  expect(refusing).toHaveBeenCalledOnce();
  expect(field.findAll('pre').map((text) => text.text())).toEqual(['Mine', stored]);
  expect(buttons()).toEqual(['Take mine', 'Take theirs']);
});

it('asks when somebody writes while a text is typed here', async () => {
  await type('Mine');
  const theirs: Op = { type: 'editText', id: 'story0.description', base: 1, delta: [[stored.length, 'Theirs']] };
  await board.dispatch(theirs);
  await flushPromises();
  expect(field.findAll('pre').map((text) => text.text())).toEqual(['Mine', 'Theirs']);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(board.board.description('story0')).toBe('Theirs');

  await field.findAll('button')[0]?.trigger('click');
  await flushPromises();
  expect(board.ops.at(-1)).toMatchObject({ type: 'editText', base: 2 });
  expect(board.board.description('story0')).toBe('Mine');
  expect(field.find('pre').exists()).toBe(false);
});

it('takes theirs when that is chosen', async () => {
  await type('Mine');
  await board.dispatch({ type: 'editText', id: 'story0.description', base: 1, delta: [[stored.length, 'Theirs']] });
  await flushPromises();
  await field.findAll('button')[1]?.trigger('click');
  expect((field.get('textarea').element as HTMLTextAreaElement).value).toBe('Theirs');
  expect(board.ops).toHaveLength(1);
});

it('keeps the text when it is refused for another reason', async () => {
  vi.spyOn(board, 'dispatch').mockResolvedValue({ state: 'refused', code: 'NO_RIGHT', text: 'No right' });
  field.unmount();
  field = mount(DescriptionField, {
    props: { owner: 'story0', name: 'TAN-1', editable: true, editor: undefined },
    global: { provide: { [BOARD as symbol]: board } },
  });
  await type('Mine');
  await vi.advanceTimersByTimeAsync(800);
  expect(field.get('[role=alert]').text()).toContain('Your text is still here');
  expect((field.get('textarea').element as HTMLTextAreaElement).value).toBe('Mine');
});
