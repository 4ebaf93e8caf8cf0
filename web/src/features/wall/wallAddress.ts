export interface WallAddress {
  readonly board: string;
  readonly token: string;
}

/** Reads `#board.token`; undefined: the link is not whole. */
export function readWallAddress(hash: string): WallAddress | undefined {
  const [board, token] = hash.replace(/^#/, '').split('.');
  return board && token ? { board, token } : undefined;
}
