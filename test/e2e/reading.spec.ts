import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app-page.ts';
import { sampleCase } from '../support/sample-case.ts';
import { seedCase } from '../support/seed-case.ts';

const data = sampleCase();
const text = data.texts[0]?.text ?? '';

/** Selects words in the text through the Selection API, as a script or an assistive tool would. */
async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const block = [...document.querySelectorAll('[data-start]')].find((element) => element.textContent?.includes(wanted));
    const node = block?.firstChild;
    if (!(node instanceof Text)) throw new Error(`no block says "${wanted}"`);
    const at = node.data.indexOf(wanted);
    getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
  }, words);
}

test.beforeEach(async ({ appPage }) => {
  await seedCase(appPage, data);
});

test('each block stands in the text at the offset it names', async ({ appPage }) => {
  const article = appPage.getByRole('article', { name: 'Harbour town weighs a second ferry line' });
  await article.getByRole('button', { name: 'Show sign-up message' }).click();
  await expect(article.locator('[data-start]')).toHaveCount(data.texts[0]?.blocks.length ?? 0);
  const blocks = await article
    .locator('[data-start]')
    .evaluateAll((elements) =>
      elements.map((element) => ({ start: Number(element.getAttribute('data-start')), words: element.textContent ?? '' })),
    );
  for (const block of blocks) expect(text.slice(block.start, block.start + block.words.length)).toBe(block.words);
});

test('the margin lists every claim in text order with speaker, cue, number and passage', async ({ appPage }) => {
  const list = appPage.getByRole('list', { name: 'Claims in this source' });
  await expect(list.getByRole('listitem')).toHaveCount(data.claims.length);
  const names = await list.getByRole('button').evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''));
  expect(names.map((name) => Number(/, (\d+):/.exec(name)?.[1]))).toEqual(data.claims.map((_, i) => i + 1));
  expect(names.join('\n')).toContain('Okafor');
});

test('the cursor goes by word, sentence and paragraph, and Shift selects', async ({ appPage }) => {
  const article = appPage.getByRole('article');
  await article.focus();
  await appPage.keyboard.press('ControlOrMeta+Home');
  await appPage.keyboard.press('ControlOrMeta+ArrowDown');
  await appPage.keyboard.press('Shift+ArrowRight');
  await appPage.keyboard.press('Shift+ArrowRight');
  expect(await appPage.evaluate(() => getSelection()?.toString())).toBe('Mayor Ines');
  await appPage.keyboard.press('Shift+End');
  expect(await appPage.evaluate(() => getSelection()?.toString())).toMatch(/^Mayor Ines Okafor said .* winter”\.$/);
  await expect(appPage.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Claim' })).toBeVisible();
  await appPage.keyboard.press('Escape');
  await expect(appPage.getByRole('toolbar', { name: 'Selection' })).toBeHidden();
});

test('J and K walk through the claims, O through those that overlap', async ({ appPage }) => {
  await appPage.getByRole('article').focus();
  await appPage.keyboard.press('ControlOrMeta+Home');
  const current = appPage.getByRole('list', { name: 'Claims in this source' }).locator('[aria-current="true"]');
  await appPage.keyboard.press('j');
  await expect(current).toHaveAttribute('aria-label', /, 1: /);
  await appPage.keyboard.press('j');
  await expect(current).toHaveAttribute('aria-label', /, 2: /);
  await appPage.keyboard.press('k');
  await expect(current).toHaveAttribute('aria-label', /, 1: /);
});

test('the edges of a claim move by word and can be taken back, as one step', async ({ appPage }) => {
  await appPage.getByRole('article').focus();
  await appPage.keyboard.press('ControlOrMeta+Home');
  await appPage.keyboard.press('j');
  const current = appPage.getByRole('list', { name: 'Claims in this source' }).locator('[aria-current="true"]');
  const before = await current.getAttribute('aria-label');
  await appPage.keyboard.press('b');
  await appPage.keyboard.press('ArrowLeft');
  await appPage.keyboard.press('ArrowLeft');
  await expect(current).not.toHaveAttribute('aria-label', before ?? '');
  await appPage.keyboard.press('Enter');
  await expect(appPage.getByRole('button', { name: /^Undo: adjust edges of claim 1/ })).toBeVisible();
  await appPage.keyboard.press('ControlOrMeta+z');
  await expect(current).toHaveAttribute('aria-label', before ?? '');
});

test('find marks hits and steps through them', async ({ appPage }) => {
  await appPage.keyboard.press('ControlOrMeta+f');
  await appPage.getByRole('searchbox', { name: 'Find in source' }).fill('okafor');
  await expect(appPage.getByText('1 of 2')).toBeVisible();
  await appPage.keyboard.press('Enter');
  await expect(appPage.getByText('2 of 2')).toBeVisible();
  expect(await appPage.evaluate(() => CSS.highlights.get('found')?.size)).toBe(2);
  await appPage.keyboard.press('Escape');
  expect(await appPage.evaluate(() => CSS.highlights.get('found')?.size)).toBe(0);
});

test('a selection made by script offers the same acts as one made by mouse', async ({ appPage }) => {
  await select(appPage, 'econd line would carr');
  const toolbar = appPage.getByRole('toolbar', { name: 'Selection' });
  for (const name of ['Claim', 'Speaker', 'Cue', 'Add part', 'Note']) await expect(toolbar.getByRole('button', { name })).toBeVisible();
});

test('a note can be written on selected words and is one undo step', async ({ appPage }) => {
  await select(appPage, 'letter from the Harbour Office');
  await appPage.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Note' }).click();
  const note = appPage.getByRole('textbox', { name: 'Passage note' });
  await expect(note).toBeFocused();
  await appPage.keyboard.type('Ask for a copy');
  await expect(note).toHaveValue('Ask for a copy');
  await appPage.keyboard.press('Escape');
  await expect.poll(() => appPage.evaluate(() => CSS.highlights.get('note')?.size ?? 0)).toBe(data.notes.length + 1);
});

test('set-aside text can be kept again, undone in one step', async ({ appPage }) => {
  await appPage.getByRole('button', { name: 'Show sign-up message' }).click();
  await appPage.getByRole('button', { name: 'Keep in the text' }).click();
  await expect(appPage.getByRole('button', { name: 'Hide sign-up message' })).toBeHidden();
  await appPage.keyboard.press('ControlOrMeta+z');
  await expect(appPage.getByRole('button', { name: 'Hide sign-up message' })).toBeVisible();
});

test('the original can be read beside the cleaned text', async ({ appPage }) => {
  await appPage.getByRole('radio', { name: 'Original' }).click();
  await expect(appPage.getByRole('region', { name: /^Original file/ })).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`the reader has no accessibility faults, ${theme}`, async ({ appPage }) => {
    await appPage.emulateMedia({ colorScheme: theme });
    await expect(appPage.locator('html')).toHaveAttribute('data-theme', theme);
    const result = await new AxeBuilder({ page: appPage }).analyze();
    expect(result.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
  });
}
