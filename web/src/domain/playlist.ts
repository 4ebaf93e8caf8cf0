import type { Panel, Screen } from '@/protocol/generated';

/** A panel of a wall and how many seconds it is shown. */
export interface Turn {
  readonly panel: Panel;
  readonly seconds: number;
}

/** How long a panel is shown where nobody said. */
export const SECONDS = 20;

/** All panels there are, in the order a wall shows them by itself. */
export const ALL_PANELS: readonly Panel[] = [
  'sprint',
  'burndown',
  'roadmap',
  'blockers',
  'objectives',
  'releases',
  'wins',
];

/** What a screen shows in turn: the panels it names, else what its layout says. A panel this page does not know is left out. */
export function playlistOf(screen: Pick<Screen, 'layout' | 'panels' | 'seconds'> | undefined): readonly Turn[] {
  const named = (screen?.panels ?? []).flatMap((panel, at) =>
    ALL_PANELS.includes(panel) ? [{ panel, seconds: screen?.seconds?.[at] ?? SECONDS }] : [],
  );
  if (named.length) return named;
  const layout = screen?.layout;
  const panels = layout === 'roadmap' || layout === 'sprint' ? [layout] : ALL_PANELS;
  return panels.map((panel) => ({ panel, seconds: SECONDS }));
}
