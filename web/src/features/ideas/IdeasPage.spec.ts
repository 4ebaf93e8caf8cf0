import { flushPromises, mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { BOARD } from '@/board/useBoard';
import type { Right } from '@/protocol/generated';
import { createLocalBoard } from '@/testing/localBoard';
import { sampleBoard } from '@/testing/sampleBoard';
import { samplePlan } from '@/testing/samplePlan';
import IdeasPage from './IdeasPage.vue';

async function open(rights?: readonly Right[]) {
  const board = createLocalBoard([...sampleBoard(), ...samplePlan('2026-02-02')], rights);
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', name: 'ideas', component: IdeasPage }],
  });
  await router.push('/');
  const page = mount(IdeasPage, {
    global: { plugins: [router], provide: { [BOARD as symbol]: board } },
    attachTo: document.body,
  });
  await flushPromises();
  const row = (id: string) => page.find(`[data-idea="${id}"]`);
  async function key(id: string, name: string) {
    (row(id).element as HTMLElement).focus();
    await row(id).trigger('keydown', { key: name });
    await flushPromises();
  }
  return { board, page, row, key };
}

test('shows what is open, most wanted first, with the votes of what was merged', async () => {
  const { page, row } = await open();
  expect(page.findAll('[data-idea] .title').map((title) => title.text())).toEqual([
    'Keep the basket on every device',
    'Parts by picture',
  ]);
  expect(row('idea0').find('.votes').text()).toBe('3');
  expect(row('idea0').text()).toContain('Merged in: Save my basket');
});

test('parks with one key, votes with another', async () => {
  const { board, key } = await open();
  await key('idea0', 'p');
  expect(board.board.ideas.get('idea0')?.status).toBe('review');
  await key('idea0', 'v');
  expect(board.board.ideas.get('idea0')?.votes).toContain('m-ana');
});

test('returns an idea only with a note', async () => {
  const { board, page, key } = await open();
  await key('idea4', 'r');
  const send = page.findAll('dialog button').at(-1)!;
  expect(send.attributes('disabled')).toBeDefined();
  await page.find('dialog textarea').setValue('Say for which parts.');
  await page.find('dialog form').trigger('submit');
  await flushPromises();
  expect(board.board.ideas.get('idea4')).toMatchObject({ status: 'declined', reason: 'Say for which parts.' });
});

test('accepts an idea as a new initiative in one step', async () => {
  const { board, page, key } = await open();
  await key('idea4', 'a');
  await page.find('dialog form').trigger('submit');
  await flushPromises();
  expect(board.ops.slice(-3).map(({ type }) => type)).toEqual(['createInitiative', 'setIdeaStatus', 'linkIdea']);
  const work = board.board.ideas.get('idea4')?.work;
  expect(board.board.initiatives.get(work!)?.title).toBe('Parts by picture');
});

test('tells a follower once what became of an idea', async () => {
  const { board, page } = await open();
  expect(page.find('.told').text()).toContain('"Pay without an account" is now: in progress.');
  await page.find('.told button').trigger('click');
  await flushPromises();
  expect(page.find('.told').exists()).toBe(false);
  expect(board.board.ideas.get('idea3')?.told).toEqual(['m-ana:progress']);
});

test('has no news for who decided on an idea they follow', async () => {
  const { board, page, key } = await open();
  await key('idea0', 'v');
  await key('idea0', 'p');
  expect(board.board.ideas.get('idea0')?.status).toBe('review');
  expect(page.find('.told').text()).not.toContain('Keep the basket on every device');
});

test('lets who only contributes hand in and vote, not decide', async () => {
  const { page, key, board } = await open(['read', 'contribute']);
  expect(page.text()).not.toContain('Accept');
  await key('idea0', 'p');
  expect(board.board.ideas.get('idea0')?.status).toBe('new');
  await page.find('header button').trigger('click');
  await page.find('form input').setValue('Gift cards');
  await page.find('form').trigger('submit');
  await flushPromises();
  expect([...board.board.ideas.values()].at(-1)).toMatchObject({ title: 'Gift cards', member: 'm-ana' });
});
