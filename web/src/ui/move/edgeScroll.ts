const EDGE = 56;
const FASTEST = 18;

/** Scrolls whatever scrolls under the point when it is near its top or bottom edge. Call once a frame while a finger drags. */
export function scrollAtEdge(x: number, y: number): void {
  for (let el = document.elementFromPoint(x, y); el; el = el.parentElement) {
    const page = el === document.documentElement;
    if (!page && !/auto|scroll/.test(getComputedStyle(el).overflowY)) continue;
    const box = page ? { top: 0, bottom: innerHeight } : el.getBoundingClientRect();
    const by = speedAt(y - box.top) * -1 || speedAt(box.bottom - y);
    if (!by) continue;
    const before = el.scrollTop;
    el.scrollTop += by;
    if (el.scrollTop !== before) return;
  }
}

/** Pixels a frame: none outside the edge, growing to the fastest at it. */
export function speedAt(distance: number): number {
  return distance >= EDGE ? 0 : Math.ceil(((EDGE - Math.max(0, distance)) / EDGE) * FASTEST);
}
