// Entry of local.html: the pages as `npm run dev` shows them without a server, at local.html#/b/any/roadmap. Not part of the build.
import '@fontsource-variable/inter';
import '@/styles/base.css';
import { createApp } from 'vue';
import { createWebHashHistory } from 'vue-router';
import App from '@/App.vue';
import { BOARD, type ConnectionState } from '@/board/useBoard';
import { ALL_PANELS } from '@/domain/playlist';
import WallStage from '@/features/wall/WallStage.vue';
import type { Layout, Panel, Right } from '@/protocol/generated';
import { createPages } from '@/router';
import { answerLocally } from './fakeServer';
import { createLocalBoard } from './localBoard';
import { sampleBoard } from './sampleBoard';
import { samplePlan } from './samplePlan';

answerLocally();

// ?state=offline, ?rights=read,contribute, ?wall, ?wall=blockers or another panel; ?out and ?none for the home page.
const query = new URLSearchParams(location.search);
const rights = query.get('rights')?.split(',') as Right[] | undefined;
const wish = query.get('wall') || 'rotate';
const layout = (['roadmap', 'sprint'].includes(wish) ? wish : 'rotate') as Layout;
const panels = ALL_PANELS.includes(wish as Panel) ? { panels: [wish as Panel], seconds: [20] } : {};
const board = createLocalBoard(
  [...sampleBoard(), ...samplePlan(), { kind: 'screen', id: 's1', layout, at: 0, ...panels }],
  rights,
);
board.connection.state.value = (query.get('state') ?? 'live') as ConnectionState;
if (query.has('state')) {
  board.connection.unsent.value = 3;
  board.connection.pending.value = [
    { key: 'p1', op: { type: 'moveStory', id: 'story3', after: 'story0' }, sent: false },
  ];
  board.connection.drawer.value = [
    {
      key: 'r1',
      op: { type: 'setStoryTitle', id: 'story5', title: 'Refund to original card' },
      code: 'GONE',
      text: 'Bo removed this story while you were offline.',
      at: Date.now(),
    },
  ];
}

if (query.has('wall')) {
  await import('@/styles/wall.css');
  board.me.value = { member: 's1', name: 'Screen', hats: [], rights: ['read'], tab: 't0' };
  createApp(WallStage).provide(BOARD, board).mount('#app');
} else createApp(App).provide(BOARD, board).use(createPages(createWebHashHistory())).mount('#app');
