import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app-page.ts';
import { article, file, koi8, rightToLeft } from '../support/import-fixtures.ts';

const review = (page: Page) => page.getByRole('region', { name: 'Review import' });
const line = (page: Page, words: string) => review(page).getByRole('listitem').filter({ hasText: words });
const importButton = (page: Page) => review(page).getByRole('button', { name: /^Import/ });
const sources = (page: Page) => page.getByRole('navigation', { name: 'Sources' }).getByRole('list', { name: 'Sources' });

async function openPlace(page: Page): Promise<void> {
  await page.locator('.app').waitFor();
  await page.keyboard.press('ControlOrMeta+o');
  await expect(page.getByRole('textbox', { name: 'Paste text' })).toBeFocused();
}

async function paste(page: Page, text: string): Promise<void> {
  await openPlace(page);
  await page.getByRole('textbox', { name: 'Paste text' }).fill(text);
  await page.getByRole('button', { name: 'Review' }).click();
  await review(page).waitFor();
}

async function choose(page: Page, files: Parameters<ReturnType<Page['getByLabel']>['setInputFiles']>[0]): Promise<void> {
  await openPlace(page);
  await page.getByLabel('Choose files').setInputFiles(files);
}

test('reviews a pasted article by keyboard and imports what was decided', async ({ appPage: page }) => {
  await paste(page, article);
  await expect(line(page, 'Harbour council asks')).toBeFocused();
  await expect(line(page, 'successfully registered')).toContainText('Sign-up message');
  await expect(line(page, 'A group of island mayors')).toContainText('Another headline?');
  await expect(line(page, 'We have counted').locator('del')).toHaveText('β€œ');
  await expect(line(page, 'We have counted').locator('ins')).toHaveText('“');
  await expect(page.getByRole('contentinfo')).toContainText('1 question left');
  await expect(importButton(page)).toHaveText(/^Import title and 4 paragraphs/);

  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowDown');
  await expect(line(page, 'A group of island mayors')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(importButton(page)).toHaveText(/^Import title and 3 paragraphs/);
  await expect(page.getByRole('contentinfo')).not.toContainText('question');
  await review(page).getByRole('button', { name: 'Keep sign-up message, line 3–4' }).click();
  await expect(importButton(page)).toHaveText(/^Import title and 5 paragraphs/);
  await review(page).getByRole('textbox', { name: 'Outlet' }).fill('Island Post');
  await review(page).getByRole('textbox', { name: 'Title' }).fill('Night fees');
  await page.keyboard.press('ControlOrMeta+Enter');

  const text = page.getByRole('article', { name: 'Night fees' });
  await expect(text).toBeFocused();
  await expect(text).toContainText('“We have counted every boat');
  await expect(text).toContainText('successfully registered!');
  await expect(text).not.toContainText('Leave a Reply');
  await expect(
    sources(page)
      .getByRole('button', { name: /^Night fees/ })
      .first(),
  ).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('main')).toContainText('Island Post');

  await page.keyboard.press('ControlOrMeta+z');
  await expect(sources(page).getByRole('listitem')).toHaveCount(0);
});

test('takes repairs and set-aside lines back as a whole', async ({ appPage: page }) => {
  await paste(page, article);
  await review(page)
    .getByRole('switch', { name: /^Repair/ })
    .click();
  await review(page)
    .getByRole('switch', { name: /^Set aside/ })
    .click();
  await expect(line(page, 'We have counted').locator('del')).toHaveCount(0);
  await expect(importButton(page)).toHaveText(/^Import title and 9 paragraphs/);
  await review(page).getByRole('radio', { name: 'Both' }).click();
  await review(page).getByRole('radio', { name: 'Original' }).click();
  await expect(review(page).getByRole('listitem').filter({ hasText: 'Leave a Reply' })).toBeVisible();
  await importButton(page).click();
  await expect(page.getByRole('article')).toContainText('β€œWe have counted');
  await expect(page.getByRole('article')).toContainText('Leave a Reply');
});

test('offers the dates that the text mentions and names languages', async ({ appPage: page }) => {
  await paste(page, article.replace('September 14', 'September 14, 2024'));
  await expect(review(page).getByRole('combobox', { name: 'Language' })).toHaveValue('English');
  await review(page).getByRole('button', { name: 'September 14, 2024' }).click();
  await expect(review(page).getByRole('textbox', { name: 'Published' })).toHaveValue('2024-09-14');
});

test('reads many files, names those that cannot be read, and imports the rest at once', async ({ appPage: page }) => {
  await choose(page, [
    file('one.txt', article),
    file('photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])),
    file('nothing.txt', ''),
    file('two.md', '# Ferries\n\nThe council said that ferries are late.\n'),
    file('three.html', '<!doctype html><title>Late</title><h1>Late again</h1><p>The ferry was late, said its captain.</p>', 'text/html'),
  ]);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('photo.png is a PNG image, and words in pictures are not read');
  await expect(alert).toContainText('nothing.txt is empty.');
  await page.getByRole('button', { name: 'Review 3 sources' }).click();
  await expect(review(page).getByRole('textbox', { name: 'Title' })).toHaveValue(/^Harbour council/);
  await page.getByRole('button', { name: 'Import all 3 as proposed' }).click();
  await expect(page.getByRole('article')).toBeFocused();
  await expect(sources(page).getByRole('listitem')).toHaveCount(3);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(sources(page).getByRole('listitem')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(sources(page).getByRole('listitem')).toHaveCount(3);
});

test('reviews several files one after another', async ({ appPage: page }) => {
  await choose(page, [file('a.txt', `First of all\n\n${article}`), file('b.txt', `Second of all\n\n${article}`)]);
  await page.getByRole('button', { name: 'Review 2 sources' }).click();
  await expect(review(page).getByRole('textbox', { name: 'Title' })).toHaveValue('First of all');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(review(page).getByRole('textbox', { name: 'Title' })).toHaveValue('Second of all');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(sources(page).getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('article', { name: 'Second of all' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(sources(page).getByRole('listitem')).toHaveCount(1);
  await expect(page.getByRole('article', { name: 'First of all' })).toBeVisible();
});

test('offers the source that is there already when the same file comes again', async ({ appPage: page }) => {
  await paste(page, article);
  await importButton(page).click();
  await expect(page.getByRole('article')).toBeFocused();
  await choose(page, [file('copy.txt', article)]);
  await page.getByRole('button', { name: 'Review 1 source' }).click();
  await expect(review(page).getByRole('heading', { name: 'Already in this case' })).toBeVisible();
  await review(page).getByRole('button', { name: 'Open it' }).click();
  await expect(page.getByRole('article')).toBeFocused();
  await expect(sources(page).getByRole('listitem')).toHaveCount(1);
  await choose(page, [file('copy.txt', article)]);
  await page.getByRole('button', { name: 'Review 1 source' }).click();
  await review(page).getByRole('button', { name: 'Import anyway' }).click();
  await expect(sources(page).getByRole('listitem')).toHaveCount(2);
});

test('reads bytes again in the encoding that is chosen, and shows what would change', async ({ appPage: page }) => {
  await choose(page, [koi8]);
  await page.getByRole('button', { name: 'Review 1 source' }).click();
  await review(page).getByRole('button', { name: 'Choose another encoding' }).click();
  await review(page)
    .getByRole('button', { name: /^Show \d+ more/ })
    .click();
  await review(page)
    .getByRole('radio', { name: /^Windows-1251/ })
    .click();
  await expect(line(page, 'рПТФ ЪБЛТЩФ')).toBeVisible();
  await review(page)
    .getByRole('radio', { name: /^KOI8-R.*Порт/ })
    .click();
  await expect(line(page, 'Порт закрыт на зиму.')).toBeVisible();
  await expect(review(page)).toContainText('Read as KOI8-R, your choice.');
  await importButton(page).click();
  await expect(page.getByRole('article')).toContainText('Порт закрыт на зиму.');
});

test('keeps the headings of a page that was copied, unless told not to', async ({ appPage: page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const copy = () =>
    page.evaluate(async () => {
      const html = '<h1>Ferries are late</h1><p>The captain said so.</p><ul><li>on Monday</li><li>on Friday</li></ul>';
      const plain = 'Ferries are late\n\nThe captain said so.\n\non Monday\non Friday';
      const part = (text: string, type: string) => new Blob([text], { type });
      await navigator.clipboard.write([
        new ClipboardItem({ 'text/html': part(html, 'text/html'), 'text/plain': part(plain, 'text/plain') }),
      ]);
    });
  await openPlace(page);
  await copy();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.getByRole('checkbox', { name: /^Keep its headings/ })).toBeChecked();
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(line(page, 'on Monday')).not.toContainText('on Friday');
  await expect(importButton(page)).toHaveText(/^Import (title and )?3 paragraphs/);
  await review(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('textbox', { name: 'Paste text' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+v');
  await page.getByRole('textbox', { name: 'Paste text' }).press('End');
  await page.keyboard.type(' and on Sunday');
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});

test('takes files dropped anywhere on the window', async ({ appPage: page }) => {
  await page.locator('.app').waitFor();
  const drop = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.txt', { type: 'text/plain' }));
    return transfer;
  }, article);
  await page.dispatchEvent('.app', 'dragenter', { dataTransfer: drop });
  await expect(page.getByText('Drop to review before importing')).toBeVisible();
  await page.dispatchEvent('.app', 'drop', { dataTransfer: drop });
  await expect(page.getByText('Drop to review before importing')).toHaveCount(0);
  await expect(review(page).getByRole('textbox', { name: 'Title' })).toHaveValue(/^Harbour council/);
});

test('says that nothing was pasted, and stays', async ({ appPage: page }) => {
  await openPlace(page);
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByRole('alert')).toHaveText('There is nothing to review yet: paste a text or choose a file.');
});

test('survives a reader that cannot start, and one that never answers', async ({ appPage: page, problems }) => {
  problems.expectProblem(/import\.worker|Failed to load|net::ERR/);
  await page.route('**/workers/import.worker*', (route) => route.abort());
  await choose(page, [file('a.txt', article)]);
  await expect(page.getByRole('alert')).toContainText('a.txt made its reader fail, so nothing was read from it.');
  await page.unroute('**/workers/import.worker*');
  await page.route('**/workers/import.worker*', () => undefined);
  await page.getByLabel('Choose files').setInputFiles([file('b.txt', article), file('c.txt', `${article}more`)]);
  const queue = page.getByRole('complementary', { name: 'Import queue' });
  await expect(queue.getByText('Reading', { exact: true })).toBeVisible();
  await queue.getByRole('button', { name: 'Stop' }).click();
  await expect(queue.getByRole('listitem').filter({ hasText: /[bc]\.txt/ })).toHaveCount(0);
  await page.unroute('**/workers/import.worker*');
  await page.getByLabel('Choose files').setInputFiles([file('d.txt', article)]);
  await page.getByRole('button', { name: 'Review 1 source' }).click();
  await expect(review(page).getByRole('textbox', { name: 'Title' })).toHaveValue(/^Harbour council/);
});

test('opens the sample article at its review, and drops each hint once it is done', async ({ appPage: page }) => {
  await page.getByRole('button', { name: 'Open the sample article' }).click();
  await expect(review(page).getByRole('heading', { name: '1 question' })).toBeVisible();
  await expect(review(page).getByRole('switch', { name: /^Repair/ })).toBeChecked();
  await importButton(page).click();
  await expect(page.getByRole('article')).toBeFocused();
  const hints = page.getByRole('complementary', { name: 'Claim details' }).getByText('Select words, press');
  await expect(hints).toBeVisible();
  await page.keyboard.press('c');
  await expect(hints).toHaveCount(0);
  await page.reload();
  await page.getByRole('article').waitFor();
  await expect(hints).toHaveCount(0);
});

test('corrects, shows and deletes a source from its menu, and undo brings it back', async ({ appPage: page }) => {
  await paste(page, article);
  await importButton(page).click();
  await expect(page.getByRole('article')).toBeFocused();
  const row = sources(page).getByRole('button', { name: /^Harbour council/ });
  await row.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Edit details' }).click();
  const details = page.getByRole('dialog', { name: 'Source details' });
  await details.getByRole('textbox', { name: 'Title' }).fill('Renamed');
  await details.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('article', { name: 'Renamed' })).toBeVisible();
  await sources(page).getByRole('button', { name: 'More about Renamed' }).click();
  await page.getByRole('menuitem', { name: 'Show original' }).click();
  await expect(page.getByRole('dialog')).toContainText('β€œWe have counted');
  await page.keyboard.press('Escape');
  await page.getByRole('article').focus();
  await page.keyboard.press('c');
  await page.keyboard.press('Escape');
  await expect(sources(page).getByText('1 claim')).toBeVisible();
  await sources(page).getByRole('button', { name: 'More about Renamed' }).click();
  await page.getByRole('menuitem', { name: 'Delete source' }).click();
  await page.getByRole('button', { name: 'Delete source and 1 claim' }).click();
  await expect(sources(page).getByRole('listitem')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(sources(page).getByText('1 claim')).toBeVisible();
});

test('reads right-to-left text from its own side', async ({ appPage: page }) => {
  await paste(page, rightToLeft);
  const words = line(page, 'وقال مسؤول').locator('p');
  expect(await words.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  await importButton(page).click();
  await expect(page.getByRole('article')).toContainText('وقالت رئيسة المجلس');
});

const seed = fileURLToPath(new URL('../../../shared/data/seed-article.txt', import.meta.url));
test('proposes for the seed article what its design says', async ({ appPage: page }) => {
  test.skip(!existsSync(seed), 'the shared data folder is not beside this checkout');
  await choose(page, [file('seed.txt', readFileSync(seed))]);
  await page.getByRole('button', { name: 'Review 1 source' }).click();
  await expect(importButton(page)).toHaveText(/^Import title and 7 paragraphs/);
  await expect(review(page).getByRole('heading', { name: '1 question' })).toBeVisible();
  await expect(review(page).getByRole('heading', { name: '1 place to repair' })).toBeVisible();
  await expect(review(page).getByRole('heading', { name: '6 lines to set aside' })).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the import place, the review and the sources, ${theme}`, async ({ appPage: page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: theme });
    const axe = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
    };
    await page.getByRole('button', { name: 'Open the sample article' }).waitFor();
    expect(await axe()).toEqual([]);
    await choose(page, [file('a.txt', `${article}\n\nIt isnâ€™t so.\n`), file('b.txt', ''), koi8]);
    await page.getByRole('button', { name: 'Review 2 sources' }).waitFor();
    await expect(page.getByRole('alert')).toBeVisible();
    expect(await axe()).toEqual([]);
    await page.getByRole('button', { name: 'Review 2 sources' }).click();
    await review(page).getByRole('button', { name: 'Choose another encoding' }).click();
    await expect(review(page).getByRole('radio').nth(5)).toBeVisible();
    expect(await axe()).toEqual([]);
    await review(page).getByRole('radio', { name: 'Both' }).click();
    await page.setViewportSize({ width: 900, height: 600 });
    expect(await axe()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(900);
    await page.setViewportSize({ width: 1440, height: 900 });
    await importButton(page).click();
    await importButton(page).click();
    await page.getByRole('article').waitFor();
    expect(await axe()).toEqual([]);
  });
}
