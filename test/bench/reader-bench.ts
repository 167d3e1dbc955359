import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { serveRenderer } from '../../electron/browser-host/serve.ts';
import type { Span } from '../../renderer/domain/schema.ts';
import { chromiumLaunchOptions } from '../support/find-chromium.mjs';
import { seedCase } from '../support/seed-case.ts';
import { longCase, longText } from './long-case.ts';
import { type EditTimes, edit, find, openSource, plain, scroll, scrollPlain, untilWhole } from './measure-app.ts';
import { findWithMark, loadRivals, openWithRival, patience, type RivalName, rivalNames, rivalVersions } from './measure-rivals.ts';
import { memoryOf } from './memory.ts';
import { type Row, section, writeResults } from './table.ts';

const runs = 5;
const sizes = [
  { key: '100k', title: '100 kB, 1,000 claims', length: 100_000, claims: 1_000, open: '', rivals: '2x' },
  { key: '1m', title: '1 MB, 10,000 claims', length: 1_000_000, claims: 10_000, open: '0.5x', rivals: '10x' },
  { key: '5m', title: '5 MB, 50,000 claims', length: 5_000_000, claims: 50_000, open: '0.5x', rivals: '' },
] as const;
/** The words looked for; in the text a few times a page. */
const words = 'harbour office';
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const withRivals = !process.argv.includes('--no-rivals');

type Size = (typeof sizes)[number];
type Edits = { readonly [K in keyof EditTimes]: number[] };

const host = await serveRenderer(fileURLToPath(new URL('../../out/renderer', import.meta.url)), Number(process.env.PORT ?? 0));
const parts = new Map<string, string>();
let text = '';
try {
  for (const size of sizes.filter(({ key }) => wanted.length === 0 || wanted.includes(key))) {
    const browser = await chromium.launch(chromiumLaunchOptions());
    try {
      const machine = `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores ${cpus()[0]?.model ?? ''}, ${Math.round(totalmem() / 2 ** 30)} GB, Chromium ${browser.version()}, headless; ${loadavg()[0]?.toFixed(1)} processes were waiting for these cores as it began.`;
      parts.set(size.title, section(size.title, machine, await measure(browser, size), patience));
    } finally {
      await browser.close();
    }
    text = writeResults(fileURLToPath(new URL('./results.md', import.meta.url)), head(), parts);
  }
} finally {
  await host.close();
}
console.log(text);

function head(): string {
  return [
    '# Measured by `npm run bench`',
    '',
    `Medians of ${runs} in one run, (lowest to highest), in milliseconds from the act to two painted frames later; another library that needs over ${patience / 1000} s is not tried again. Only ratios mean anything elsewhere. Text and claims are made up; a third of the claims overlap. "Small case": 10 kB with 100 claims. Opening has the text in memory, as after pointing at the source; "first" reads it from the database. The app draws what is near the screen first; "to the last paragraph" says when the whole text is in the page. Other libraries get the text laid out as plain paragraphs, as they need it, and ranges already resolved: ${rivalVersions()}. mark.js leaves overlapping claims out.`,
  ].join('\n');
}

async function openCase(browser: Browser, length: number, claims: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  await page.addInitScript({ path: fileURLToPath(new URL('./in-page.js', import.meta.url)) });
  await page.goto(host.url);
  await seedCase(page, longCase(length, claims));
  await page.locator('.nav-item').first().waitFor({ timeout: 180_000 });
  await page.waitForTimeout(1000);
  return page;
}

async function measure(browser: Browser, size: Size): Promise<Row[]> {
  const { text, blocks } = longText(size.length);
  const paragraphs = blocks.map((block) => text.slice(block.start, block.end));
  const small = await openCase(browser, 10_000, 100);
  const page = await openCase(browser, size.length, size.claims);
  const first = await openSource(page, 'Long text');
  const whole = first + (await untilWhole(page, blocks.length));
  await openSource(small, 'Long text');
  const plainly: number[] = [];
  const opened: number[] = [];
  const scrolled: number[] = [];
  const found: number[] = [];
  const here = noEdits();
  const hundred = noEdits();
  const onPage = noEdits();
  for (let i = 0; i < runs; i++) {
    await openSource(page, 'One page');
    await page.waitForTimeout(300);
    plainly.push(await plain(page, paragraphs));
    opened.push(await openSource(page, 'Long text'));
    await untilWhole(page, blocks.length);
    await page.waitForTimeout(300);
    found.push(await find(page, words));
    keep(here, await edit(page));
    scrolled.push(await scroll(page, '.page-scroll'));
    await openSource(small, 'One page');
    await small.waitForTimeout(300);
    keep(onPage, await edit(small));
    await openSource(small, 'Long text');
    await small.waitForTimeout(300);
    keep(hundred, await edit(small));
  }
  const scrolledPlain = await scrollPlain(page, paragraphs, runs);
  const memory = await memoryOf(browser, page);
  await small.context().close();
  const rows: Row[] = [
    {
      what: 'open: text, margin and highlights painted',
      app: opened,
      against: 'same text plain, all laid out',
      other: plainly,
      target: size.open,
    },
    { what: 'open for the first time', app: [first], against: 'the same', other: plainly },
    { what: 'open for the first time, to the last paragraph', app: [whole], against: 'the same', other: plainly },
    { what: 'add a claim, key to painted', app: here.add, against: 'in a one-page source', other: onPage.add, target: '1.5x' },
    { what: 'undo it', app: here.undo, against: 'small case', other: hundred.undo, target: '1.5x' },
    { what: 'redo it', app: here.redo, against: 'small case', other: hundred.redo, target: '1.5x' },
    { what: 'delete it', app: here.remove, against: 'small case', other: hundred.remove, target: '1.5x' },
    { what: 'select words, to the toolbar', app: here.select, against: 'small case', other: hundred.select },
    { what: 'scroll, 95th percentile frame', app: scrolled, against: 'plain text', other: scrolledPlain, target: '1.1x' },
  ];
  const rivals = withRivals ? await measureRivals(browser, page, paragraphs, claimsOf(size)) : { opened: new Map(), found: null };
  for (const [name, other] of rivals.opened) rows.push({ what: 'open', app: opened, against: name, other, faster: true });
  const fastest = [...rivals.opened.values()].filter((times): times is number[] => times !== null).sort((a, b) => mid(a) - mid(b))[0];
  if (fastest) rows.push({ what: 'open', app: opened, against: 'the fastest of these', other: fastest, faster: true, target: size.rivals });
  if (rivals.found) rows.push({ what: `find "${words}"`, app: found, against: 'mark.js in plain text', other: rivals.found, faster: true });
  for (const context of browser.contexts()) await context.close();
  rows.push({
    what: 'memory of the page',
    app: [memory],
    against: 'plain text',
    other: [await plainMemory(browser, paragraphs)],
    target: '3x',
    unit: 'MB',
  });
  return rows;
}

function mid(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function noEdits(): Edits {
  return { select: [], add: [], undo: [], redo: [], remove: [] };
}

function keep(all: Edits, one: EditTimes): void {
  for (const name of ['select', 'add', 'undo', 'redo', 'remove'] as const) all[name].push(one[name]);
}

/** Claims of the long source by offsets of its paragraphs put together without what parts them. */
function claimsOf(size: Size): Span[] {
  const { texts, claims } = longCase(size.length, size.claims);
  const blocks = texts.find((one) => one.id === 'long')?.blocks ?? [];
  const joined: number[] = [];
  let at = 0;
  for (const block of blocks) {
    joined.push(at);
    at += block.end - block.start;
  }
  const place = (offset: number) => {
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const block = blocks[low - 1];
    return (joined[low - 1] ?? 0) + Math.min(offset, block?.end ?? 0) - (block?.start ?? 0);
  };
  return claims.flatMap((claim) => {
    const span = claim.sourceId === 'long' ? claim.spans[0] : undefined;
    const start = place(span?.start ?? 0);
    const end = place(span?.end ?? 0);
    return span && end > start ? [{ start, end }] : [];
  });
}

async function measureRivals(browser: Browser, first: Page, paragraphs: readonly string[], claims: readonly Span[]) {
  let page = first;
  const opened = new Map<RivalName, number[] | null>();
  await loadRivals(page);
  const found: number[] = [];
  for (let i = 0, spent = 0; i < runs && spent < patience / 2; i++) {
    const took = await findWithMark(page, paragraphs, words);
    found.push(took);
    spent += took;
  }
  for (const name of rivalNames) {
    const times: number[] = [];
    let spent = 0;
    for (let i = 0; i < runs && spent < patience / 2; i++) {
      const took = await openWithRival(page, name, paragraphs, claims);
      if (took === null) {
        // whatever it still does must not slow the next one down
        await page.context().close();
        page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true })).newPage();
        await page.addInitScript({ path: fileURLToPath(new URL('./in-page.js', import.meta.url)) });
        await page.goto(host.url);
        await loadRivals(page);
        break;
      }
      times.push(took);
      spent += took;
    }
    opened.set(name, times.length > 0 ? times : null);
  }
  return { opened, found };
}

async function plainMemory(browser: Browser, paragraphs: readonly string[]): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.evaluate(async (blocks) => {
    for (const block of blocks) {
      const paragraph = document.createElement('p');
      paragraph.append(block);
      document.body.append(paragraph);
    }
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
  }, paragraphs);
  const size = await memoryOf(browser, page);
  await context.close();
  return size;
}
