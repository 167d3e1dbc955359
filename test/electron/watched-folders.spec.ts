import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { watch } from '../support/app-page.ts';
import { expect, test } from '../support/hearsay-app.ts';

test.describe.configure({ timeout: 180_000 });

test('a watched folder offers what comes, imports nothing unasked, and is remembered', async ({ start, folder }) => {
  const statements = join(folder, 'Statements');
  await mkdir(statements);
  await writeFile(join(statements, 'first.txt'), 'The council said that the ferry was late.\n');
  const app = await start();
  const page = await app.page();
  const problems: string[] = [];
  watch(page, problems);
  page.setDefaultTimeout(30_000);
  const offers = page.getByRole('region', { name: 'Watched folders' });

  await app.answerNext({ dialog: 'open', answer: { canceled: false, filePaths: [statements] } });
  await page.locator('.app').waitFor();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('Watch a folder');
  await page.keyboard.press('Enter');
  await expect(offers).toContainText('1 new file in Statements', { timeout: 30_000 });
  await writeFile(join(statements, 'second.txt'), 'The ministry said that it was not.\n');
  await writeFile(join(statements, 'film.mp4'), 'no words');
  await expect(offers).toContainText('2 new files in Statements', { timeout: 60_000 });
  await expect(page.getByRole('list', { name: 'Sources' }).getByRole('listitem')).toHaveCount(0);
  await offers.getByRole('button', { name: 'Review' }).click();
  const overview = page.getByRole('region', { name: 'Statements' });
  await expect(overview).toContainText('2 read.');
  await overview.getByRole('button', { name: 'Import all 2 as proposed' }).click();
  await expect(page.getByRole('article')).toContainText('The council said');
  await expect(page.getByRole('contentinfo')).toContainText('Saved');
  await app.closeWindow();
  expect(problems).toEqual([]);

  // started again: what is in the case is not offered, what is new is, and a folder that has gone says so
  await writeFile(join(statements, 'copy of first.txt'), 'The council said that the ferry was late.\n');
  const again = await start({ userData: app.userData });
  const reopened = await again.page();
  const newOffers = reopened.getByRole('region', { name: 'Watched folders' });
  await writeFile(join(statements, 'third.txt'), 'Nobody else said anything.\n');
  await expect(newOffers).toContainText('1 new file in Statements', { timeout: 60_000 });
  await newOffers.getByRole('button', { name: 'Leave it out' }).click();
  await expect(newOffers).toHaveCount(0);
  await rename(statements, join(folder, 'Moved'));
  await expect(newOffers).toContainText('The watched folder Statements is not there now.', { timeout: 60_000 });
  await newOffers.getByRole('button', { name: 'Stop watching it' }).click();
  await expect(newOffers).toHaveCount(0);
});

test('brings in a folder that is chosen in the dialog', async ({ start, folder }) => {
  const inquiry = join(folder, 'Inquiry');
  await mkdir(join(inquiry, 'deep'), { recursive: true });
  await writeFile(join(inquiry, 'a.txt'), 'The council said that the ferry was late.\n');
  await writeFile(join(inquiry, 'deep', 'b.md'), '# Late\n\nThe ministry said that it was not.\n');
  await writeFile(join(inquiry, '.hidden'), 'x');
  const app = await start();
  const page = await app.page();
  page.setDefaultTimeout(30_000);
  await page.locator('.app').waitFor();
  await app.answerNext({ dialog: 'open', answer: { canceled: false, filePaths: [inquiry] } });
  await page.keyboard.press('ControlOrMeta+o');
  await page.getByRole('button', { name: 'Choose folder' }).click();
  const overview = page.getByRole('region', { name: 'Inquiry' });
  await expect(overview).toContainText('2 read.');
  await expect(overview).toContainText('Inquiry/.hidden');
  expect(await page.evaluate(() => document.body.innerHTML)).not.toContain(folder);
});
