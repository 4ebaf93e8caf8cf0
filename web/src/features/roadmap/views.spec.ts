import { flushPromises, mount } from '@vue/test-utils';
import { expect, test, vi } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { BOARD } from '@/board/useBoard';
import { addDays, dayIn, showDay } from '@/domain/days';
import type { Right } from '@/protocol/generated';
import { createLocalBoard } from '@/testing/localBoard';
import { sampleBoard } from '@/testing/sampleBoard';
import { samplePlan } from '@/testing/samplePlan';
import RoadmapPage from './RoadmapPage.vue';

const today = () => dayIn(undefined, Date.now());

async function open(view: string, rights?: readonly Right[]) {
  const plan = samplePlan();
  const ids = new Set(plan.map(({ id }) => id));
  const board = createLocalBoard([...sampleBoard().filter(({ id }) => !ids.has(id)), ...plan], rights);
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', name: 'roadmap', component: RoadmapPage }],
  });
  await router.push(`/?as=${view}`);
  const page = mount(RoadmapPage, {
    global: { plugins: [router], provide: { [BOARD as symbol]: board } },
    attachTo: document.body,
  });
  await flushPromises();
  return { board, page };
}

test('types the figure of a key result where it stands', async () => {
  const { board, page } = await open('horizons');
  await page.find('[aria-label^="Current figure of Baskets"]').trigger('click');
  const field = page.find('.result input');
  await field.setValue('63,5');
  await field.trigger('keydown', { key: 'Enter' });
  await flushPromises();
  expect(board.board.keyResults.get('result0')).toMatchObject({ current: 63.5, trend: [52, 54, 53, 58, 61.5, 63.5] });
});

test('shows no way to change objectives to who may not', async () => {
  const { page } = await open('horizons', ['read', 'contribute']);
  expect(page.find('.strip').text()).toContain('Baskets that become orders');
  expect(page.findAll('.strip button').map((button) => button.attributes('aria-label'))).toEqual(['Hide objectives']);
});

test('moves an initiative to another quarter by keyboard with one op', async () => {
  const { board, page } = await open('quarters');
  const before = board.ops.length;
  const card = page.find('[data-travel="initiative00"] [role=button]');
  (card.element as HTMLElement).focus();
  for (const key of [' ', 'ArrowRight', ' ']) await card.trigger('keydown', { key });
  await flushPromises();
  expect(board.ops.slice(before).map(({ type }) => type)).toEqual(['setInitiativeTarget']);
});

test('marks the quarter an initiative is expected in, apart from its target, and where it was before', async () => {
  const { board, page } = await open('quarters');
  const mark = { id: 'initiative00', p50: addDays(today(), 100), p85: addDays(today(), 200) };
  board.forecast.marks.set(mark.id, mark);
  await flushPromises();
  expect(page.findAll('li.expected').map((chip) => chip.text())).toEqual([expect.stringContaining('Pay in one step')]);
  board.forecast.marks.set(mark.id, { ...mark, was: { p85: addDays(today(), 110) }, cause: 'Because.' });
  await flushPromises();
  expect(page.findAll('li.expected').map((chip) => chip.classes('left'))).toEqual([true, false]);
});

test('marks when milestones are expected on the timeline, and says why', async () => {
  const { board, page } = await open('timeline');
  const milestone = board.board.milestones.value[0]!;
  board.forecast.marks.set(milestone.id, { id: milestone.id, p50: addDays(today(), 30), cause: 'A story went first.' });
  await flushPromises();
  const mark = page.find('.days [data-forecast] button');
  expect(mark.attributes('aria-label')).toContain(`Forecast of ${milestone.title}`);
  expect(mark.attributes('aria-label')).toContain('out of sight');
});

test('tells at the edges of the timeline what lies beyond them, and brings it into sight', async () => {
  const { board, page } = await open('timeline');
  const id = 'initiative00';
  board.forecast.marks.set(id, { id, p50: addDays(today(), 330), p85: addDays(today(), 360) });
  const area = page.get('.scroller').element as HTMLElement;
  // A hundred days at four pixels each.
  Object.defineProperty(area, 'clientWidth', { value: 400 });
  const scroll = (left: number) => {
    area.scrollLeft = left;
    area.dispatchEvent(new Event('scroll'));
  };
  const scrolled = vi.spyOn(area, 'scrollTo').mockImplementation((to) => scroll((to as ScrollToOptions).left!));
  const row = page.findAll('.row').find((each) => each.text().startsWith('Pay in one step'))!;
  const pointer = (side: string) => row.findAll(`[data-beyond]${side}`).map((each) => each.get('.said').text());

  // From 25 days ago on: its target is in sight.
  const now = Number(/--at: (\d+)/.exec(page.get('.today').attributes('style')!)![1]);
  scroll((now - 25) * 4);
  await flushPromises();
  expect(pointer('.later')).toEqual([
    `Later than what is in sight: Pay in one step, P85 ${showDay(addDays(today(), 360))}`,
  ]);

  await row.get('.later').trigger('click');
  await flushPromises();
  expect(scrolled).toHaveBeenCalledOnce();
  expect(pointer('.later')).toEqual([]);
  expect(pointer(':not(.later)')).toEqual([expect.stringContaining('Earlier than what is in sight')]);
  expect((document.activeElement as HTMLElement).dataset['point']).toBe(`forecast ${id}`);
});

test('says at the edge that nobody knows a day, without a way there', async () => {
  const { board, page } = await open('timeline');
  const id = 'initiative00';
  board.forecast.marks.set(id, { id, p50: today() });
  const area = page.get('.scroller').element as HTMLElement;
  Object.defineProperty(area, 'clientWidth', { value: 4_000_000 });
  area.dispatchEvent(new Event('scroll'));
  await flushPromises();
  const pointers = page.findAll('.row [data-beyond]');
  expect(pointers.map((each) => [each.element.tagName, each.get('.words').text()])).toEqual([
    ['SPAN', 'P85 out of sight'],
  ]);
});

test('moves a stretch on the timeline by arrow keys, its end with Shift', async () => {
  const { board, page } = await open('timeline');
  const bar = page.find('[aria-label^="Pay in one step:"]');
  await bar.trigger('keydown', { key: 'ArrowRight' });
  await flushPromises();
  expect(board.board.initiatives.get('initiative00')).toMatchObject({
    start: addDays(today(), -13),
    target: addDays(today(), 42),
  });
  await bar.trigger('keydown', { key: 'ArrowLeft', shiftKey: true });
  await flushPromises();
  expect(board.board.initiatives.get('initiative00')).toMatchObject({
    start: addDays(today(), -13),
    target: addDays(today(), 35),
  });
  expect(page.find('.curves .late title').text()).toContain('Refunds without a call waits for Pay in one step');
});

test('names why a release is at risk and ticks its checks', async () => {
  const { board, page } = await open('releases');
  const card = page.find('.release');
  expect(card.text()).toContain('At risk');
  expect(card.text()).toContain('1 check is open a week before the target');
  await card.findAll('input[type=checkbox]')[1]!.setValue(true);
  await flushPromises();
  expect(board.board.releaseChecks.get('check1')?.done).toBe(true);
  expect(page.find('.release').text()).not.toContain('At risk');
});

test('asks for outcome checks that are due', async () => {
  const { page } = await open('horizons');
  expect(page.find('.due').text()).toContain('1 outcome check is due');
  expect(page.find('.due').text()).toContain('Sign in once');
});
