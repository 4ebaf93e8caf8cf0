/** The altitudes of a board in the order of the rail; also the names of their routes. */
export const altitudes = ['roadmap', 'backlog', 'sprint', 'session', 'ideas', 'history', 'members'] as const;

export type AltitudeName = (typeof altitudes)[number];

/** The key that goes to each. */
export const altitudeKeys: Readonly<Record<AltitudeName, string>> = {
  roadmap: '1',
  backlog: '2',
  sprint: '3',
  session: '4',
  ideas: '5',
  history: '6',
  members: '7',
};

/** Whether a route's name is one of the altitudes. */
export function isAltitude(name: unknown): name is AltitudeName {
  return altitudes.some((altitude) => altitude === name);
}

/** Where the address of an altitude says which of its views is shown. */
export const viewKeys: Readonly<Partial<Record<AltitudeName, string>>> = { roadmap: 'as', sprint: 'view' };
