import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { test as base, expect } from '../support/app-page.ts';
import { folderOfFiles, writeFiles } from '../support/folder-of-files.ts';

const test = base.extend<{ readonly folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
  folder: async ({}, use) => {
    const outer = await mkdtemp(join(tmpdir(), 'hearsay-folder-'));
    const folder = join(outer, 'Ferry inquiry');
    await writeFiles(folder, folderOfFiles());
    await use(folder);
    await rm(outer, { recursive: true, force: true });
  },
});

const overview = (page: Page) => page.getByRole('region', { name: 'Ferry inquiry' });
const review = (page: Page) => page.getByRole('region', { name: 'Review import' });
const sources = (page: Page) => page.getByRole('navigation', { name: 'Sources' }).getByRole('list', { name: 'Sources' });
const axe = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );

async function chooseFolder(page: Page, folder: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose folder' }).click();
  await (await chooser).setFiles(folder);
}

test('brings in a folder: what is read, skipped, refused, asked for and left out, then all of it in one step', async ({
  appPage: page,
  folder,
}) => {
  test.slow();
  await page.locator('.app').waitFor();
  await page.keyboard.press('ControlOrMeta+o');
  await chooseFolder(page, folder);
  await expect(overview(page)).toContainText('30 read, 1 already here, 3 refused, 1 needs you.');
  const files = overview(page).getByRole('region', { name: 'Files of the folder' });
  await expect(files).toContainText('broken.docx');
  await expect(files).toContainText('This file is an MP3 recording, and recordings are not read');
  await expect(files).toContainText('This file is empty.');
  expect(await axe(page)).toEqual([]);

  // what needs the analyst waits and asks
  await files.getByRole('button', { name: /^secret\.pdf/ }).click();
  await page.getByLabel('Password').fill('wrong');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('That password does not open it. Try another one.');
  await page.getByLabel('Password').fill('open sesame');
  await page.keyboard.press('Enter');
  await expect(review(page)).toContainText('The minutes are secret.');

  // a refused file can be mended and tried again
  await page.getByRole('button', { name: /^Ferry inquiry/ }).click();
  await expect(overview(page)).toContainText('31 read, 1 already here, 3 refused.');
  await files.evaluate((element) => element.scrollTo(0, 0));
  await overview(page).getByRole('button', { name: 'Try all again' }).click();
  await expect(overview(page)).toContainText('31 read, 1 already here, 3 refused.');
  await files.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(files).toContainText('Same as Ferry inquiry/Statements/Aldmouth.txt');
  await expect(files).toContainText('Ferry inquiry/Letters/~$letter.docx');
  await expect(files).toContainText('Lock of a document that is open');

  // the one with a question comes first
  await overview(page).getByRole('button', { name: 'Review 1 file with questions' }).click();
  await expect(review(page).getByRole('textbox', { name: 'Title' })).toHaveValue(/^Harbour council/);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(review(page)).not.toContainText('Harbour council asks');

  await page.getByRole('button', { name: /^Ferry inquiry/ }).click();
  await overview(page).getByRole('button', { name: 'Import all 30 as proposed' }).click();
  await expect(overview(page)).toContainText('Nothing to import: 1 already here, 3 refused.');
  await overview(page).getByRole('button', { name: 'Close' }).click();
  await expect(sources(page).getByRole('button', { name: /^More about/ })).toHaveCount(31);
  await expect(page.getByRole('navigation', { name: 'Sources' })).toContainText('Statements/2025');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(sources(page).getByRole('button', { name: /^More about/ })).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(sources(page).getByRole('button', { name: /^More about/ })).toHaveCount(31);

  // the same folder again: nothing to import
  await page.keyboard.press('ControlOrMeta+o');
  await chooseFolder(page, folder);
  await expect(overview(page)).toContainText('Nothing to import: 32 already here, 3 refused.');
  await expect(overview(page).getByRole('button', { name: /^Import/ })).toHaveCount(0);
});

test('stops without losing what is done, and reads the rest when asked', async ({ appPage: page, folder }) => {
  test.slow();
  await page.locator('.app').waitFor();
  let held: (() => void) | null = null;
  await page.route('**/workers/import.worker*', async (route) => {
    await new Promise<void>((resolve) => {
      held = resolve;
    });
    await route.continue();
  });
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('Import a folder');
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await writeFile(join(folder, 'Statements', `${'n'.repeat(240)}.txt`), 'A name as long as names can be.\n');
  await (await chooser).setFiles(folder);
  await expect(overview(page).getByRole('progressbar')).toHaveAccessibleName(/^Reading, 0 of 36 files, 0 of \d+ kB$/);
  await expect(overview(page)).toContainText('Reading');
  await expect.poll(() => held !== null).toBe(true);
  await overview(page).getByRole('button', { name: 'Stop' }).click();
  await expect(overview(page)).toContainText('Nothing to import: 36 not read.');
  await page.unroute('**/workers/import.worker*');
  await overview(page).getByRole('button', { name: 'Read the rest' }).click();
  await expect(overview(page)).toContainText('31 read, 1 already here, 3 refused, 1 needs you.');
});
