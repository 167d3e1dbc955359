import type { Page } from '@playwright/test';
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
const report = () =>
  buildPdf(
    [
      [{ x: 60, y: 740, text: 'Bridge closed for a year', size: 20 }, ...setLines(60, 700, left), ...setLines(330, 700, right)],
      setLines(60, 700, ['The second page says that the ferry is full and that', 'nobody had counted the passengers.']),
    ],
    { title: 'Bridge inquiry', author: 'Jo Doe' },
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
  await review(page).getByRole('button', { name: /^Import/ }).click();
  await expect(page.getByRole('article', { name: 'Bridge inquiry' })).toBeVisible();
}

test('reads a PDF in its worker, in reading order', async ({ appPage: page }) => {
  await importReport(page);
  await expect(page.getByRole('article')).toContainText('two of its bearings were worn. Mayor Ada Quist said that the town would keep it closed for a year at the least. The ferry');
});

test('asks for the password of an encrypted PDF until it is right or put aside', async ({ appPage: page }) => {
  const locked = buildPdf([setLines(60, 700, ['The minutes were kept secret.'])], { password: 'open sesame' });
  await choose(page, [pdfFile('minutes.pdf', locked), pdfFile('scan.pdf', buildPdf([[]]))]);
  const prompt = page.getByRole('dialog', { name: 'Password needed' });
  await expect(prompt).toContainText('minutes.pdf is encrypted');
  await prompt.getByRole('button', { name: 'Cancel' }).click();
  const queue = page.getByRole('complementary', { name: 'Import queue' });
  await expect(queue.getByRole('listitem').filter({ hasText: 'minutes.pdf' })).toContainText('is encrypted and needs a password');
  await expect(queue.getByRole('listitem').filter({ hasText: 'scan.pdf' })).toContainText('holds no text');
  await expect(page.getByRole('alert')).toContainText('minutes.pdf is encrypted');

  await queue.getByRole('button', { name: 'Give password for minutes.pdf' }).click();
  await expect(prompt.getByLabel('Password')).toBeFocused();
  await page.keyboard.type('wrong');
  await page.keyboard.press('Enter');
  await expect(prompt).toContainText('the password given does not open it');
  await prompt.getByLabel('Password').fill('open sesame');
  await page.keyboard.press('Enter');
  await expect(queue.getByRole('listitem').filter({ hasText: 'minutes.pdf' })).toContainText('Ready');
});
