import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from '../support/app-page.ts';
import { file } from '../support/import-fixtures.ts';
import { buildDocx } from '../unit/formats/import/documents/build-zip.ts';

const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const yellow = '<w:highlight w:val="yellow"/>';
const about = (id: number, words: string) =>
  `<w:commentRangeStart w:id="${id}"/>${words}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
const comment = (id: number, author: string, text: string) =>
  `<w:comment w:id="${id}" w:author="${author}" w:date="2026-05-04T10:00:00Z"><w:p>${run(text)}</w:p></w:comment>`;

const minutes = buildDocx(
  `<w:p>${run('The council met on Monday.')}</w:p><w:p>${run('Mayor Ada Quist said that ')}${about(1, run('the quay will be closed', yellow))}${run(' and the ferry would ')}${about(2, run('leave at noon'))}${run('.')}</w:p>`,
  { comments: comment(1, 'Jo Reader', 'Who closed it?') + comment(2, 'Bo Editor', 'Check the timetable.') },
);

test('what was highlighted in a Word document becomes claims, its comments notes, and both go out again', async ({ appPage: page }) => {
  await page.locator('.app').waitFor();
  await page.keyboard.press('ControlOrMeta+o');
  await page
    .getByLabel('Choose files')
    .setInputFiles([file('minutes.docx', Buffer.from(minutes), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')]);
  await page.getByRole('button', { name: /^Review/ }).click();
  const review = page.getByRole('region', { name: 'Review import' });
  await expect(review.getByRole('checkbox', { name: 'Make claims of 1 highlight' })).toBeChecked();
  await expect(review.getByRole('checkbox', { name: 'Make claims of 1 comment' })).not.toBeChecked();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press('ControlOrMeta+Enter');

  // the claim with what was said of it, by whoever said it
  const claims = page.getByRole('list', { name: 'Claims in this source' }).getByRole('button');
  await expect(claims).toHaveCount(1);
  await expect(claims).toHaveAccessibleName(/the quay will be closed/);
  await claims.click();
  const details = page.getByRole('complementary', { name: 'Claim details' });
  await expect(details.getByRole('textbox', { name: 'Note' })).toHaveValue('Who closed it?');

  await page.getByRole('link', { name: 'Report' }).click();
  await page.getByRole('radio', { name: /^DOCX/ }).click();
  await page.getByRole('checkbox', { name: /^Notes/ }).check();
  await page.getByRole('checkbox', { name: 'Analyst names' }).check();
  const downloading = page.waitForEvent('download');
  await page
    .getByRole('button', { name: /^Export/ })
    .last()
    .click();
  const parts = unzipSync(readFileSync(await (await downloading).path()));
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  expect(part('word/document.xml')).toMatch(
    /<w:commentRangeStart[^>]*>(?:(?!<\/w:p>).)*<w:shd[^>]*>(?:(?!<\/w:p>).)*the quay will be closed/,
  );
  expect(part('word/comments.xml')).toMatch(/w:author="Jo Reader"(?:(?!<\/w:comment>).)*Who closed it\?/);
  expect(part('word/comments.xml')).toMatch(/w:author="Bo Editor"(?:(?!<\/w:comment>).)*Check the timetable\./);
});
