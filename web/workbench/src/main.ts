import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { router } from './app/router';
import 'element-plus/theme-chalk/base.css';
import './styles/tokens.css';
import './styles/workbench.css';
import './styles/print.css';

createApp(App).use(createPinia()).use(router).mount('#app');
