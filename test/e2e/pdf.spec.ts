import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from '../support/app-page.ts';
import { buildPdf, setLines } from '../support/build-pdf.ts';
import { file } from '../support/import-fixtures.ts';

const pdfFile = (name: string, bytes: Uint8Array) => file(name, Buffer.from(bytes), 'application/pdf');

const left = [
  'The bridge over the river was closed on Monday',
  'after engineers had found that two of its bear-',
  'ings were worn. Mayor Ada Quist said that the',
  'town would keep it closed for a year at the',
];
const right = [
  'least. The ferry runs every half hour in its',
  'place. Traders on both sides of the water said',
  'that this was not enough.',
];
const report = (annotations: readonly string[] = []) =>
  buildPdf(
    [
      [{ x: 60, y: 740, text: 'Bridge closed for a year', size: 20 }, ...setLines(60, 700, left), ...setLines(330, 700, right)],
      setLines(60, 700, ['The second page says that the ferry is full and that', 'nobody had counted the passengers.']),
    ],
    { title: 'Bridge inquiry', author: 'Jo Doe', annotations: [[], annotations] },
  );

async function choose(page: Page, files: ReturnType<typeof pdfFile>[]): Promise<void> {
  await page.locator('.app').waitFor();
  await page.keyboard.press('ControlOrMeta+o');
  await page.getByLabel('Choose files').setInputFiles(files);
}

const review = (page: Page) => page.getByRole('region', { name: 'Review import' });

async function importReport(page: Page): Promise<void> {
  await choose(page, [pdfFile('bridge.pdf', report())]);
  await page.getByRole('button', { name: /^Review/ }).click();
  await review(page)
    .getByRole('button', { name: /^Import/ })
    .click();
  await expect(page.getByRole('article', { name: 'Bridge inquiry' })).toBeVisible();
}

test('reads a PDF in its worker, in reading order', async ({ appPage: page }) => {
  await importReport(page);
  await expect(page.getByRole('article')).toContainText(
    'two of its bearings were worn. Mayor Ada Quist said that the town would keep it closed for a year at the least. The ferry',
  );
});

test('asks for the password of an encrypted PDF until it is right, and keeps it for its pages', async ({ appPage: page }) => {
  const locked = buildPdf([setLines(60, 700, ['The minutes were kept secret.'])], { password: 'open sesame' });
  await choose(page, [pdfFile('scan.pdf', buildPdf([[]])), pdfFile('minutes.pdf', locked)]);
  await expect(page.getByRole('alert').filter({ hasText: 'scan.pdf is a PDF document that holds no text' })).toBeVisible();
  const queue = page.getByRole('complementary', { name: 'Import queue' });
  await queue.getByRole('button', { name: /^minutes.pdf/ }).click();
  const password = page.getByLabel('Password');
  await password.fill('wrong');
  await password.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'does not open it' })).toBeVisible();
  await password.fill('open sesame');
  await password.press('Enter');
  await review(page)
    .getByRole('button', { name: /^Import/ })
    .click();
  await expect(page.getByRole('article')).toContainText('kept secret');
  await showPages(page, 'Original');
  await page.reload();
  await page.getByRole('radio', { name: 'Original' }).click();
  await page.getByLabel('Password').fill('open sesame');
  await page.keyboard.press('Enter');
  await expect(page.locator('.page-pane[data-ready]')).toBeVisible();
});

/** The words of a page that hold `words`, as they stand over its picture. */
const onPage = (page: Page, words: string) => page.locator('.page-words span').filter({ hasText: words }).first();

async function showPages(page: Page, shown: 'Both' | 'Original'): Promise<void> {
  await page.getByRole('radio', { name: shown }).click();
  await expect(page.locator('.page-pane[data-ready]')).toBeVisible();
  await expect(page.locator('.page-leaf[data-page="1"] canvas[data-drawn]')).toBeVisible();
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [first, last] = [await from.boundingBox(), await to.boundingBox()];
  if (!first || !last) throw new Error('not on screen');
  await page.mouse.move(first.x + 2, first.y + first.height / 2);
  await page.mouse.down();
  await page.mouse.move(last.x + last.width * 0.55, last.y + last.height / 2, { steps: 5 });
  await page.mouse.up();
}

/** Makes a claim of what is selected and leaves its speaker open. */
async function mark(page: Page): Promise<void> {
  await page.keyboard.press('c');
  await expect(page.getByRole('combobox', { name: 'Who says this?' }).first()).toBeFocused();
  await page.keyboard.press('Escape');
}

test('marks the same claim on the page as in the text, through broken words and over columns', async ({ appPage: page }) => {
  await importReport(page);
  await showPages(page, 'Both');
  await drag(page, onPage(page, 'after engineers had found'), onPage(page, 'least. The ferry runs'));
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toBeVisible();
  await mark(page);
  const claims = page.getByRole('list', { name: 'Claims in this source' }).getByRole('listitem');
  await expect(claims).toHaveCount(1);
  const details = page.getByRole('complementary', { name: 'Claim details' });
  await expect(details).toContainText('after engineers had found that two of its bearings were worn');
  await expect(details).toContainText('at the least. The ferry');
  // five lines of two columns are painted, the first over the words it began with
  const marks = page.locator('.page-leaf[data-page="1"] .page-mark-on');
  await expect(marks).toHaveCount(4);
  const [over, words] = [await marks.first().boundingBox(), await onPage(page, 'after engineers had found').boundingBox()];
  expect(Math.abs((over?.x ?? 0) - (words?.x ?? 99))).toBeLessThan(3);
  expect(Math.abs((over?.y ?? 0) - (words?.y ?? 99))).toBeLessThan(6);
  expect(Math.abs((over?.width ?? 0) - (words?.width ?? 99))).toBeLessThan(4);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(marks).toHaveCount(0);
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
});

test('shows a claim of the text on its page, and goes to pages by number', async ({ appPage: page }) => {
  await importReport(page);
  // what comes after an import (focus, suggestions) must not take the selection away again before the key
  await expect(async () => {
    await page.getByRole('article').evaluate((article) => {
      const node = [...article.querySelectorAll('[data-start]')].find((block) => block.textContent?.includes('nobody had'))?.firstChild;
      if (!node) throw new Error('no such block');
      const at = node.textContent?.indexOf('nobody') ?? 0;
      getSelection()?.setBaseAndExtent(node, at, node, at + 'nobody had counted'.length);
    });
    await expect(page.getByRole('toolbar', { name: 'Selection' })).toBeVisible({ timeout: 3000 });
  }).toPass();
  await mark(page);
  await showPages(page, 'Original');
  const painted = page.locator('.page-leaf[data-page="2"] .page-mark-on');
  await expect(painted).toBeInViewport();
  const field = page.getByRole('textbox', { name: 'Page, of 2' });
  await expect(field).toHaveValue('2');
  await field.fill('1');
  await field.press('Enter');
  await expect(field).toHaveValue('1');
  await expect(painted).not.toBeInViewport();

  // marked on the page alone: asked who says it there, and held in the text as well
  await drag(page, onPage(page, 'Traders on both'), onPage(page, 'Traders on both'));
  await mark(page);
  await expect(page.locator('.page-pane')).toBeFocused();
  await page.getByRole('radio', { name: 'Text', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Claims in this source' }).getByRole('listitem')).toHaveCount(2);
});

test('what was highlighted in a PDF becomes claims at the import, and the original goes out again with claims as highlights', async ({
  appPage: page,
}) => {
  const box = '/Rect [55 697 560 713] /QuadPoints [55 713 560 713 55 697 560 697]';
  const highlight = `/Subtype /Highlight ${box} /T (Jo Reader) /Contents (How full?)`;
  await choose(page, [pdfFile('bridge.pdf', report([highlight]))]);
  await page.getByRole('button', { name: /^Review/ }).click();
  await expect(review(page).getByRole('checkbox', { name: 'Make claims of 1 highlight' })).toBeChecked();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press('ControlOrMeta+Enter');
  const claims = page.getByRole('list', { name: 'Claims in this source' }).getByRole('button');
  await expect(claims).toHaveAccessibleName(/The second page says that the ferry is full/);

  await page.getByRole('link', { name: 'Report' }).click();
  await page.getByRole('radio', { name: /^Annotated originals/ }).click();
  const downloading = page.waitForEvent('download');
  await page
    .getByRole('button', { name: /^Export/ })
    .last()
    .click();
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(await (await downloading).path())), verbosity: 0 }).promise;
  const found = (await (await pdf.getPage(2)).getAnnotations()).filter((one) => one.subtype === 'Highlight');
  await pdf.loadingTask.destroy();
  expect(found.map((one) => one.contentsObj.str.split('\n', 1)[0])).toEqual(['How full?', 'Hearsay claim 1']);
});
