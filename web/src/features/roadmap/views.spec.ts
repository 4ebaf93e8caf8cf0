import { flushPromises, mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { BOARD } from '@/board/useBoard';
import { addDays, today } from '@/domain/days';
import type { Right } from '@/protocol/generated';
import { createLocalBoard } from '@/testing/localBoard';
import { sampleBoard } from '@/testing/sampleBoard';
import { samplePlan } from '@/testing/samplePlan';
import RoadmapPage from './RoadmapPage.vue';

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
