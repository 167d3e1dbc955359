import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app-page.ts';
import { dnaStories } from '../unit/formats/exchange/databases.ts';

const text = '💩 Anna said the dam will hold. Ben doubted it.';

/** A database made by these statements, as another tool's project. */
async function database(sql: string): Promise<Buffer> {
  const { default: initSqlJs } = await import('sql.js/dist/sql-asm-memory-growth.js');
  const { Database } = await initSqlJs();
  const made = new Database();
  made.exec(sql);
  return Buffer.from(made.export());
}

async function open(page: Page, name: string, buffer: Buffer, sound = true): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Search or run a command' }).click();
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill('Open case file');
  await page.getByRole('option', { name: /^Open case file/ }).click();
  await (await choosing).setFiles({ name, mimeType: '', buffer });
  if (sound)
    await page
      .getByRole('dialog', { name: `Open ${name}` })
      .getByRole('button', { name: 'Open as a case' })
      .click();
}

test('projects of other tools open as cases of their own, and what has no place in one is named', async ({ appPage: page }) => {
  const lines = [JSON.stringify({ text, label: [[12, 29, 'dam']] }), JSON.stringify({ label: [[0, 1, 'PER']] })].join('\n');
  await open(page, 'export.jsonl', Buffer.from(lines));
  await expect(page.getByRole('alert').filter({ hasText: 'doccano' })).toContainText(
    '1 claim, 1 topic. Left out: 1 line (they have no text).',
  );
  await expect(page.getByRole('list', { name: 'Claims in this source' }).getByRole('button')).toHaveAccessibleName(/the dam will hold/);

  const taguette = await database(`
    create table projects(id integer primary key, name text);
    create table documents(id integer primary key, name text, description text, filename text, contents text);
    create table highlights(id integer primary key, document_id integer, start_offset integer, end_offset integer, snippet text);
    create table tags(id integer primary key, project_id integer, path text, description text);
    create table highlight_tags(highlight_id integer, tag_id integer);
    insert into projects values(1, 'Dams of the north');
    insert into documents values(1, 'Dam', '', 'dam.html', '<p>Ben doubted it.</p>');
    insert into highlights values(1, 1, 0, 3, '');
  `);
  await open(page, 'taguette.sqlite3', taguette);
  await expect(page.getByRole('banner')).toContainText('Dams of the north');
  await expect(page.getByRole('list', { name: 'Claims in this source' }).getByRole('button')).toHaveAccessibleName(/Ben/);

  await open(page, 'broken.qdpx', Buffer.from('not an archive'), false);
  await expect(page.getByRole('alert').filter({ hasText: 'broken.qdpx' })).toContainText('is neither a case file nor a project');
});

test('before a project opens, the analyst says which variable of its statements is who says it, and what the claim is', async ({
  appPage: page,
}) => {
  await open(page, 'dams.dna', await database(dnaStories), false);
  const review = page.getByRole('dialog', { name: 'Open dams.dna' });
  await expect(review.getByRole('combobox', { name: /^person/ })).toHaveValue('person');
  await expect(review.getByRole('status')).toContainText('2 statements, 1 speaker');
  await review.getByRole('combobox', { name: /^teller/ }).selectOption('Who says it, a person');
  await review.getByRole('combobox', { name: /^plot/ }).selectOption('What is claimed');
  await expect(review.getByRole('status')).toContainText('3 statements, 2 speakers');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await review.getByRole('button', { name: 'Open as a case' }).press('Enter');
  const claims = page.getByRole('list', { name: 'Claims in this source' }).getByRole('button');
  await expect(claims.filter({ hasText: 'Ben' })).toHaveAccessibleName(/Ben doubted it/);
});
