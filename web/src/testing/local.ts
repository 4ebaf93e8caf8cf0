// Entry of local.html: the pages as `npm run dev` shows them without a server, at local.html#/b/any/roadmap. Not part of the build.
import '@fontsource-variable/inter';
import '@/styles/base.css';
import { createApp } from 'vue';
import { createWebHashHistory } from 'vue-router';
import App from '@/App.vue';
import { BOARD } from '@/board/useBoard';
import WallStage from '@/features/wall/WallStage.vue';
import { createPages } from '@/router';
import { answerLocally } from './fakeServer';
import { createLocalBoard } from './localBoard';

answerLocally();
if (location.search.includes('wall')) {
  await import('@/styles/wall.css');
  const layout = location.search.includes('sprint')
    ? 'sprint'
    : location.search.includes('rotate')
      ? 'rotate'
      : 'roadmap';
  createApp(WallStage, { layout }).provide(BOARD, createLocalBoard()).mount('#app');
} else createApp(App).provide(BOARD, createLocalBoard()).use(createPages(createWebHashHistory())).mount('#app');
