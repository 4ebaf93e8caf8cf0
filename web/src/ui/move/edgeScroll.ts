import { activeMove } from './moves';

const EDGE = 56;
const FASTEST = 18;

/** Scrolls what lies under the point when the point is near one of its edges. Call once a frame while something is dragged. */
export function scrollAtEdge(x: number, y: number): void {
  for (let el = document.elementFromPoint(x, y); el; el = el.parentElement) {
    const page = el === document.documentElement;
    const style = getComputedStyle(el);
    const box = page ? new DOMRect(0, 0, innerWidth, innerHeight) : el.getBoundingClientRect();
    const { scrollTop, scrollLeft } = el;
    if (page || /auto|scroll/.test(style.overflowY)) el.scrollTop += between(y - box.top, box.bottom - y);
    if (page || /auto|scroll/.test(style.overflowX)) el.scrollLeft += between(x - box.left, box.right - x);
    if (el.scrollTop !== scrollTop || el.scrollLeft !== scrollLeft) return;
  }
}

function between(before: number, behind: number): number {
  return before < behind ? -speedAt(before) : speedAt(behind);
}

/** Pixels a frame: none outside the edge, growing to the fastest at it. */
export function speedAt(distance: number): number {
  return distance >= EDGE ? 0 : Math.ceil(((EDGE - Math.max(0, distance)) / EDGE) * FASTEST);
}

let at = { x: 0, y: 0 };
let frame = 0;

/** Tells where the mouse is; scrolling at edges goes on from there until the drag ends, also while the mouse rests. */
export function scrollWithMouse(x: number, y: number): void {
  at = { x, y };
  frame ||= requestAnimationFrame(step);
}

function step(): void {
  frame = 0;
  if (activeMove.value?.by !== 'mouse') return;
  scrollAtEdge(at.x, at.y);
  frame = requestAnimationFrame(step);
}
