import { fileURLToPath } from 'node:url';
import { startChromium } from './chromium.ts';
import { startControl } from './control.ts';

/** Runs the built main process: `run.ts [files...]`, with HEARSAY_USER_DATA saying where it and Chromium keep their data. */
const root = fileURLToPath(new URL('../../..', import.meta.url));
process.argv = [process.execPath, root, ...process.argv.slice(2)];

startControl();
await import(new URL('../../../out/main/main.js', import.meta.url).href);
await startChromium();
