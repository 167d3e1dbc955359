import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/app-page.ts';
import { file } from '../support/import-fixtures.ts';

const rows = [
  'id,headline,said by,day,statement',
  '1,Night fees,Ines Okafor,2021-09-14,"We have counted every boat since March, and spoken to every skipper in the port."',
  '2,Ferries,Tomas Reyes,2021-09-15,"Fares will be lowered by half before the summer, whatever the ministry says about it."',
  '3,Pier,Ines Okafor,2021-09-16,"The northern pier stays open for as long as there are boats that want to land there."',
];

test('makes a source of each row of a table, in one step, and remembers its columns', async ({ appPage: page }) => {
  const sources = page.getByRole('navigation', { name: 'Sources' }).getByRole('list', { name: 'Sources' });
  const choose = async (name: string, lines: readonly string[]) => {
    await page.locator('.app').waitFor();
    await page.keyboard.press('ControlOrMeta+o');
    await page.getByLabel('Choose files').setInputFiles(file(name, lines.join('\n'), 'text/csv'));
    await page.getByRole('button', { name: /^Review/ }).click();
  };
  await choose('statements.csv', rows);
  const asked = page.getByRole('region', { name: 'statements.csv needs you' });
  await expect(asked.getByRole('heading')).toBeFocused();
  await expect(asked.getByRole('combobox', { name: 'Text' })).toHaveValue('4');
  await expect(asked.getByRole('combobox', { name: 'Published' })).toHaveValue('3');
  await expect(asked.getByRole('columnheader', { name: 'Speaker said by' })).toBeVisible();
  await asked.getByRole('combobox', { name: 'Byline' }).selectOption('said by');
  await expect(asked.getByRole('combobox', { name: 'Speaker' })).toHaveValue('');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await asked.getByRole('button', { name: 'Import 3 sources' }).click();

  await expect(page.getByRole('article', { name: 'Night fees' })).toContainText('We have counted every boat');
  await expect(sources.getByRole('listitem')).toHaveCount(3);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(sources.getByRole('listitem')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(sources.getByRole('listitem')).toHaveCount(3);

  await choose('more.csv', [
    ...rows,
    '4,Buoys,Ada Quist,2021-09-17,"Two buoys were lost in the storm and have not been replaced since the spring."',
  ]);
  const again = page.getByRole('region', { name: 'more.csv needs you' });
  await expect(again.getByRole('combobox', { name: 'Byline' })).toHaveValue('2');
  await again.getByRole('button', { name: 'Import 4 sources' }).click();
  await expect(sources.getByRole('listitem')).toHaveCount(4);
  await expect(page.getByRole('region', { name: 'Messages' }).getByText('3 rows were here already')).toBeVisible();
});
