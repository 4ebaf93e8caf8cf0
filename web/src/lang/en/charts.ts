/** Charts of the sprint page. */
export const charts = {
  numbers: 'Numbers',
  day: 'Day',
  sprint: 'Sprint',
  story: 'Story',
  burndown: {
    title: 'Burn-down',
    left: 'points left',
    ideal: 'even pace',
    now: (points: string) => `${points} points left`,
  },
  burnup: {
    title: 'Burn-up',
    done: 'points done',
    scope: 'scope now',
    committed: 'committed',
    now: (done: string, all: string) => `${done} of ${all} points done`,
  },
  velocity: {
    title: 'Velocity',
    delivered: 'points delivered',
    mean: 'mean',
    now: (points: string, n: number) =>
      n === 1 ? `${points} points in 1 sprint` : `${points} points a sprint, mean of ${n}`,
  },
  flow: {
    title: 'Cumulative flow',
    todo: 'to do',
    doing: 'doing',
    done: 'done',
    now: (todo: number, doing: number, done: number) => `${todo} to do, ${doing} doing, ${done} done`,
  },
  cycle: {
    title: 'Cycle time',
    days: 'days from begun to done',
    median: 'half of them within',
    most: '85% within',
    now: (median: string, most: string) => `half within ${median} days, 85% within ${most}`,
  },
  none: {
    burn: 'It shows when the sprint has begun and its stories have points.',
    velocity: 'It shows after the first sprint is closed, or when past sprints were imported.',
    cycle: 'It shows when stories have gone through the board to done.',
  },
};
