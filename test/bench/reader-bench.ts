import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { serveRenderer } from '../../electron/browser-host/serve.ts';
import { chromiumLaunchOptions } from '../support/find-chromium.mjs';
import { seedCase } from '../support/seed-case.ts';
import { longCase } from './long-case.ts';

const runs = 5;
const sizes = process.argv.includes('--all')
  ? ([
      [100_000, 1_000],
      [1_000_000, 5_000],
      [1_000_000, 10_000],
      [5_000_000, 50_000],
    ] as const)
  : ([
      [100_000, 1_000],
      [1_000_000, 5_000],
    ] as const);

interface Figures {
  readonly plain: number[];
  readonly open: number[];
  readonly addLong: number[];
  readonly addPage: number[];
  readonly undoLong: number[];
  readonly undoPage: number[];
  readonly scrollPlain: number[];
  readonly scrollApp: number[];
}

const host = await serveRenderer(fileURLToPath(new URL('../../out/renderer', import.meta.url)), 0);
const browser = await chromium.launch(chromiumLaunchOptions());
const rows: string[] = [];
try {
  for (const [length, claims] of sizes) {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await page.addInitScript({ path: fileURLToPath(new URL('./in-page.js', import.meta.url)) });
    await page.goto(host.url);
    await seedCase(page, longCase(length, claims));
    rows.push(...report(`${length / 1000} kB, ${claims} claims`, await measure(page)));
    await page.context().close();
  }
} finally {
  await browser.close();
  await host.close();
}
const text = [
  '# Measured by `npm run bench`',
  '',
  `Medians of ${runs} in one run, (lowest to highest); milliseconds from the act to two painted frames later. ${cpus().length} cores ${cpus()[0]?.model ?? ''}, ${Math.round(totalmem() / 2 ** 30)} GB, Chromium ${browser.version()}, headless. Only ratios mean anything elsewhere.`,
  '',
  '| text | what | app | against | ratio | target |',
  '|---|---|---|---|---|---|',
  ...rows,
  '',
].join('\n');
console.log(text);
writeFileSync(fileURLToPath(new URL('./results.md', import.meta.url)), text);

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function shown(values: readonly number[]): string {
  return `${median(values).toFixed(1)} (${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)})`;
}

function report(size: string, it: Figures): string[] {
  const row = (what: string, app: readonly number[], name: string, other: readonly number[], target: string) =>
    `| ${size} | ${what} | ${shown(app)} | ${name}: ${shown(other)} | ${(median(app) / median(other)).toFixed(2)} | ${target} |`;
  return [
    row('open the source, highlights painted', it.open, 'same text plain, all laid out', it.plain, '0.5'),
    row('add a claim, key to painted', it.addLong, 'in a one-page source', it.addPage, '1.5'),
    row('undo it', it.undoLong, 'in a one-page source', it.undoPage, '1.5'),
    row('scroll, 95th percentile frame', it.scrollApp, 'plain text', it.scrollPlain, '1.1'),
  ];
}

async function measure(page: Page): Promise<Figures> {
  const it: Figures = { plain: [], open: [], addLong: [], addPage: [], undoLong: [], undoPage: [], scrollPlain: [], scrollApp: [] };
  for (let i = 0; i < runs; i++) {
    await openSource(page, 'One page');
    it.plain.push(await plain(page));
    it.open.push(await openSource(page, 'Long text'));
    await page.waitForTimeout(300);
    it.scrollApp.push(await scroll(page, '.page-scroll'));
    it.addLong.push(await addClaim(page));
    it.undoLong.push(await undo(page));
    await openSource(page, 'One page');
    await page.waitForTimeout(200);
    it.addPage.push(await addClaim(page));
    it.undoPage.push(await undo(page));
  }
  it.scrollPlain.push(...(await scrollPlain(page)));
  return it;
}

/** The yardstick: the same blocks as plain paragraphs in the app's own type, all laid out. */
function plain(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const blocks = await blocksOf('long');
    const start = performance.now();
    plainSheet(blocks);
    await painted();
    const took = performance.now() - start;
    document.querySelector('.bench-plain')?.remove();
    return took;
  });
}

function openSource(page: Page, title: string): Promise<number> {
  return page.evaluate(async (title) => {
    const button = [...document.querySelectorAll<HTMLElement>('nav[aria-label="Sources"] button, nav[aria-label="Sources"] a')].find(
      (element) => element.textContent?.includes(title),
    );
    if (!button) throw new Error(`no source ${title} in the list`);
    if (document.querySelector(`article[aria-label="${title}"] [data-start]`)) return 0;
    const start = performance.now();
    button.click();
    const ready = () =>
      document.querySelector(`article[aria-label="${title}"] [data-start]`) &&
      [...CSS.highlights].some(([name, highlight]) => name.startsWith('ground') && highlight.size > 0);
    while (!ready()) await new Promise(requestAnimationFrame);
    await painted();
    return performance.now() - start;
  }, title);
}

function addClaim(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const article = document.querySelector<HTMLElement>('article');
    const block = [...document.querySelectorAll<HTMLElement>('[data-start]')].find((element) => element.getBoundingClientRect().top > 250);
    const node = block?.firstChild;
    if (!article || !(node instanceof Text)) throw new Error('no text');
    article.focus({ preventScroll: true });
    getSelection()?.setBaseAndExtent(node, 0, node, 60);
    await painted();
    const before = document.querySelector('.views a:nth-child(2)')?.textContent;
    const start = performance.now();
    article.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', code: 'KeyC', bubbles: true, cancelable: true }));
    while (document.querySelector('.views a:nth-child(2)')?.textContent === before) await new Promise(requestAnimationFrame);
    await painted();
    const took = performance.now() - start;
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true, cancelable: true }));
    await saved();
    return took;
  });
}

function undo(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const count = () => document.querySelector('.views a:nth-child(2)')?.textContent;
    const before = count();
    const start = performance.now();
    document.querySelector<HTMLButtonElement>('button[aria-label^="Undo"]')?.click();
    for (let i = 0; count() === before && i < 600; i++) await new Promise(requestAnimationFrame);
    await painted();
    const took = performance.now() - start;
    await saved();
    return took;
  });
}

function scroll(page: Page, selector: string): Promise<number> {
  return page.evaluate((selector) => frames(document.querySelector<HTMLElement>(selector)), selector);
}

function scrollPlain(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    plainSheet(await blocksOf('long'));
    await painted();
    const taken: number[] = [];
    for (let i = 0; i < 5; i++) taken.push(await frames(document.querySelector<HTMLElement>('.bench-plain')));
    document.querySelector('.bench-plain')?.remove();
    return taken;
  });
}

declare function blocksOf(sourceId: string): Promise<string[]>;
declare function plainSheet(blocks: readonly string[]): void;
declare function painted(): Promise<void>;
declare function saved(): Promise<void>;
declare function frames(element: HTMLElement | null): Promise<number>;
