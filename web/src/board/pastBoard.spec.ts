import { expect, test } from 'vitest';
import { Board } from '@/domain/board';
import { evolve } from '@/domain/evolve';
import type { Committed, Entity } from '@/protocol/generated';
import { createLocalBoard } from '@/testing/localBoard';
import { pastBoard } from './pastBoard';
import type { PastSource } from './pastLog';

const LANE: Entity = { kind: 'lane', id: 'lane', title: 'T0', rank: 'a0' };

/** A board of so many versions, each a new title of its one lane; its past as the server gives it. */
function past(versions: number) {
  const log: Committed[] = Array.from({ length: versions }, (_, i) => ({
    version: i + 1,
    client: 'c',
    n: i + 1,
    by: 'm-ana',
    at: i,
    op: i === 0 ? 'createLane' : 'setLaneTitle',
    ...(i === 0 ? { put: [LANE] } : { set: [{ id: 'lane', kind: 'lane', fields: { title: `T${i}` } }] }),
  })) as Committed[];
  const calls: string[] = [];
  const source: PastSource = {
    at(version) {
      calls.push(`at ${version}`);
      const board = new Board();
      for (const change of log.slice(0, version)) evolve(board, change);
      return Promise.resolve({ version, entities: [...board.everything()] });
    },
    before(version, limit) {
      calls.push(`before ${version}`);
      const list = log
        .filter((change) => change.version < version)
        .reverse()
        .slice(0, limit);
      const from = list.at(-1)?.version ?? 1;
      return Promise.resolve({ list, from, begins: from === 1 });
    },
  };
  const live = { ...createLocalBoard([]), version: { value: versions } };
  return { board: pastBoard(live as never, source), calls };
}

test('shows any version, back and forth, and asks for a stretch once', async () => {
  const { board, calls } = past(1200);
  const title = () => board.context.board.lanes.get('lane')?.title;
  for (const version of [1200, 1199, 700, 1, 0, 1000, 1100]) {
    await board.goTo(version);
    expect(title()).toBe(version === 0 ? undefined : `T${version - 1}`);
    expect(board.version.value).toBe(version);
  }
  expect(board.change.value?.version).toBe(1100);
  expect(calls.filter((call) => call === 'at 1000')).toHaveLength(1);
  expect(calls).toHaveLength(6);
});

test('has no right, changes nothing, and says what went wrong', async () => {
  const { board } = past(3);
  expect(board.context.can('order')).toBe(false);
  expect(await board.context.dispatch({ type: 'setLaneTitle', id: 'lane', title: 'x' })).toMatchObject({
    state: 'refused',
  });
  const broken = pastBoard({ ...createLocalBoard([]) } as never, {
    at: () => Promise.reject(new Error('A piece is damaged.')),
    before: () => Promise.reject(new Error('A piece is damaged.')),
  });
  await broken.goTo(1);
  expect(broken.problem.value).toBe('A piece is damaged.');
  expect(broken.version.value).toBeUndefined();
});
