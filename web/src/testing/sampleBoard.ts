import type {
  Criterion,
  Entity,
  Horizon,
  Hat,
  Id,
  Initiative,
  Lane,
  Member,
  Story,
  StoryType,
} from '@/protocol/generated';

export const SAMPLE_ID: Id = '01J00000000000000000000000';
export const SAMPLE_ME: Id = 'm-ana';

const lanes: readonly [title: string, initiatives: readonly [string, Horizon][]][] = [
  [
    'Checkout',
    [
      ['Pay in one step', 'now'],
      ['Refunds without a call', 'next'],
      ['Pay by invoice', 'later'],
    ],
  ],
  [
    'Search',
    [
      ['Find by part number', 'now'],
      ['Typing mistakes forgiven', 'next'],
      ['Saved searches', 'later'],
    ],
  ],
  [
    'Platform',
    [
      ['Sign in once', 'now'],
      ['Audit trail', 'next'],
      ['Move out of the old data centre', 'later'],
    ],
  ],
];

const people: readonly [id: Id, name: string, hats: readonly Hat[]][] = [
  [SAMPLE_ME, 'Ana Okafor', ['owner']],
  ['m-bo', 'Bo Lindqvist', ['po']],
  ['m-chen', 'Chen Wei', ['developer']],
  ['m-dita', 'Dita Novak', ['pm', 'stakeholder']],
];

const verbs = ['Show', 'Keep', 'Check', 'Send', 'Sort', 'Hide', 'Explain', 'Import', 'Log', 'Cache'];
const things = [
  'the delivery date',
  'the price with tax',
  'failed payments',
  'the last ten orders',
  'empty results',
  'the sign-in page',
];
const labels = ['bug', 'api', 'ui', 'debt'];
const types: Readonly<Record<number, StoryType>> = { 4: 'bug', 7: 'spike', 9: 'chore', 12: 'bug' };
const sizes = [1, 2, 3, 5, 8, undefined];

function rank(index: number): string {
  return index < 62 ? `a${digit(index)}` : `b${digit(Math.floor((index - 62) / 62))}${digit((index - 62) % 62)}`;
}

function digit(value: number): string {
  return '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'[value]!;
}

/** A board for component tests and local.html: the same each time, also for large counts. */
export function sampleBoard(storyCount = 60): Entity[] {
  const laneEntities: Lane[] = lanes.map(([title], i) => ({ kind: 'lane', id: `lane${i}`, title, rank: rank(i) }));
  const initiatives: Initiative[] = lanes.flatMap(([, list], l) =>
    list.map(([title, horizon], i) => ({
      kind: 'initiative',
      id: `initiative${l}${i}`,
      title,
      lane: `lane${l}`,
      horizon,
      rank: rank(i),
    })),
  );
  const members: Member[] = people.map(([id, name, hats]) => ({ kind: 'member', id, name, hats }));
  const stories: Story[] = Array.from({ length: storyCount }, (_, i) => {
    const points = sizes[i % sizes.length];
    return {
      kind: 'story',
      id: `story${i}`,
      key: `TAN-${i + 1}`,
      title: `${verbs[i % verbs.length]} ${things[i % things.length]}`,
      rank: rank(i),
      ...(points === undefined ? {} : { points }),
      ...(i % 3 === 0 ? { assignees: [people[i % people.length]![0]] } : {}),
      ...(i % 4 === 0 ? { labels: [labels[i % labels.length]!] } : {}),
      ...(i % 5 === 4 ? {} : { initiative: initiatives[i % initiatives.length]!.id }),
      ...(types[i] ? { type: types[i] } : {}),
      ...(i < 6 ? { epic: `epic${i % 2}` } : {}),
      ...(i === 3 ? { needs: ['story2'] } : {}),
      ...(i === 5 ? { blocked: 'Waits for the new key', blockedBy: 'story4', blockedSince: Date.UTC(2026, 0, 5) } : {}),
      ...(i % 2 === 0 ? { ready: ['gate0', 'gate1'] } : { ready: ['gate0'] }),
      ...(i < 8 ? { sprint: 'sprint0' } : i < 14 ? { sprint: 'sprint1' } : {}),
    };
  });
  const criteria: Criterion[] = ['Shown on the first page', 'Works on a phone', 'Read out by a screen reader'].map(
    (text, i) => ({ kind: 'criterion', id: `criterion${i}`, story: 'story0', text, done: i === 0, rank: rank(i) }),
  );
  return [
    {
      kind: 'board',
      id: SAMPLE_ID,
      title: 'Web shop',
      vision: 'Order in a minute, know when it comes.',
      prefix: 'TAN',
    },
    ...members,
    ...laneEntities,
    ...initiatives,
    ...stories,
    ...criteria,
    { kind: 'epic', id: 'epic0', title: 'Payments that last', initiative: 'initiative00', rank: 'a0' },
    { kind: 'epic', id: 'epic1', title: 'Better search results', rank: 'a1' },
    { kind: 'gate', id: 'gate0', of: 'ready', text: 'Everybody understood it', rank: 'a0' },
    { kind: 'gate', id: 'gate1', of: 'ready', text: 'Small enough for a sprint', rank: 'a1' },
    { kind: 'gate', id: 'gate2', of: 'done', text: 'Tests are green', rank: 'a0' },
    { kind: 'gate', id: 'gate3', of: 'done', text: 'Read by somebody else', rank: 'a1' },
    { kind: 'task', id: 'task0', story: 'story0', text: 'Ask the carrier for days', done: true, rank: 'a0' },
    {
      kind: 'task',
      id: 'task1',
      story: 'story0',
      text: 'Show it in the basket',
      done: false,
      rank: 'a1',
      member: 'm-chen',
    },
    { kind: 'task', id: 'task2', story: 'story1', text: 'Measure it', done: false, rank: 'a0' },
    {
      kind: 'question',
      id: 'question0',
      story: 'story2',
      text: 'Which payments count as failed?',
      member: 'm-chen',
      at: Date.UTC(2026, 0, 5, 9),
    },
    {
      kind: 'comment',
      id: 'comment0',
      on: 'story0',
      text: 'Bo, is the carrier ready for this?',
      member: 'm-chen',
      at: Date.UTC(2026, 0, 5, 10),
      mentions: ['m-bo'],
    },
    { kind: 'savedFilter', id: 'filter0', title: 'Blocked', query: 'is:blocked', member: 'm-bo', shared: true },
    {
      kind: 'sprint',
      id: 'sprint0',
      title: 'Sprint 7',
      start: '2026-01-05',
      end: '2026-01-16',
      goal: 'Payments never fail in silence.',
    },
    { kind: 'sprint', id: 'sprint1', title: 'Sprint 8', start: '2026-01-19', end: '2026-01-30' },
    {
      kind: 'text',
      id: 'story0.description',
      value: 'As a buyer\nI want to see the day of delivery\nso that I can be at home.',
      version: 1,
    },
    {
      kind: 'proposal',
      id: 'proposal0',
      member: 'm-chen',
      at: 1767603600000,
      op: { type: 'moveStory', id: 'story9' },
      state: 'open',
    },
  ];
}
