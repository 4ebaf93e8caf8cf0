// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Story } from '@/protocol/generated';
import { createLocalBoard } from '@/testing/localBoard';
import { matcher, parseQuery, type SearchSource } from './search';

const { board } = createLocalBoard();
const source: SearchSource = {
  ...board,
  me: 'm-ana',
  asked: new Set(['story2']),
  isReady: (story) => story.ready?.length === 2,
};

/** The numbers of the stories that a query finds. */
function found(query: string): number[] {
  const matches = matcher(parseQuery(query), source);
  return board.backlog.value.filter((id) => matches(board.stories.get(id)!)).map((id) => Number(id.slice(5)));
}

const all = (fits: (story: Story) => boolean) =>
  board.backlog.value.filter((id) => fits(board.stories.get(id)!)).map((id) => Number(id.slice(5)));

describe('search', () => {
  it.each<[string, (story: Story) => boolean]>([
    ['delivery', ({ title, id }) => title.includes('delivery') || id === 'story0'],
    ['"the price with"', ({ title }) => title.includes('the price with')],
    ['is:blocked', ({ blocked }) => blocked !== undefined],
    ['-is:blocked', ({ blocked }) => blocked === undefined],
    ['is:unestimated', ({ points }) => points === undefined],
    ['points:none', ({ points }) => points === undefined],
    ['points>5', ({ points = 0 }) => points > 5],
    ['points<=2', ({ points = 99 }) => points <= 2],
    ['points:3 -#bug', ({ points, labels }) => points === 3 && !labels?.includes('bug')],
    ['@ana', ({ assignees }) => assignees?.includes('m-ana') ?? false],
    ['is:mine', ({ assignees }) => assignees?.includes('m-ana') ?? false],
    ['#bu', ({ labels }) => labels?.includes('bug') ?? false],
    ['sprint:8', ({ sprint }) => sprint === 'sprint1'],
    ['sprint:none', ({ sprint }) => sprint === undefined],
    ['type:bug', ({ type }) => type === 'bug'],
    ['type:story', ({ type }) => type === undefined],
    ['epic:"payments that"', ({ epic }) => epic === 'epic0'],
    ['is:ready', ({ ready }) => ready?.length === 2],
    ['is:question', ({ id }) => id === 'story2'],
    ['IS:Blocked Type:story', ({ blocked, type }) => blocked !== undefined && type === undefined],
    ['tan-7', ({ key }) => key.toLowerCase().includes('tan-7')],
    ['', () => true],
  ])('finds %s', (query, fits) => {
    expect(parseQuery(query).problem).toBeUndefined();
    expect(found(query)).toEqual(all(fits));
  });

  it('takes the initiative of the epic where a story names none', () => {
    expect(found('initiative:"pay in one"')).toEqual(
      all(({ initiative, epic }) => (initiative ?? (epic === 'epic0' ? 'initiative00' : '')) === 'initiative00'),
    );
  });

  it.each([
    ['is:blokced', 'is', 'blokced'],
    ['is:', 'empty', 'is:'],
    ['type:epic', 'type', 'epic'],
    ['points>many', 'points', 'points>many'],
    ['say "hello', 'quote', 'hello'],
    ['sprint:', 'empty', 'sprint:'],
    ['fine @', 'empty', '@'],
  ])('says what is wrong in %s', (query, problem, word) => {
    expect(parseQuery(query).problem).toEqual({ problem, word });
  });

  it('takes an address for words', () => {
    expect(parseQuery('https://a.b/c').terms).toEqual([{ not: false, kind: 'text', word: 'https://a.b/c' }]);
  });
});
