import { draggable, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import type { DragLocationHistory } from '@atlaskit/pragmatic-drag-and-drop/types';
import { computed, toValue, watch, type ComputedRef, type MaybeRefOrGetter } from 'vue';
import { scrollWithMouse } from './edgeScroll';
import { fillPreview } from './preview';
import { hoverPoint, isControl } from './pointer';
import { activeMove, cancelMove, dropMove, pickUp, type MoveItem } from './moves';
import { touchMovable } from './touch';

export interface MovableOptions {
  item: () => MoveItem;
  /** Key of the list it is in. */
  list: MaybeRefOrGetter<string>;
  /** False: no drag begins, and the element is not marked draggable. */
  canMove: MaybeRefOrGetter<boolean>;
  /** What the floating chip says beside the label; plain text. */
  title?: () => string;
}

/**
 * Lets an element be dragged by mouse (native drag) and by a long press of a finger. Set `data-move-id` on the same element.
 * Keys are the list's matter: see `useMoveKeys`.
 *
 * ```ts
 * const row = useTemplateRef('row');
 * const { moving } = useMovable(row, {
 *   item: () => ({ kind: 'story', id: story.id, label: story.key }),
 *   list: 'backlog',
 *   canMove: () => can('order'),
 * });
 * ```
 */
export function useMovable(
  element: MaybeRefOrGetter<HTMLElement | null | undefined>,
  options: MovableOptions,
): { readonly moving: ComputedRef<boolean> } {
  watch(
    [() => toValue(element), () => toValue(options.canMove)] as const,
    ([el, canMove], _, onCleanup) => {
      if (!el || !canMove) return;
      const stop = whenTouched(el, () => connect(el));
      onCleanup(stop);
    },
    { immediate: true, flush: 'post' },
  );

  function connect(el: HTMLElement): () => void {
    const start = { item: options.item, list: () => toValue(options.list), title: () => options.title?.() ?? '' };
    return combine(
      monitorMouse(),
      draggable({
        element: el,
        canDrag: ({ input, element: dragged }) =>
          !isControl(document.elementFromPoint(input.clientX, input.clientY), dragged),
        getInitialData: () => ({ move: start.item(), moveFrom: start.list() }),
        onGenerateDragPreview: ({ nativeSetDragImage }) =>
          setCustomNativeDragPreview({
            nativeSetDragImage,
            getOffset: () => ({ x: 12, y: 16 }),
            render: ({ container }) => fillPreview(container, start.item().label, start.title()),
          }),
      }),
      touchMovable(el, start),
    );
  }

  return { moving: computed(() => activeMove.value?.item.id === options.item().id) };
}

/**
 * A pointer enters a thing before it can drag it: until then one listener is all it costs. Scrolling through thousands of rows makes and
 * drops hundreds of them a second.
 */
function whenTouched(el: HTMLElement, connect: () => () => void): () => void {
  let stop: (() => void) | undefined;
  const begin = () => (stop ??= connect());
  const how = { capture: true, passive: true, once: true };
  el.addEventListener('pointerover', begin, how);
  return () => {
    el.removeEventListener('pointerover', begin, how);
    stop?.();
  };
}

/**
 * One monitor for all movables: a virtual list may take the dragged row out of the page, and its own callbacks with it,
 * but the end of the drag must still arrive.
 */
let users = 0;
let stopMonitor: (() => void) | undefined;
function monitorMouse(): () => void {
  users++;
  stopMonitor ??= monitorForElements({
    canMonitor: ({ source }) => 'moveFrom' in source.data,
    onDragStart: ({ source }) => pickUp(source.data.move as MoveItem, source.data.moveFrom as string, 'mouse'),
    onDrag: ({ location }) => follow(location),
    onDropTargetChange: ({ location }) => follow(location),
    onDrop: ({ location }) => {
      if (activeMove.value?.by !== 'mouse') return;
      const list = listUnder(location);
      if (list === undefined) return cancelMove();
      // The last step of the mouse is told once a frame, and not at all when the button goes up before that.
      hoverPoint(list, location.current.input.clientY);
      dropMove();
    },
  });
  return () => {
    users--;
    if (users > 0) return;
    stopMonitor?.();
    stopMonitor = undefined;
  };
}

function listUnder({ current }: DragLocationHistory): string | undefined {
  const target = current.dropTargets.find(({ data }) => 'moveList' in data);
  return target?.data.moveList as string | undefined;
}

function follow(location: DragLocationHistory): void {
  const { clientX, clientY } = location.current.input;
  hoverPoint(listUnder(location), clientY);
  scrollWithMouse(clientX, clientY);
}
