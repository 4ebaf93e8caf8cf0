import { expect, test } from 'vitest';
import { initials, personColour } from './person';

test('a person keeps one of the twelve colours', () => {
  const colours = Array.from({ length: 300 }, (_, i) => personColour(`01J${i}ABCDEF`));
  expect(new Set(colours).size).toBe(12);
  for (const colour of colours) expect(colour).toMatch(/^var\(--person-(\d|1[01])\)$/);
  expect(personColour('m-ana')).toBe(personColour('m-ana'));
});

test.each([
  ['Ana Rocha', 'AR'],
  ['ana', 'A'],
  ['  Jean-Luc de la Cruz ', 'JC'],
  ['李 小龙', '李小'],
  ['😀 Smith', '😀S'],
])('initials of %s are %s', (name, expected) => {
  expect(initials(name)).toBe(expected);
});
