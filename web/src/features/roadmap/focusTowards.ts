const steps: Record<string, readonly [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Gives the focus to the nearest card in the direction of an arrow key; false for other keys and at the edge. */
export function focusTowards(key: string, from: HTMLElement, root: HTMLElement | null): boolean {
  const step = steps[key];
  if (!step || !root) return false;
  const [x, y] = step;
  const here = from.getBoundingClientRect();
  let best: { card: HTMLElement; far: number } | undefined;
  for (const card of root.querySelectorAll<HTMLElement>('[data-travel] > [role="button"]')) {
    const there = card.getBoundingClientRect();
    const along = (there.left - here.left) * x + (there.top - here.top) * y;
    const aside = Math.abs((there.left - here.left) * y) + Math.abs((there.top - here.top) * x);
    if (card === from || along < 1) continue;
    const far = along + 3 * aside;
    if (!best || far < best.far) best = { card, far };
  }
  best?.card.focus();
  return best !== undefined;
}
