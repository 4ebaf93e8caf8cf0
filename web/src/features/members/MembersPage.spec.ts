import { flushPromises, mount } from '@vue/test-utils';
import { expect, test, vi } from 'vitest';
import { BOARD } from '@/board/useBoard';
import type { Right } from '@/protocol/generated';
import { createLocalBoard } from '@/testing/localBoard';
import { sampleBoard } from '@/testing/sampleBoard';
import { toasts } from '@/ui/toasts';
import MembersPage from './MembersPage.vue';

interface Call {
  readonly path: string;
  readonly body: unknown;
}

async function open(rights?: readonly Right[]) {
  const calls: Call[] = [];
  const tokens = [{ id: 't1', name: 'Figures', hats: ['pm'], at: 0 }];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    calls.push({ path: `${init.method} ${path}`, body: init.body ? JSON.parse(init.body as string) : undefined });
    const url = path.endsWith('/screens') ? 'http://h/wall#B.tok' : 'http://h/join#tok';
    const answer = init.method === 'POST' ? { id: 'x', url, token: 'tok1' } : { invites: [], tokens };
    return Promise.resolve(new Response(init.method === 'DELETE' ? '' : JSON.stringify(answer)));
  });
  const screen = { kind: 'screen', id: 's1', layout: 'sprint', at: 0 } as const;
  const board = createLocalBoard([...sampleBoard(), screen], rights);
  const page = mount(MembersPage, { global: { provide: { [BOARD as symbol]: board } } });
  await flushPromises();
  const person = (name: string) => page.findAll('.person').find((row) => row.text().includes(name));
  const button = (text: string) => page.findAll('button').find((one) => one.text() === text);
  return { board, page, person, button, calls };
}

test('an owner ticks hats, which keep their order', async () => {
  const { board, person } = await open();
  await person('Dita')?.find('[title="Product owner"]').trigger('click');
  expect(board.board.members.get('m-dita')?.hats).toEqual(['pm', 'po', 'stakeholder']);
  await person('Dita')?.find('[title="Product manager"]').trigger('click');
  expect(board.board.members.get('m-dita')?.hats).toEqual(['po', 'stakeholder']);
});

test('keeps the last owner, and says so', async () => {
  const { board, person } = await open();
  await person('Ana')?.find('[title="Owner"]').trigger('click');
  await person('Ana')?.find('.icon-button').trigger('click');
  expect(board.board.members.get('m-ana')?.hats).toEqual(['owner']);
  expect(toasts.at(-1)?.text).toBe('The last owner stays.');
});

test('an owner changes who may do what', async () => {
  const { board, page } = await open();
  const label = page.findAll('label').find((one) => one.text() === 'Developer: Order');
  await label?.find('input').setValue(true);
  expect(board.board.info.value?.rights).toContain('developer:order');
});

test('shows hats and rights to others, without handles and without asking for links', async () => {
  const { page, person, calls } = await open(['read', 'contribute']);
  expect(page.find('input').exists()).toBe(false);
  expect(person('Bo')?.find('button').exists()).toBe(false);
  expect(person('Bo')?.text()).toContain('PO');
  expect(calls).toEqual([]);
});

test('makes an invite link with a hat and an end, shown once', async () => {
  const { page, calls } = await open();
  await page.findAll('form')[0]?.trigger('submit');
  await flushPromises();
  expect(calls.find(({ path }) => path.startsWith('POST'))?.body).toEqual({ hats: ['developer'], expiresIn: 604800 });
  expect((page.find('.url').element as HTMLInputElement).value).toBe('http://h/join#tok');
});

test('makes a wall link with its view, pairs by a code, and revokes', async () => {
  const { board, page, button, calls } = await open();
  const form = page.findAll('form')[1];
  await form?.find('select').setValue('sprint');
  await button('Make a wall link')?.trigger('click');
  await flushPromises();
  expect((page.find('.url').element as HTMLInputElement).value).toBe('http://h/wall#B.tok');
  expect(calls.find(({ path }) => path.startsWith('POST'))?.body).toEqual({ layout: 'sprint' });
  await form?.find('input').setValue('c4d 7fg');
  await form?.trigger('submit');
  await flushPromises();
  expect(calls.at(-1)?.body).toEqual({ layout: 'sprint', code: 'c4d 7fg' });
  await button('Revoke')?.trigger('click');
  await flushPromises();
  expect(board.board.screens.size).toBe(0);
  expect(page.text()).toContain('No screen is paired.');
});

test('arranges a screen: panels, times, hours, name, a new token', async () => {
  const { board, page, button } = await open();
  const screen = () => board.board.screens.get('s1');
  await button('Change')?.trigger('click');
  await page.find('[aria-label="Add Blockers"]').trigger('click');
  expect(screen()).toMatchObject({ panels: ['sprint', 'blockers'], seconds: [20, 20] });
  await page.find('[aria-label="Show Blockers earlier"]').trigger('click');
  await page.find('[aria-label="Seconds for Blockers"]').setValue('2');
  expect(screen()).toMatchObject({ panels: ['blockers', 'sprint'], seconds: [5, 20] });
  await page.find('[aria-label="Do not show Sprint board"]').trigger('click');
  expect(screen()?.panels).toEqual(['blockers']);
  await page.find('.light select').setValue('schedule');
  expect(screen()).toMatchObject({ theme: 'schedule', from: '18:30', to: '07:00' });
  await page.find('.light select').setValue('dark');
  expect(screen()).not.toHaveProperty('from');
  await page.find('.editor input[placeholder]').setValue('Kitchen');
  await page.find('.editor input[placeholder]').trigger('focusout');
  expect(screen()?.title).toBe('Kitchen');
  await button('New token')?.trigger('click');
  expect(screen()?.renewedAt).toBeGreaterThan(0);
});

test('makes a token for a program, shown once, and revokes one', async () => {
  const { page, calls } = await open();
  await page.find('input[placeholder^="Such as: figures"]').setValue('Shop figures');
  await page.findAll('form').at(-1)?.trigger('submit');
  await flushPromises();
  expect(calls).toContainEqual({
    path: 'POST /api/boards/01J00000000000000000000000/tokens',
    body: { name: 'Shop figures', hats: ['pm'] },
  });
  expect(page.findAll('input').map((field) => field.element.value)).toContain('tok1');
  await page
    .findAll('.link')
    .find((row) => row.text().includes('Figures'))
    ?.find('button')
    .trigger('click');
  expect(calls.at(-1)?.path).toMatch(/^DELETE .*tokens.t1$/);
});
