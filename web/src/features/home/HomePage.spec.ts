import { flushPromises, mount } from '@vue/test-utils';
import { expect, test, vi } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import HomePage from '@/features/home/HomePage.vue';

const boards = [
  { board: 'B2', title: 'Web shop', hats: ['po'], stories: 482, version: 9 },
  { board: 'B1', title: 'Payments', hats: ['owner'], stories: 1, version: 3 },
];

/** Answers by path; a status of 401 for what is not named. */
function serve(answers: Record<string, unknown>) {
  const calls: { path: string; body: unknown }[] = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    calls.push({ path: `${init.method} ${path}`, body: init.body ? JSON.parse(init.body as string) : undefined });
    const answer = answers[`${init.method} ${path}`];
    const status = answer === undefined ? 401 : 200;
    return Promise.resolve(
      new Response(JSON.stringify(answer ?? { code: 'NO_RIGHT', detail: 'Not signed in.' }), { status }),
    );
  });
  return calls;
}

async function open() {
  const stop = { template: '<p>board</p>' };
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: stop },
      { path: '/join', name: 'join', component: stop },
      { path: '/b/:board/roadmap', name: 'roadmap', component: stop },
    ],
  });
  await router.push('/');
  const page = mount(HomePage, { global: { plugins: [router] } });
  await flushPromises();
  return { page, router };
}

test('lists my boards by title, each with hats and stories', async () => {
  serve({ 'GET /api/me': { member: 'm', name: 'Ana', operator: false }, 'GET /api/boards': { boards } });
  const { page } = await open();
  const lines = page.findAll('li');
  expect(lines.map((line) => line.find('.title').text())).toEqual(['Payments', 'Web shop']);
  expect(lines[0]?.text()).toContain('1 story');
  expect(lines[1]?.text()).toContain('PO');
});

test('opens the demo board with one press', async () => {
  const calls = serve({
    'GET /api/me': { member: 'm', name: 'Ana', operator: true },
    'GET /api/boards': { boards: [] },
    'POST /api/boards': { board: 'DEMO' },
  });
  const { page, router } = await open();
  await page
    .findAll('button')
    .find((button) => button.text() === 'Open the demo board')
    ?.trigger('click');
  await flushPromises();
  expect(calls.at(-1)?.body).toMatchObject({ template: 'demo' });
  expect(router.currentRoute.value.fullPath).toBe('/b/DEMO/roadmap');
});

test('asks for a name before it makes a board', async () => {
  const calls = serve({
    'GET /api/me': { member: 'm', name: 'Ana', operator: true },
    'GET /api/boards': { boards: [] },
  });
  const { page } = await open();
  await page.find('form').trigger('submit');
  expect(page.find('[role=alert]').text()).toBe('Give the board a name.');
  expect(calls.some(({ path }) => path === 'POST /api/boards')).toBe(false);
});

test('says how to get in to who is not signed in, and takes a pasted link', async () => {
  serve({});
  const { page, router } = await open();
  expect(page.text()).toContain('Somebody who is on a board sends you an invite link.');
  await page.find('input').setValue('not a link');
  await page.find('form').trigger('submit');
  expect(page.find('[role=alert]').exists()).toBe(true);
  await page.find('input').setValue('http://localhost:8080/join#abcDEF123_-xyz');
  await page.find('form').trigger('submit');
  await flushPromises();
  expect(router.currentRoute.value.fullPath).toBe('/join#abcDEF123_-xyz');
});
