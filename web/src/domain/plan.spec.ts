// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Handoff, Idea, Initiative, Score, Scoring, Story } from '@/protocol/generated';
import { addMonths, dayIn, firstDay, lastDay, quarterOf } from './days';
import { differenceOf } from './handoff';
import { isNews, newsFor, statusOf, votersOf } from './ideas';
import { confidenceOf, isCheckDue, judgeRelease, reached } from './plan';
import { movesTo, resultsOf, suggested } from './scoring';

const story = (id: string, more: Partial<Story> = {}): Story => ({
  kind: 'story',
  id,
  key: `TAN-${id}`,
  title: id,
  rank: 'a0',
  ...more,
});
const initiative = (id: string, more: Partial<Initiative> = {}): Initiative => ({
  kind: 'initiative',
  id,
  title: id,
  lane: 'l1',
  horizon: 'now',
  rank: 'a0',
  ...more,
});
const idea = (id: string, more: Partial<Idea> = {}): Idea => ({
  kind: 'idea',
  id,
  title: id,
  status: 'new',
  at: 0,
  ...more,
});

describe('confidence', () => {
  it('comes from evidence alone, and guesses never make it high', () => {
    expect(confidenceOf([])).toBe('unproven');
    expect(confidenceOf([{ strength: 'weak' }])).toBe('low');
    expect(confidenceOf([{ strength: 'strong' }])).toBe('medium');
    expect(confidenceOf(Array(9).fill({ strength: 'weak' }))).toBe('medium');
    expect(confidenceOf([{ strength: 'strong' }, { strength: 'medium' }])).toBe('high');
  });
});

describe('key results', () => {
  it('count the way from the baseline, also downwards', () => {
    expect(reached({ baseline: 10, target: 50, current: 20 })).toBe(0.25);
    expect(reached({ baseline: 240, target: 40, current: 90 })).toBe(0.75);
    expect(reached({ baseline: 10, target: 50, current: 5 })).toBe(0);
    expect(reached({ baseline: 1, target: 1, current: 1 })).toBe(1);
  });
});

describe('releases', () => {
  const facts = {
    target: '2026-03-02',
    shipped: undefined,
    today: '2026-02-01',
    stories: [],
    openChecks: 0,
    p85: undefined,
  };

  it('name what puts the target at risk', () => {
    const stories = [story('1', { points: 3, blocked: 'No key' }), story('2', { doneAt: 1 })];
    expect(judgeRelease({ ...facts, stories })).toEqual({
      status: 'underWay',
      causes: [{ why: 'blocked', keys: ['TAN-1'] }],
    });
    expect(judgeRelease({ ...facts, stories, p85: '2026-03-20' }).causes[0]).toEqual({
      why: 'forecast',
      day: '2026-03-20',
    });
    expect(judgeRelease({ ...facts, today: '2026-03-03' }).causes).toEqual([{ why: 'late', day: '2026-03-02' }]);
    expect(judgeRelease({ ...facts, today: '2026-02-23', openChecks: 2 }).causes).toEqual([{ why: 'checks', open: 2 }]);
    expect(judgeRelease({ ...facts, today: '2026-02-22', openChecks: 2 }).causes).toEqual([]);
  });

  it('are ready when all is done and checked, and at no risk once out', () => {
    const stories = [story('2', { doneAt: 1 })];
    expect(judgeRelease({ ...facts, stories }).status).toBe('ready');
    expect(judgeRelease({ ...facts, stories, openChecks: 1 }).status).toBe('underWay');
    expect(judgeRelease({ ...facts, today: '2027-01-01', shipped: '2026-12-24' })).toEqual({
      status: 'out',
      causes: [],
    });
  });
});

describe('outcome checks', () => {
  it('are due from their day on until they are filled, at once when there is no day', () => {
    const out = initiative('i1', { stage: 'launched' });
    expect(isCheckDue(out, '2026-02-01')).toBe(true);
    expect(isCheckDue({ ...out, checkOn: '2026-02-02' }, '2026-02-01')).toBe(false);
    expect(isCheckDue({ ...out, actual: 'Less', verdict: 'keep' }, '2026-02-01')).toBe(false);
    expect(isCheckDue({ ...out, stage: 'building' }, '2026-02-01')).toBe(false);
  });
});

describe('ideas', () => {
  const source = {
    initiatives: new Map([['i1', initiative('i1', { stage: 'building' })]]),
    stories: new Map([['s1', story('s1', { doneAt: 1 })]]),
    mergedInto: (id: string) => (id === 'd1' ? [idea('d2', { member: 'm3', votes: ['m1', 'm2'], into: 'd1' })] : []),
  };

  it('follow the work they became a part of', () => {
    expect(statusOf(idea('d1', { status: 'planned', work: 'i1' }), source)).toBe('progress');
    expect(statusOf(idea('d1', { status: 'planned', work: 's1' }), source)).toBe('shipped');
    expect(statusOf(idea('d1', { status: 'declined', work: 's1' }), source)).toBe('declined');
    expect(statusOf(idea('d1', { status: 'review' }), source)).toBe('review');
  });

  it('have the votes of what was merged into them, each member once', () => {
    expect([...votersOf(idea('d1', { votes: ['m1'] }), source)].sort()).toEqual(['m1', 'm2', 'm3']);
  });

  it('are news once', () => {
    expect(isNews(idea('d1'), 'new', 'm1')).toBe(false);
    expect(isNews(idea('d1'), 'shipped', 'm1')).toBe(true);
    expect(isNews(idea('d1', { told: ['m1:shipped'] }), 'shipped', 'm1')).toBe(false);
    expect(isNews(idea('d1', { told: ['m1:planned'] }), 'shipped', 'm1')).toBe(true);
  });

  it('are news to who had them or voted for them, also by what was merged', () => {
    const declined = { status: 'declined', reason: 'No.' } as const;
    const ideas = new Map([
      ['d1', idea('d1', declined)],
      ['d3', idea('d3', { ...declined, member: 'm3', told: ['m3:declined'] })],
    ]);
    const heard = (member: string) => newsFor(member, { ...source, ideas }).map(({ idea: { id } }) => id);
    expect(heard('m2')).toEqual(['d1']);
    expect(heard('m3')).toEqual(['d1']);
    expect(heard('m4')).toEqual([]);
  });
});

describe('scoring', () => {
  const scoring: Scoring = { kind: 'scoring', id: 'q1', method: 'rice', revealed: true, at: 0 };
  const score = (about: string, member: string, values: readonly number[]): Score => ({
    kind: 'score',
    id: `q1.${about}.${member}`,
    scoring: 'q1',
    initiative: about,
    member,
    values,
    shown: true,
  });
  const scores = [
    score('i1', 'm1', [100, 1, 100, 1]),
    score('i1', 'm2', [100, 1, 100, 1]),
    score('i2', 'm1', [200, 1, 100, 1]),
    score('i2', 'm2', [100, 1, 100, 10]),
  ];

  it('puts the largest disagreement first', () => {
    const results = resultsOf(scoring, scores);
    expect(results.map(({ initiative: id, mean, spread }) => [id, mean, spread])).toEqual([
      ['i2', 105, 0.95],
      ['i1', 100, 0],
    ]);
  });

  it('suggests an order, and the moves that make it', () => {
    const cell = [initiative('i3'), initiative('i1'), initiative('i2')];
    const order = suggested(cell, resultsOf(scoring, scores));
    expect(order.map(({ id }) => id)).toEqual(['i2', 'i1', 'i3']);
    expect(movesTo(cell, order)).toEqual([
      { type: 'moveInitiative', id: 'i2', lane: 'l1', horizon: 'now' },
      { type: 'moveInitiative', id: 'i1', lane: 'l1', horizon: 'now', after: 'i2' },
    ]);
    expect(movesTo(order, order)).toEqual([]);
  });
});

describe('hand-offs', () => {
  it('tell what changed since they were accepted', () => {
    const agreed: Handoff = {
      kind: 'handoff',
      id: 'h1',
      initiative: 'i1',
      to: 'po',
      member: 'm1',
      state: 'accepted',
      at: 0,
      title: 'i1',
      target: '2026-03-02',
      stories: ['s1', 's2'],
      points: 5,
    };
    const now = initiative('i1', { target: '2026-03-09' });
    const same = [story('s1', { points: 3 }), story('s2', { points: 2 })];
    expect(differenceOf({ ...agreed, target: '2026-03-09' }, now, same)).toBeUndefined();
    const difference = differenceOf(agreed, now, [same[0]!, story('s3', { points: 1 })]);
    expect(difference?.fields.map(({ field }) => field)).toEqual(['target', 'points']);
    expect(difference?.added.map(({ id }) => id)).toEqual(['s3']);
    expect(difference?.removed).toBe(1);
  });
});

describe('days', () => {
  it('know quarters and months', () => {
    expect(quarterOf('2026-12-31')).toEqual({ year: 2026, quarter: 4 });
    expect([firstDay({ year: 2028, quarter: 1 }), lastDay({ year: 2028, quarter: 1 })]).toEqual([
      '2028-01-01',
      '2028-03-31',
    ]);
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-03-15', -3)).toBe('2025-12-15');
  });

  it('begin and end in a time zone', () => {
    const midnight = Date.parse('2026-03-04T00:00:00Z');
    expect(dayIn(undefined, midnight)).toBe('2026-03-04');
    expect(dayIn('Pacific/Auckland', midnight - 1)).toBe('2026-03-04');
    expect(dayIn('America/Lima', midnight)).toBe('2026-03-03');
    expect(dayIn('Mars/Olympus', midnight)).toBe('2026-03-04');
  });
});
