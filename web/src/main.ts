import '@fontsource-variable/inter';
import '@/styles/base.css';
import { createApp } from 'vue';
import { createWebHistory } from 'vue-router';
import App from '@/App.vue';
import { keepPageOnDevice } from '@/http/offline';
import { createPages } from '@/router';

createApp(App).use(createPages(createWebHistory())).mount('#app');
keepPageOnDevice();
