import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app-page.ts';
import { sampleCase } from '../support/sample-case.ts';
import { seedCase } from '../support/seed-case.ts';

const prompt = (page: Page) => page.getByRole('dialog', { name: 'Open this address outside Hearsay?' });

/** The sample case with a link as evidence for its first claim, that claim in hand. */
async function withLink(page: Page, url: string): Promise<void> {
  const data = sampleCase();
  const claim = [...data.claims].sort((one, other) => (one.spans[0]?.start ?? 0) - (other.spans[0]?.start ?? 0))[0];
  if (!claim) throw new Error('the case has no claim');
  const { caseId, id: claimId, createdAt } = claim;
  const link = {
    id: 'link',
    caseId,
    claimId,
    kind: 'link' as const,
    sourceId: '',
    spans: [],
    quotes: [],
    url,
    title: 'Council minutes',
    stance: 'supports' as const,
    note: '',
    createdAt,
  };
  await seedCase(page, { ...data, evidence: [link] });
  await page.getByRole('list', { name: 'Claims in this source' }).getByRole('button').first().click();
}

const evidence = (page: Page) => page.getByRole('button', { name: /Council minutes/ }).first();

test('shows the whole address before it opens, and Cancel opens nothing', async ({ appPage: page, context, problems }) => {
  problems.expectProblem(/archive\.example\.org/);
  const address = 'https://archive.example.org/minutes?year=2024&page=3';
  await withLink(page, address);
  await evidence(page).click();
  await expect(prompt(page)).toContainText(address);
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  expect((await new AxeBuilder({ page }).include('.dialog').analyze()).violations).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(prompt(page)).toHaveCount(0);
  expect(context.pages()).toHaveLength(1);

  await context.route('https://archive.example.org/**', (route) => route.fulfill({ body: 'minutes' }));
  await evidence(page).click();
  const [opened] = await Promise.all([context.waitForEvent('page'), page.getByRole('button', { name: 'Open', exact: true }).click()]);
  expect(opened.url() === 'about:blank' ? await opened.waitForURL(address).then(() => opened.url()) : opened.url()).toBe(address);
  expect(await opened.evaluate(() => window.opener)).toBeNull();
});

test('says why an address is never opened', async ({ appPage: page }) => {
  await withLink(page, 'https://me:secret@example.org/');
  await evidence(page).click();
  await expect(page.getByRole('alert').filter({ hasText: 'user name or password' })).toBeVisible();
  await expect(prompt(page)).toHaveCount(0);
});
