import type { Layout } from '@/http/api';

export interface WallAddress {
  readonly board: string;
  readonly token: string;
  readonly layout: Layout;
}

/** Reads `#board.token` or `#board.token.layout`; undefined: the link is not whole. Without a layout the views take turns. */
export function readWallAddress(hash: string): WallAddress | undefined {
  const [board, token, layout] = hash.replace(/^#/, '').split('.');
  if (!board || !token) return undefined;
  return { board, token, layout: layout === 'roadmap' || layout === 'sprint' ? layout : 'rotate' };
}
