import { ref, watchEffect } from 'vue';

export type Theme = 'light' | 'dark' | 'system';
const setting = 'tandem.theme';

function read(): Theme {
  try {
    const kept = localStorage.getItem(setting);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system';
  }
}

/** What this device shows; kept over reloads. */
export const theme = ref<Theme>(read());

/** Puts the theme on the page and keeps it; called once at start. */
export function followTheme(): void {
  watchEffect(() => {
    document.documentElement.dataset.theme = theme.value;
    try {
      localStorage.setItem(setting, theme.value);
    } catch {
      // A browser that keeps nothing still shows the theme.
    }
  });
}
