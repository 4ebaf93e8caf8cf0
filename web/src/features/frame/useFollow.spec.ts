import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import { BOARD } from '@/board/useBoard';
import type { Entity, LiveSession, Op } from '@/protocol/generated';
import { createLocalBoard, type LocalBoard } from '@/testing/localBoard';
import { SAMPLE_ME, sampleBoard } from '@/testing/sampleBoard';
import SessionBar from './SessionBar.vue';

const SESSION: LiveSession = {
  kind: 'liveSession',
  id: 'ls',
  format: 'planning',
  title: 'Plan',
  state: 'running',
  facilitator: 'm-bo',
  startedAt: 0,
  view: 'backlog',
  focus: 'story1',
};

let board: LocalBoard;
let router: Router;
let page: ReturnType<typeof mount>;

async function open(entities: readonly Entity[], at = '/roadmap') {
  board = createLocalBoard([...sampleBoard(12), ...entities]);
  const empty = { template: '<p></p>' };
  const names = ['roadmap', 'backlog', 'sprint', 'session', 'ideas', 'history', 'members'];
  router = createRouter({
    history: createMemoryHistory(),
    routes: names.map((name) => ({ path: `/${name}`, name, component: empty })),
  });
  await router.push(at);
  page = mount(SessionBar, { global: { plugins: [router], provide: { [BOARD as symbol]: board } } });
  await settled();
}

async function settled() {
  await flushPromises();
  await vi.advanceTimersByTimeAsync(1_500);
  await flushPromises();
}

async function happens(...ops: Op[]) {
  await board.dispatch(ops);
  await settled();
}

const where = () => router.currentRoute.value.fullPath;
const button = (name: string) => page.findAll('button').find((one) => one.text() === name)!;

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
});
afterEach(() => {
  page.unmount();
  vi.useRealTimers();
});

describe('following', () => {
  it('brings in who comes late', async () => {
    await open([SESSION]);
    expect(where()).toBe('/backlog?card=story1');
    expect(button('Following')).toBeDefined();
  });

  it('asks in who was here before', async () => {
    await open([]);
    await happens(
      { type: 'startSession', id: 'new', format: 'retro', title: 'Retro' },
      { type: 'handOver', id: 'new', member: 'm-bo' },
    );
    expect(where()).toBe('/roadmap');
    await button('Join').trigger('click');
    await settled();
    expect(where()).toBe('/session');
  });

  it('goes along, stays in an altitude of its own, looks away and comes back', async () => {
    await open([SESSION]);
    await happens({ type: 'focusOn', id: 'ls', on: 'story2', view: 'sprint' });
    expect(where()).toBe('/sprint?card=story2&sprint=sprint0');

    await router.push('/roadmap?card=story2');
    await happens({ type: 'focusOn', id: 'ls', on: 'story3', view: 'sprint' });
    expect(where()).toBe('/roadmap?card=story3');

    await router.push('/roadmap?card=story7');
    await settled();
    await happens({ type: 'focusOn', id: 'ls', on: 'story4', view: 'backlog' });
    expect(where()).toBe('/roadmap?card=story7');
    await button('Back to Bo Lindqvist').trigger('click');
    await settled();
    expect(where()).toBe('/backlog?card=story4');
  });

  it('shows the sprint and the view that who leads shows', async () => {
    await open([SESSION], '/sprint?sprint=sprint1');
    await happens({ type: 'focusOn', id: 'ls', on: 'sprint0', view: 'sprint/charts' });
    expect(where()).toBe('/sprint?view=charts&sprint=sprint0');
    await happens({ type: 'focusOn', id: 'ls', view: 'roadmap/timeline' });
    expect(where()).toBe('/roadmap?as=timeline');

    await router.push('/roadmap?as=releases');
    await settled();
    expect(button('Back to Bo Lindqvist')).toBeDefined();
  });

  it('comes to the stage for a phase that opens something, from an altitude of its own, too', async () => {
    await open([SESSION]);
    await router.push('/roadmap?card=story1');
    const phase = { type: 'addPhase', session: 'ls', minutes: 5 } as const;
    await happens(
      { ...phase, id: 'p1', title: 'Talk' },
      { ...phase, id: 'p2', title: 'Commit', opens: ['roman'], after: 'p1' },
      { type: 'startPhase', id: 'p1' },
    );
    expect(where()).toBe('/roadmap');
    await happens({ type: 'nextPhase', id: 'ls' });
    expect(where()).toBe('/session');
  });

  it('takes who leads to the stage with the others', async () => {
    await open([{ ...SESSION, facilitator: SAMPLE_ME }], '/sprint?card=story1');
    await happens(
      { type: 'addPhase', id: 'p1', session: 'ls', title: 'Commit', minutes: 5, opens: ['roman'] },
      { type: 'nextPhase', id: 'ls' },
    );
    expect(where()).toBe('/session');
    expect(board.ops.at(-1)).toEqual({ type: 'nextPhase', id: 'ls' });
  });

  it('ends all looking away when everybody is brought here', async () => {
    await open([SESSION]);
    await router.push('/roadmap?card=story7');
    await happens({ type: 'gatherAll', id: 'ls' });
    expect(where()).toBe('/backlog?card=story1');
  });

  it('may look away again after everybody was brought here', async () => {
    await open([SESSION]);
    await happens({ type: 'gatherAll', id: 'ls' });
    await router.push('/roadmap?card=story7');
    await happens({ type: 'focusOn', id: 'ls', on: 'story2', view: 'sprint' });
    expect(where()).toBe('/roadmap?card=story7');
  });

  it('keeps what who leads selects after a phase began', async () => {
    await open([{ ...SESSION, facilitator: SAMPLE_ME }], '/backlog');
    await happens(
      { type: 'addPhase', id: 'p1', session: 'ls', title: 'Talk', minutes: 5 },
      { type: 'nextPhase', id: 'ls' },
    );
    await router.push('/backlog?card=story3');
    await settled();
    expect(where()).toBe('/backlog?card=story3');
    expect(board.ops.at(-1)).toEqual({ type: 'focusOn', id: 'ls', on: 'story3', view: 'backlog' });
  });

  it('tells the others where who leads goes, once', async () => {
    await open([{ ...SESSION, facilitator: SAMPLE_ME }]);
    for (const card of ['story3', 'story4', 'story5']) await router.push(`/roadmap?card=${card}`);
    await settled();
    expect(board.ops).toEqual([{ type: 'focusOn', id: 'ls', on: 'story5', view: 'roadmap' }]);
    await router.push('/session');
    await settled();
    expect(board.ops.at(-1)).toEqual({ type: 'focusOn', id: 'ls', on: 'story5', view: 'session' });
    await router.push('/sprint?sprint=sprint0&view=review');
    await settled();
    expect(board.ops.at(-1)).toEqual({ type: 'focusOn', id: 'ls', on: 'sprint0', view: 'sprint/review' });
  });
});
