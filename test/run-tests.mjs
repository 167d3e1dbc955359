/**
 * `npm test`: everything, with whatever set-up it needs. Build, types, lint and format count as one test each; then come the unit tests
 * and the browser tests. The last line is `N passed, N failed, N skipped`.
 */
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addToCount, readCount, startCount } from './support/test-count.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
// Not in test-results: Playwright empties that folder before it starts.
const countFile = join(root, 'node_modules', '.cache', 'hearsay', `test-count-${process.pid}.jsonl`);
// The runners need a newer Node than the system's may be; npm brings one along.
const ownNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const node = existsSync(ownNode) ? ownNode : process.execPath;
const bin = (path) => join(root, 'node_modules', path);

startCount(countFile);
await count('builds without a warning', [join(root, 'electron', 'build.mjs')], { quiet: true });
await count('types are right', [bin('typescript/bin/tsc'), '-b']);
await count('lint and format are clean', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']);
await suite('unit tests', [bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=./test/support/report-vitest.ts']);
if (await chromiumIsHere()) await suite('browser tests', [bin('@playwright/test/cli.js'), 'test']);
finish();

/** Runs one check that counts as a single test. `quiet` means that any output at all is a failure. */
async function count(title, args, { quiet = false } = {}) {
  const { code, output } = await run(args, quiet);
  const good = code === 0 && (!quiet || output.trim() === '');
  addToCount({ part: 'checks', passed: good ? 1 : 0, failed: good ? [] : [title], skipped: [] }, countFile);
  console.log(`${good ? 'ok' : 'FAILED'}: ${title}`);
}

/** Runs one test runner, whose reporter adds its own figures; when it could not even do that, the runner is the failure. */
async function suite(part, args) {
  const before = readCount(countFile).length;
  const { code } = await run(args, false);
  const added = readCount(countFile).slice(before);
  const failed = added.flatMap((one) => one.failed).length;
  if (added.length === 0 || (code !== 0 && failed === 0))
    addToCount({ part, passed: 0, failed: [`${part} ended with code ${code}`], skipped: [] }, countFile);
}

function run(args, keep) {
  return new Promise((resolve) => {
    const env = { ...process.env, HEARSAY_TEST_COUNT: countFile, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' };
    const child = spawn(node, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        if (keep) output += chunk;
        process.stdout.write(chunk);
      });
    }
    child.on('error', () => resolve({ code: 1, output }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

async function chromiumIsHere() {
  try {
    const { ensureChromium } = await import('./support/find-chromium.mjs');
    ensureChromium();
    return true;
  } catch (error) {
    console.log(error.message);
    addToCount({ part: 'browser tests', passed: 0, failed: ['Chromium is needed for the browser tests'], skipped: [] }, countFile);
    return false;
  }
}

function finish() {
  const parts = readCount(countFile);
  rmSync(countFile, { force: true });
  const passed = parts.reduce((sum, part) => sum + part.passed, 0);
  const failed = parts.flatMap((part) => part.failed);
  const skipped = parts.flatMap((part) => part.skipped);
  for (const { title, why } of skipped) console.log(`skipped: ${title}: ${why || 'no reason given'}`);
  for (const title of failed) console.log(`failed: ${title}`);
  console.log(`${passed} passed, ${failed.length} failed, ${skipped.length} skipped`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
