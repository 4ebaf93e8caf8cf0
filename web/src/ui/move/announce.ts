import { announce as toLiveRegion } from '@atlaskit/pragmatic-drag-and-drop-live-region';

/** Says a sentence to screen readers. Quick successors replace each other, so only the last of a run of arrow keys is heard. */
export function announce(sentence: string): void {
  toLiveRegion(sentence);
}
