import { createRouter, createWebHistory } from 'vue-router';

/** The pages of the board; the wall is an entry of its own (`wall.ts`). */
export const router = createRouter({
  history: createWebHistory(),
  routes: [{ path: '/', component: () => import('@/features/home/HomePage.vue') }],
});
