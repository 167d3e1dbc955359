/** Builds the four parts of Hearsay into `out/`: the renderer, the main process, the preload script and the command line. */
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const wanted = process.argv.slice(2);
const parts = wanted.length > 0 ? wanted : ['renderer', 'main', 'preload', 'cli'];
if (wanted.length === 0) await rm(`${root}out`, { recursive: true, force: true });
for (const part of parts) await build({ configFile: `${root}vite.config.ts`, mode: part, logLevel: 'warn' });
