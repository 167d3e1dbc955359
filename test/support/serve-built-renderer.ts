import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serveRenderer } from '../../electron/browser-host/serve.ts';

const folder = fileURLToPath(new URL('../../out/renderer', import.meta.url));

/** Playwright's global set-up: serves the built renderer on a free port, as `npm start` does, and stops it at the end. */
export default async function serveBuiltRenderer(): Promise<() => Promise<void>> {
  if (!existsSync(`${folder}/index.html`)) throw new Error('out/renderer is not built: run "npm run build" first.');
  const host = await serveRenderer(folder, 0);
  process.env.HEARSAY_TEST_URL = host.url;
  return () => host.close();
}
