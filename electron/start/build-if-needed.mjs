import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './project-root.mjs';

const stamp = join(root, 'out', 'built-from.txt');
const sources = ['renderer', 'electron', 'assets', 'vite.config.ts', 'package.json', 'package-lock.json'];

/** Builds when `out/` is missing or was built from other sources than those here now. Says so in one line, because it takes a while. */
export async function buildIfNeeded() {
  if (await isBuilt()) return;
  console.log('Building Hearsay ...');
  const { buildAll } = await import('../build.mjs');
  await buildAll();
}

/** Whether `out/` was built from the sources that are here now. */
export async function isBuilt() {
  const built = await readFile(stamp, 'utf8').catch(() => '');
  return built === (await fingerprint());
}

/** Leaves a mark that `out/` was built from the sources as they are now. */
export async function markAsBuilt() {
  await writeFile(stamp, await fingerprint());
}

/** Names, sizes and times of every source file, as one hash. */
async function fingerprint() {
  const hash = createHash('sha256');
  for (const source of sources) await add(hash, source);
  return hash.digest('hex');
}

async function add(hash, path) {
  const facts = await stat(join(root, path)).catch(() => null);
  if (facts === null) return;
  if (!facts.isDirectory()) {
    hash.update(`${path}\0${facts.size}\0${Math.round(facts.mtimeMs)}\n`);
    return;
  }
  const names = await readdir(join(root, path));
  for (const name of names.sort()) await add(hash, `${path}/${name}`);
}
