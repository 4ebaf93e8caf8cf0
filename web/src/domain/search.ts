import type { Epic, Id, Initiative, Member, Release, Sprint, Story, Text } from '@/protocol/generated';

/** What `is:` may ask. */
export const FLAGS = ['blocked', 'ready', 'unestimated', 'unassigned', 'mine', 'planned', 'question', 'done'] as const;
export const TYPES = ['story', 'bug', 'spike', 'chore'] as const;
const LINKS = ['sprint', 'epic', 'initiative', 'release'] as const;
const NUMBER = /^points(<=|>=|<|>|=|:)(.*)$/u;

type Flag = (typeof FLAGS)[number];
type Link = (typeof LINKS)[number];
type Compare = '<' | '<=' | '>' | '>=' | '=';

/** One thing a query asks; `not`: it must not hold. Words are in small letters. */
export type Term = { readonly not: boolean } & (
  | { readonly kind: 'text' | 'person' | 'label'; readonly word: string }
  | { readonly kind: 'is'; readonly flag: Flag }
  | { readonly kind: 'type'; readonly type: (typeof TYPES)[number] }
  | { readonly kind: 'points'; readonly compare: Compare; readonly value: number | undefined }
  | { readonly kind: 'link'; readonly link: Link; readonly word: string }
);

/** What is wrong with a query, and with which word of it. */
export interface QueryProblem {
  readonly problem: 'quote' | 'is' | 'type' | 'points' | 'empty';
  readonly word: string;
}

export interface Query {
  readonly terms: readonly Term[];
  /** The first thing that is wrong; its word is left out of `terms`. */
  readonly problem?: QueryProblem;
}

/**
 * Reads a query: words and "quoted phrases" of the text, `is:blocked`, `type:bug`, `points>5`, `@ana`, `#label`, `sprint:8`,
 * `epic:"two words"`; `-` before any of them: not so. All of them must hold.
 */
export function parseQuery(query: string): Query {
  const terms: Term[] = [];
  let problem: QueryProblem | undefined;
  for (const [, minus, before = '', quoted, plain = ''] of query.matchAll(TOKEN)) {
    const unclosed = quoted?.startsWith('"') && (quoted.length === 1 || !quoted.endsWith('"'));
    const value = quoted === undefined ? plain : unclosed ? quoted.slice(1) : quoted.slice(1, -1);
    if (unclosed) problem ??= { problem: 'quote', word: value };
    const term = read(before, value.toLowerCase(), quoted !== undefined);
    if ('problem' in term) problem ??= term;
    else if (term.kind !== 'text' || term.word) terms.push({ ...term, not: minus === '-' } as Term);
  }
  return problem ? { terms, problem } : { terms };
}

/** A minus, a field with its sign, and a phrase or a word. */
const TOKEN = /(?:^|\s)(-?)((?:[a-z]+[:<>=]{1,2}|[@#])?)(?:("[^"]*"?)|(\S*))/giu;

type Bare<T> = T extends unknown ? Omit<T, 'not'> : never;

function read(before: string, value: string, quoted: boolean): Bare<Term> | QueryProblem {
  const sign = before.toLowerCase();
  const word = `${sign}${value}`;
  if (sign === '@' || sign === '#') {
    if (!value) return { problem: 'empty', word };
    return { kind: sign === '@' ? 'person' : 'label', word: value };
  }
  const link = LINKS.find((name) => sign === `${name}:`);
  if (link) return value ? { kind: 'link', link, word: value } : { problem: 'empty', word };
  if (!value && (sign === 'is:' || sign === 'type:')) return { problem: 'empty', word };
  if (sign === 'is:') {
    const flag = FLAGS.find((name) => name === value);
    return flag ? { kind: 'is', flag } : { problem: 'is', word: value };
  }
  if (sign === 'type:') {
    const type = TYPES.find((name) => name === value);
    return type ? { kind: 'type', type } : { problem: 'type', word: value };
  }
  const [, compare, amount = ''] = NUMBER.exec(word) ?? [];
  if (compare) {
    if (amount === 'none') return { kind: 'points', compare: '=', value: undefined };
    if (!/^\d+(\.\d+)?$/u.test(amount)) return { problem: 'points', word };
    return { kind: 'points', compare: (compare === ':' ? '=' : compare) as Compare, value: Number(amount) };
  }
  // Any other "a:b" is words people look for, as in an address.
  return { kind: 'text', word: quoted ? value : word };
}

/** What stories are looked for in. */
export interface SearchSource {
  readonly stories: ReadonlyMap<Id, Story>;
  readonly members: ReadonlyMap<Id, Member>;
  readonly sprints: ReadonlyMap<Id, Sprint>;
  readonly epics: ReadonlyMap<Id, Epic>;
  readonly initiatives: ReadonlyMap<Id, Initiative>;
  readonly releases: ReadonlyMap<Id, Release>;
  readonly texts: ReadonlyMap<Id, Text>;
  /** Who looks, for `is:mine`. */
  readonly me: Id | undefined;
  /** Stories with an open question. */
  readonly asked: ReadonlySet<Id>;
  isReady(story: Story): boolean;
}

/** The texts of entities in small letters. Entities are frozen, so a text is made once for each that ever was. */
const texts = new WeakMap<Story | Text, string>();

/** Makes a test of stories from a query. Names are looked up once, not for each story. */
export function matcher({ terms }: Query, source: SearchSource): (story: Story) => boolean {
  const tests = terms.map((term) => {
    const test = testOf(term, source);
    return term.not ? (story: Story) => !test(story) : test;
  });
  return (story) => tests.every((test) => test(story));
}

function testOf(term: Term, source: SearchSource): (story: Story) => boolean {
  switch (term.kind) {
    case 'text':
      return (story) => textOf(story).includes(term.word) || descriptionHas(story.id, term.word, source);
    case 'person': {
      const people = named(source.members, ({ name }) => wordsStart(name, term.word));
      return ({ assignees }) => assignees?.some((id) => people.has(id)) ?? false;
    }
    case 'label':
      return ({ labels }) => labels?.some((label) => label.toLowerCase().startsWith(term.word)) ?? false;
    case 'is':
      return flagOf(term.flag, source);
    case 'type':
      return ({ type = 'story' }) => type === term.type;
    case 'points':
      return pointsOf(term.compare, term.value);
    case 'link':
      return linkOf(term.link, term.word, source);
  }
}

function textOf(story: Story): string {
  let text = texts.get(story);
  if (text === undefined) {
    const { key, title, labels = [], asA = '', iWant = '', soThat = '', blocked = '' } = story;
    text = [key, title, ...labels, asA, iWant, soThat, blocked].join('\n').toLowerCase();
    texts.set(story, text);
  }
  return text;
}

function descriptionHas(story: Id, word: string, source: SearchSource): boolean {
  const description = source.texts.get(`${story}.description`);
  if (!description) return false;
  let text = texts.get(description);
  if (text === undefined) texts.set(description, (text = description.value.toLowerCase()));
  return text.includes(word);
}

function flagOf(flag: Flag, source: SearchSource): (story: Story) => boolean {
  switch (flag) {
    case 'blocked':
      return ({ blocked }) => blocked !== undefined;
    case 'ready':
      return source.isReady;
    case 'unestimated':
      return ({ points }) => points === undefined;
    case 'unassigned':
      return ({ assignees }) => !assignees?.length;
    case 'mine':
      return ({ assignees }) => source.me !== undefined && (assignees?.includes(source.me) ?? false);
    case 'planned':
      return ({ sprint }) => sprint !== undefined;
    case 'question':
      return ({ id }) => source.asked.has(id);
    case 'done':
      return ({ doneAt, review }) => doneAt !== undefined || review === 'accepted';
  }
}

function pointsOf(compare: Compare, value: number | undefined): (story: Story) => boolean {
  if (value === undefined) return ({ points }) => points === undefined;
  const tests: Readonly<Record<Compare, (points: number) => boolean>> = {
    '<': (points) => points < value,
    '<=': (points) => points <= value,
    '>': (points) => points > value,
    '>=': (points) => points >= value,
    '=': (points) => points === value,
  };
  return ({ points }) => points !== undefined && tests[compare](points);
}

function linkOf(link: Link, word: string, source: SearchSource): (story: Story) => boolean {
  // A story of an epic serves the epic's initiative unless it names its own.
  const idOf = (story: Story) =>
    link === 'initiative' ? (story.initiative ?? source.epics.get(story.epic ?? '')?.initiative) : story[link];
  if (word === 'none') return (story) => idOf(story) === undefined;
  const all: ReadonlyMap<Id, { id: Id; title: string }> = source[`${link}s`];
  const found = named(all, ({ title }) => wordsStart(title, word));
  return (story) => found.has(idOf(story) ?? '');
}

function named<T extends { readonly id: Id }>(all: ReadonlyMap<Id, T>, fits: (one: T) => boolean): Set<Id> {
  return new Set([...all.values()].filter(fits).map(({ id }) => id));
}

/** Whether a name has the words, beginning where a word of it begins: "8" finds "Sprint 8", not "Sprint 18". */
function wordsStart(name: string, words: string): boolean {
  const text = ` ${name.toLowerCase()}`;
  return text.includes(` ${words}`);
}
