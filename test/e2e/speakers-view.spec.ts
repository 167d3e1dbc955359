import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/app-page.ts';
import { harbourCase } from '../support/harbour-case.ts';
import { reopen, seedRows } from '../support/seed-rows.ts';

test.beforeEach(async ({ page }) => {
  await seedRows(page, harbourCase);
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('heading', { level: 1, name: 'Ingrid Solberg' })).toBeVisible();
});

const speakers = (page: import('@playwright/test').Page) => page.getByRole('list', { name: 'Speakers' });

test('lists who says most first, with what they say, how and where', async ({ page }) => {
  await expect(speakers(page).getByRole('listitem').first()).toContainText('Ingrid Solberg');
  const main = page.getByRole('main');
  await expect(main.getByRole('button', { name: /2 said the work would cost no more than four million crowns Disputed/ })).toBeVisible();
  await expect(main).toContainText('Quoted directly in 1 and paraphrased in 1 of 2 claims.');
  await expect(main.getByRole('img', { name: /Position of 2 claims/ })).toBeVisible();
});

test('corrects the facts of a speaker, one undo step a visit', async ({ page }) => {
  await page.getByRole('textbox', { name: 'Name' }).fill('Ingrid M. Solberg');
  await page.getByRole('textbox', { name: 'Aliases' }).fill('Solberg\nthe mayor');
  await page.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'Organisation' });
  await page.getByRole('textbox', { name: 'Affiliation' }).fill('Hallvik');
  await page.getByRole('textbox', { name: 'Role' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ingrid M. Solberg' })).toBeVisible();
  await expect(speakers(page)).toContainText('Organisation');
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await reopen(page);
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('textbox', { name: 'Aliases' })).toHaveValue('Solberg\nthe mayor');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('textbox', { name: 'Affiliation' })).toHaveValue('');
  await expect(page.getByRole('combobox', { name: 'Kind' })).toHaveValue('organisation');
});

test('merges with a preview and one undo', async ({ page }) => {
  await speakers(page).getByRole('button', { name: /^Lund/ }).click();
  await page.getByRole('button', { name: 'Merge …' }).click();
  const dialog = page.getByRole('dialog', { name: /^Merge Lund/ });
  await dialog.getByRole('radio', { name: /Odd Lund/ }).check();
  await expect(dialog.getByRole('status')).toContainText('1 claim moves to Odd Lund');
  await dialog.getByRole('button', { name: 'Merge into Odd Lund' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Odd Lund' })).toBeVisible();
  await expect(speakers(page).getByRole('listitem')).toHaveCount(4);
  await page.keyboard.press('Control+z');
  await expect(speakers(page).getByRole('listitem')).toHaveCount(5);
});

test('splits some claims off into a new speaker', async ({ page }) => {
  await page.getByRole('button', { name: 'Split …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Split Ingrid Solberg' });
  await dialog.getByRole('textbox', { name: 'Name of the new speaker' }).fill('Mayor’s office');
  await dialog.getByRole('checkbox', { name: /We have the money/ }).check();
  await dialog.getByRole('button', { name: 'Split off 1 claim' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mayor’s office' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('We have the money');
  await page.keyboard.press('Control+z');
  await expect(speakers(page).getByRole('listitem')).toHaveCount(5);
});

test('proposes speakers that may be the same, and takes no for an answer', async ({ page }) => {
  await speakers(page)
    .getByRole('button', { name: /^Odd Lund/ })
    .click();
  await expect(page.getByRole('button', { name: 'Merge Lund into Odd Lund' })).toBeVisible();
  await page.getByRole('button', { name: 'Lund is not the same speaker' }).click();
  await expect(page.getByRole('heading', { name: 'Same speaker?' })).toHaveCount(0);
});

test('makes and deletes speakers, and opens a claim in the text', async ({ page }) => {
  await page.getByRole('button', { name: 'New speaker' }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('Food authority');
  await page.keyboard.press('Tab');
  await expect(speakers(page)).toContainText('Food authority');
  await page.getByRole('button', { name: 'Delete speaker' }).click();
  await expect(speakers(page)).not.toContainText('Food authority');
  await page.keyboard.press('Control+z');
  await expect(speakers(page)).toContainText('Food authority');
  await speakers(page)
    .getByRole('button', { name: /^Survey report/ })
    .click();
  await page.getByRole('button', { name: /no cadmium above the limit/ }).click();
  await expect(page.getByRole('article', { name: 'Harbour to be dredged before spring' })).toBeFocused();
  await page.keyboard.press('F4');
  await expect(page.getByRole('heading', { level: 1, name: 'Survey report, 2019' })).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`is free of accessibility violations, ${theme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: theme });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByRole('button', { name: 'Merge …' }).click();
    await page.getByRole('dialog').waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
