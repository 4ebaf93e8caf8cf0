import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { computed, defineComponent, h, nextTick, ref, shallowRef } from 'vue';
import { useTravel } from './useTravel';

const order = shallowRef(['a', 'b', 'c']);
const changes = new Map<string, { member: string; at: number; op: string }>();
const animate = vi.fn();
let reduced = false;

const List = defineComponent({
  setup() {
    const list = ref<HTMLElement>();
    const shown = computed(() => order.value.map((key, at) => ({ key, start: at * 32 })));
    const { tagOf } = useTravel(
      {
        members: new Map([['bo', { name: 'Bo' }]]),
        lastChange: (id) => changes.get(id),
        me: () => 'me',
      },
      () => list.value,
      () => shown.value,
      () => order.value,
      () => false,
    );
    return () =>
      h(
        'ul',
        { ref: list },
        shown.value.map(({ key }) =>
          h('li', { key, 'data-row': key }, [h('input', { id: key }), tagOf(key)?.text ?? '']),
        ),
      );
  },
});

let list: ReturnType<typeof mount>;
beforeEach(() => {
  vi.useFakeTimers({ now: 1_000 });
  order.value = ['a', 'b', 'c'];
  changes.clear();
  reduced = false;
  animate.mockReset();
  Element.prototype.animate = animate;
  vi.stubGlobal('matchMedia', () => ({ matches: reduced }));
  list = mount(List, { attachTo: document.body });
});
afterEach(() => {
  list.unmount();
  vi.useRealTimers();
});

async function moveBy(member: string) {
  changes.set('c', { member, at: 2_000, op: 'moveStory' });
  order.value = ['c', 'a', 'b'];
  await nextTick();
  await nextTick();
}

it('lets rows travel from where they were, with the name of who moved one', async () => {
  await moveBy('bo');
  expect(animate.mock.calls.map(([frames]) => (frames as Keyframe[])[0]?.['transform'])).toEqual([
    'translateY(64px)',
    'translateY(-32px)',
    'translateY(-32px)',
  ]);
  expect(list.text()).toBe('Bo moved this');
  vi.advanceTimersByTime(3_000);
  await nextTick();
  expect(list.text()).toBe('');
});

it('names nobody for a move of one’s own', async () => {
  await moveBy('me');
  expect(animate).toHaveBeenCalled();
  expect(list.text()).toBe('');
});

it('only says it where people want no motion', async () => {
  reduced = true;
  await moveBy('bo');
  expect(animate).not.toHaveBeenCalled();
  expect(list.text()).toBe('Bo moved this');
});

it('keeps the focus and the caret in a row that somebody else moves', async () => {
  const field = list.get<HTMLInputElement>('#c').element;
  field.value = 'half a word';
  field.focus();
  field.setSelectionRange(4, 6);
  await moveBy('bo');
  expect(document.activeElement).toBe(field);
  expect([field.selectionStart, field.selectionEnd]).toEqual([4, 6]);
});
