import { computed, nextTick, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue';

export interface Cursor<C extends string> {
  /** Key of the row that has the keyboard. */
  readonly key: ComputedRef<string | undefined>;
  /** The cell in it; undefined: the row as a whole. */
  readonly column: Ref<C | undefined>;
  to(key: string, column?: C): void;
  /** Puts the focus of the page on it. */
  focus(): Promise<void>;
  /** Walks; false: the key means nothing here. */
  onKey(event: KeyboardEvent): boolean;
}

/** The one row of a long list that can be tabbed to; arrows walk from it over rows and cells. */
export function useCursor<C extends string = never>(
  list: () => HTMLElement | null | undefined,
  rows: () => readonly { readonly key: string }[],
  indexOf: (key: string) => number,
  reveal: (index: number) => void,
  page: () => number,
  columns: readonly C[] = [],
): Cursor<C> {
  const wanted = ref<string>();
  const column = shallowRef<C>();
  let place = 0;
  const key = computed(() => {
    if (wanted.value !== undefined && indexOf(wanted.value) >= 0) return wanted.value;
    return rows()[Math.min(place, rows().length - 1)]?.key;
  });

  // A row that goes away leaves the keyboard to the one that takes its place.
  watch(
    rows,
    () => {
      const index = wanted.value === undefined ? -1 : indexOf(wanted.value);
      if (index >= 0) place = index;
      else if (wanted.value !== undefined) {
        const had = document.activeElement === document.body || !!list()?.contains(document.activeElement);
        wanted.value = key.value;
        if (had) void focus();
      }
    },
    { flush: 'post' },
  );

  function to(next: string, cell?: C) {
    wanted.value = next;
    column.value = cell;
    place = Math.max(0, indexOf(next));
  }

  async function focus() {
    // What was just done to the list is in it only after Vue's turn.
    await nextTick();
    if (key.value === undefined) return;
    reveal(indexOf(key.value));
    await nextTick();
    const find = () => list()?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key.value ?? '')}"]`);
    if (!find()) await new Promise(requestAnimationFrame);
    find()?.focus({ preventScroll: true });
  }

  function walk(by: number) {
    const at = indexOf(key.value ?? '');
    const next = rows()[Math.max(0, Math.min(rows().length - 1, at + by))];
    if (!next) return;
    to(next.key, column.value);
    void focus();
  }

  function sideways(by: number) {
    const at = column.value === undefined ? -1 : columns.indexOf(column.value);
    column.value = columns[Math.max(-1, Math.min(columns.length - 1, at + by))];
  }

  function onKey(event: KeyboardEvent): boolean {
    if (event.altKey || event.ctrlKey || event.metaKey) return false;
    const acts: Record<string, () => void> = {
      ArrowDown: () => walk(1),
      ArrowUp: () => walk(-1),
      PageDown: () => walk(page()),
      PageUp: () => walk(-page()),
      Home: () => walk(-rows().length),
      End: () => walk(rows().length),
      ArrowRight: () => sideways(1),
      ArrowLeft: () => sideways(-1),
    };
    const act = acts[event.key];
    if (!act || (!columns.length && /Left|Right/.test(event.key))) return false;
    event.preventDefault();
    act();
    return true;
  }

  return { key, column, to, focus, onKey };
}
