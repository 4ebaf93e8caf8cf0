import { createRouter, type Router, type RouterHistory } from 'vue-router';

/**
 * The pages; the wall is an entry of its own (`wall.ts`). Inside a board the frame has slots which are named views: `default` (the
 * altitude), `inspector` (beside it, for what is selected) and `dialogs`. Features meet here and nowhere else.
 */
export function createPages(history: RouterHistory): Router {
  return createRouter({
    history,
    routes: [
      { path: '/', name: 'home', component: () => import('@/features/home/HomePage.vue') },
      { path: '/join', name: 'join', component: () => import('@/features/join/JoinPage.vue') },
      { path: '/ideas', name: 'handIn', component: () => import('@/features/ideas/SubmitPage.vue') },
      {
        path: '/b/:board',
        component: () => import('@/features/frame/BoardShell.vue'),
        redirect: (to) => ({ path: `/b/${String(to.params['board'])}/roadmap` }),
        children: [
          altitude('roadmap', () => import('@/features/roadmap/RoadmapPage.vue')),
          altitude('backlog', () => import('@/features/backlog/BacklogPage.vue')),
          altitude('sprint', () => import('@/features/sprint/SprintPage.vue')),
          altitude('session', () => import('@/features/session/SessionPage.vue')),
          altitude('ideas', () => import('@/features/ideas/IdeasPage.vue')),
          altitude('history', () => import('@/features/history/HistoryPage.vue')),
          altitude('members', () => import('@/features/members/MembersPage.vue')),
        ],
      },
      { path: '/:rest(.*)*', redirect: '/' },
    ],
  });
}

function altitude(name: string, page: () => Promise<unknown>) {
  return {
    path: name,
    name,
    components: {
      default: page as () => Promise<typeof import('*.vue')>,
      inspector: () => import('@/features/inspector/InspectorPanel.vue'),
      dialogs: () => import('@/features/transfer/ImportDialog.vue'),
    },
  };
}
