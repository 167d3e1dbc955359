import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';
import { thirdPartyLicences } from './electron/packaging/third-party-licences.mjs';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const licences = thirdPartyLicences();

// A slow machine is no fault of the build: how long plugins took is not worth a warning.
const checks = { bundlerTimings: false };

const workerFile = 'workers/[name]-[hash].js';

/** One configuration a part; `electron/build.mjs` runs them in turn with the part's name as the mode. */
const parts: Record<string, UserConfig> = {
  renderer: {
    root: at('renderer'),
    base: './',
    plugins: [react(), licences.write()],
    // sql.js asks for these only where it runs in Node
    resolve: { alias: [{ find: /^(?:fs|path|crypto)$/, replacement: at('renderer/workers/not-in-a-browser.ts') }] },
    // Worker scripts get a folder of their own: they are served with a policy that forbids the network (electron/security).
    worker: {
      format: 'es',
      plugins: () => [licences.collect()],
      rolldownOptions: { checks, output: { entryFileNames: workerFile, chunkFileNames: workerFile } },
    },
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      target: 'chrome140',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 8000,
      rolldownOptions: { checks },
    },
  },
  main: nodePart('electron/main.ts', 'out/main/main.js', 'es'),
  preload: nodePart('electron/preload.ts', 'out/preload/preload.cjs', 'cjs'),
  'browser-host': nodePart('electron/browser-host/serve.ts', 'out/browser-host/serve.js', 'es'),
  cli: nodePart('electron/command-line/hearsay.ts', 'out/cli/hearsay.js', 'es', { banner: '#!/usr/bin/env node', split: true }),
};

/** `split`: what is imported only when needed, such as the reader of PDF, gets a file of its own, so that the part starts without it. */
function nodePart(entry: string, out: string, format: 'es' | 'cjs', { banner = '', split = false } = {}): UserConfig {
  const folder = out.slice(0, out.lastIndexOf('/'));
  return {
    root: at('.'),
    // sql.js asks where it lies when it runs in Node; its JavaScript build loads nothing from there
    define: format === 'es' ? { __dirname: '""' } : {},
    ssr: { noExternal: true },
    build: {
      ssr: at(entry),
      outDir: at(folder),
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        checks,
        external: ['electron', /^node:/],
        output: {
          format,
          banner: (chunk) => (chunk.isEntry ? banner : ''),
          entryFileNames: out.slice(folder.length + 1),
          chunkFileNames: 'parts/[name]-[hash].js',
          codeSplitting: split,
        },
      },
    },
  };
}

export default defineConfig(({ mode }) => parts[mode] ?? parts.renderer ?? {});
