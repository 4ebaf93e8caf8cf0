import { computed, onScopeDispose, ref, type ComputedRef } from 'vue';

const PAUSE = 120_000;
/** Places around the middle, in tenths of the wall's unit: a few px, never the same line of px for long. */
const PLACES: readonly (readonly [x: number, y: number])[] = [
  [0, 0],
  [3, 1],
  [4, 4],
  [1, 3],
  [-3, 4],
  [-4, 1],
  [-1, -3],
  [-4, -4],
  [2, -4],
];

/** Where the picture stands: it moves by a few px every two minutes, so that nothing burns in. */
export function useShift(): ComputedRef<string> {
  const at = ref(0);
  const timer = setInterval(() => (at.value = (at.value + 1) % PLACES.length), PAUSE);
  onScopeDispose(() => clearInterval(timer));
  const length = (tenths: number) => `calc(${tenths / 10} * var(--u))`;
  return computed(() => {
    const [x, y] = PLACES[at.value]!;
    return `translate(${length(x)}, ${length(y)})`;
  });
}
