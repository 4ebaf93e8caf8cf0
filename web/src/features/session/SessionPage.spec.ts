import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { BOARD } from '@/board/useBoard';
import { AGENDAS } from '@/domain/agendas';
import { RIGHTS } from '@/domain/rights';
import type { Entity, Right } from '@/protocol/generated';
import { createLocalBoard, type LocalBoard } from '@/testing/localBoard';
import { SAMPLE_ME, sampleBoard } from '@/testing/sampleBoard';
import SessionPage from './SessionPage.vue';

let board: LocalBoard;
let page: ReturnType<typeof mount>;

async function open(more: readonly Entity[] = [], rights: readonly Right[] = RIGHTS) {
  board = createLocalBoard([...sampleBoard(12), ...more], rights);
  const empty = { template: '<p></p>' };
  const routes = ['roadmap', 'backlog', 'sprint', 'history'].map((name) => ({
    path: `/${name}`,
    name,
    component: empty,
  }));
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', component: SessionPage }, ...routes],
  });
  await router.push('/');
  page = mount(SessionPage, {
    attachTo: document.body,
    global: { plugins: [router], provide: { [BOARD as symbol]: board } },
  });
  await flushPromises();
}

afterEach(() => {
  page.unmount();
  vi.useRealTimers();
});

const button = (name: string) =>
  page.findAll('button').find((one) => one.text() === name || one.attributes('aria-label') === name)!;

describe('starting a session', () => {
  it('puts the template of its kind on the board, as it was changed', async () => {
    await open();
    await page.get('input[value="retro"]').setValue();
    await button('Take "Check-in" off the agenda').trigger('click');
    await button('Start retrospective').trigger('click');
    await flushPromises();
    const [session] = [...board.board.all('liveSession')];
    expect(session).toMatchObject({
      format: 'retro',
      title: 'Retrospective',
      state: 'running',
      facilitator: SAMPLE_ME,
    });
    const phases = board.board.phasesOf(session!.id);
    expect(phases.map(({ title }) => title)).toEqual([
      'Actions of last time',
      'Write',
      'Group',
      'Vote',
      'Discuss and agree actions',
      'Close',
    ]);
    expect(phases[1]).toMatchObject({ minutes: 8, opens: ['notes'] });
    expect([...board.board.all('noteColumns')]).toMatchObject([
      { session: session!.id, names: ['Start', 'Stop', 'Continue'] },
    ]);
    expect(page.text()).toContain('The agenda has not begun');
  });

  it('lets notes be written into own columns, and into one where no template is usual', async () => {
    await open();
    await page.get('input[value="retro"]').setValue();
    await page.get('input[name="columns"][value="own"]').trigger('change');
    const field = page.findAll('.own input').at(0)!;
    expect((field.element as HTMLInputElement).value).toBe('Start, Stop, Continue');
    await field.setValue('Wind, Anchor,, Wind');
    await button('Start retrospective').trigger('click');
    await flushPromises();
    expect([...board.board.all('noteColumns')]).toMatchObject([{ names: ['Wind', 'Anchor'] }]);

    page.unmount();
    await open();
    await page.get('input[value="workshop"]').setValue();
    expect(page.get('input[name="columns"][value="one"]').element).toHaveProperty('checked', true);
    await page.get('input[value="planning"]').setValue();
    expect(page.find('input[name="columns"]').exists()).toBe(false);
  });

  it('offers an agenda of every kind that a meeting can hold', () => {
    for (const phases of Object.values(AGENDAS)) {
      expect(phases.length).toBeGreaterThan(2);
      for (const { minutes } of phases) expect(minutes).toBeGreaterThan(0);
    }
  });

  it('says who may, to somebody who may not', async () => {
    await open([], ['read', 'contribute', 'work']);
    expect(page.text()).toContain('May start one: Ana Okafor, Bo Lindqvist, Dita Novak.');
    expect(page.find('input').exists()).toBe(false);
  });
});

const running: readonly Entity[] = [
  {
    kind: 'liveSession',
    id: 'ls',
    format: 'planning',
    title: 'Plan sprint 8',
    state: 'running',
    facilitator: SAMPLE_ME,
    startedAt: 0,
    phase: 'p1',
  },
  { kind: 'phase', id: 'p1', session: 'ls', title: 'Goal', minutes: 10, rank: 'a0' },
  { kind: 'phase', id: 'p2', session: 'ls', title: 'Closing words', minutes: 5, rank: 'a1' },
];

describe('a running session', () => {
  it('shows the agenda, where it stands, and lets who leads change it', async () => {
    await open(running);
    expect(page.get('[aria-current="step"]').text()).toContain('Goal');
    await button('Go to "Closing words"').trigger('click');
    await flushPromises();
    expect(board.ops.at(-1)).toEqual({ type: 'startPhase', id: 'p2' });
    expect(page.get('[aria-current="step"]').text()).toContain('Closing words');
    await button('Add a phase').trigger('click');
    await page.get('input[aria-label="Name of the phase"]').setValue('Thanks');
    await page.get('input[aria-label="Name of the phase"]').trigger('keydown', { key: 'Enter' });
    await flushPromises();
    expect(board.board.phasesOf('ls').map(({ title }) => title)).toEqual(['Goal', 'Closing words', 'Thanks']);
  });

  it('has the agenda as a tab, for a screen with no room beside the stage, and a way to what was changed', async () => {
    await open(running);
    expect(page.findAll('aside.agenda')).toHaveLength(1);
    await button('Agenda').trigger('click');
    const inStage = page.get('.stage > aside.agenda');
    expect(inStage.text()).toContain('Closing words');
    expect(inStage.get('a').attributes('href')).toBe('/history?session=ls');
  });

  it('shows in the middle what the facilitator shows', async () => {
    await open([{ ...running[0]!, focus: 'story0' } as Entity, ...running.slice(1)]);
    expect(page.get('h2').text()).toBe('Show the delivery date');
    expect(page.text()).toContain('Works on a phone');
  });

  it('has no handle for somebody who does not lead', async () => {
    await open([{ ...running[0]!, facilitator: 'm-bo' } as Entity, ...running.slice(1)]);
    board.me.value = { ...board.me.value!, hats: ['developer'] };
    await flushPromises();
    expect(button('Add a phase')).toBeUndefined();
    expect(page.text()).toContain('Bo Lindqvist shows nothing right now.');
  });
});
