import { scrollAtEdge } from './edgeScroll';
import { activeMove, cancelMove, dropMove, pickUp, type MoveItem } from './moves';
import { fillPreview } from './preview';
import { hoverPoint, isControl } from './pointer';

/** A finger that stays this long on a row picks it up; one that moves earlier scrolls the page. */
export const LONG_PRESS_MS = 320;
const SLACK_PX = 8;

export interface TouchStart {
  item: () => MoveItem;
  list: () => string;
  title: () => string;
}

/**
 * Long press, then drag. Touch events and not pointer events: they keep coming to the element they began on when a virtual
 * list takes it out of the page, and only they can stop the browser's own scrolling once a row is held.
 */
export function touchMovable(element: HTMLElement, start: TouchStart): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let pressed = false;
  let chip: HTMLElement | undefined;
  let at = { x: 0, y: 0 };
  const held = () => chip !== undefined;

  function onStart(event: TouchEvent): void {
    const finger = event.touches[0];
    if (!finger || event.touches.length > 1) return finish(cancelMove);
    if (isControl(event.target as Element, element)) return;
    at = { x: finger.clientX, y: finger.clientY };
    // Some touch browsers have a native drag on long press; it would take the finger away.
    pressed = true;
    element.draggable = false;
    timer = setTimeout(hold, LONG_PRESS_MS);
  }

  function hold(): void {
    timer = undefined;
    chip = document.createElement('div');
    chip.className = 'move-float';
    fillPreview(chip, start.item().label, start.title());
    document.body.append(chip);
    navigator.vibrate?.(10);
    pickUp(start.item(), start.list(), 'touch');
    follow();
  }

  /** Once a frame: the list may scroll under a finger that rests at its edge. */
  function follow(): void {
    if (!chip) return;
    if (!activeMove.value) return finish();
    chip.style.transform = `translate(${at.x - 24}px, ${at.y - 56}px)`;
    scrollAtEdge(at.x, at.y);
    const list = document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>('[data-move-list]');
    hoverPoint(list?.dataset.moveList, at.y);
    frame = requestAnimationFrame(follow);
  }

  function onMove(event: TouchEvent): void {
    const finger = event.touches[0];
    if (!finger) return;
    if (held()) {
      event.preventDefault();
      at = { x: finger.clientX, y: finger.clientY };
    } else if (timer && Math.hypot(finger.clientX - at.x, finger.clientY - at.y) > SLACK_PX) finish();
  }

  function onEnd(event: TouchEvent): void {
    if (!held()) return finish();
    event.preventDefault();
    finish(activeMove.value?.place ? dropMove : cancelMove);
  }

  function finish(end?: () => void): void {
    clearTimeout(timer);
    timer = undefined;
    cancelAnimationFrame(frame);
    if (pressed) element.draggable = true;
    pressed = false;
    if (!chip) return;
    chip.remove();
    chip = undefined;
    end?.();
  }

  const onCancel = () => finish(cancelMove);
  const onMenu = (event: Event) => {
    if (timer || held()) event.preventDefault();
  };
  element.addEventListener('touchstart', onStart, { passive: true });
  element.addEventListener('touchmove', onMove, { passive: false });
  element.addEventListener('touchend', onEnd);
  element.addEventListener('touchcancel', onCancel);
  element.addEventListener('contextmenu', onMenu);
  return () => {
    element.removeEventListener('touchstart', onStart);
    element.removeEventListener('touchmove', onMove);
    element.removeEventListener('touchend', onEnd);
    element.removeEventListener('touchcancel', onCancel);
    element.removeEventListener('contextmenu', onMenu);
    finish(cancelMove);
  };
}
