import { onMounted, onScopeDispose, ref, type Ref } from 'vue';

/** The height of a row in pixels, as the tokens say: it grows for fingers and on very large screens. */
export function useRowHeight(): Ref<number> {
  const height = ref(32);
  const read = () => {
    const text = getComputedStyle(document.documentElement).getPropertyValue('--row');
    height.value = Number.parseFloat(text) || 32;
  };
  onMounted(read);
  addEventListener('resize', read);
  onScopeDispose(() => removeEventListener('resize', read));
  return height;
}
