import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/app-page.ts';
import { harbourCase } from '../support/harbour-case.ts';
import { reopen, seedRows } from '../support/seed-rows.ts';

test.beforeEach(async ({ page }) => {
  await seedRows(page, harbourCase);
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('grid', { name: /^Claims/ })).toBeVisible();
});

const row = (page: import('@playwright/test').Page, words: string) => page.getByRole('row').filter({ hasText: words });

test('shows cue before claim, place, verdict and tension, under the speaker', async ({ page }) => {
  const claim = row(page, 'the seabed holds cadmium');
  await expect(claim).toContainText('According to');
  await expect(claim).toContainText('¶3');
  await expect(claim).toContainText('Not checked');
  await expect(claim).toContainText('In tension with 6');
  await expect(row(page, 'moving it would poison').filter({ hasText: 'inside 4' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Ingrid Solberg Mayor 2 claims, 1 quoted directly/ })).toBeVisible();
});

test('filters by words, cue and list, and shows everything again', async ({ page }) => {
  const filter = page.getByRole('searchbox', { name: 'Filter claims' });
  await filter.fill('poison');
  await expect(page.getByRole('grid', { name: 'Claims, 2 of 8' })).toBeVisible();
  await filter.fill('announced');
  await expect(page.getByRole('grid', { name: 'Claims, 1 of 8' })).toBeVisible();
  await filter.fill('no such words');
  await expect(page.getByText('No claim fits')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Show all claims' }).last().click();
  await page
    .getByRole('button', { name: /^Speaker not set/ })
    .first()
    .click();
  await expect(page.getByRole('grid', { name: 'Claims, 1 of 8' })).toBeVisible();
});

test('goes by cell, selects a range and judges it with one undo', async ({ page }) => {
  await row(page, 'the seabed holds cadmium').getByText('the seabed').click();
  await page.keyboard.press('Home');
  await expect(page.getByRole('checkbox', { name: 'Select claim 4' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('toolbar', { name: '2 claims selected' })).toBeVisible();
  await page.keyboard.press('v');
  await page.getByRole('menuitemradio', { name: /Refuted/ }).waitFor();
  await page.keyboard.press('4');
  await expect(row(page, 'the seabed holds cadmium')).toContainText('Refuted');
  await expect(row(page, 'inside 4')).toContainText('Refuted');
  await page.keyboard.press('Control+z');
  await expect(row(page, 'the seabed holds cadmium')).toContainText('Not checked');
  await expect(row(page, 'inside 4')).toContainText('Not checked');
});

test('sets the speaker of all selected claims, and adds a topic to them', async ({ page }) => {
  await row(page, 'nobody had warned').getByRole('checkbox').click();
  await row(page, 'the dredging had anything').getByRole('checkbox').click();
  await page.keyboard.press('s');
  const who = page.getByRole('combobox', { name: 'Who says this?' });
  await expect(who).toBeFocused();
  await who.fill('Odd');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /Odd Lund Chair 4 claims/ })).toBeVisible();
  await page.keyboard.press('t');
  await page.getByRole('combobox', { name: 'Topics' }).fill('Warnings');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(row(page, 'nobody had warned')).toContainText('Warnings');
  await expect(row(page, 'the dredging had anything')).toContainText('Warnings');
});

test('opens a claim in the text and comes back to its row', async ({ page }) => {
  await row(page, 'no cadmium above the limit').getByText('no cadmium').click();
  await page.keyboard.press('Enter');
  const article = page.getByRole('article', { name: 'Harbour to be dredged before spring' });
  await expect(article).toBeFocused();
  await page.getByRole('button', { name: 'Back to Claims' }).click();
  await expect(row(page, 'no cadmium above the limit').getByRole('gridcell', { name: /no cadmium/ })).toBeVisible();
  await expect(page.locator('tr.is-active')).toContainText('no cadmium above the limit');
});

test('edits the statement in its cell, deletes with Undo, and keeps both across a reload', async ({ page }) => {
  await row(page, 'the work would cost').getByText('the work would').click();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Statement' }).fill('The bill stays under four million');
  await page.keyboard.press('Enter');
  await expect(row(page, 'the work would cost')).toContainText('The bill stays under four million');
  await page.keyboard.press('Delete');
  await expect(page.getByText('Claim 2 deleted').first()).toBeVisible();
  await expect(row(page, 'the work would cost')).toHaveCount(0);
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, 'the work would cost')).toContainText('The bill stays under four million');
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await reopen(page);
  await page.keyboard.press('Control+2');
  await expect(row(page, 'the work would cost')).toContainText('The bill stays under four million');
});

test('names broken records and hides nothing else', async ({ page }) => {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('hearsay');
        opening.onsuccess = () => {
          const writing = opening.result.transaction('claims', 'readwrite');
          const all = writing.objectStore('claims').getAll();
          all.onsuccess = () => {
            const claim = all.result.find((one) => one.id === 'c1');
            writing.objectStore('claims').put({ ...claim, spans: 'nowhere' });
          };
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  await reopen(page);
  await page.keyboard.press('Control+2');
  await expect(page.getByText('1 record cannot be read')).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Claims, 7 of 7' })).toBeVisible();
  await page.getByRole('button', { name: 'Show damaged records' }).click();
  await expect(page.getByRole('dialog', { name: 'Damaged records' })).toContainText('spans');
});

for (const theme of ['light', 'dark'] as const) {
  test(`is free of accessibility violations, ${theme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: theme });
    await row(page, 'the seabed holds cadmium').getByRole('checkbox').click();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.keyboard.press('v');
    await page.getByRole('menu', { name: 'Verdict' }).waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 720, height: 450 });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
