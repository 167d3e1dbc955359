import { expect, test } from '../support/app-page.ts';
import { sampleCase } from '../support/sample-case.ts';
import { seedCase } from '../support/seed-case.ts';

test('look', async ({ appPage: page }) => {
  await seedCase(page, sampleCase());
  const article = page.getByRole('article');
  await article.focus();
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { name: 'Claim 1' })).toBeVisible();
  for (const theme of ['light', 'dark']) {
    await page.evaluate((t) => { document.documentElement.dataset.theme = t; }, theme);
    await page.screenshot({ path: `/tmp/insp/${theme}-claim.png` });
  }
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.screenshot({ path: `/tmp/insp/dark-claim3.png` });
  await page.keyboard.press('s');
  await page.waitForTimeout(400);
  await page.screenshot({ path: `/tmp/insp/dark-who.png` });
  await page.keyboard.type('harb');
  await page.waitForTimeout(200);
  await page.screenshot({ path: `/tmp/insp/dark-who-typed.png` });
  await page.evaluate(() => { document.documentElement.dataset.theme = 'light'; });
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await page.waitForTimeout(200);
  await page.screenshot({ path: `/tmp/insp/light-topic.png` });
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Who says this?' }).click();
  await page.waitForTimeout(200);
  await page.screenshot({ path: `/tmp/insp/light-details-who.png` });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add evidence' }).click();
  await page.keyboard.type('boats');
  await page.waitForTimeout(400);
  await page.screenshot({ path: `/tmp/insp/light-evidence.png` });
  await page.setViewportSize({ width: 900, height: 600 });
  await page.waitForTimeout(200);
  await page.screenshot({ path: `/tmp/insp/light-900.png` });
});
