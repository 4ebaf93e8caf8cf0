import { expect, test } from 'vitest';
import { initials, personColour, tellApart } from './person';

test('a person keeps one of the twelve colours', () => {
  const colours = Array.from({ length: 300 }, (_, i) => personColour(`01J${i}ABCDEF`));
  expect(new Set(colours).size).toBe(12);
  for (const colour of colours) expect(colour).toMatch(/^var\(--person-(\d|1[01])\)$/);
  expect(personColour('m-ana')).toBe(personColour('m-ana'));
});

test('the people of a board have different colours, the same whoever is listed first', () => {
  const team = Array.from({ length: 12 }, (_, i) => `01J${i}ABCDEF`);
  tellApart(team);
  const colours = team.map(personColour);
  expect(new Set(colours).size).toBe(12);
  tellApart([...team].reverse());
  expect(team.map(personColour)).toEqual(colours);
  tellApart([...team, '01Z']);
  expect(team.map(personColour)).toEqual(colours);
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
