// @vitest-environment node
import { expect, test } from 'vitest';
import type { Committed } from '@/protocol/generated';
import { altitudeOf, isAboutBoard, linesOf, stepsOf } from './catchUp';

const change = (version: number, by: string, op: string, more: Partial<Committed> = {}): Committed => ({
  version,
  client: 'c',
  n: version,
  by,
  at: version,
  op,
  ...more,
});

test('a few changes are a step each, many are put together by who did what', () => {
  const few = [change(1, 'ana', 'moveStory'), change(2, 'ana', 'moveStory')];
  expect(stepsOf(few, 3)).toEqual([[few[0]], [few[1]]]);

  const many = ['ana', 'ana', 'bo', 'bo', 'ana', 'ana'].map((by, i) => change(i + 1, by, 'moveStory'));
  expect(stepsOf(many, 3).map((step) => step.map(({ version }) => version))).toEqual([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);

  const mixed = Array.from({ length: 12 }, (_, i) => change(i + 1, i < 6 ? 'ana' : 'bo', `op${i}`));
  expect(stepsOf(mixed, 4).map(({ length }) => length)).toEqual([3, 3, 3, 3]);

  const wild = Array.from({ length: 90 }, (_, i) => change(i + 1, `p${i}`, `op${i}`));
  const steps = stepsOf(wild, 40);
  expect(steps.length).toBeLessThanOrEqual(40);
  expect(steps.flat()).toEqual(wild);
});

test('the way somebody led from card to card is one line of a history', () => {
  const last = ['focusOn', 'focusOn', 'focusOn', 'moveStory', 'moveStory', 'focusOn'].map((op, i) =>
    change(9 - i, 'ana', op),
  );
  expect(linesOf(last).map(({ change: { version }, more }) => [version, more])).toEqual([
    [9, 2],
    [6, 0],
    [5, 0],
    [4, 0],
  ]);
  expect(linesOf([change(2, 'ana', 'focusOn'), change(1, 'bo', 'focusOn')])).toHaveLength(2);
});

test('what only stands in the room is not what the board became', () => {
  const set = (kind: 'story' | 'vote' | 'liveSession') =>
    ({ set: [{ id: 'x', kind, fields: {} }] }) as Partial<Committed>;
  expect(isAboutBoard(change(1, 'ana', 'setStoryPoints', set('story')))).toBe(true);
  expect(isAboutBoard(change(1, 'ana', 'castVote', set('vote')))).toBe(false);
  expect(isAboutBoard(change(1, 'ana', 'removeStory', { remove: ['s'] }))).toBe(true);
  expect(isAboutBoard(change(1, 'ana', 'removeNote', { remove: ['n'] }))).toBe(false);
  expect(isAboutBoard(change(1, 'ana', 'setStoryTitle'))).toBe(false);
});

test('most of the changes say at which altitude they are seen', () => {
  const story = (fields: object) => change(1, 'ana', 'x', { set: [{ id: 's', kind: 'story', fields }] } as never);
  const initiative = change(2, 'ana', 'x', { set: [{ id: 'i', kind: 'initiative', fields: {} }] } as never);
  expect(altitudeOf([story({ points: 3 }), story({ rank: 'a' }), initiative])).toBe('backlog');
  expect(altitudeOf([story({ sprint: 'p' })])).toBe('sprint');
  expect(altitudeOf([initiative, initiative, story({ points: 1 })])).toBe('roadmap');
});
