import { nextTick, onScopeDispose, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from 'vue';

const duration = 180;
const easing = 'cubic-bezier(0.2, 0.7, 0.3, 1)';
const noteStays = 2_400;

interface Place {
  readonly card: HTMLElement;
  readonly box: DOMRect;
  readonly cell: Element | null;
}

/**
 * Lets cards travel from where they were to where they are whenever `source` changes, and names who sent them.
 *
 * @param root holds the cards, each with `data-move-id`
 * @param moverOf name of the other person who moved this card just now; undefined: oneself, or nobody
 * @returns the cards that carry a name tag now, by id
 */
export function useTravel(
  root: Readonly<Ref<HTMLElement | null>>,
  source: WatchSource,
  moverOf: (id: string) => string | undefined,
): Readonly<ShallowRef<ReadonlyMap<string, string>>> {
  const tags = shallowRef<ReadonlyMap<string, string>>(new Map());
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const still = matchMedia('(prefers-reduced-motion: reduce)');

  function places(): Map<string, Place> {
    const cards = [...(root.value?.querySelectorAll<HTMLElement>('[data-travel]') ?? [])];
    return new Map(
      cards.map((card) => [
        card.dataset['travel'] ?? '',
        { card, box: card.getBoundingClientRect(), cell: card.closest('[data-move-list]') },
      ]),
    );
  }

  function tag(id: string, name: string) {
    tags.value = new Map(tags.value).set(id, name);
    const timer = setTimeout(() => {
      timers.delete(timer);
      const rest = new Map(tags.value);
      rest.delete(id);
      tags.value = rest;
    }, noteStays);
    timers.add(timer);
  }

  watch(
    source,
    async () => {
      const before = places();
      await nextTick();
      for (const [id, { card, box, cell }] of places()) {
        const from = before.get(id);
        if (!from) continue;
        const mover = from.cell === cell ? undefined : moverOf(id);
        if (mover) tag(id, mover);
        const x = from.box.left - box.left;
        const y = from.box.top - box.top;
        if (still.matches || (Math.abs(x) < 1 && Math.abs(y) < 1)) continue;
        card.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], { duration, easing });
      }
    },
    { flush: 'pre' },
  );
  onScopeDispose(() => timers.forEach(clearTimeout));
  return tags;
}
