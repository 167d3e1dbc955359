import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/app-page.ts';
import { file } from '../support/import-fixtures.ts';

const hearing = file(
  'hearing.vtt',
  `WEBVTT

00:00:04.000 --> 00:00:09.000
<v THE CHAIR>Good morning. We are here to talk about the harbour fees.

00:12:30.000 --> 00:12:34.000
<v Sen. Jane Doe (D-OH)>The fees rose by forty per cent in two years.

00:12:34.000 --> 00:12:40.000
<v Sen. Jane Doe (D-OH)>The port said that it would pay for the dredging.

00:12:41.000 --> 00:12:45.000
<v TOM LINDQVIST, PORT DIRECTOR>The port never promised that.
`,
  'text/vtt',
);

test('a transcript brings in its speakers and times, gives them to claims and reports, and undo takes all of it back', async ({
  appPage: page,
}) => {
  await page.getByRole('button', { name: 'Import sources' }).first().click();
  await page.getByLabel('Choose files').setInputFiles(hearing);
  await page
    .getByRole('button', { name: /^Review/ })
    .last()
    .click();
  const review = page.getByRole('region', { name: 'Review import' });
  await expect(review.getByRole('heading', { name: '3 speakers, 3 turns' })).toBeVisible();
  await review.getByRole('combobox', { name: 'Name for “THE CHAIR”' }).fill('Ruth Okafor');
  await review.getByRole('combobox', { name: 'Name for “THE CHAIR”' }).press('Enter');
  await review.getByRole('button', { name: /^Import/ }).click();

  const article = page.getByRole('article', { name: 'hearing.vtt' });
  const turn = article.locator('[data-start]', { hasText: 'The fees rose' });
  await expect(turn).toHaveAttribute('data-who', 'Jane Doe');
  await expect(turn).toHaveAttribute('data-time', '0:12:30');
  await expect(turn).toHaveText('The fees rose by forty per cent in two years. The port said that it would pay for the dredging.');
  const voices = page.getByRole('list', { name: 'Who speaks here' });
  await expect(voices.getByRole('button')).toHaveCount(3);
  await expect(voices.getByRole('button', { name: /Ruth Okafor.*1 turn/ })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  // a claim in the second caption of the turn: the turn's speaker, that caption's time
  await turn.evaluate((block) => {
    const node = block.firstChild;
    if (!(node instanceof Text)) throw new Error('a block holds one text');
    const at = node.data.indexOf('it would pay');
    getSelection()?.setBaseAndExtent(node, at, node, at + 'it would pay for the dredging'.length);
  });
  await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Claim' }).click();
  const who = page.getByRole('combobox', { name: 'Who says this?' });
  await expect(page.getByRole('option').first()).toHaveText(/Jane Doe.*Speaks this turn/);
  await who.press('Enter');
  const details = page.getByRole('complementary', { name: 'Claim details' });
  await expect(details.getByRole('radio', { name: 'Direct', exact: true })).toBeChecked();
  await expect(details.getByRole('button', { name: '0:12:34' })).toBeVisible();

  await page.getByRole('link', { name: 'Report' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Export HTML/ }).click();
  const html = readFileSync(await (await downloading).path(), 'utf8');
  expect(html).toContain('at 0:12:34');
  expect(html).toContain('Jane Doe');

  await page.getByRole('link', { name: 'Speakers' }).click();
  await expect(page.getByRole('list', { name: 'Speakers' }).getByRole('button')).toHaveCount(3);
  // the one of the top bar: messages have one of their own
  const undo = page.getByRole('button', { name: /^Undo:/ });
  await undo.click();
  await expect(undo).toHaveAccessibleName(/import hearing/i);
  await undo.click();
  await expect(page.getByRole('list', { name: 'Speakers' }).getByRole('button')).toHaveCount(0);
});
