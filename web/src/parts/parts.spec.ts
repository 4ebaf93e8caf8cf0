import { describe, expect, it } from 'vitest';
import { createLocalBoard } from '@/testing/localBoard';
import { chooseOp, choicesOf, NONE } from './storyChoices';
import { cleanTitle, parsePoints, sumPoints } from './values';
import { wishText } from './wish';

describe('points as typed', () => {
  it.each([
    ['', undefined],
    ['3', 3],
    [' 0,5 ', 0.5],
    ['1000', 1000],
    ['1000.01', null],
    ['0.125', null],
    ['-1', null],
    ['1e3', null],
    ['five', null],
  ])('%j is %j', (typed, points) => expect(parsePoints(typed)).toBe(points));

  it('add up without noise', () => expect(sumPoints([{ points: 0.1 }, { points: 0.2 }, {}])).toBe(0.3));
});

it('cleans titles', () => {
  expect(cleanTitle('  a\tb\u0000 ')).toBe('a b');
  expect(cleanTitle(' \n ')).toBeUndefined();
});

describe('choices of a story', () => {
  const { board } = createLocalBoard();
  const story = board.stories.get('story0')!;

  it('switch people and labels on and off', () => {
    expect(chooseOp('who', story, 'm-ana')).toEqual({ type: 'assignStory', id: 'story0', member: 'm-ana', on: false });
    expect(chooseOp('labels', story, 'new')).toEqual({ type: 'labelStory', id: 'story0', label: 'new', on: true });
  });

  it('replace initiative and sprint, or take them away', () => {
    expect(chooseOp('sprint', story, 'sprint1')).toEqual({ type: 'planStory', id: 'story0', sprint: 'sprint1' });
    expect(chooseOp('why', story, NONE)).toEqual({ type: 'linkStory', id: 'story0' });
  });

  it('show what is chosen now', () => {
    expect(choicesOf('sprint', story, board).filter(({ checked }) => checked)).toMatchObject([{ label: 'Sprint 7' }]);
    expect(choicesOf('why', story, board)).toHaveLength(10);
  });
});

it('says a wished move by the rank it leads to, up and down', () => {
  const { board } = createLocalBoard();
  const move = (id: string, after?: string) =>
    wishText({ type: 'moveStory', id, ...(after === undefined ? {} : { after }) }, board);
  expect(move('story9')).toBe('TAN-10 to rank 1');
  expect(move('story9', 'story1')).toBe('TAN-10 to rank 3');
  expect(move('story0', 'story4')).toBe('TAN-1 to rank 5');
});

it('says wishes of every kind in words', () => {
  const { board } = createLocalBoard();
  expect(wishText({ type: 'blockStory', id: 'story0', reason: 'No key' }, board)).toContain('TAN-1');
  expect(wishText({ type: 'setStoryIWant', id: 'story0', iWant: 'to pay later' }, board)).toContain('TAN-1');
  expect(wishText({ type: 'checkTask', id: 'gone', done: true }, board)).not.toBe('');
});
