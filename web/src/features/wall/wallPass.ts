import type { Id } from '@/protocol/generated';
import { readWallAddress, type WallAddress } from './wallAddress';

/** What lets this screen in, kept on this device so that nobody has to pair it again after a power cut. */
export interface Pass {
  readonly board: Id;
  readonly token: string;
  /** The `renewedAt` of the screen that this token answers. */
  readonly renewed?: number;
  /** It was refused: kept, for a proxy in front of a server that starts says no, too. */
  readonly lost?: true;
}

const SETTING = 'tandem.wall.pass';
/** A link's own token may have been renewed since: then the newer one is kept under it. */
const setting = (link: WallAddress | undefined) => (link ? `${SETTING}.${link.board}.${link.token}` : SETTING);

/** Where passes are kept; a browser that keeps nothing has them until it is closed. */
const memory = new Map<string, string>();

function read(name: string): Pass | undefined {
  try {
    const kept = localStorage.getItem(name) ?? memory.get(name);
    return kept === undefined || kept === null ? undefined : (JSON.parse(kept) as Pass);
  } catch {
    return undefined;
  }
}

function write(name: string, pass: Pass): void {
  memory.set(name, JSON.stringify(pass));
  try {
    localStorage.setItem(name, JSON.stringify(pass));
  } catch {
    // It works all the same, only not over a power cut.
  }
}

/** The pass of this screen: of the link it was opened with, else the one it was paired with; undefined: it must be paired. */
export function readPass(hash = location.hash): Pass | undefined {
  const link = readWallAddress(hash);
  return read(setting(link)) ?? link;
}

/** Keeps what became of the pass of this screen. */
export function keepPass(pass: Pass): void {
  write(setting(readWallAddress(location.hash)), pass);
}

/** Keeps the pass of a screen that was paired now; a link it was opened with is worth nothing any more. */
export function keepPairedPass(pass: Pass): void {
  history.replaceState(null, '', location.pathname);
  write(SETTING, pass);
}
