/** `npm run bench`: builds, then measures the finished app in real Chromium. Prints ratios; never passes or fails. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = (args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
let status = run(['electron/build.mjs', 'renderer']);
if (status === 0) status = run(['--experimental-transform-types', '--no-warnings', 'test/bench/reader-bench.ts', ...process.argv.slice(2)]);
process.exit(status);
