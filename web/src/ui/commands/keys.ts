const onMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

const names: Record<string, string> = onMac
  ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' }
  : { Mod: 'Ctrl', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' };

/** The parts of a key such as "Mod+Shift+Z" as people of this machine name them. */
export function keyNames(keys: string): readonly string[] {
  return keys.split('+').map((part) => names[part] ?? part);
}

/** Whether the event is the key, given as "Mod+K", "1", "?" or "Escape". Mod is Ctrl, on a Mac Command. */
export function matches(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const mod = onMac ? event.metaKey : event.ctrlKey;
  if (mod !== parts.includes('Mod') || event.altKey !== parts.includes('Alt')) return false;
  // A sign such as "?" needs Shift on some keyboards and not on others: only letters and names ask for it.
  const asksShift = key.length > 1 || /[a-z]/i.test(key);
  if (asksShift && event.shiftKey !== parts.includes('Shift')) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}

/** Whether a key belongs to the text being typed, so that it is no shortcut. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range', 'file'].includes(target.type);
}
