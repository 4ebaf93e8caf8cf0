import type { BoardSync } from '@/sync/BoardSync';

/** ms between two looks whether the page may reload itself. */
const LOOK = 5_000;

/** Reloads the page for a new version of Tandem, when nothing is pending and nobody types. */
export function reloadWhenIdle(sync: BoardSync, spreadMs: number, reload = () => location.reload()): void {
  const idle = () => sync.pending.length === 0 && sync.presence.mine.field === undefined;
  const look = () => void (idle() ? reload() : setTimeout(look, LOOK));
  setTimeout(look, Math.random() * spreadMs);
}
