import '@fontsource-variable/inter';
import '@/styles/wall.css';
import { createApp } from 'vue';
import WallPage from '@/features/wall/WallPage.vue';
import { keepPageOnDevice } from '@/http/offline';

createApp(WallPage).mount('#app');
keepPageOnDevice();
