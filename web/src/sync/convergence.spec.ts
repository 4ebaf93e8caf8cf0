// @vitest-environment node
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Op } from '@/protocol/generated';
import { contentOf, FakeBoardServer } from '@/testing/FakeBoardServer';
import { sampleBoard } from '@/testing/sampleBoard';
import { fakeTime, pass, syncClient, until, type SyncClient } from '@/testing/syncClient';

beforeEach(fakeTime);
afterEach(() => void vi.useRealTimers());

const story = fc.nat(9).map((i) => `story${i}`);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const ops: fc.Arbitrary<Op> = fc
  .oneof(
    fc.record({ type: fc.constant('moveStory' as const), id: story, after: maybe(story) }),
    fc.record({
      type: fc.constant('setStoryTitle' as const),
      id: story,
      title: fc.string({ minLength: 1, maxLength: 5 }),
    }),
    fc.record({ type: fc.constant('setStoryPoints' as const), id: story, points: fc.nat(9) }),
    fc.record({
      type: fc.constant('labelStory' as const),
      id: story,
      label: fc.constantFrom('a', 'b'),
      on: fc.boolean(),
    }),
    fc.record({ type: fc.constant('planStory' as const), id: story, sprint: fc.constantFrom('sprint0', undefined) }),
    fc.record({ type: fc.constant('removeStory' as const), id: story }),
    fc.record({ type: fc.constant('restoreEntity' as const), id: story }),
  )
  .map((op) => JSON.parse(JSON.stringify(op)) as Op);

type Step =
  | { readonly do: 'edit'; readonly who: number; readonly ops: readonly Op[] }
  | { readonly do: 'add'; readonly who: number }
  | { readonly do: 'cut' | 'wait' | 'away' | 'mute' | 'deaf' | 'twice' | 'busy' | 'deflate' };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('edit' as const),
        who: fc.nat(2),
        ops: fc.array(ops, { minLength: 1, maxLength: 3 }),
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('add' as const), who: fc.nat(2) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom('cut' as const, 'wait', 'away', 'mute', 'deaf', 'twice', 'busy', 'deflate'),
      }),
    },
  ),
  { minLength: 5, maxLength: 40 },
);

/** Lets three people work on one board while the server misbehaves, then lets all come to rest. */
async function run(list: readonly Step[]): Promise<void> {
  const server = new FakeBoardServer(sampleBoard(10));
  const pages: SyncClient[] = [];
  for (const member of ['m-ana', 'm-bo', 'm-chen']) pages.push(await syncClient(server, member));
  await until(() => pages.every(({ sync }) => sync.state === 'live'));
  const added: string[] = [];
  let asked = 0;
  let saved = 0;
  let refused = 0;
  const count =
    (size: number) =>
    ({ state }: { state: string }) => {
      if (state === 'saved') saved += size;
      else refused += size;
    };
  for (const step of list) {
    if (step.do === 'edit') {
      asked += step.ops.length;
      void pages[step.who]!.sync.dispatch(step.ops).then(count(step.ops.length));
    } else if (step.do === 'add') {
      const id = `added${added.push('') - 1}`;
      added[added.length - 1] = id;
      asked++;
      void pages[step.who]!.sync.dispatch([{ type: 'createStory', id, title: id }]).then(count(1));
    } else if (step.do === 'cut') server.cut();
    else if (step.do === 'wait') await pass(700);
    else server[step.do] = !server[step.do];
    await pass(1);
  }
  server.away = server.mute = server.deaf = server.busy = false;
  await until(() => pages.every(({ sync }) => sync.state === 'live' && sync.pending.length === 0), 'rest');
  // What was done while the server told nobody is learned with the next change.
  server.commit('m-dita', { type: 'setBoardTitle', id: sampleBoard(0)[0]!.id, title: 'End' });
  await until(() => pages.every(({ sync }) => sync.version === server.version), 'the last version');
  await pass(100);

  for (const { sync } of pages) {
    expect(contentOf(sync.replica.confirmed)).toEqual(server.content());
    expect(contentOf(sync.replica.view)).toEqual(server.content());
    expect(sync.replica.view.list('backlog')).toEqual(server.board.list('backlog'));
  }
  expect(saved + refused).toBe(asked);
  expect(
    added.filter((id) => server.log.filter(({ put }) => put?.some((entity) => entity.id === id)).length !== 1),
  ).toEqual([]);
  for (const { sync } of pages) await sync.stop();
}

it('ends with the same board everywhere, every op once or refused in front of its author', async () => {
  await fc.assert(fc.asyncProperty(steps, run), { numRuns: 40, seed: 20260105, endOnFailure: true });
}, 60_000);
