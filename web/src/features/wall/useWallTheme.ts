import { computed, onScopeDispose, ref, watchEffect } from 'vue';
import type { Screen } from '@/protocol/generated';

const LOOK = 20_000;

/** Whether it is dark at a time of the day, `HH:MM`: from the one on, until the other, also over midnight. */
export function isDark(time: string, from: string, to: string): boolean {
  return from < to ? from <= time && time < to : from <= time || time < to;
}

/** The time of the day where this screen hangs, `HH:MM`. */
function timeOfDay(now: number): string {
  const here = new Date(now);
  return [here.getHours(), here.getMinutes()].map((n) => String(n).padStart(2, '0')).join(':');
}

/** Makes the page light or dark as its screen says, by the hour if so. */
export function useWallTheme(screen: () => Screen | undefined): void {
  const now = ref(Date.now());
  const timer = setInterval(() => (now.value = Date.now()), LOOK);
  const theme = computed(() => {
    const { theme: wish, from, to } = screen() ?? {};
    if (wish !== 'schedule') return wish ?? 'system';
    return isDark(timeOfDay(now.value), from ?? '', to ?? '') ? 'dark' : 'light';
  });
  watchEffect(() => (document.documentElement.dataset['theme'] = theme.value));
  onScopeDispose(() => {
    clearInterval(timer);
    document.documentElement.dataset['theme'] = 'system';
  });
}
