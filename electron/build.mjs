/** Builds the parts of Hearsay into `out/`: the renderer, the main process, the preload script, the browser host and the command line. */
import { copyFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { markAsBuilt } from './start/build-if-needed.mjs';
import { root } from './start/project-root.mjs';

const allParts = ['renderer', 'main', 'preload', 'browser-host', 'cli'];

/** Builds everything anew. Warnings go to stderr; an error throws. */
export async function buildAll() {
  await rm(`${root}out`, { recursive: true, force: true });
  await buildParts(allParts);
  await markAsBuilt();
}

async function buildParts(parts) {
  for (const part of parts) await build({ configFile: `${root}vite.config.ts`, mode: part, logLevel: 'warn' });
  if (parts.includes('cli')) await copyFile(`${root}renderer/attribution/model/attribution.weights`, `${root}out/cli/attribution.weights`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2);
  await (wanted.length > 0 ? buildParts(wanted) : buildAll());
}
