/** Words of the forecast, on every page that shows it. */
export const forecast = {
  title: 'Forecast',
  mark: (p50: string | undefined, p85: string | undefined) =>
    `P50 ${p50 ?? 'out of sight'}, P85 ${p85 ?? 'out of sight'}`,
  was: (day: string | undefined) => `P85 was ${day ?? 'out of sight'}`,
  left: 'before',
  why: (name: string) => `Why the forecast of ${name} stands here`,
  still: 'It has not moved since the server looked first.',
  noHistory: 'No history yet: a wide range from what is planned. Import past sprints to narrow it.',
  would: 'Would move',
  did: 'Forecast moved',
  from: (figure: string, from: string | undefined, to: string | undefined) =>
    `${figure} ${from ?? 'none'} to ${to ?? 'none'}`,
  more: (count: number) => `and ${count} more`,
  line: (title: string) => `${title} ends here (P85)`,
  record: (held: number, cases: number) =>
    cases ? `85% figure held ${Math.round((100 * held) / cases)}% of ${cases}` : 'no track record yet',
  recordTitle: 'How often this team delivered at least its own 85% figure, over its past sprints',
  learned: (sprints: number) =>
    sprints ? `from ${sprints} past ${sprints === 1 ? 'sprint' : 'sprints'}` : 'no history yet',
  fan: {
    title: 'What the next sprints will deliver',
    text: (left: string) => `${left} points are left. The band holds 70% of the futures.`,
    sprint: 'Sprint',
    ends: 'Ends',
    p85: 'P85',
    p50: 'P50',
    p15: 'P15',
    table: 'Show the numbers',
    left: 'all that is left',
  },
};
