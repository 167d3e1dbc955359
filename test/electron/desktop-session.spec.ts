import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { watch } from '../support/app-page.ts';
import { expect, test } from '../support/hearsay-app.ts';

test.describe.configure({ timeout: 180_000 });

const article = `Harbour council asks for an end to night landing fees

The Harbour Council asked the shipping ministry to drop the night landing fees. Council leader Ines Okafor said that the fees had emptied the fish market.
`;

test('a whole session in the desktop window: import, claim, speaker, report, backup, and nothing of it in the log', async ({
  start,
  folder,
}) => {
  const app = await start();
  const page = await app.page();
  const problems: string[] = [];
  watch(page, problems);
  page.setDefaultTimeout(30_000);

  await page.getByRole('button', { name: 'Import sources' }).first().click();
  await page.getByRole('textbox', { name: 'Paste text' }).fill(article);
  await page.getByRole('button', { name: 'Review' }).first().click();
  await page
    .getByRole('button', { name: /^Import/ })
    .last()
    .click();
  const reader = page.getByRole('article');
  await expect(reader).toContainText('emptied the fish market');

  await reader.focus();
  await page.evaluate(() => {
    const block = [...document.querySelectorAll('article [data-start]')].find((each) => each.textContent?.includes('the fees had emptied'));
    const words = block?.firstChild;
    if (!(words instanceof Text)) throw new Error('the sentence is not there');
    const from = words.data.indexOf('the fees had emptied');
    getSelection()?.setBaseAndExtent(words, from, words, from + 'the fees had emptied the fish market'.length);
  });
  await page.getByRole('toolbar', { name: 'Selection' }).waitFor();
  await page.keyboard.press('c');
  await expect(page.getByRole('combobox', { name: 'Who says this?' }).first()).toBeFocused();
  await page.keyboard.type('Ines Okafor');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Claims in this source' }).getByRole('button').first()).toContainText('Okafor');

  // The menu was built from the same commands, and its Undo is theirs.
  const edit = (await app.menu()).find(({ label }) => label === 'Edit');
  expect(edit?.submenu?.some(({ id, enabled }) => id === 'edit.undo' && enabled)).toBe(true);

  await page.getByRole('link', { name: 'Report' }).click();
  await page.getByRole('radio', { name: /^CSV/ }).click();
  await app.answerNext({ dialog: 'save', answer: { canceled: false, filePath: join(folder, 'claims.csv') } });
  await page
    .getByRole('button', { name: /^Export/ })
    .last()
    .click();
  await expect.poll(() => readFile(join(folder, 'claims.csv'), 'utf8').catch(() => '')).toContain('the fees had emptied the fish market');

  await app.closeWindow();
  expect(problems).toEqual([]);
  const backups = await readdir(join(app.userData, 'backups'), { recursive: true });
  expect(backups.filter((name) => name.endsWith('.hearsay'))).toHaveLength(1);
  for (const day of await readdir(join(app.userData, 'logs'))) {
    const log = await readFile(join(app.userData, 'logs', day), 'utf8');
    expect(log).not.toMatch(/Okafor|Harbour|fees|market|csv/i);
  }

  const again = await start({ userData: app.userData });
  const reopened = await again.page();
  await expect(reopened.getByRole('article')).toContainText('emptied the fish market');
  await expect(reopened.getByRole('list', { name: 'Claims in this source' }).getByRole('button').first()).toContainText('Okafor');
});
