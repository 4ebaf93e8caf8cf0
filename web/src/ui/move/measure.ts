/** A rendered row of a list, in viewport pixels. */
export interface RowBox {
  readonly id: string;
  readonly top: number;
  readonly bottom: number;
}

/** The rows that are in the page now (a virtual list has few), top to bottom whatever their order in the DOM. */
export function rowsOf(list: HTMLElement): RowBox[] {
  const boxes: RowBox[] = [];
  for (const row of list.querySelectorAll<HTMLElement>('[data-move-id]')) {
    if (row.closest('[data-move-list]') !== list) continue;
    const { top, bottom } = row.getBoundingClientRect();
    boxes.push({ id: row.dataset.moveId ?? '', top, bottom });
  }
  return boxes.sort((a, b) => a.top - b.top);
}

/** Index among `others` (the list without the moved item) for a pointer at `y`: before the first row whose middle is below it. */
export function indexAt(rows: readonly RowBox[], others: readonly string[], y: number): number {
  let index: number | undefined;
  for (const row of rows) {
    const at = others.indexOf(row.id);
    if (at < 0) continue;
    if (y < (row.top + row.bottom) / 2) return at;
    index = at + 1;
  }
  return index ?? 0;
}

/** Where the drop line goes, in pixels below the list's top edge, scrolled content included. */
export function lineAt(list: HTMLElement, others: readonly string[], index: number): number {
  const rows = rowsOf(list);
  const origin = list.getBoundingClientRect().top + list.clientTop - list.scrollTop;
  const next = rows.find((row) => row.id === others[index]);
  if (next) return next.top - origin;
  const previous = rows.find((row) => row.id === others[index - 1]);
  return previous ? previous.bottom - origin : 0;
}
