/** The altitudes of a board, in the order of their keys (1, 2, 3 ...); also the names of their routes. */
export const altitudes = ['roadmap', 'backlog', 'sprint', 'members'] as const;

export type AltitudeName = (typeof altitudes)[number];

/** Whether a route's name is one of the altitudes. */
export function isAltitude(name: unknown): name is AltitudeName {
  return altitudes.some((altitude) => altitude === name);
}
