// @vitest-environment node
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  applyDelta,
  deltaLength,
  invertDelta,
  lengthAfter,
  mergedText,
  placeAfter,
  placeBefore,
  textEdits,
} from './text';
import type { Op, TextDelta } from '@/protocol/generated';

const MOST_BYTES = 16_384;
const bytes = (op: Op) => new TextEncoder().encode(JSON.stringify(op)).length;
const deltaOf = (op: Op) => (op as { delta: TextDelta }).delta;

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁', '🐀'), maxLength: 20 });

it('finds the edit between two texts, and its inverse', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const ops = textEdits('story0.description', 1, before, after);
      expect(ops).toHaveLength(before === after ? 0 : 1);
      const delta = ops[0] ? deltaOf(ops[0]) : [before.length];
      expect(applyDelta(before, delta)).toBe(after);
      expect(delta.flat().every((part) => typeof part === 'number' || !/\p{Surrogate}/u.test(part))).toBe(true);
      expect(applyDelta(after, invertDelta(before, delta))).toBe(before);
    }),
    { seed: 1 },
  );
});

it.each([[undefined], ['x'], [[-1]], [[1.5]], [[[1, 2]]], [[[1, 'a\nb']]], [[['a']]]])(
  'refuses %j as a delta',
  (wrong) => expect(deltaLength(wrong)).toBeUndefined(),
);

it.each([
  ['nothing', '', 'short', 1],
  ['the same', 'same', 'same', 0],
  ['plain letters', 'a'.repeat(30_000), 'b'.repeat(100_000), 20],
  ['one long text for another', '😀'.repeat(50_000), `x${'🐀'.repeat(49_999)}y`, 21],
  ['all taken out', '雪'.repeat(100_000), '', 20],
  ['lines', 'kept\nkept', `kept\n${'"\n\\\t'.repeat(20_000)}kept`, 16],
])('cuts an edit into ops of at most 16 KiB, inverses too: %s', (_, before, after, most) => {
  const ops = textEdits('01J00000000000000000000000.description', 7, before, after);
  expect(ops.length).toBeLessThanOrEqual(most);
  let text = before;
  ops.forEach((op, i) => {
    const delta = deltaOf(op);
    const next = applyDelta(text, delta);
    expect(op).toMatchObject({ type: 'editText', base: 7 + i });
    expect(bytes(op)).toBeLessThan(MOST_BYTES);
    expect(bytes({ ...op, delta: invertDelta(text, delta) } as Op)).toBeLessThan(MOST_BYTES);
    expect(next.length).toBeLessThanOrEqual(Math.max(before.length, after.length));
    expect(next).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
    text = next;
  });
  expect(text).toBe(after);
});

it('puts what two people wrote at once into one text', () => {
  expect(mergedText('One two', 'One, two', 'One two three')).toBe('One, two three');
  expect(mergedText('One', 'One mine', 'One theirs')).toBe('One theirs mine');
  expect(mergedText('One', 'One', 'Two')).toBe('Two');
  expect(mergedText('One', 'Two', 'One')).toBe('Two');
});

it('finds a place again after an edit', () => {
  const delta = [2, [3, 'x'], 4] as const;
  expect([0, 2, 3, 5, 6, 9].map((place) => placeAfter(delta, place))).toEqual([0, 2, 3, 3, 4, 7]);
  expect([0, 2, 3, 5, 6, 9].map((place) => placeAfter(delta, place, true))).toEqual([0, 3, 3, 3, 4, 7]);
});

it('finds a place again that somebody has in the text after an edit', () => {
  const delta = [2, [3, 'x'], 4] as const;
  expect([0, 2, 3, 4, 7].map((place) => placeBefore(delta, place))).toEqual([0, 2, 2, 6, 9]);
  const written = [2, [0, 'abc'], 2] as const;
  expect([2, 4, 5, 6, 7].map((place) => placeBefore(written, place))).toEqual([2, 2, 2, 3, 4]);
  expect([lengthAfter(delta), lengthAfter(written)]).toEqual([7, 7]);
});
