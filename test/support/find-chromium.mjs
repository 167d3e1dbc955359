import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const places = {
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

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** What Playwright turns off itself: of two such switches only the last counts. */
const playwrightsOwn = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'PreconnectToSearch',
];
/** The browser's own toolbar and address field are web pages: without these they take as much of the processor as the page that is tested. */
const browserInterface = [
  'PreloadTopChromeWebUI',
  'PreloadTopChromeWebUILessNavigations',
  'InitialWebUI',
  'WebUIReloadButton',
  'WebUIToolbar',
  'WebUIOmniboxPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxAimPopup',
];

/** The Chromium the tests drive: HEARSAY_CHROMIUM, Playwright's own, or one of the system's; `null` when there is none. */
export function findChromium() {
  const given = process.env.HEARSAY_CHROMIUM;
  if (given) return existsSync(given) ? given : null;
  const own = chromium.executablePath();
  if (own && existsSync(own)) return own;
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...(places[process.platform] ?? []), ...onPath].find((path) => existsSync(path)) ?? null;
}

/**
 * As `findChromium`, and on Debian as root installs it with apt when there is none.
 * @throws Error with one line that says what to install
 */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (isRoot && existsSync('/etc/debian_version')) {
    console.log('Installing Chromium for the tests with apt-get ...');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const step of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
      spawnSync('apt-get', ['-qq', ...step], { stdio: ['ignore', 'ignore', 'inherit'], env });
    }
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'The tests need Chromium: run "npx playwright install chromium", or install Chromium or Chrome and set HEARSAY_CHROMIUM to its path.',
  );
}

/** How to start it: quiet, without background traffic, and without its sandbox only where it refuses to run with one (root). */
export function chromiumLaunchOptions() {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium here: "npm test" finds or installs it.');
  const args = [
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-features=${[...playwrightsOwn, ...browserInterface].join(',')}`,
  ];
  return { executablePath, args: isRoot ? ['--no-sandbox', ...args] : args };
}
