import type { Round, Story, Vote } from '@/protocol/generated';

/** Cards to estimate with. */
export type ScaleName = 'fibonacci' | 'shirts' | 'own';

export const SCALES: Readonly<Record<Exclude<ScaleName, 'own'>, readonly string[]>> = {
  fibonacci: ['0', '1', '2', '3', '5', '8', '13', '21', '?'],
  shirts: ['XS', 'S', 'M', 'L', 'XL', '?'],
};

/** What a shirt is worth in points when the team agrees on it. */
export const SHIRTS: Readonly<Record<string, number>> = { XS: 1, S: 2, M: 3, L: 5, XL: 8 };

/** Most cards of a scale, and most characters of a card. */
const MOST_CARDS = 24;
const LONGEST_CARD = 16;

/** Which of the known scales these cards are. */
export function scaleName(cards: readonly string[]): ScaleName {
  const same = (other: readonly string[]) =>
    other.length === cards.length && other.every((card, i) => card === cards[i]);
  if (same(SCALES.fibonacci)) return 'fibonacci';
  return same(SCALES.shirts) ? 'shirts' : 'own';
}

/** Cards as typed, "1, 2, 4"; undefined when they make no scale. */
export function parseScale(typed: string): readonly string[] | undefined {
  const cards = [...new Set(typed.split(/[,;\s]+/).filter(Boolean))];
  const fits = cards.length >= 2 && cards.length <= MOST_CARDS && cards.every((card) => card.length <= LONGEST_CARD);
  return fits ? cards : undefined;
}

/** What a card is worth in points; undefined: it is no number, as "?". */
export function pointsOf(card: string): number | undefined {
  if (Object.hasOwn(SHIRTS, card)) return SHIRTS[card];
  return /^\d{1,4}(\.\d{1,2})?$/.test(card) && Number(card) <= 1000 ? Number(card) : undefined;
}

/** What the votes of a round say once they are shown. */
export interface Result {
  /** Cards that were played, in the order of the scale, and by whom. */
  readonly bars: readonly { readonly card: string; readonly members: readonly string[] }[];
  /** Least and most in points; undefined: nobody gave a number. */
  readonly spread: { readonly least: number; readonly most: number } | undefined;
  /** Points of the card in the middle, the higher of two: where talking may start. */
  readonly middle: number | undefined;
  /** Everybody played the same card. */
  readonly agreed: boolean;
  /** Who stands at an end that is two cards or more from the other: they speak first, the lowest before the highest. */
  readonly outliers: readonly string[];
}

/** @param votes of the round's voters, with their cards */
export function resultOf(scale: readonly string[], votes: readonly Vote[]): Result {
  const cast = votes.flatMap(({ member, value }) => (value === undefined ? [] : [{ member, value }]));
  const bars = scale
    .map((card) => ({ card, members: cast.filter(({ value }) => value === card).map(({ member }) => member) }))
    .filter(({ members }) => members.length);
  const numbers = cast.flatMap(({ value }) => pointsOf(value) ?? []).sort((a, b) => a - b);
  const ends = bars.filter(({ card }) => pointsOf(card) !== undefined);
  const [low, high] = [ends[0], ends.at(-1)];
  const apart = low && high ? scale.indexOf(high.card) - scale.indexOf(low.card) : 0;
  return {
    bars,
    spread: numbers.length ? { least: numbers[0]!, most: numbers.at(-1)! } : undefined,
    middle: numbers[Math.floor(numbers.length / 2)],
    agreed: bars.length === 1,
    outliers: apart >= 2 ? [...low!.members, ...high!.members] : [],
  };
}

/** The round that a group is in: the newest. */
export function latest(rounds: Iterable<Round>): Round | undefined {
  let newest: Round | undefined;
  for (const round of rounds) if (!newest || round.openedAt > newest.openedAt) newest = round;
  return newest;
}

/** Stories without an estimate that are not done, in the order given. */
export function unestimated(stories: readonly Story[]): readonly Story[] {
  return stories.filter(
    ({ points, doneAt, review }) => points === undefined && doneAt === undefined && review !== 'accepted',
  );
}
