import { computed, onScopeDispose, ref, watch, type ComputedRef, type Ref } from 'vue';
import type { Turn } from '@/domain/playlist';

const TICK = 1_000;

/** Which panel is shown now, and how much of its time is over, 0 to 1. */
export interface Playing {
  readonly turn: ComputedRef<Turn | undefined>;
  readonly part: Readonly<Ref<number>>;
  /** How many panels have been shown: another one each time. */
  readonly count: Readonly<Ref<number>>;
  /** Goes on to the next one. */
  next(): void;
}

/**
 * Shows panels in turn, each for its time. A list that changes goes on with the panel that is shown, if it still has it. Times are those of
 * a clock that nobody can set.
 *
 * @param held nothing goes on while true; then the panel that was shown begins anew
 */
export function usePlaylist(list: () => readonly Turn[], held: () => boolean): Playing {
  const at = ref(0);
  const part = ref(0);
  const count = ref(0);
  let since = performance.now();
  const turn = computed(() => list()[at.value % Math.max(1, list().length)]);

  function begin(place: number) {
    at.value = place;
    part.value = 0;
    count.value++;
    since = performance.now();
  }
  const next = () => begin((at.value + 1) % Math.max(1, list().length));

  const timer = setInterval(() => {
    if (held() || !turn.value) return;
    const length = turn.value.seconds * 1000;
    const past = performance.now() - since;
    if (past >= length) next();
    // A step ahead: the line moves there until the next tick.
    else part.value = Math.min(1, (past + TICK) / length);
  }, TICK);
  onScopeDispose(() => clearInterval(timer));

  watch(held, () => begin(at.value));
  watch(list, (now, before) => {
    const shown = before[at.value]?.panel;
    const place = now.findIndex(({ panel }) => panel === shown);
    if (place < 0) begin(0);
    else at.value = place;
  });
  return { turn, part, count, next };
}
