import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';
import { serviceWorkerFiles } from './scripts/service-worker.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Built entries: index.html and wall.html. The dev server also serves local.html, which needs no server of ours.
export default defineConfig({
  plugins: [vue(), serviceWorkerFiles()],
  resolve: { alias: { '@': here('./src') } },
  build: {
    outDir: 'target/dist',
    emptyOutDir: true,
    assetsDir: 'assets',
    target: 'es2022',
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      input: { index: here('./index.html'), wall: here('./wall.html'), sw: here('./src/sw.ts') },
      // The service worker has one name for ever: the browser looks there for a new version.
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
  server: {
    proxy: { '/api': { target: process.env['TANDEM_SERVER'] ?? 'http://127.0.0.1:8080', ws: true } },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.spec.ts'],
    restoreMocks: true,
    unstubGlobals: true,
    // Random histories take seconds on a busy machine; a test that hangs is still found.
    testTimeout: 60_000,
  },
});
