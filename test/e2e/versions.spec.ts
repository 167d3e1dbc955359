import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app-page.ts';

/** A changed article: its claims are carried over, confirmed, placed again, and all of it is undone. */
const first = [
  'Harbour town weighs a second ferry line',
  'Mayor Ines Okafor said on Monday that the second line would carry 400 passengers a day across the bay.',
  'The Harbour Office counted the boats at dawn and found only two that could sail in winter.',
  'Nobody asked the fishermen whose moorings would have to go, according to a letter read to the council.',
  'The council votes in March, and the first boat could leave in the autumn of next year at the earliest.',
];
const second = [
  first[0],
  'The council met twice last week and heard eleven residents.',
  first[1]?.replace('400 passengers', '300 passengers'),
  first[3],
  first[4],
  'A storm closed the old pier on Sunday night, and the repair will take months.',
];

const compare = (page: Page) => page.getByRole('main', { name: /What changed/ });
const queue = (page: Page) => page.getByRole('complementary', { name: 'Claims touched' });
const announced = (page: Page) => page.locator('[data-announcer]');
const saved = (page: Page) => expect(page.locator('[data-save="saved"]')).toBeVisible();

async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const block = [...document.querySelectorAll('[data-start]')].find((element) => element.textContent?.includes(wanted));
    const node = block?.firstChild;
    if (!(node instanceof Text)) throw new Error(`no block says "${wanted}"`);
    const at = node.data.indexOf(wanted);
    getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
  }, words);
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toBeVisible();
}

async function mark(page: Page, words: string): Promise<void> {
  await select(page, words);
  await page.keyboard.press('c');
  await page.keyboard.press('Escape');
}

async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: /command/i }).fill(name);
  await page.getByRole('option', { name }).first().waitFor();
  await page.keyboard.press('Enter');
}

async function importPasted(page: Page, lines: readonly (string | undefined)[]): Promise<void> {
  await page.getByRole('button', { name: 'Import sources' }).first().click();
  await page.getByRole('textbox', { name: 'Paste text' }).fill(lines.join('\n\n'));
  await page.getByRole('button', { name: 'Review' }).click();
}

test('a changed article takes its claims along, and all of it can be undone', async ({ appPage: page }) => {
  await importPasted(page, first);
  await page
    .getByRole('button', { name: /^Import/ })
    .last()
    .click();
  await expect(page.getByRole('article')).toBeVisible();
  await mark(page, 'the second line would carry 400 passengers a day');
  await mark(page, 'found only two that could sail in winter');
  await mark(page, 'Nobody asked the fishermen');
  await mark(page, 'The council votes in March');
  await saved(page);

  // the same article, changed: recognised by its words, with what becomes of the claims
  await importPasted(page, second);
  const review = page.getByRole('region', { name: 'Review import' });
  await expect(review.getByRole('radio', { name: /New version of “Harbour town/ })).toBeChecked();
  await expect(review.getByText('4 claims, 2 moved, 1 to confirm, 1 lost')).toBeVisible();
  await review.getByRole('button', { name: 'Import as version 2' }).click();

  // side by side, the first claim that waits in hand
  await expect(compare(page)).toBeVisible();
  await expect(page.getByText(/2\d words added, 1\d removed/)).toBeVisible();
  await expect(queue(page).getByRole('heading', { name: '2 claims need you' })).toBeVisible();
  await expect(compare(page).locator('ins', { hasText: '300' })).toBeVisible();
  await expect(compare(page).locator('del', { hasText: '400' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: false }).last().waitFor();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  // the changed one is accepted, the lost one placed at other words, by keys alone
  await page.keyboard.press('a');
  await expect(queue(page).getByRole('heading', { name: '1 claim needs you' })).toBeVisible();
  await expect(announced(page)).toContainText('Accepted');
  await page.keyboard.press('p');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(queue(page).getByRole('heading', { name: 'All claims placed' })).toBeVisible();
  await expect(queue(page).getByRole('button', { name: /placed by hand/ })).toBeVisible();

  // back in the text all four stand in the newer version; the older one is one choice away
  await page.keyboard.press('Escape');
  await expect(page.getByRole('list', { name: 'Claims in this source' }).getByRole('listitem')).toHaveCount(4);
  await page.getByRole('button', { name: 'Version 2 of 2' }).click();
  await page
    .getByRole('menuitemcheckbox', { name: /^Version 1/ })
    .or(page.getByRole('menuitem', { name: /^Version 1/ }))
    .or(page.getByRole('menuitemradio', { name: /^Version 1/ }))
    .click();
  await expect(page.getByText(/This is version 1/)).toBeVisible();
  await expect(page.getByRole('article')).toContainText('found only two');

  // place, acceptance and version are three steps back; then nothing of it is left
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('ControlOrMeta+z');
    await saved(page);
  }
  await expect(page.getByRole('list', { name: 'Claims in this source' }).getByRole('listitem')).toHaveCount(4);
  await expect(page.getByRole('article')).toContainText('400 passengers');
  await expect(page.getByRole('list', { name: 'Sources' }).getByRole('button', { name: /Harbour town.*2 versions/ })).toHaveCount(0);
});

test('correcting the text makes a version; a lost claim waits in the lists and stays in the older text', async ({ appPage: page }) => {
  await importPasted(page, first);
  await page
    .getByRole('button', { name: /^Import/ })
    .last()
    .click();
  await expect(page.getByRole('article')).toContainText('found only two that could sail in winter');
  await mark(page, 'found only two that could sail in winter');
  await command(page, 'Correct the text');
  const dialog = page.getByRole('dialog', { name: 'Correct the text' });
  await dialog.getByRole('textbox', { name: 'Text' }).fill(first.filter((_, i) => i !== 2).join('\n\n'));
  await dialog.getByRole('button', { name: 'Make version 2' }).click();
  await expect(queue(page).getByRole('heading', { name: '1 claim needs you' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('1 claim needs you after the new version.')).toBeVisible();
  await page.getByRole('link', { name: /^Claims/ }).click();
  await page.getByRole('button', { name: /Needs placing\s*1/ }).click();
  await expect(page.getByRole('grid', { name: 'Claims' }).getByText('Not in the newer version')).toBeVisible();
});
