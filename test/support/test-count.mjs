import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** What a part of the test run found. A skipped test has a reason, and a failed one a title. */
const file = process.env.HEARSAY_TEST_COUNT ?? '';

/** Starts an empty count at `path`; reporters that run in other processes add to it through the environment. */
export function startCount(path) {
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
}

/** Adds one part's figures, as `{part, passed, failed: [title], skipped: [{title, why}]}`; nothing outside `npm test`. */
export function addToCount(part, path = file) {
  if (path) appendFileSync(path, `${JSON.stringify(part)}\n`);
}

/** Every part added so far. */
export function readCount(path) {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
