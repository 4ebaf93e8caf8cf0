import { computed, onScopeDispose, ref, watchEffect, type ComputedRef, type Ref } from 'vue';
import { t } from '@/lang/texts';

const tick = 1_000;
/** ms the picture may be old before it says so. */
const trusted = 10_000;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "45 s", "12 min", "3 h", "2 days". */
export function ageText(age: number): string {
  if (age < minute) return t.wall.seconds(Math.floor(age / 1000));
  if (age < hour) return t.wall.minutes(Math.floor(age / minute));
  if (age < day) return t.wall.hours(Math.floor(age / hour));
  return t.wall.days(Math.floor(age / day));
}

/**
 * How old the picture is, in words, once it is over 10 s; undefined while it can be trusted. Remembered on this device, so that a
 * screen that was switched off and on does not pretend.
 *
 * @param live whether changes arrive now
 */
export function useAge(board: string, live: Readonly<Ref<boolean>>): ComputedRef<string | undefined> {
  const setting = `tandem.wall.${board}`;
  const now = ref(Date.now());
  const last = ref(Number(localStorage.getItem(setting)) || now.value);
  const timer = setInterval(() => (now.value = Date.now()), tick);
  onScopeDispose(() => clearInterval(timer));
  watchEffect(() => {
    if (!live.value) return;
    last.value = now.value;
    localStorage.setItem(setting, String(now.value));
  });
  return computed(() => {
    const age = now.value - last.value;
    return live.value || age <= trusted ? undefined : ageText(age);
  });
}
