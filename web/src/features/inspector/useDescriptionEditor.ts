import { onScopeDispose, shallowRef, watch, type Component } from 'vue';

const loaded = shallowRef<Component>();
/** ms until it is asked for again. */
const AGAIN = 3_000;

/** The editor of descriptions, which is a part of the page of its own; undefined: not needed, or not here yet. Asked for until it is here. */
export function useDescriptionEditor(needed: () => boolean) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gone = false;

  async function load(): Promise<void> {
    try {
      loaded.value = (await import('./editor/DescriptionEditor.vue')).default;
    } catch {
      if (!gone) timer = setTimeout(() => void load(), AGAIN);
    }
  }

  watch(needed, (now) => now && !loaded.value && void load(), { immediate: true });
  onScopeDispose(() => {
    gone = true;
    clearTimeout(timer);
  });
  return loaded;
}
