import type { Page } from '@playwright/test';

/** Rows to put into the open case, by table; `caseId` is filled in. */
export type SeedRows = Readonly<Record<string, readonly Record<string, unknown>[]>>;

/** Opens the app, writes rows into its database as an earlier session would have left them, and opens the app again. */
export async function seedRows(page: Page, rows: SeedRows, url = '/'): Promise<void> {
  await page.goto(url);
  await page
    .getByText(/^Saved/)
    .first()
    .waitFor();
  await page.evaluate(async (tables) => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await settled(indexedDB.open('hearsay'));
    const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
    const [caseId] = await settled(transaction.objectStore('cases').getAllKeys());
    for (const [table, list] of Object.entries(tables)) {
      for (const row of list) transaction.objectStore(table).put({ ...row, caseId });
    }
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    database.close();
  }, rows);
  await reopen(page);
}

/** Opens the app anew, as after closing and starting it, and waits until it can be used. */
export async function reopen(page: Page): Promise<void> {
  await page.reload();
  await page
    .getByText(/^Saved/)
    .first()
    .waitFor();
}
