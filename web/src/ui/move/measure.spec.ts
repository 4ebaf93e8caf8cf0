import { expect, it } from 'vitest';
import { indexAt } from './measure';
import { speedAt } from './edgeScroll';

const others = ['a', 'b', 'c', 'd', 'e', 'f'];
const rows = [
  { id: 'c', top: 100, bottom: 132 },
  { id: 'me', top: 132, bottom: 164 },
  { id: 'd', top: 164, bottom: 196 },
];

it('drops before the first row whose middle is below the pointer', () => {
  expect(indexAt(rows, others, 110)).toBe(2);
  expect(indexAt(rows, others, 120)).toBe(3);
  expect(indexAt(rows, others, 179)).toBe(3);
});

it('drops after the last rendered row when the pointer is below it, though the list goes on', () => {
  expect(indexAt(rows, others, 400)).toBe(4);
});

it('drops first in an empty list', () => {
  expect(indexAt([], [], 50)).toBe(0);
});

it('scrolls faster the nearer the edge, and not at all away from it', () => {
  expect(speedAt(80)).toBe(0);
  expect(speedAt(40)).toBeGreaterThan(0);
  expect(speedAt(2)).toBeGreaterThan(speedAt(40));
  expect(speedAt(-10)).toBe(speedAt(0));
});
