import { computed, onScopeDispose, ref, type ComputedRef } from 'vue';
import { t } from '@/lang/texts';

const tick = 1_000;
/** ms the picture may be old before it says so. */
const trusted = 10_000;
/** ms between two notes on this device: they wear it out. */
const noteEvery = 10_000;
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

function kept(setting: string): number {
  try {
    return Number(localStorage.getItem(setting)) || 0;
  } catch {
    return 0;
  }
}

function keep(setting: string, at: number): void {
  try {
    localStorage.setItem(setting, String(at));
  } catch {
    // Then a screen that was switched off begins with what it can know.
  }
}

/**
 * How old the picture is, in words, once it is over 10 s; undefined while it can be trusted. Counted from when the server was last heard, by
 * the clock of the device and by one that nobody can set: the older one is believed. Remembered on this device, so that a screen that was
 * switched off and on does not pretend.
 *
 * @param heardAt when the server was heard last while changes arrived, ms since 1970; 0: not yet
 */
export function useAge(board: string, heardAt: () => number): ComputedRef<string | undefined> {
  const setting = `tandem.wall.${board}`;
  const age = ref(0);
  let word = kept(setting);
  let noted = word;
  // A note of the future was made by another clock: then it is as if the picture came now.
  if (word === 0 || word > Date.now()) word = Date.now();
  let since = performance.now() - (Date.now() - word);

  function look() {
    const heard = heardAt();
    if (heard > 0 && heard !== word) {
      word = heard;
      since = performance.now() - Math.max(0, Date.now() - heard);
      if (Math.abs(heard - noted) >= noteEvery) keep(setting, (noted = heard));
    }
    age.value = Math.max(performance.now() - since, Date.now() - word);
  }
  look();
  const timer = setInterval(look, tick);
  onScopeDispose(() => clearInterval(timer));
  return computed(() => (age.value <= trusted ? undefined : ageText(age.value)));
}
