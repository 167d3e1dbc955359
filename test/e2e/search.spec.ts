import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/app-page.ts';
import { harbourCase } from '../support/harbour-case.ts';
import { seedRows } from '../support/seed-rows.ts';

test.beforeEach(async ({ page }) => {
  await seedRows(page, harbourCase);
  await page.keyboard.press('Control+4');
  await expect(page.getByRole('searchbox', { name: 'Search the case' })).toBeFocused();
});

test('finds words in every source, in their context, with who says them and where', async ({ page }) => {
  await page.keyboard.type('CADMIUM');
  const results = page.getByRole('grid', { name: '2 places in 1 source' });
  await expect(results.getByRole('row', { name: /the seabed holds cadmium , and moving it.*Odd Lund, ¶3/ })).toBeVisible();
  await expect(results.getByRole('row', { name: /Survey report, 2019, ¶4/ })).toBeVisible();
});

test('opens a hit in the text and comes back', async ({ page }) => {
  await page.keyboard.type('cadmium');
  await page.getByRole('grid', { name: '2 places in 1 source' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: 'Harbour to be dredged before spring' })).toBeFocused();
  await page.getByRole('button', { name: 'Back to Search' }).click();
  await expect(page.getByRole('searchbox', { name: 'Search the case' })).toHaveValue('cadmium');
});

test('narrows to what somebody says, and lets the condition go again', async ({ page }) => {
  await page.keyboard.type('mussels speaker:lund');
  await expect(page.getByRole('grid', { name: '1 place in 1 source' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove condition speaker lund' }).click();
  await expect(page.getByRole('searchbox', { name: 'Search the case' })).toHaveValue('mussels');
  await expect(page.getByRole('grid', { name: '2 places in 2 sources' })).toBeVisible();
});

test('makes claims of the sentences round the selected lines, in one step', async ({ page }) => {
  await page.keyboard.type('dredged');
  await page.getByRole('grid', { name: '2 places in 1 source' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('2 claims marked').first()).toBeVisible();
  await expect(page.getByRole('link', { name: /Claims 10/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('link', { name: /Claims 8/ })).toBeVisible();
});

test('leaves set-aside text out unless asked, and says what is wrong with an expression', async ({ page }) => {
  const field = page.getByRole('searchbox', { name: 'Search the case' });
  await field.fill('morning letter');
  await expect(page.getByText('No “morning letter” in 2 sources. 1 place is in text that was set aside.')).toBeVisible();
  await page.getByRole('button', { name: 'Look in set-aside text' }).click();
  await expect(page.getByRole('grid', { name: '1 place in 1 source' })).toBeVisible();
  await field.fill('/cadmium(/');
  await expect(page.getByRole('alert')).toContainText('not valid');
  await field.fill('/(cad|muss)\\w+/');
  await expect(page.getByRole('grid', { name: /places in 2 sources/ })).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`is free of accessibility violations, ${theme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: theme });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.keyboard.type('the speaker:lund');
    await page.getByRole('grid').waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
