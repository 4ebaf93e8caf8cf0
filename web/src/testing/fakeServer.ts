import type { Invite } from '@/http/api';

const me = { member: 'm-ana', name: 'Ana Okafor', operator: true };
const boards = [
  { board: 'any', title: 'Web shop', hats: ['owner'], stories: 60, version: 212 },
  { board: 'pay', title: 'Payments', hats: ['po', 'developer'], stories: 482, version: 9 },
];

/** Answers the page's calls in local.html, so that every page can be looked at without a server. Not part of the build. */
export function answerLocally(): void {
  const invites: Invite[] = [{ id: 'i1', hats: ['developer'], expires: Date.now() + 6e8 }];
  const answers: Record<string, () => unknown> = {
    'GET /api/me': () => (location.search.includes('out') ? undefined : me),
    'GET /api/boards': () => ({ boards: location.search.includes('none') ? [] : boards }),
    'POST /api/boards': () => ({ board: 'any' }),
    'POST /api/join': () => ({ ...me, board: 'any' }),
    'POST /api/leave': () => ({}),
    invites: () => ({ invites }),
    tokens: () => ({ tokens: [{ id: 't1', name: 'Figures from the shop', hats: ['pm'], at: Date.now() - 9e8 }] }),
    'POST tokens': () => ({ id: 't2', token: 'qX3f0pZsK1mJd8' }),
    'POST idealinks': () => ({ id: 'l1', url: 'http://localhost:8080/ideas#qX3f0pZsK1mJd8' }),
    'POST /api/ideas/about': () => ({ title: 'Web shop' }),
    'POST /api/ideas': () => ({ id: 'd1' }),
    'POST invites': () => ({ id: 'i2', url: 'http://localhost:8080/join#qX3f0pZsK1mJd8' }),
    'POST screens': () => ({ id: 's2', url: 'http://localhost:8080/wall#any.qX3f0pZsK1mJd8' }),
  };
  window.fetch = (input, init) => {
    const path = String(input);
    const last = path.split('/').at(-1) ?? '';
    const method = init?.method ?? 'GET';
    const answer = (answers[`${method} ${path}`] ?? answers[method === 'GET' ? last : `${method} ${last}`])?.();
    return Promise.resolve(new Response(JSON.stringify(answer ?? {}), { status: answer === undefined ? 401 : 200 }));
  };
}
