import type { Hat, Id, Initiative, Method, Op, Score, Scoring } from '@/protocol/generated';

/** What is asked, with the highest answer. Of a weighted score the criteria are the questions. */
export const MOST: Readonly<Record<Exclude<Method, 'weighted'>, readonly number[]>> = {
  rice: [1_000_000, 10, 100, 1000],
  wsjf: [100, 100, 100, 100],
  moscow: [3],
};
const MOST_OF_A_CRITERION = 10;

/** The highest answer to each question of a scoring. */
export function limitsOf(scoring: Pick<Scoring, 'method' | 'criteria'>): readonly number[] {
  if (scoring.method === 'weighted') return (scoring.criteria ?? []).map(() => MOST_OF_A_CRITERION);
  return MOST[scoring.method];
}

/** One number from the answers of one person; higher is sooner. Effort and size of 0 count as the smallest there is, 0.1. */
export function scoreOf(scoring: Pick<Scoring, 'method' | 'weights'>, values: readonly number[]): number {
  const at = (index: number) => values[index] ?? 0;
  switch (scoring.method) {
    case 'rice':
      return (at(0) * at(1) * (at(2) / 100)) / Math.max(0.1, at(3));
    case 'wsjf':
      return (at(0) + at(1) + at(2)) / Math.max(0.1, at(3));
    case 'moscow':
      return at(0);
    case 'weighted': {
      const weights = scoring.weights ?? [];
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      return values.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0) / (all || 1);
    }
  }
}

/** What a scoring says of one initiative. */
export interface Result {
  readonly initiative: Id;
  readonly mean: number;
  /** How far the answers are apart, 0 (all agree) to 1, as a share of the highest score given. */
  readonly spread: number;
  readonly scorers: number;
  /** Mean of each hat that scored. */
  readonly hats: readonly { readonly hat: Hat | undefined; readonly mean: number }[];
}

/** Results of a revealed scoring, the largest disagreement first. */
export function resultsOf(scoring: Scoring, scores: readonly Score[]): readonly Result[] {
  const numbers = scores
    .filter((score) => score.values?.length)
    .map((score) => ({ ...score, number: scoreOf(scoring, score.values ?? []) }));
  const highest = Math.max(0, ...numbers.map(({ number }) => number)) || 1;
  return [...groups(numbers, ({ initiative }) => initiative)]
    .map(([initiative, given]): Result => {
      const all = given.map(({ number }) => number);
      return {
        initiative,
        mean: mean(all),
        spread: (Math.max(...all) - Math.min(...all)) / highest,
        scorers: all.length,
        hats: [...groups(given, ({ hat }) => hat)].map(([hat, some]) => ({
          hat,
          mean: mean(some.map(({ number }) => number)),
        })),
      };
    })
    .sort((a, b) => b.spread - a.spread || b.mean - a.mean || (a.initiative < b.initiative ? -1 : 1));
}

/** Things by a key, keys in the order they came. */
function groups<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const by = new Map<K, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    by.set(key, [...(by.get(key) ?? []), one]);
  }
  return by;
}

function mean(all: readonly number[]): number {
  return all.reduce((sum, one) => sum + one, 0) / (all.length || 1);
}

/** The order results suggest for the initiatives of one cell: highest first; the unscored keep their place behind. */
export function suggested(cell: readonly Initiative[], results: readonly Result[]): readonly Initiative[] {
  const means = new Map(results.map(({ initiative, mean: value }) => [initiative, value]));
  const value = ({ id }: Initiative) => means.get(id) ?? -Infinity;
  return cell
    .map((initiative, at) => ({ initiative, at }))
    .sort((a, b) => value(b.initiative) - value(a.initiative) || a.at - b.at)
    .map(({ initiative }) => initiative);
}

/** The moves that bring a cell into an order; those that stand right already are left alone. */
export function movesTo(cell: readonly Initiative[], order: readonly Initiative[]): readonly Op[] {
  const now = cell.map(({ id }) => id);
  return order.flatMap(({ id, lane, horizon }, at): Op[] => {
    if (now[at] === id) return [];
    now.splice(now.indexOf(id), 1);
    now.splice(at, 0, id);
    const after = now[at - 1];
    return [{ type: 'moveInitiative', id, lane, horizon, ...(after !== undefined && { after }) }];
  });
}
