import vue from '@vitejs/plugin-vue';
import { fileURLToPath, URL } from 'node:url';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import components from 'unplugin-vue-components/vite';
import { defineConfig } from 'vite';

const server = process.env.QIYUE_BASE_URL ?? 'http://127.0.0.1:8090';

export default defineConfig({
  base: '/workbench/',
  plugins: [
    vue(),
    // Element Plus by component: only what a page names is loaded. Our own components are imported by hand.
    components({ dirs: [], resolvers: [ElementPlusResolver({ importStyle: 'css' })], dts: 'src/element-plus.d.ts' }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: { target: ['chrome87', 'firefox78', 'safari14'], manifest: true, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': server, '/mock': server } },
});
