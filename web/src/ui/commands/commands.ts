import { computed, onScopeDispose, shallowReactive, ref } from 'vue';
import { isTyping, matches } from './keys';

/** A thing one can do here, by palette, by key, or called by its id from a part of the page that does not know who does it. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Heading it stands under in the palette and the shortcut sheet. */
  readonly group: string;
  /** Such as "Mod+K", "N" or "?". Plain keys are off while somebody types, or when a person switched them off. */
  readonly keys?: string;
  /** Absent: always. */
  readonly enabled?: () => boolean;
  run(): void;
}

const registered = shallowReactive(new Map<symbol, () => readonly Command[]>());

const singleKeysSetting = 'tandem.singleKeys';
/** People who speak to their machine, or brush keys, can switch keys without Ctrl off (WCAG 2.1.4). */
export const singleKeys = ref(readSetting());

function readSetting(): boolean {
  try {
    return localStorage.getItem(singleKeysSetting) !== 'off';
  } catch {
    return true;
  }
}

/** Switches keys without Ctrl on or off, on this device. */
export function setSingleKeys(on: boolean): void {
  singleKeys.value = on;
  localStorage.setItem(singleKeysSetting, on ? 'on' : 'off');
}

/** Offers commands as long as the calling component lives. A later one wins over an earlier one with the same key. */
export function useCommands(commands: () => readonly Command[]): void {
  const key = Symbol('commands');
  registered.set(key, commands);
  onScopeDispose(() => registered.delete(key));
}

/** What can be done now, in the order it was offered. */
export const availableCommands = computed(() =>
  [...registered.values()].flatMap((commands) => commands()).filter((command) => command.enabled?.() ?? true),
);

/** Does what the command with this id does; false when nothing on the page offers it now. */
export function runCommand(id: string): boolean {
  const command = availableCommands.value.find((candidate) => candidate.id === id);
  command?.run();
  return command !== undefined;
}

/** Runs the command that a key means, once for the whole page. */
export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (plain && (!singleKeys.value || isTyping(event.target))) return;
  if (document.querySelector('dialog[open]')) return;
  const command = availableCommands.value.findLast(({ keys }) => keys !== undefined && matches(event, keys));
  if (!command) return;
  event.preventDefault();
  command.run();
}
