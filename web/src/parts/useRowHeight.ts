import { onScopeDispose, ref, type Ref } from 'vue';

function read(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--row')) || 32;
}

/** The height of a row in pixels, as the tokens say: it grows for fingers and on very large screens. */
export function useRowHeight(): Ref<number> {
  const height = ref(read());
  const update = () => (height.value = read());
  addEventListener('resize', update);
  onScopeDispose(() => removeEventListener('resize', update));
  return height;
}
