import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { asNewCase } from '../../renderer/formats/export/as-new-case.ts';
import { writeCaseFile } from '../../renderer/formats/export/case-file.ts';
import { expect, test } from '../support/app-page.ts';
import { sampleCase } from '../support/sample-case.ts';
import { seedCase } from '../support/seed-case.ts';

const mine = sampleCase();

/** The same sources as another analyst has them: one claim less, one with another verdict, one note of her own. */
async function bensFile(): Promise<Buffer> {
  const data = asNewCase(mine);
  const [first, ...others] = data.claims.map((claim) => ({ ...claim, createdBy: 'Ben', tension: [] }));
  const claims = others.map((claim, i) =>
    i === 0 ? { ...claim, verdict: 'needs-context', topics: data.codes.slice(0, 1).map((code) => code.id) } : claim,
  );
  const ben = {
    ...data,
    claims,
    attributions: data.attributions.filter((row) => row.claimId !== first?.id),
    evidence: data.evidence.filter((row) => row.claimId !== first?.id),
    notes: data.notes.map((note) => ({ ...note, id: 'note-of-ben', text: 'Ask the ferry line too.' })),
    decisions: [],
    edits: [],
  };
  return Buffer.from(await writeCaseFile(ben, '2026-11-24T10:00:00.000Z'));
}

async function openBens(page: Page): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Search or run a command' }).click();
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill('Open case file');
  await page.getByRole('option', { name: /^Open case file/ }).click();
  await (await choosing).setFiles({ name: 'ben.hearsay', mimeType: '', buffer: await bensFile() });
}

const claimsHere = (page: Page) => page.getByRole('list', { name: 'Claims in this source' }).getByRole('listitem');

test.beforeEach(async ({ appPage: page }) => {
  await seedCase(page, mine);
  await expect(claimsHere(page)).toHaveCount(mine.claims.length);
});

test('a colleague’s case of the same sources is compared, its conflicts decided, and merged in one step', async ({ appPage: page }) => {
  await openBens(page);
  await page.getByRole('button', { name: 'Add to this case' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add ben.hearsay to this case' });
  await expect(dialog.getByRole('status')).toContainText('1 in conflict');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const verdict = dialog.getByRole('group', { name: 'Verdict' });
  await expect(verdict.getByRole('radio', { name: /Mine/ })).toBeChecked();
  await verdict.getByRole('radio', { name: /Theirs/ }).check();
  // what is not wanted is left out, one by one or a kind at a time
  const merge = dialog.getByRole('button', { name: /^Merge: 1 added, \d changed/ });
  await expect(merge).toBeVisible();
  const notes = dialog.getByRole('checkbox', { name: 'All added notes' });
  await notes.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('checkbox', { name: /^Note / })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(notes).not.toBeChecked();
  await expect(dialog.getByRole('button', { name: /^Merge: 0 added/ })).toBeVisible();
  await notes.check();
  await merge.click();
  await expect(page.locator('.toast', { hasText: 'Added ben.hearsay to this case' })).toBeVisible();
  await expect(claimsHere(page)).toHaveCount(mine.claims.length);
  await expect(page.getByRole('list', { name: 'Claims in this source' }).getByRole('button', { name: /needs context/i })).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('list', { name: 'Claims in this source' }).getByRole('button', { name: /needs context/i })).toHaveCount(0);
});

test('analysts’ claims kept apart are measured, differences decided one by one, and others’ claims hidden while blind', async ({
  appPage: page,
}) => {
  await openBens(page);
  await page.getByRole('button', { name: 'Add to this case' }).click();
  await page.getByRole('switch', { name: 'Keep analysts’ claims on the same words apart' }).click();
  await page.getByRole('button', { name: /^Merge/ }).click();
  const both = mine.claims.length * 2 - 1;
  await expect(claimsHere(page)).toHaveCount(both);

  await page.getByRole('button', { name: 'Search or run a command' }).click();
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill('Agreement of analysts');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /Krippendorff’s unitizing alpha/ })).toBeVisible();
  const differences = page.getByRole('region', { name: /^Differences/ }).getByRole('listitem');
  await expect(differences).toHaveCount(2);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const verdict = differences.filter({ hasText: 'Verdict' });
  await verdict.getByRole('button', { name: 'Field by field' }).click();
  await verdict.getByRole('group', { name: 'Verdict' }).getByRole('radio', { name: /Ben/ }).check();
  await verdict.getByRole('button', { name: 'Take these' }).click();
  await expect(verdict).toContainText('Decided: put together field by field');
  await verdict.getByRole('button', { name: 'Decide again' }).click();
  await verdict.getByRole('button', { name: 'Take Ben' }).click();
  await expect(verdict).toContainText('Decided: Ben stands');
  await verdict.getByRole('button', { name: /^Show in/ }).click();
  await expect(claimsHere(page)).toHaveCount(both - 1);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(claimsHere(page)).toHaveCount(both);

  await page.getByRole('button', { name: 'Back to Agreement' }).click();
  await page.getByRole('button', { name: 'Work blind' }).click();
  await expect(page.getByText(/Working blind: \d+ claims hidden/)).toBeVisible();
  await page.getByRole('link', { name: 'Claims' }).click();
  await expect(page.getByText(/Working blind/)).toBeVisible();
});
