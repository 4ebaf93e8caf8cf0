import { indexAt, rowsOf } from './measure';
import { activeMove, hoverAt, listOf } from './moves';

/** Text fields and the like inside a row keep their own mouse. */
export function isControl(target: Element | null, row: Element): boolean {
  const control = target?.closest('input, textarea, select, [contenteditable], [role="menu"], [role="listbox"]');
  return !!control && row.contains(control);
}

/** The pointer is at `y` (viewport pixels) over a list, or over none. */
export function hoverPoint(key: string | undefined, y: number): void {
  const move = activeMove.value;
  const list = key === undefined ? undefined : listOf(key);
  const el = list?.element();
  if (!move || !list || !el) return hoverAt(undefined, 0);
  const others = list.ids().filter((id) => id !== move.item.id);
  hoverAt(key, indexAt(rowsOf(el), others, y));
}
