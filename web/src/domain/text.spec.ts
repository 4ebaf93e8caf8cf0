// @vitest-environment node
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyDelta, deltaLength, diffDelta, invertDelta } from './text';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁', '🐀'), maxLength: 20 });

it('finds the edit between two texts, and its inverse', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const delta = diffDelta(before, after);
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
