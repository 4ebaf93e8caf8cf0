import type { Layout } from '@/http/api';

/** The address of a screen with what it shall show at its end; the wall reads it there. Without it the views take turns. */
export function wallLink(url: string, layout: Layout): string {
  return layout === 'rotate' ? url : `${url}.${layout}`;
}
