import type { Page } from '@playwright/test';
import { expect, test } from '../support/app-page.ts';
import { sampleCase } from '../support/sample-case.ts';
import { seedCase } from '../support/seed-case.ts';

const claims = (page: Page) => page.getByRole('list', { name: 'Claims in this source' }).getByRole('listitem');
const count = sampleCase().claims.length;

/** Marks the sentence at the start of the second paragraph, without saying who says it. */
async function markSentence(page: Page): Promise<void> {
  await page.getByRole('article').focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ControlOrMeta+ArrowDown');
  await page.keyboard.press('c');
  await page.keyboard.press('Escape');
}

test('a change, its undo and its redo survive a reload', async ({ appPage }) => {
  await seedCase(appPage, sampleCase());
  await markSentence(appPage);
  await expect(claims(appPage)).toHaveCount(count + 1);
  await expect(appPage.getByText(/^Saved/)).toBeVisible();
  await appPage.reload();
  await expect(claims(appPage)).toHaveCount(count + 1);
  await appPage.getByRole('button', { name: /^Undo: mark claim/ }).click();
  await expect(claims(appPage)).toHaveCount(count);
  await appPage.reload();
  await appPage.getByRole('button', { name: /^Redo: mark claim/ }).click();
  await expect(claims(appPage)).toHaveCount(count + 1);
});

test('two tabs show the same case and share one history', async ({ appPage, context }) => {
  await seedCase(appPage, sampleCase());
  const other = await context.newPage();
  await other.goto(appPage.url());
  await expect(claims(other)).toHaveCount(count);
  await markSentence(appPage);
  await expect(claims(other)).toHaveCount(count + 1);
  await other.getByRole('button', { name: /^Undo: mark claim/ }).click();
  await expect(claims(appPage)).toHaveCount(count);
});

test('without a database the window says so and what to do', async ({ page, problems }) => {
  problems.expectProblem(/./);
  await page.addInitScript(() => {
    IDBFactory.prototype.databases = () => Promise.reject(new DOMException('denied', 'InvalidStateError'));
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'InvalidStateError');
    };
  });
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText(/cannot keep data.*private browsing/);
});

test('cases saved by a newer Hearsay are left alone, and that is said', async ({ page }) => {
  await page.goto('/');
  await page.locator('.app').waitFor();
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('hearsay', 990);
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
        opening.onerror = () => reject(opening.error);
      }),
  );
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('newer Hearsay');
});

test('when the disk is full the change is not called saved, and the reason stands in the status bar', async ({ appPage, problems }) => {
  problems.expectProblem(/./);
  await seedCase(appPage, sampleCase());
  await appPage.evaluate(() => {
    const refuse = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    IDBObjectStore.prototype.put = refuse;
    IDBObjectStore.prototype.add = refuse;
  });
  await markSentence(appPage);
  await expect(appPage.locator('.status').getByRole('alert')).toContainText('The disk is full');
  await expect(claims(appPage)).toHaveCount(count);
});

test('a damaged record is named and hides nothing else', async ({ appPage }) => {
  const data = sampleCase();
  await seedCase(appPage, data);
  await appPage.evaluate(
    ({ caseId }) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('hearsay');
        opening.onsuccess = () => {
          const writing = opening.result.transaction('claims', 'readwrite');
          writing.objectStore('claims').put({ id: 'damaged', caseId, spans: 'none' });
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    { caseId: data.case.id },
  );
  await appPage.reload();
  await expect(claims(appPage)).toHaveCount(count);
  await expect(appPage.getByRole('alert')).toContainText(/1 record.* damaged/);
});
