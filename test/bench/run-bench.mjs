/** `npm run bench`: builds, then measures the finished app in real Chromium. Prints ratios; never passes or fails. With
 * `exports` it measures the exports instead, without a browser. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = (args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
const node = ['--experimental-transform-types', '--no-warnings'];
const [what, ...rest] = process.argv.slice(2);
if (what === 'exports') process.exit(run([...node, 'test/bench/export-bench.ts', ...rest]));
let status = run(['electron/build.mjs', 'renderer']);
if (status === 0) status = run([...node, 'test/bench/reader-bench.ts', ...process.argv.slice(2)]);
process.exit(status);
