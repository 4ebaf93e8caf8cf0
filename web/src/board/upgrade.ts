import type { BoardSync } from '@/sync/BoardSync';

/** ms between two looks whether the page may reload itself. */
const LOOK = 5_000;
/** The same while the server still gives this very page. */
const SERVED = 60_000;

/** What the server gives as this page now; undefined: it gives nothing. */
async function served(): Promise<string | undefined> {
  try {
    const answer = await fetch(location.pathname, { cache: 'no-store' });
    return answer.ok ? await answer.text() : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reloads the page for a new version of Tandem: when nothing is pending, nobody types, and the server gives another page than this
 * one. So it neither ends on an error page nor reloads for ever while old and new nodes serve side by side.
 *
 * @param build the name of this page's script
 */
export function reloadWhenIdle(
  sync: BoardSync,
  build: string,
  spreadMs: number,
  reload = () => location.reload(),
): void {
  const idle = () => sync.pending.length === 0 && sync.presence.mine.field === undefined;
  const look = async () => {
    const page = idle() ? await served() : undefined;
    if (page === undefined || !idle()) setTimeout(() => void look(), LOOK);
    else if (page.includes(build)) setTimeout(() => void look(), SERVED);
    else reload();
  };
  setTimeout(() => void look(), Math.random() * spreadMs);
}
