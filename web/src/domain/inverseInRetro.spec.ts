// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Entity, Op } from '@/protocol/generated';
import { Board } from './board';
import { evolve } from './evolve';
import { inverse } from './inverse';
import { predict } from './predict/predict';

const me = { member: 'm-ana', now: 10 };

function board(): Board {
  const made = new Board();
  for (const id of ['m-ana', 'm-bo']) made.put({ kind: 'member', id, name: id });
  const note = (id: string, more: object) =>
    made.put({ kind: 'note', id, session: 'ls', member: 'm-ana', at: 1, text: id, shown: true, ...more } as Entity);
  made.put({
    kind: 'liveSession',
    id: 'ls',
    format: 'retro',
    title: 'Retro',
    state: 'running',
    facilitator: 'm-ana',
    startedAt: 1,
  });
  made.put({ kind: 'noteColumns', id: 'ls.columns', session: 'ls', names: ['Start', 'Stop'] });
  made.put({ kind: 'noteGroup', id: 'g1', session: 'ls', title: 'Talks', at: 2 });
  made.put({ kind: 'noteGroup', id: 'g2', session: 'ls', at: 3 });
  note('n1', { column: 'Start' });
  note('n2', { column: 'Stop' });
  note('n3', { group: 'g1' });
  note('n4', { group: 'g2' });
  note('n5', { group: 'g2' });
  made.put({ kind: 'dotVote', id: 'd1', session: 'ls', budget: 5, leader: 'm-ana', at: 4, shown: false });
  made.put({
    kind: 'ballot',
    id: 'd1.m-ana',
    vote: 'd1',
    member: 'm-ana',
    spent: 2,
    on: ['n1', 'g1'],
    at: 5,
    shown: false,
  });
  made.put({ kind: 'romanPoll', id: 'r1', session: 'ls', question: 'Ship?', leader: 'm-ana', at: 4, shown: false });
  made.put({ kind: 'checkIn', id: 'ls.m-ana', session: 'ls', member: 'm-ana', mood: 3, at: 4 });
  made.put({ kind: 'action', id: 'a1', text: 'Do it', done: false, member: 'm-bo', at: 4, checkOn: '2026-02-01' });
  made.put({ kind: 'decision', id: 'x1', text: 'So be it', member: 'm-ana', at: 4 });
  made.put({ kind: 'sprint', id: 'p1', title: 'Sprint', start: '2026-01-05', end: '2026-01-16' });
  for (const id of ['s1', 's2', 's3'])
    made.put({ kind: 'story', id, key: id, title: id, rank: `a${id.slice(1)}`, sprint: 'p1' });
  return made;
}

/** All but times, which go on, and an order of demos that says what the backlog says. */
function content(of: Board): unknown {
  const plain = [...of.everything()].map((entity) => {
    const { at, demo, cast, ...rest } = { at: 0, demo: [], cast: false, ...entity };
    void at;
    void cast;
    return [entity.id, { ...rest, demo: demo.join() === 's1,s2,s3' ? [] : demo }];
  });
  return Object.fromEntries(plain.filter(([id]) => id !== 'r1.m-ana'));
}

const CASES: readonly Op[] = [
  { type: 'setNoteColumns', id: 'ls', names: ['Liked'] },
  { type: 'writeNote', id: 'n9', session: 'ls', text: 'New' },
  { type: 'setNoteText', id: 'n1', text: 'Other' },
  { type: 'placeNote', id: 'n1', group: 'g1' },
  { type: 'placeNote', id: 'n3', column: 'Stop' },
  { type: 'placeNote', id: 'n4', group: 'g1' },
  { type: 'joinNote', id: 'n1', with: 'n2', group: 'g9' },
  { type: 'joinNote', id: 'n3', with: 'n5', group: 'g9' },
  { type: 'joinNote', id: 'n3', with: 'n1', group: 'g9' },
  { type: 'removeNote', id: 'n2' },
  { type: 'setGroupTitle', id: 'g1', title: 'Meetings' },
  { type: 'setDots', id: 'd1', on: 'n1', dots: 3 },
  { type: 'setDots', id: 'd1', on: 'g1', dots: 0 },
  { type: 'castRoman', id: 'r1', value: 'up' },
  { type: 'sayHere', id: 'ls', mood: 5, word: 'Well' },
  { type: 'addAction', id: 'a9', text: 'New' },
  { type: 'setActionCheckDay', id: 'a1' },
  { type: 'tickAction', id: 'a1', done: true },
  { type: 'removeAction', id: 'a1' },
  { type: 'addDecision', id: 'x9', text: 'New' },
  { type: 'removeDecision', id: 'x1' },
  { type: 'moveDemo', id: 'p1', story: 's3' },
];

describe('inverse in a room', () => {
  it.each(CASES.map((op) => [op.type, op] as const))('takes %s back', (_, op) => {
    const made = board();
    const dots = made.get('ballot', 'd1.m-ana')!.on;
    const before = content(made);
    const back = inverse(made, op, me.member)!;
    evolve(made, predict(made, op, me));
    expect(content(made)).not.toEqual(op.type === 'castRoman' ? undefined : before);
    for (const one of back) evolve(made, predict(made, one, me));
    // A dot on a group that went does not come back with it: it is free again, and named so.
    if (made.get('ballot', 'd1.m-ana')!.on?.join() === dots?.join()) expect(content(made)).toEqual(before);
    else expect(made.get('noteGroup', 'g1')).toBeDefined();
  });

  it('knows what stays shown', () => {
    expect(inverse(board(), { type: 'showNotes', id: 'ls' }, me.member)).toBeUndefined();
  });
});
