import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
  'brave-browser',
  'chrome-headless-shell',
];

/** Where installers put it when it is not on the PATH. */
const places: Readonly<Record<string, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** What looking depends on; replaced in tests. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly exists: (path: string) => boolean;
}

/** A browser of the Chromium family that can print: HEARSAY_CHROMIUM, else one on the PATH or where installers put it; `null` for none. */
export function findChromium({ env, platform, exists }: Surroundings = { ...process, exists: existsSync }): string | null {
  const given = env.HEARSAY_CHROMIUM;
  if (given) return exists(given) ? given : null;
  const ending = platform === 'win32' ? '.exe' : '';
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name + ending)));
  return [...onPath, ...(places[platform] ?? [])].find((path) => exists(path)) ?? null;
}

/** The sentence for when there is none. */
export function noChromium(env: Surroundings['env'] = process.env): string {
  return env.HEARSAY_CHROMIUM
    ? 'A PDF needs Chromium or Chrome to print it, and there is none at the path that HEARSAY_CHROMIUM gives.'
    : 'A PDF needs Chromium, Chrome or Edge on this computer to print it: install one, or set HEARSAY_CHROMIUM to its path.';
}
