/** One row of numbers in a chart. */
export interface Series {
  readonly name: string;
  /** One per label; undefined: not known (yet). */
  readonly values: readonly (number | undefined)[];
  readonly as: 'line' | 'dashed' | 'area' | 'bars' | 'dots';
  readonly tone: 'accent' | 'good' | 'quiet' | 'pale';
  /** For an area: what it lies on. */
  readonly above?: readonly number[];
}

/** The next round number a scale can end at: 1, 2, 4, 5, 6, 8 or 10 times a power of ten. */
export function niceMost(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * [1, 2, 4, 5, 6, 8, 10].find((step) => step * power >= value)!;
}
