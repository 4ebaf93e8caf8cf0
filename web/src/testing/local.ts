// Entry of local.html: the page as `npm run dev` shows it without a server. Not part of the build.
import '@fontsource-variable/inter';
import '@/styles/base.css';
import { createApp } from 'vue';
import App from '@/App.vue';
import { router } from '@/router';

createApp(App).use(router).mount('#app');
