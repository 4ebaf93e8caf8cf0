import '@fontsource-variable/inter';
import '@/styles/wall.css';
import { createApp } from 'vue';
import WallPage from '@/features/wall/WallPage.vue';

createApp(WallPage).mount('#app');
