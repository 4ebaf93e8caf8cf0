import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { computed, toValue, watch, type ComputedRef, type MaybeRefOrGetter } from 'vue';
import { lineAt } from './measure';
import { activeMove, registerList, type Direction, type MoveIntent, type MoveItem, type Place } from './moves';

export interface DropListOptions {
  /** Names the list in intents; unique on the page. */
  key: MaybeRefOrGetter<string>;
  /** The list's name in announcements: "Backlog". */
  name: MaybeRefOrGetter<string>;
  /** Ids in the order shown. */
  ids: () => readonly string[];
  /** What may be dropped here; default: everything. */
  accepts?: (item: MoveItem) => boolean;
  /** Carries the move out. A returned sentence is announced instead of "Dropped TAN-12 at rank 3 ...". */
  drop: (intent: MoveIntent, item: MoveItem) => string | undefined | void;
  /** Rank people read for an index among the other items; default: index + 1. */
  rankAt?: (index: number, item: MoveItem) => number;
  /** How many there will be, for "rank 3 of 40"; default: all shown. */
  count?: () => number;
  /** The id a place follows; default: the item before it. Lists that show a part of an order say what lies between. */
  afterAt?: (index: number, others: readonly string[]) => string | undefined;
  /** For lists in an order that is not theirs: the index a thing from another list takes. Undefined: where it is dropped. */
  settle?: (item: MoveItem, others: readonly string[]) => number | undefined;
  /** Key of the list an arrow key leads to: left and right, and up and down past the ends. */
  beside?: (direction: Direction) => string | undefined;
  /** Scrolls to an index (virtual lists); default: the row is scrolled into view. */
  reveal?: (index: number) => void;
  /** Pixels from the list's top to the gap at an index (virtual lists); default: measured. */
  lineAt?: (index: number) => number;
}

/** Where a move over this list would land, and where to draw its line. */
export interface DropOver extends Place {
  readonly y: number;
}

export interface DropListState {
  /** Undefined while nothing that may land here is over it. */
  readonly over: ComputedRef<DropOver | undefined>;
  /** The thing being moved, if this list would take it, wherever it is: to light up as a target. */
  readonly candidate: ComputedRef<MoveItem | undefined>;
}

/**
 * Makes an element a list that movables can be dropped into by mouse, touch and keys; all three end in one `drop(intent)`.
 * Rows carry `data-move-id` and may be any subset of `ids()` (virtual lists). The element must be positioned for the drop line.
 *
 * ```ts
 * const list = useTemplateRef('list');
 * const { over } = useDropList(list, {
 *   key: 'backlog',
 *   name: 'Backlog',
 *   ids: () => board.backlog.value,
 *   drop: ({ id, after }) => void dispatch({ type: 'moveStory', id, after }, 'Move'),
 * });
 * ```
 * ```html
 * <ul ref="list"><Row v-for=... /><DropLine v-if="over && !over.same" :y="over.y" :label="`rank ${over.rank}`" /></ul>
 * ```
 */
export function useDropList(
  element: MaybeRefOrGetter<HTMLElement | null | undefined>,
  options: DropListOptions,
): DropListState {
  const others = (item: MoveItem) => options.ids().filter((id) => id !== item.id);
  const accepts = (item: MoveItem) => options.accepts?.(item) ?? true;

  watch(
    [() => toValue(element), () => toValue(options.key)] as const,
    ([el, key], _, onCleanup) => {
      if (!el) return;
      el.dataset.moveList = key;
      onCleanup(
        combine(
          registerList({
            key,
            get name() {
              return toValue(options.name);
            },
            ids: options.ids,
            accepts,
            drop: (intent, item) => options.drop(intent, item) ?? undefined,
            rankAt: options.rankAt ?? ((index) => index + 1),
            count: (item) => options.count?.() ?? others(item).length + 1,
            afterAt: options.afterAt ?? ((index, rest) => rest[index - 1]),
            settle: (item, rest) => options.settle?.(item, rest),
            beside: (direction) => options.beside?.(direction),
            reveal: options.reveal ?? ((index) => scrollToRow(el, index)),
            element: () => el,
          }),
          dropTargetForElements({
            element: el,
            getData: () => ({ moveList: key }),
            canDrop: ({ source }) => 'moveFrom' in source.data && accepts(source.data.move as MoveItem),
          }),
        ),
      );
    },
    { immediate: true, flush: 'post' },
  );

  const over = computed<DropOver | undefined>(() => {
    const move = activeMove.value;
    const el = toValue(element);
    if (!el || move?.place?.list !== toValue(options.key)) return undefined;
    const { place, item } = move;
    const y = options.lineAt?.(place.index) ?? lineAt(el, others(item), place.index);
    return { ...place, y };
  });
  const candidate = computed(() => {
    const item = activeMove.value?.item;
    return item && accepts(item) ? item : undefined;
  });
  return { over, candidate };
}

function scrollToRow(list: HTMLElement, index: number): void {
  const rows = list.querySelectorAll('[data-move-id]');
  rows[Math.min(index, rows.length - 1)]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
