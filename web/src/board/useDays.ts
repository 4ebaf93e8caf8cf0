import { computed, shallowRef, type ComputedRef, type Ref } from 'vue';
import { dayIn, dayNumber, type Day } from '@/domain/days';
import type { BoardInfo } from '@/protocol/generated';

/** How often it is looked whether a new day has begun, in ms. */
const LOOK = 20_000;

/** Days as a board counts them: in its time zone, wherever this page is open. */
export interface BoardDays {
  /** Which day it is; goes on at midnight. */
  readonly today: Readonly<Ref<Day>>;
  /** The day of a moment, ms since 1970. */
  dayOf(at: number): Day;
  /** Whole days from the day of a moment to today; 0 for none. */
  daysSince(at: number | undefined): number;
}

/** The days of a board. `end` stops looking at the clock. @param now ms since 1970 */
export function useDays(
  info: ComputedRef<BoardInfo | undefined>,
  now: () => number = Date.now,
): BoardDays & { end(): void } {
  const moment = shallowRef(now());
  const zone = computed(() => info.value?.zone);
  const dayOf = (at: number) => dayIn(zone.value, at);
  const today = computed(() => dayOf(moment.value));
  const clock = setInterval(() => (moment.value = now()), LOOK);
  return {
    today,
    dayOf,
    daysSince: (at) => (at === undefined ? 0 : Math.max(0, dayNumber(today.value) - dayNumber(dayOf(at)))),
    end: () => clearInterval(clock),
  };
}
