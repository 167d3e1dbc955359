import type { Page } from '@playwright/test';
import type { CaseData } from '../../renderer/formats/export/case-data.ts';

/**
 * Puts a whole case into the page's database, past the interface, and opens it. For tests of what comes after the rows are there:
 * the way in is tested elsewhere. The app must have been opened once, so that the database exists.
 */
export async function seedCase(page: Page, data: CaseData): Promise<void> {
  await page.locator('.app').waitFor();
  const { case: row, originals, ...tables } = data;
  const stores = { cases: [row], ...tables, originals: originals.map((original) => ({ ...original, bytes: [...original.bytes] })) };
  await page.evaluate(
    ({ stores, caseId }) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('hearsay');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const writing = database.transaction(Object.keys(stores), 'readwrite');
          for (const [name, rows] of Object.entries(stores)) {
            for (const entry of rows) {
              const stored = 'bytes' in entry && Array.isArray(entry.bytes) ? { ...entry, bytes: new Uint8Array(entry.bytes) } : entry;
              writing.objectStore(name).put(stored);
            }
          }
          writing.onerror = () => reject(writing.error);
          writing.oncomplete = () => {
            database.close();
            localStorage.setItem('hearsay.settings', JSON.stringify({ version: 1, content: { lastCase: caseId } }));
            resolve();
          };
        };
      }),
    { stores, caseId: row.id },
  );
  await page.reload();
  await page.locator('.app').waitFor();
}
