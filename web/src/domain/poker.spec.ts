import { describe, expect, it } from 'vitest';
import type { Story, Vote } from '@/protocol/generated';
import { parseScale, pointsOf, resultOf, SCALES, scaleName, unestimated } from './poker';

const votes = (cards: Readonly<Record<string, string>>): Vote[] =>
  Object.entries(cards).map(([member, value]) => ({
    kind: 'vote',
    id: `r.${member}`,
    round: 'r',
    member,
    cast: true,
    value,
    at: 0,
    on: '',
    shown: true,
  }));

describe('poker', () => {
  it('names who is far apart, the lowest first', () => {
    const result = resultOf(SCALES.fibonacci, votes({ ana: '13', ben: '3', cara: '3', dita: '2', emil: '?' }));
    expect(result.outliers).toEqual(['dita', 'ana']);
    expect(result.spread).toEqual({ least: 2, most: 13 });
    expect(result.middle).toBe(3);
    expect(result.bars.map(({ card, members }) => [card, members.length])).toEqual([
      ['2', 1],
      ['3', 2],
      ['13', 1],
      ['?', 1],
    ]);
    expect(result.agreed).toBe(false);
  });

  it('calls neighbours close together, and one card an agreement', () => {
    expect(resultOf(SCALES.fibonacci, votes({ ana: '3', ben: '5' })).outliers).toEqual([]);
    expect(resultOf(SCALES.fibonacci, votes({ ana: '5', ben: '5' })).agreed).toBe(true);
    expect(resultOf(SCALES.fibonacci, votes({ ana: '?' })).spread).toBeUndefined();
  });

  it('counts shirts in points', () => {
    const result = resultOf(SCALES.shirts, votes({ ana: 'S', ben: 'L', cara: 'XL' }));
    expect(result.spread).toEqual({ least: 2, most: 8 });
    expect(result.middle).toBe(5);
    expect(result.outliers).toEqual(['ana', 'cara']);
    expect(pointsOf('?')).toBeUndefined();
    expect(pointsOf('2000')).toBeUndefined();
  });

  it('takes cards as people type them', () => {
    expect(parseScale('1, 2;4  8, ?')).toEqual(['1', '2', '4', '8', '?']);
    expect(parseScale('1')).toBeUndefined();
    expect(parseScale('one, a card with a very long name')).toEqual([
      'one',
      'a',
      'card',
      'with',
      'very',
      'long',
      'name',
    ]);
    expect(parseScale(Array.from({ length: 25 }, (_, i) => i).join())).toBeUndefined();
    expect(scaleName(SCALES.shirts)).toBe('shirts');
    expect(scaleName(['1', '2'])).toBe('own');
  });

  it('lists what has no estimate and is not done', () => {
    const story = (id: string, more: Partial<Story>): Story => ({
      kind: 'story',
      id,
      key: id,
      title: id,
      rank: id,
      ...more,
    });
    const list = [
      story('a', {}),
      story('b', { points: 0 }),
      story('c', { doneAt: 1 }),
      story('d', { review: 'accepted' }),
    ];
    expect(unestimated(list).map(({ id }) => id)).toEqual(['a']);
  });
});
