import { mount } from '@vue/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { defineComponent, h, ref } from 'vue';
import { availableCommands, handleKey, runCommand, setSingleKeys, useCommands, type Command } from './commands';
import { matches } from './keys';

const command = (id: string, keys?: string) => ({
  id,
  label: id,
  group: 'Do',
  ...(keys && { keys }),
  run: vi.fn<() => void>(),
});

function offer(...commands: Command[]) {
  return mount(
    defineComponent(() => {
      useCommands(() => commands);
      return () => h('div', [h('input'), h('button')]);
    }),
    { attachTo: document.body },
  );
}

function press(key: string, more: KeyboardEventInit = {}, target: EventTarget = document.body) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  target.addEventListener('keydown', (seen) => handleKey(seen as KeyboardEvent), { once: true });
  target.dispatchEvent(event);
  return event;
}

afterEach(() => {
  setSingleKeys(true);
  document.body.replaceChildren();
});

test('offers commands as long as their component lives', () => {
  const page = offer(command('a'));
  expect(availableCommands.value.map(({ id }) => id)).toEqual(['a']);
  page.unmount();
  expect(availableCommands.value).toEqual([]);
  expect(runCommand('a')).toBe(false);
});

test('does not offer what cannot be done now', () => {
  const may = ref(false);
  const invite = { ...command('invite'), enabled: () => may.value };
  const page = offer(invite);
  expect(runCommand('invite')).toBe(false);
  may.value = true;
  expect(runCommand('invite')).toBe(true);
  page.unmount();
});

test('runs the latest command of a key, and keeps the key from the browser', () => {
  const [first, second] = [command('first', 'N'), command('second', 'N')];
  const page = offer(first, second);
  expect(press('n').defaultPrevented).toBe(true);
  expect(first.run).not.toHaveBeenCalled();
  expect(second.run).toHaveBeenCalledOnce();
  page.unmount();
});

test('leaves plain keys to who types, and Ctrl keys not', () => {
  const [plain, withCtrl] = [command('plain', '1'), command('find', 'Mod+K')];
  const page = offer(plain, withCtrl);
  const field = page.find('input').element;
  press('1', {}, field);
  press('k', { ctrlKey: true }, field);
  expect(plain.run).not.toHaveBeenCalled();
  expect(withCtrl.run).toHaveBeenCalledOnce();
  page.unmount();
});

test('plain keys can be switched off', () => {
  const plain = command('plain', '1');
  const page = offer(plain);
  setSingleKeys(false);
  press('1');
  expect(plain.run).not.toHaveBeenCalled();
  page.unmount();
});

test.each([
  ['Mod+Z', { key: 'z', ctrlKey: true }, true],
  ['Mod+Z', { key: 'Z', ctrlKey: true, shiftKey: true }, false],
  ['Mod+Shift+Z', { key: 'Z', ctrlKey: true, shiftKey: true }, true],
  ['?', { key: '?', shiftKey: true }, true],
  ['?', { key: '?' }, true],
  ['1', { key: '1', altKey: true }, false],
  ['Escape', { key: 'Escape' }, true],
])('%s with %o: %s', (keys, event, expected) => {
  expect(matches(new KeyboardEvent('keydown', event), keys)).toBe(expected);
});
