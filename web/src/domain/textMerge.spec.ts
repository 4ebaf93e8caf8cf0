// @vitest-environment node
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TextDelta } from '@/protocol/generated';
import { applyDelta } from './text';
import { deltaAfter, deltaOfBoth } from './textMerge';

const HISTORIES = 100_000;

/** Numbers from a seed: 10^5 histories of plain loops take seconds, generated ones minutes. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const WORDS = ['x', 'ab', '\n', '', 'one\ntwo', 'é'];

function deltaFor(length: number, next: (below: number) => number): TextDelta {
  const parts: (number | readonly [number, ...string[]])[] = [];
  for (let at = 0; at < length || next(3) === 0;) {
    const covers = Math.min(length - at, next(5));
    at += covers;
    const word = WORDS[next(WORDS.length)]!;
    if (next(5) < 3) parts.push(...(covers ? [covers] : []));
    else parts.push(word ? [covers, ...word.split('\n')] : [covers]);
  }
  return parts;
}

function textOf(next: (below: number) => number): string {
  return Array.from({ length: next(12) }, () => 'abc\n'[next(4)]).join('');
}

it('gives the same text in either order', () => {
  const next = numbers(1);
  for (let i = 0; i < HISTORIES; i++) {
    const text = textOf(next);
    const [a, b] = [deltaFor(text.length, next), deltaFor(text.length, next)];
    const first = applyDelta(applyDelta(text, a), deltaAfter(b, a, false));
    const second = applyDelta(applyDelta(text, b), deltaAfter(a, b, true));
    if (first !== second) expect({ text, a, b, first }).toEqual({ text, a, b, first: second });
  }
});

it('makes one edit of two', () => {
  const next = numbers(2);
  for (let i = 0; i < HISTORIES; i++) {
    const text = textOf(next);
    const a = deltaFor(text.length, next);
    const between = applyDelta(text, a);
    const b = deltaFor(between.length, next);
    const both = applyDelta(text, deltaOfBoth(a, b));
    if (both !== applyDelta(between, b)) expect({ text, a, b, both }).toBeUndefined();
  }
});

it('moves the edits of the vectors, which CodeMirror made, as the server does', () => {
  interface Case {
    readonly edit: TextDelta;
    readonly other: TextDelta;
    readonly after: TextDelta;
    readonly first: TextDelta;
  }
  const file = new URL('../../../server/src/test/resources/vectors/text/after.json', import.meta.url);
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] };
  expect(cases.length).toBeGreaterThan(50);
  for (const { edit, other, after, first } of cases) {
    expect(deltaAfter(edit, other, false)).toEqual(after);
    expect(deltaAfter(edit, other, true)).toEqual(first);
  }
});

it('refuses edits of texts of other lengths', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.integer({ min: 1, max: 20 }), (length, more) => {
      expect(() => deltaAfter([length], [length + more], false)).toThrow(RangeError);
      expect(() => deltaOfBoth([length], [length + more])).toThrow(RangeError);
    }),
  );
});
