import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/app-page.ts';
import { harbourCase } from '../support/harbour-case.ts';
import { reopen, seedRows } from '../support/seed-rows.ts';

type Page = import('@playwright/test').Page;

test.beforeEach(async ({ page }) => {
  await seedRows(page, harbourCase);
});

/** Runs a command by its name, as an analyst who knows no key would. */
async function command(page: Page, name: string) {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill(name);
  await page.keyboard.press('Enter');
}

test('finds commands, sources and speakers, and runs them with Enter', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search or run a command' })).toBeFocused();
  await page.keyboard.type('import sour');
  await expect(page.getByRole('option').first()).toContainText('Import sources');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await command(page, 'go to claims');
  await expect(page.getByRole('grid', { name: /^Claims/ })).toBeVisible();
  await command(page, 'odd lund');
  await expect(page.getByRole('heading', { level: 1, name: 'Odd Lund' })).toBeVisible();
  await command(page, 'mussels closed');
  await expect(page.getByRole('article', { name: 'Mussels closed for the season' })).toBeVisible();
});

test('says why a command cannot be run, and stays', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('redo');
  await expect(page.getByRole('option', { name: /Redo.*Nothing to redo/ })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Search or run a command' })).toBeVisible();
});

test('gives the focus back to where it was', async ({ page }) => {
  await page.keyboard.press('Control+2');
  await page.getByRole('row').filter({ hasText: 'no cadmium' }).getByText('no cadmium').click();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.press('Escape');
  await expect(page.locator('tr.is-active td:focus')).toContainText('no cadmium');
});

test('shows every key, changes one, warns of one that is taken', async ({ page }) => {
  await page.keyboard.press('F1');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await sheet.getByRole('searchbox', { name: 'Search keys' }).fill('go to speakers');
  const change = sheet.getByRole('button', { name: /^Change key: Go to Speakers/ });
  await change.click();
  await page.keyboard.press('Control+k');
  await expect(sheet.getByRole('alert')).toContainText('Already used for “Search or run a command”');
  await change.click();
  await page.keyboard.press('F9');
  await expect(sheet.getByRole('button', { name: 'Change key: Go to Speakers, F9' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('F9');
  await expect(page.getByRole('heading', { level: 1, name: 'Ingrid Solberg' })).toBeVisible();
});

test('keeps settings: theme, density, single keys', async ({ page }) => {
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await dialog.getByRole('switch', { name: /^Single keys/ }).click();
  await page.keyboard.press('Escape');
  await reopen(page);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Control+2');
  await page.getByRole('row').filter({ hasText: 'no cadmium' }).getByText('no cadmium').click();
  await page.keyboard.press('4');
  await page.keyboard.press('Delete');
  await expect(page.getByText('Claim 6 deleted').first()).toBeVisible();
});

test('lists the history and goes back to a step of it', async ({ page }) => {
  await page.keyboard.press('Control+2');
  await page.getByRole('row').filter({ hasText: 'no cadmium' }).getByText('no cadmium').click();
  await page.keyboard.press('1');
  await page.keyboard.press('2');
  await page.keyboard.press('3');
  await command(page, 'history');
  const dialog = page.getByRole('dialog', { name: 'History' });
  await expect(dialog.getByRole('listitem')).toHaveCount(3);
  await dialog
    .getByRole('button', { name: /^Undo to here/ })
    .last()
    .click();
  await expect(dialog.getByText(/Undone/)).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row').filter({ hasText: 'no cadmium' })).toContainText('Supported');
});

test('makes, renames and deletes cases; deleting names the loss and can be restored', async ({ page }) => {
  await command(page, 'new case');
  await page.getByRole('textbox', { name: 'Name of the case' }).fill('Second case');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Case: Second case' })).toBeVisible();
  await page.getByRole('button', { name: 'Case: Second case' }).click();
  await page.getByRole('menuitemradio', { name: 'My first case' }).click();
  await expect(page.getByRole('link', { name: /Claims 8/ })).toBeVisible();
  await command(page, 'rename this case');
  await page.getByRole('textbox', { name: 'Name of the case' }).fill('Harbour');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Case: Harbour' })).toBeVisible();
  await command(page, 'delete this case');
  await page.getByRole('button', { name: 'Delete case and 8 claims' }).click();
  await expect(page.getByRole('button', { name: 'Case: Second case' })).toBeVisible();
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: /^Restore Harbour/ }).click();
  await expect(page.getByRole('button', { name: 'Case: Harbour' })).toBeVisible();
  await expect(page.getByRole('link', { name: /Claims 8/ })).toBeVisible();
});

test('edits the codebook and the scale of verdicts', async ({ page }) => {
  await command(page, 'codebook');
  const dialog = page.getByRole('dialog', { name: 'Codebook' });
  await dialog.getByRole('textbox', { name: 'New topic' }).fill('Fish');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('list', { name: 'Topics' }).getByRole('listitem')).toHaveCount(3);
  await dialog.getByRole('textbox', { name: 'New verdict' }).fill('Satire');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Word for verdict 6' })).toHaveValue('Satire');
  await expect(dialog.getByRole('button', { name: 'Remove verdict Supported' })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('complementary', { name: 'Claims filters' })).toContainText('Satire');
});

test('goes from pane to pane with F6, and opens the sidebar as a drawer in a small window', async ({ page }) => {
  await page.keyboard.press('Control+2');
  await page.getByRole('row').filter({ hasText: 'no cadmium' }).getByText('no cadmium').click();
  await page.keyboard.press('Shift+F6');
  await expect(page.locator('.sidebar :focus')).toBeVisible();
  await page.keyboard.press('F6');
  await expect(page.locator('tr.is-active td:focus')).toContainText('no cadmium');
  await page.setViewportSize({ width: 900, height: 600 });
  await expect(page.locator('.sidebar')).toBeHidden();
  await page.keyboard.press('Control+b');
  await expect(page.locator('.sidebar')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.sidebar')).toBeHidden();
});

for (const theme of ['light', 'dark'] as const) {
  test(`every dialog is free of accessibility violations, ${theme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: theme });
    for (const name of ['keys', 'settings', 'history', 'codebook', 'activity', 'open another case', 'rename this case']) {
      await command(page, name);
      await page.getByRole('dialog').getByRole('heading').first().waitFor();
      const { violations } = await new AxeBuilder({ page }).include('.dialog').analyze();
      expect(violations, name).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
  });
}
