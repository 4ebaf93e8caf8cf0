import { flushPromises, mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { nextTick, type Ref } from 'vue';
import { BOARD, type ConnectionState, type RefusedEdit } from '@/board/useBoard';
import { createLocalBoard } from '@/testing/localBoard';
import ConnectionChip from './ConnectionChip.vue';

const refused: RefusedEdit = {
  key: 'k1',
  op: { type: 'setStoryTitle', id: 'story0', title: 'Refund to original card' },
  code: 'GONE',
  text: 'Bo removed this story while you were offline.',
  at: 0,
};

function show() {
  const board = createLocalBoard();
  const chip = mount(ConnectionChip, { global: { provide: { [BOARD as symbol]: board } }, attachTo: document.body });
  const openPanel = async () => {
    const panel = chip.find('[popover]').element;
    panel.dispatchEvent(Object.assign(new Event('toggle'), { newState: 'open' }));
    await flushPromises();
  };
  return { board, chip, openPanel };
}

test.each<[ConnectionState, number, string]>([
  ['live', 0, 'live'],
  ['catchingUp', 0, 'catching up'],
  ['offline', 3, 'offline, 3 kept here'],
  ['notSaving', 1, 'not saving, 1 kept here'],
  ['closed', 0, 'closed'],
])('says %s with %d unsent as "%s"', async (state, unsent, words) => {
  const { board, chip } = show();
  (board.connection.state as Ref<ConnectionState>).value = state;
  (board.connection.unsent as Ref<number>).value = unsent;
  await nextTick();
  expect(chip.find('[role=status]').text()).toBe(words);
});

test('lists a refused edit with its reason, and discards it', async () => {
  const { board, chip, openPanel } = show();
  (board.connection.drawer as Ref<readonly RefusedEdit[]>).value = [refused];
  await openPanel();
  expect(chip.find('.refused.edit').text()).toContain('Rename TAN-1 to "Refund to original card"');
  expect(chip.find('.why').text()).toBe('Bo removed this story while you were offline.');
  await chip
    .findAll('button')
    .find((button) => button.text() === 'Discard')
    ?.trigger('click');
  expect(board.connection.drawer.value).toEqual([]);
});

test('tries a refused edit again', async () => {
  const { board, chip, openPanel } = show();
  (board.connection.drawer as Ref<readonly RefusedEdit[]>).value = [refused];
  await openPanel();
  await chip
    .findAll('button')
    .find((button) => button.text() === 'Try again')
    ?.trigger('click');
  expect(board.board.stories.get('story0')?.title).toBe('Refund to original card');
});

test('says why the connection is over', async () => {
  const { board, chip, openPanel } = show();
  (board.connection.state as Ref<ConnectionState>).value = 'closed';
  (board.connection.closed as Ref<{ code: number; text: string } | undefined>).value = { code: 4403, text: 'x' };
  await openPanel();
  expect(chip.find('.about').text()).toBe('You no longer have access to this board.');
});
