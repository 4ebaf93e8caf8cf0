import { expect, test } from 'vitest';
import { sampleBoard } from '@/testing/sampleBoard';
import { findCards } from './findCards';

const entities = sampleBoard();
const stories = entities.filter((entity) => entity.kind === 'story');
const initiatives = entities.filter((entity) => entity.kind === 'initiative');
const find = (query: string, most = 12) => findCards(query, initiatives, stories, most);

test('finds nothing for nothing', () => {
  expect(find('  ')).toEqual([]);
});

test('puts the story with that very key first, by its whole key or its number', () => {
  expect(find('TAN-12')[0]).toMatchObject({ kind: 'story', key: 'TAN-12' });
  expect(find('12')[0]).toMatchObject({ key: 'TAN-12' });
});

test('finds an exact key behind more than enough others', () => {
  expect(find('6', 3).map(({ key }) => key)).toContain('TAN-6');
});

test('asks for every word, in any case and order; initiatives before stories', () => {
  const found = find('PAY');
  expect(found[0]).toMatchObject({ kind: 'initiative', title: 'Pay in one step' });
  expect(find('payments failed').every(({ title }) => title.includes('failed payments'))).toBe(true);
});
