import { flushPromises, mount } from '@vue/test-utils';
import { expect, test, vi } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import JoinPage from '@/features/join/JoinPage.vue';

const problem = { code: 'INVALID', detail: 'No such link.', field: 'invite' };

async function open(hash: string, me: object | undefined, joined: (body: unknown) => [status: number, answer: object]) {
  const bodies: unknown[] = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    if (path === '/api/me') return Promise.resolve(new Response(JSON.stringify(me ?? {}), { status: me ? 200 : 401 }));
    bodies.push(JSON.parse(init.body as string));
    const [status, answer] = joined(bodies.at(-1));
    return Promise.resolve(new Response(JSON.stringify(answer), { status }));
  });
  const stop = { template: '<p />' };
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', name: 'home', component: stop },
      { path: '/join', component: stop },
      { path: '/b/:board/roadmap', name: 'roadmap', component: stop },
    ],
  });
  await router.push(`/join${hash}`);
  const page = mount(JoinPage, { global: { plugins: [router] } });
  await flushPromises();
  return { page, router, bodies };
}

test('asks a new person for a name, joins, and goes to the board', async () => {
  const { page, router, bodies } = await open('#tok', undefined, () => [200, { board: 'B', member: 'm', name: 'Ana' }]);
  await page.find('input').setValue(' Ana ');
  await page.find('form').trigger('submit');
  await flushPromises();
  expect(bodies).toEqual([{ invite: 'tok', name: 'Ana' }]);
  expect(router.currentRoute.value.fullPath).toBe('/b/B/roadmap');
});

test('lets somebody who is known in without a word', async () => {
  const { router, bodies } = await open('#tok', { member: 'm', name: 'Ana' }, () => [
    200,
    { member: 'm', name: 'Ana' },
  ]);
  expect(bodies).toEqual([{ invite: 'tok' }]);
  expect(router.currentRoute.value.fullPath).toBe('/');
});

test('says when the link no longer works', async () => {
  const { page } = await open('#old', { member: 'm', name: 'Ana' }, () => [400, problem]);
  expect(page.find('h1').text()).toBe('This link no longer works');
});

test('keeps the name when the server fails, and says so', async () => {
  const { page } = await open('#tok', undefined, () => [503, { code: 'BUSY', detail: 'Storage is away.' }]);
  await page.find('input').setValue('Ana');
  await page.find('form').trigger('submit');
  await flushPromises();
  expect(page.find('[role=alert]').text()).toContain('Storage is away.');
  expect(page.find('input').element.value).toBe('Ana');
});

test('says what is missing in a link without its token', async () => {
  const { page } = await open('', undefined, () => [500, {}]);
  expect(page.find('h1').text()).toBe('This link is not whole');
});
