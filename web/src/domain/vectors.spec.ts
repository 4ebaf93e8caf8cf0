// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Change, Entity, Id, Op, TextDelta } from '@/protocol/generated';
import { Board } from './board';
import { capacityOf } from './capacity';
import { evolve, withFields } from './evolve';
import { predict, predicts } from './predict/predict';
import { sourceOf } from './predict/sprint';
import { rankBetween } from './rank';
import { applyDelta } from './text';

/** The vectors the server's tests read, too: see Vector.java there for what they hold. */
const ROOT = new URL('../../../server/src/test/resources/vectors/', import.meta.url).pathname;

interface Vector {
  readonly rule: string;
  readonly by: { readonly member: Id };
  readonly now: number;
  readonly given: readonly Entity[];
  readonly before?: readonly Op[];
  readonly op: Op;
  readonly then: Change & { readonly refused?: { readonly code: string } };
}

function files(feature: string): string[] {
  return readdirSync(join(ROOT, feature), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
}

function read<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(ROOT, ...path), 'utf8')) as T;
}

function cases<T>(file: string): T[] {
  return read<{ cases: T[] }>(file).cases;
}

function boardOf({ given, before, by, now }: Vector): Board {
  const board = new Board();
  for (const entity of given) board.put(structuredClone(entity));
  for (const op of before ?? []) evolve(board, predict(board, op, { member: by.member, now }));
  return board;
}

/** What is its author's alone until it is shown. */
const VEILED: Readonly<Record<string, string>> = { vote: 'value', note: 'text', ballot: 'on', romanVote: 'value' };

/** All entities by id. The key of a new story is the server's to give: it counts only where `keys`. */
function content(board: Board, keys: boolean): Record<Id, Entity> {
  const all = [...board.everything()].map((entity) => {
    if (entity.kind === 'story' && !keys) return [entity.id, { ...entity, key: '' }];
    const veiled = VEILED[entity.kind];
    if (!veiled || (entity as { shown?: boolean }).shown) return [entity.id, entity];
    return [entity.id, withFields(entity, { [veiled]: undefined })]; // its author's alone: a change for all does not hold it
  });
  return Object.fromEntries(all) as Record<Id, Entity>;
}

/** What only the server can tell: cards that others cast, where it makes room for a rank, and the ops this page has no prediction for. */
function onlyTheServer(file: string, { then, op }: Vector): boolean {
  const room = (then.set ?? []).some(({ id, fields }) => 'rank' in fields && id !== op.id);
  const asked = op.type === 'inviteVoters' ? !file.includes('one-more') : op.type === 'openRound' && !op.voters?.length;
  const cards = op.type === 'revealRound' || file.includes('shows-all') || asked;
  const moved = file.includes('moved-'); // an edit on an old text: the page moves its own before it predicts
  return room || cards || moved || file.includes('place-is-taken') || !predicts(op);
}

const features = readdirSync(ROOT).filter((name) => !['rank', 'text', 'capacity'].includes(name));

describe.each(features)('vectors of %s', (feature) => {
  it.each(files(feature))('%s', (file) => {
    const vector = read<Vector>(feature, file);
    const { then, op, by, now } = vector;
    const guessed = boardOf(vector);
    const guess = predict(guessed, op, { member: by.member, now });
    if (then.refused) return;

    const decided = boardOf(vector);
    evolve(decided, then);
    for (const entity of then.put ?? []) if (!then.edit) expect(decided.find(entity.id)).toEqual(entity);
    for (const id of then.remove ?? []) expect(decided.find(id)).toBeUndefined();
    for (const { id, fields } of then.set ?? [])
      for (const [field, value] of Object.entries(fields))
        expect((decided.find(id) as unknown as Record<string, unknown>)[field] ?? null).toEqual(value);

    if (onlyTheServer(file, vector)) return;
    evolve(guessed, guess);
    expect(content(guessed, false)).toEqual(content(decided, false));
  });
});

describe('vectors of capacity', () => {
  interface Case {
    readonly name: string;
    readonly given: readonly Entity[];
    readonly sprint: Id;
    readonly days: number;
  }
  it.each(cases<Case>('capacity/cases.json'))('$name', ({ given, sprint, ...named }) => {
    const capacity: Partial<Case> = { ...named };
    delete (capacity as { name?: string }).name;
    const board = new Board();
    for (const entity of given) board.put(structuredClone(entity));
    expect(capacityOf(sourceOf(board), board.get('sprint', sprint)!)).toEqual(capacity);
  });
});

describe('vectors of rank', () => {
  it('makes the ranks the server makes', () => {
    const made = ['between', 'ends', 'long', 'random'].flatMap((name) =>
      cases<{ below?: string; above?: string; rank: string }>(`rank/${name}.json`),
    );
    expect(made.length).toBeGreaterThan(20);
    for (const { below, above, rank } of made) expect(rankBetween(below, above)).toBe(rank);
  });
});

describe('vectors of text', () => {
  it('applies edits as the server does', () => {
    for (const { text, delta, after } of cases<{ text: string; delta: TextDelta; after: string }>('text/apply.json'))
      expect(applyDelta(text, delta)).toBe(after);
  });

  it('throws where an edit does not fit', () => {
    for (const { text, delta } of cases<{ text: string; delta: TextDelta }>('text/does-not-fit.json'))
      expect(() => applyDelta(text, delta)).toThrow(RangeError);
  });
});
