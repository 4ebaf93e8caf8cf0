/**
 * Puts a floating element under its anchor, or above it where the room below is short, and inside the window. Both must be laid out;
 * the floating one is `position: fixed`, as popovers are.
 */
export function placeBeside(floating: HTMLElement, anchor: HTMLElement, align: 'start' | 'end' = 'start'): void {
  const gap = 4;
  const edge = 8;
  const from = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = floating;
  const wanted = align === 'start' ? from.left : from.right - width;
  const left = Math.max(edge, Math.min(wanted, window.innerWidth - width - edge));
  const below = from.bottom + gap;
  const fitsBelow = below + height <= window.innerHeight - edge;
  const top = fitsBelow ? below : Math.max(edge, from.top - gap - height);
  floating.style.position = 'fixed';
  floating.style.left = `${left}px`;
  floating.style.top = `${top}px`;
  floating.style.maxHeight = `${window.innerHeight - 2 * edge}px`;
}
