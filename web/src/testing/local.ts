// Entry of local.html: the pages as `npm run dev` shows them without a server, at local.html#/b/any/roadmap. Not part of the build.
import '@fontsource-variable/inter';
import '@/styles/base.css';
import { createApp } from 'vue';
import { createWebHashHistory } from 'vue-router';
import App from '@/App.vue';
import { BOARD } from '@/board/useBoard';
import { createPages } from '@/router';
import { answerLocally } from './fakeServer';
import { createLocalBoard } from './localBoard';

answerLocally();
createApp(App).provide(BOARD, createLocalBoard()).use(createPages(createWebHashHistory())).mount('#app');
