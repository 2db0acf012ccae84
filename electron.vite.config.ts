import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/**
 * Put into the build instead of being found in node_modules at each start: hundreds of small files, which took two thirds
 * of a cold start. What has a binary, or looks for its own files, stays outside.
 */
const BUNDLED = [
  ...['drizzle-orm', 'zod', 'uuid', 'ws', 'hono', '@hono/node-server', '@hono/zod-openapi'],
  ...['@orpc/client', '@orpc/contract', '@orpc/server'],
];

export default defineConfig({
  main: {
    build: {
      externalizeDeps: { exclude: BUNDLED },
      rollupOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          'browser-host': resolve('src/main/browser-host/index.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      rollupOptions: {
        input: { index: resolve('src/preload/index.ts') },
        // A sandboxed preload must be CommonJS (Electron manual, "Process Sandboxing").
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    build: { minify: true, rollupOptions: { input: resolve('src/renderer/index.html') } },
    plugins: [react(), tailwindcss()],
  },
});
