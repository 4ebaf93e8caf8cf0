/* eslint-disable vue/one-component-per-file -- a row and its two lists, for these tests only */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mount } from '@vue/test-utils';
import { defineComponent, h, ref, shallowRef } from 'vue';
import { activeMove, cancelMove, type MoveIntent } from './moves';
import { useDropList } from './useDropList';
import { useMovable } from './useMovable';
import { useMoveKeys } from './useMoveKeys';
import { LONG_PRESS_MS } from './touch';

const said = vi.hoisted(() => [] as string[]);
vi.mock('./announce', () => ({ announce: (sentence: string) => void said.push(sentence) }));

const drops: MoveIntent[] = [];
const left = shallowRef(['a', 'b', 'c', 'd', 'e']);
const right = shallowRef(['x', 'z']);
const allowed = ref(true);

const Row = defineComponent({
  props: { id: { type: String, required: true }, list: { type: String, required: true } },
  setup(props) {
    const el = ref<HTMLElement>();
    useMovable(el, {
      item: () => ({ kind: 'story', id: props.id, label: props.id.toUpperCase() }),
      list: () => props.list,
      canMove: allowed,
    });
    return () => h('li', { ref: el, 'data-move-id': props.id }, props.id);
  },
});

/** Two lists beside each other: the left one by hand, the right one in an order of its own (x, y, z). */
const Board = defineComponent({
  setup() {
    const leftEl = ref<HTMLElement>();
    const rightEl = ref<HTMLElement>();
    useDropList(leftEl, {
      key: 'left',
      name: 'Left',
      ids: () => left.value,
      drop: (intent) => void drops.push(intent),
      beside: (direction) => (direction === 'right' ? 'right' : undefined),
    });
    useDropList(rightEl, {
      key: 'right',
      name: 'Right',
      ids: () => right.value,
      accepts: (item) => item.id !== 'e',
      settle: (item, others) => others.filter((id) => id < item.id).length,
      drop: (intent) => void drops.push(intent),
      beside: (direction) => (direction === 'left' ? 'left' : undefined),
    });
    const { onKeydown } = useMoveKeys({
      item: () => ({ kind: 'story', id: focused.value, label: focused.value.toUpperCase() }),
      list: () => 'left',
      canMove: () => allowed.value,
      whyNot: () => 'Only the product owner orders.',
    });
    return () =>
      h('div', { onKeydown }, [
        h(
          'ul',
          { ref: leftEl },
          left.value.map((id) => h(Row, { id, list: 'left', key: id })),
        ),
        h('ul', { ref: rightEl }),
      ]);
  },
});

const focused = ref('b');
let board: ReturnType<typeof mount>;

async function press(...keys: string[]) {
  for (const key of keys) await board.find('div').trigger('keydown', { key });
}

beforeEach(() => {
  said.length = 0;
  drops.length = 0;
  left.value = ['a', 'b', 'c', 'd', 'e'];
  focused.value = 'b';
  allowed.value = true;
  board = mount(Board, { attachTo: document.body });
});

afterEach(() => {
  cancelMove();
  board.unmount();
});

describe('a move by keyboard', () => {
  it('ends in the same intent as a drag', async () => {
    await press(' ', 'ArrowDown', 'ArrowDown', ' ');
    expect(drops).toEqual([{ id: 'b', from: 'left', to: 'left', after: 'd' }]);
    expect(activeMove.value).toBeUndefined();
  });

  it('says the place in plain sentences', async () => {
    await press(' ', 'ArrowUp', 'Enter');
    expect(said).toEqual([
      'Picked up B, rank 2 of 5. Arrow keys move it, Space drops it, Escape cancels.',
      'B at rank 1 of 5 in Left',
      'Dropped B at rank 1 of 5 in Left',
    ]);
    expect(drops[0]?.after).toBeUndefined();
  });

  it('goes to a typed rank without picking up first', async () => {
    await press('#', '4', 'Enter');
    expect(drops).toEqual([{ id: 'b', from: 'left', to: 'left', after: 'd' }]);
  });

  it('takes a rank beyond the end as the last one', async () => {
    await press('#', '9', '9', 'Enter');
    expect(drops[0]?.after).toBe('e');
  });

  it('corrects a typed rank with Backspace', async () => {
    await press('#', '4', 'Backspace', '3', 'Enter');
    expect(drops[0]?.after).toBe('c');
  });

  it('goes to the ends with Home and End', async () => {
    await press(' ', 'End', ' ');
    await press(' ', 'Home', ' ');
    expect(drops.map((intent) => intent.after)).toEqual(['e', undefined]);
  });

  it('does nothing on Escape or where it began', async () => {
    await press(' ', 'ArrowDown', 'Escape');
    await press(' ', 'ArrowDown', 'ArrowUp', ' ');
    expect(drops).toEqual([]);
    expect(said.at(-1)).toBe('B stays where it was.');
  });

  it('crosses to the list beside, where it takes the place that list gives it', async () => {
    focused.value = 'c';
    right.value = ['a1', 'b1', 'd1'];
    await press(' ', 'ArrowRight', 'ArrowDown', ' ');
    expect(drops).toEqual([{ id: 'c', from: 'left', to: 'right', after: 'b1' }]);
  });

  it('says so when the list beside does not take it', async () => {
    focused.value = 'e';
    await press(' ', 'ArrowRight');
    expect(said.at(-1)).toBe('E cannot go to Right.');
    expect(activeMove.value?.place?.list).toBe('left');
  });

  it('keeps its place among the others while somebody else moves rows', async () => {
    await press(' ', 'ArrowDown');
    left.value = ['c', 'b', 'a', 'd', 'e'];
    await press('ArrowDown', ' ');
    expect(drops).toEqual([{ id: 'b', from: 'left', to: 'left', after: 'a' }]);
  });

  it('ends when the thing was removed meanwhile', async () => {
    await press(' ', 'ArrowDown');
    left.value = ['a', 'c', 'd', 'e'];
    await press(' ');
    expect(drops).toEqual([]);
    expect(said.at(-1)).toBe('B was removed while it was being moved.');
  });

  it('explains instead of picking up what may not be moved', async () => {
    allowed.value = false;
    await press(' ');
    expect(activeMove.value).toBeUndefined();
    expect(said).toEqual(['Only the product owner orders.']);
  });
});

describe('a move by touch', () => {
  function rowAt(index: number) {
    const row = board.findAll('li')[index]?.element as HTMLElement;
    return row;
  }
  function touch(type: string, row: HTMLElement, y: number) {
    const event = new Event(type, { bubbles: true, cancelable: true });
    row.dispatchEvent(new Event('pointerover', { bubbles: true }));
    Object.assign(event, { touches: type === 'touchend' ? [] : [{ clientX: 10, clientY: y }] });
    row.dispatchEvent(event);
    return event;
  }
  beforeEach(() => {
    vi.useFakeTimers();
    board.findAll('li').forEach(({ element }, index) => {
      element.getBoundingClientRect = () => new DOMRect(0, index * 30, 200, 30);
    });
    document.elementFromPoint = () => board.find('ul').element;
  });
  afterEach(() => void vi.useRealTimers());

  it('picks up after a long press and drops where the finger leaves', () => {
    const row = rowAt(1);
    touch('touchstart', row, 45);
    vi.advanceTimersByTime(LONG_PRESS_MS);
    const move = touch('touchmove', row, 110);
    vi.advanceTimersByTime(32);
    touch('touchend', row, 110);
    expect(move.defaultPrevented).toBe(true);
    expect(drops).toEqual([{ id: 'b', from: 'left', to: 'left', after: 'd' }]);
  });

  it('leaves the page its scrolling when the finger moves before', () => {
    const row = rowAt(1);
    touch('touchstart', row, 45);
    const move = touch('touchmove', row, 70);
    vi.advanceTimersByTime(LONG_PRESS_MS);
    touch('touchend', row, 70);
    expect(move.defaultPrevented).toBe(false);
    expect(drops).toEqual([]);
    expect(activeMove.value).toBeUndefined();
  });

  it('is not offered to who may not move', async () => {
    allowed.value = false;
    await board.vm.$nextTick();
    const row = rowAt(1);
    touch('touchstart', row, 45);
    vi.advanceTimersByTime(LONG_PRESS_MS);
    expect(activeMove.value).toBeUndefined();
    expect(row.hasAttribute('draggable')).toBe(false);
  });
});
