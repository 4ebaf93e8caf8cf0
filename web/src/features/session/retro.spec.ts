import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { BOARD } from '@/board/useBoard';
import { RIGHTS } from '@/domain/rights';
import type { Activity, Entity, Right } from '@/protocol/generated';
import { createLocalBoard, type LocalBoard } from '@/testing/localBoard';
import { SAMPLE_ME, sampleBoard } from '@/testing/sampleBoard';
import CheckInStage from './CheckInStage.vue';
import DotsStage from './DotsStage.vue';
import GroupStage from './GroupStage.vue';
import NotesStage from './NotesStage.vue';
import OutcomeStage from './OutcomeStage.vue';
import RomanStage from './RomanStage.vue';

let board: LocalBoard;
let page: ReturnType<typeof mount>;

const session = {
  kind: 'liveSession',
  id: 'ls',
  format: 'retro',
  title: 'Retro',
  state: 'running',
  facilitator: SAMPLE_ME,
  startedAt: 1,
} as const;
const note = (id: string, member: string, more: object): Entity =>
  ({ kind: 'note', id, session: 'ls', member, at: 5, shown: true, ...more }) as Entity;

async function open(stage: object, opens: Activity, more: readonly Entity[] = [], rights: readonly Right[] = RIGHTS) {
  board = createLocalBoard([...sampleBoard(12), session, ...more], rights);
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', component: { template: '<p />' } }],
  });
  const phase = {
    kind: 'phase',
    id: 'p',
    session: 'ls',
    title: opens,
    minutes: 5,
    rank: 'a0',
    opens: [opens],
  } as const;
  page = mount(stage, {
    props: { session, phase, leads: true } as never,
    attachTo: document.body,
    global: { plugins: [router], provide: { [BOARD as symbol]: board } },
  });
  await flushPromises();
}

afterEach(() => page.unmount());

const button = (name: string) =>
  page.findAll('button').find((one) => one.text() === name || one.attributes('aria-label') === name)!;
const lastOp = () => board.ops.at(-1);

describe('the stages of a retro', () => {
  it('checks in with one press, and begins with what is open since last time', async () => {
    const earlier = { kind: 'action', id: 'a1', text: 'Shorter stand-up', done: false, member: 'm-bo', at: 1 } as const;
    await open(CheckInStage, 'checkin', [earlier]);
    expect(page.text()).toContain('Open since last time');
    expect(page.text()).toContain('Shorter stand-up');
    await button('Well').trigger('click');
    expect(lastOp()).toEqual({ type: 'sayHere', id: 'ls', mood: 4 });
    expect(button('Well').attributes('aria-pressed')).toBe('true');
  });

  it('keeps the words of others from being seen until all are shown', async () => {
    const columns = { kind: 'noteColumns', id: 'ls.columns', session: 'ls', names: ['Start', 'Stop'] } as const;
    const others = [note('n1', 'm-bo', { shown: false, column: 'Stop' }), note('n2', 'm-bo', { shown: false })];
    await open(NotesStage, 'notes', [columns, ...others]);
    expect(page.text()).toContain('2 notes by 1 person, private');
    expect(page.text()).toContain('1 note by somebody else');
    const field = page.get('[aria-label="Write a note in Stop"]');
    await field.setValue(' Long meetings ');
    await field.trigger('keydown', { key: 'Enter' });
    expect(lastOp()).toMatchObject({ type: 'writeNote', session: 'ls', text: 'Long meetings', column: 'Stop' });
    expect((field.element as HTMLTextAreaElement).value).toBe('');
    await button('Show 3 notes').trigger('click');
    expect(lastOp()).toEqual({ type: 'showNotes', id: 'ls' });
  });

  it('gathers notes by keyboard', async () => {
    const notes = [note('n1', SAMPLE_ME, { text: 'One', at: 1 }), note('n2', 'm-bo', { text: 'Two', at: 2 })];
    await open(GroupStage, 'group', notes);
    const first = page.get('[data-move-id="n1"]');
    (first.element as HTMLElement).focus();
    for (const key of [' ', 'ArrowDown', ' ']) await first.trigger('keydown', { key });
    expect(lastOp()).toMatchObject({ type: 'joinNote', id: 'n1', with: 'n2' });
    await flushPromises();
    expect(page.findAll('.topic.group [data-move-id]')).toHaveLength(2);
    const held = page.get('[data-move-id="n1"]');
    (held.element as HTMLElement).focus();
    await held.trigger('keydown', { key: ' ' });
    for (let step = 0; step < 3; step++) await held.trigger('keydown', { key: 'ArrowDown' });
    await held.trigger('keydown', { key: ' ' });
    expect(lastOp()).toEqual({ type: 'placeNote', id: 'n1' });
  });

  it('spends no more dots than there are, and counts those of notes for their group', async () => {
    const group = { kind: 'noteGroup', id: 'g1', session: 'ls', title: 'Talks', at: 3 } as const;
    const notes = [note('n1', 'm-bo', { text: 'One', group: 'g1' }), note('n2', 'm-bo', { text: 'Two' })];
    const vote = {
      kind: 'dotVote',
      id: 'd1',
      session: 'ls',
      budget: 2,
      leader: SAMPLE_ME,
      at: 4,
      shown: false,
    } as const;
    const bo = {
      kind: 'ballot',
      id: 'd1.m-bo',
      vote: 'd1',
      member: 'm-bo',
      spent: 2,
      on: ['n1', 'n1'],
      at: 4,
    } as const;
    await open(DotsStage, 'dots', [group, ...notes, vote, { ...bo, shown: false }]);
    expect(page.text()).toContain('2 of 2 dots left');
    await button('One dot more on Two').trigger('click');
    await button('One dot more on Two').trigger('click');
    expect(lastOp()).toEqual({ type: 'setDots', id: 'd1', on: 'n2', dots: 2 });
    expect(button('One dot more on Talks').attributes('disabled')).toBeDefined();
    expect(page.find('.total').exists()).toBe(false);
    await button('Show the dots').trigger('click');
    expect(page.findAll('li.row').map((row) => row.text())).toEqual([
      expect.stringMatching(/^Talks.*2 dots$/),
      expect.stringMatching(/^Two.*2 dots$/),
    ]);
  });

  it('asks everybody and shows thumbs together', async () => {
    await open(RomanStage, 'roman');
    await page.get('input').setValue('Do we ship?');
    await button('Ask everybody').trigger('click');
    expect(lastOp()).toMatchObject({ type: 'openRoman', session: 'ls', question: 'Do we ship?' });
    await page.get('.thumb.up').trigger('click');
    expect(lastOp()).toMatchObject({ type: 'castRoman', value: 'up' });
    await button('Show the answers').trigger('click');
    expect(page.get('.answer').text()).toContain('1');
  });

  it('takes an action into the sprint as one step', async () => {
    const action = {
      kind: 'action',
      id: 'a1',
      session: 'ls',
      text: 'Pair',
      done: false,
      member: 'm-bo',
      at: 1,
    } as const;
    await open(OutcomeStage, 'group', [{ ...action, owner: 'm-bo' }]);
    await button('Into the sprint').trigger('click');
    await flushPromises();
    const story = [...board.board.all('story')].find(({ title }) => title === 'Pair')!;
    expect(story).toMatchObject({ type: 'chore', assignees: ['m-bo'] });
    expect(story.sprint).toBeDefined();
    await board.undo.undo();
    expect(board.board.find('a1')).not.toHaveProperty('story');
    expect(board.board.find(story.id)).toBeUndefined();
  });
});
