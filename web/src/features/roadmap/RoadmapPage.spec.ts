import { flushPromises, mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import type { Ref } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { BOARD } from '@/board/useBoard';
import type { Entity, Presence, Right } from '@/protocol/generated';
import { createLocalBoard } from '@/testing/localBoard';
import { sampleBoard } from '@/testing/sampleBoard';
import { toasts } from '@/ui/toasts';
import RoadmapPage from './RoadmapPage.vue';

async function open(rights?: readonly Right[], entities: readonly Entity[] = sampleBoard()) {
  const board = createLocalBoard(entities, rights);
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', name: 'roadmap', component: RoadmapPage }],
  });
  await router.push('/');
  const page = mount(RoadmapPage, {
    global: { plugins: [router], provide: { [BOARD as symbol]: board } },
    attachTo: document.body,
  });
  await flushPromises();
  const cards = (cell: string) => page.findAll(`ul[aria-label="${cell}"] .title`).map((title) => title.text());
  return { board, page, router, cards };
}

test('shows each initiative in its lane and horizon, with stories, points and the planned share', async () => {
  const { page, cards } = await open();
  expect(cards('Checkout, Now')).toEqual(['Pay in one step']);
  expect(cards('Checkout, Later')).toEqual(['Pay by invoice']);
  expect(page.find('[data-travel="initiative00"]').text()).toMatch(/5 stories, 13 points.*8% planned/s);
});

test('adds one initiative after another without leaving the field', async () => {
  const { page, cards } = await open();
  await page.find('button[aria-label="Add an initiative: Search, Next"]').trigger('click');
  const field = page.find('input[aria-label="Name of the initiative"]');
  for (const title of ['Filters', 'Synonyms']) {
    await field.setValue(title);
    await field.trigger('keydown', { key: 'Enter' });
  }
  await flushPromises();
  expect(cards('Search, Next')).toEqual(['Typing mistakes forgiven', 'Filters', 'Synonyms']);
});

test('moves by keyboard to the next horizon', async () => {
  const { page, cards } = await open();
  const card = page.find('[data-travel="initiative00"] [role=button]');
  (card.element as HTMLElement).focus();
  for (const key of [' ', 'ArrowRight', ' ']) await card.trigger('keydown', { key });
  await flushPromises();
  expect(cards('Checkout, Now')).toEqual([]);
  expect(cards('Checkout, Next')).toContain('Pay in one step');
});

test('makes a proposal of the same move for who may not move', async () => {
  const { board, page, cards } = await open(['read', 'contribute']);
  expect(page.text()).not.toContain('Add an initiative');
  const card = page.find('[data-travel="initiative00"] [role=button]');
  (card.element as HTMLElement).focus();
  for (const key of [' ', 'ArrowRight', ' ']) await card.trigger('keydown', { key });
  await flushPromises();
  expect(cards('Checkout, Now')).toEqual(['Pay in one step']);
  expect(board.ops.at(-1)).toMatchObject({ type: 'propose', op: { type: 'moveInitiative', horizon: 'next' } });
  expect(page.find('[data-travel="initiative00"] .wish').text()).toContain('move to Next in Checkout');
});

test('shows no handle to who only reads', async () => {
  const { page } = await open(['read']);
  expect(page.find('.movable').exists()).toBe(false);
  expect(page.find('input').exists()).toBe(false);
});

test('lights the initiative of the selected story', async () => {
  const { page, router } = await open();
  await router.push('/?card=story0');
  await flushPromises();
  expect(page.find('.lit').attributes('data-travel')).toBe('initiative00');
  expect(page.find('.lit').text()).toContain('TAN-1');
});

test('removes with a way back that links its stories again', async () => {
  const { board, page } = await open();
  await page.find('[data-travel="initiative00"] [role=button]').trigger('keydown', { key: 'Delete' });
  await flushPromises();
  expect(board.board.initiatives.has('initiative00')).toBe(false);
  expect(board.board.stories.get('story0')?.initiative).toBeUndefined();
  toasts.at(-1)?.action?.run();
  await flushPromises();
  expect(board.ops.slice(-6).map(({ type }) => type)).toEqual(['restoreEntity', ...Array(5).fill('linkStory')]);
});

test('names who moves a card now', async () => {
  const { board, page } = await open();
  const bo: Presence = {
    tab: 't1',
    member: 'm-bo',
    name: 'Bo',
    drag: { id: 'initiative00', over: { view: 'lane1:now' } },
  };
  (board.presence.others as Ref<readonly Presence[]>).value = [bo];
  await flushPromises();
  expect(page.find('[data-travel="initiative00"]').text()).toContain('Bo is moving this');
  expect(page.find('ul[aria-label="Search, Now"] .held').text()).toContain('Pay in one step');
});

test('teaches the first step on an empty board', async () => {
  const { board, page } = await open(
    undefined,
    sampleBoard().filter(({ kind }) => kind === 'board' || kind === 'member'),
  );
  expect(page.find('h2').text()).toBe('Start with a lane');
  await page.find('button').trigger('click');
  await page.find('input').setValue('Checkout');
  await page.find('input').trigger('keydown', { key: 'Enter' });
  await flushPromises();
  expect([...board.board.lanes.values()].map(({ title }) => title)).toEqual(['Checkout']);
});
