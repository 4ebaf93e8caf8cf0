import { readonly, shallowReactive } from 'vue';

/** A short word at the foot of the page about something done just now. */
export interface Toast {
  readonly key: number;
  readonly text: string;
  readonly kind: 'plain' | 'bad';
  readonly action?: { readonly label: string; run(): void };
}

const list = shallowReactive<Toast[]>([]);
let lastKey = 0;
const stay = 8_000;
const most = 4;

/** The toasts on the page now, oldest first. */
export const toasts = readonly(list) as readonly Toast[];

/**
 * Shows a word for 8 s; one with an action stays for 16 s. The oldest goes when more than four stand.
 *
 * @returns its key
 */
export function toast(text: string, more: { kind?: Toast['kind']; action?: Toast['action'] } = {}): number {
  const key = ++lastKey;
  list.push({ key, text, kind: more.kind ?? 'plain', ...(more.action && { action: more.action }) });
  if (list.length > most) list.shift();
  setTimeout(() => dropToast(key), more.action ? 2 * stay : stay);
  return key;
}

/** Takes a toast away. */
export function dropToast(key: number): void {
  const at = list.findIndex((candidate) => candidate.key === key);
  if (at >= 0) list.splice(at, 1);
}
