import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app-page.ts';
import { reopen } from '../support/seed-rows.ts';

const article = `Harbour board delays the new ferry

The harbour board said on Monday that the new ferry would not sail before June.

“We found rust in two of the tanks,” said Ingrid Halvorsen, who chairs the board. “Nobody wants to repeat last winter.”

According to the shipyard, the repairs began in March. Halvorsen noted that the delay would cost 3 million kroner.
`;

async function paste(page: Page, text: string): Promise<void> {
  await page
    .getByText(/^Saved/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Import sources' }).first().click();
  await page.getByRole('textbox', { name: 'Paste text' }).fill(text);
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('region', { name: 'Review import' }).waitFor();
  await page
    .getByRole('button', { name: /^Import/ })
    .last()
    .click();
}

const review = (page: Page) => page.getByRole('button', { name: /^Review.*suggestion/ });
const suggestedWords = (page: Page) => page.locator('.suggestion .said');
const claims = (page: Page) => page.getByRole('list', { name: 'Claims in this source' }).getByRole('listitem');

test('suggestions are proposed, walked through by key, and stay decided', async ({ appPage: page }) => {
  await paste(page, article);
  await expect(review(page)).toHaveText(/Review 4 suggestions/);
  await expect(claims(page)).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Suggestions in this source' }).getByRole('listitem')).toHaveCount(4);

  await review(page).click();
  await expect(suggestedWords(page)).toHaveText('the new ferry would not sail before June');
  await expect(page.getByRole('region', { name: 'Why this is suggested' })).toContainText(
    '“said” of “The harbour board” is followed by what was said',
  );
  await page.keyboard.press('a');
  await expect(claims(page)).toHaveCount(1);
  await expect(suggestedWords(page)).toContainText('We found rust');

  // changed before it is accepted: the end moves back by a word
  await page.keyboard.press('j');
  await expect(suggestedWords(page)).toHaveText('the repairs began in March');
  await page.keyboard.press('b');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^Claim 2 / })).toBeVisible();
  await expect(page.locator('.inspector .said')).toHaveText('the repairs began');
  await expect(claims(page)).toHaveCount(2);
  await expect(review(page)).toHaveText(/Review 2/);

  await page.keyboard.press('r');
  await expect(suggestedWords(page)).toContainText('the delay would cost 3 million kroner');
  const violations = (await new AxeBuilder({ page }).analyze()).violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`);
  expect(violations).toEqual([]);
  await page.keyboard.press('x');
  await expect(review(page)).toHaveText(/Review 1 suggestion/);

  await page.keyboard.press('Control+z');
  await expect(review(page)).toHaveText(/Review 2/);
  await page.keyboard.press('Control+Shift+z');
  await expect(review(page)).toHaveText(/Review 1/);

  // the one that is left is accepted by its button; what was rejected does not come back
  await page.getByRole('button', { name: /^Accept/ }).click();
  await expect(claims(page)).toHaveCount(3);
  await expect(review(page)).toHaveCount(0);
  const names = page.getByRole('navigation', { name: 'Sources' });
  await expect(names.getByText('Ingrid Halvorsen')).toBeVisible();
  await page
    .getByText(/^Saved/)
    .first()
    .waitFor();
  await reopen(page);
  await page.getByRole('button', { name: 'More about suggestions' }).click();
  await page.getByRole('menuitem', { name: 'Show rejected' }).click();
  await page.getByRole('button', { name: 'More about suggestions' }).click();
  await page.getByRole('menuitem', { name: 'List suggestions' }).click();
  await expect(page.getByRole('region', { name: 'Rejected' })).toContainText('the delay would cost 3 million kroner');
  await expect(review(page)).toHaveCount(0);
});

test('a language that is not read is named; likely ones are accepted at once; the settings turn all of it off', async ({
  appPage: page,
}) => {
  await paste(
    page,
    'Most zostanie zamknięty jesienią\n\nBurmistrz Anna Nowak powiedziała w poniedziałek, że most zostanie zamknięty jesienią. „Nie mamy wyboru” – dodała, a mieszkańcy miasta przyjęli tę wiadomość ze spokojem i zrozumieniem.\n',
  );
  await expect(page.getByText('No suggestions for this language: Polish')).toBeVisible();
  await paste(page, article);
  await expect(review(page)).toBeVisible();
  await page.getByRole('button', { name: 'More about suggestions' }).click();
  await page.getByRole('menuitem', { name: 'List suggestions' }).click();
  const list = page.getByRole('list', { name: 'Suggestions to review' });
  await expect(list.getByRole('button', { name: /^Accept the new ferry/ })).toBeVisible();
  await page.getByRole('radio', { name: 'Worth checking' }).click();
  await expect(list.getByRole('listitem').first()).toContainText('3 million kroner');
  const likely = page.getByRole('button', { name: /^Accept all likely ones/ });
  const count = Number(/\d+/.exec((await likely.textContent()) ?? '')?.[0]);
  await likely.click();
  await expect(claims(page)).toHaveCount(count);
  await page.keyboard.press('Control+z');
  await expect(claims(page)).toHaveCount(0);

  // the same statement in another source is offered as one claim in two places
  await paste(page, 'Ferry late\n\nA union newsletter wrote that the new ferry would not be sailing before June.\n');
  await expect(review(page)).toHaveText(/Review 1 suggestion/);
  await page.getByRole('list', { name: 'Suggestions in this source' }).getByRole('button').click();
  await page.getByRole('button', { name: /^Accept/ }).click();
  await page.getByRole('button', { name: /^Link as the same statement/ }).click();
  await expect(page.getByRole('heading', { name: 'Said in 2 places' })).toBeVisible();

  await page.keyboard.press('Control+,');
  await page.getByRole('switch', { name: /^Suggest who said what/ }).click();
  await page.keyboard.press('Escape');
  await expect(review(page)).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Suggestions in this source' })).toHaveCount(0);
});

test('what is said more than once is listed, linked and unlinked; statements that may be in tension are offered', async ({
  appPage: page,
}) => {
  await paste(page, 'Ferry delayed\n\nThe harbour board said that the new ferry would not sail before June.\n');
  await review(page).click();
  await page.keyboard.press('a');
  await paste(page, 'Ferry late\n\nA union newsletter wrote that the new ferry would not be sailing before June.\n');
  await paste(
    page,
    'Cost\n\nThe ferry is small and white. In winter it lies in the dock, and in summer it goes to the islands twice a day with mail, milk and bread.\n\nThe harbour board said that the delay of the ferry would cost 3 million kroner.\n',
  );
  await review(page).click();
  await page.keyboard.press('a');
  await paste(
    page,
    'Quay to be rebuilt\n\nThe quay is old. Nobody has counted the piles since the war, and the crane has stood still for nine years.\n\nThe harbour board said that the delay of the ferry would cost 5 million kroner.\n',
  );
  await review(page).click();
  await page.keyboard.press('a');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('said more than once');
  await page.keyboard.press('Enter');
  const panel = page.locator('.suggestion-repeats');
  await expect(panel.getByRole('heading', { name: /^Said more than once 1$/ })).toBeVisible();
  await expect(panel.getByRole('listitem').first()).toContainText('the new ferry would not be sailing before June');
  const tension = panel.getByRole('region', { name: 'May be in tension' });
  await expect(tension).toContainText('3 million kroner');
  await expect(tension).toContainText('5 million kroner');
  expect((await new AxeBuilder({ page }).analyze()).violations.map((one) => one.id)).toEqual([]);
  // each of the two leads to its own place, where the details of the claim take over
  for (const [words, title] of [
    ['5 million kroner', 'Quay to be rebuilt'],
    ['3 million kroner', 'Cost'],
  ] as const) {
    await tension.getByRole('button', { name: new RegExp(`^the delay of the ferry would cost ${words}.*${title}$`) }).press('Enter');
    await expect(page.getByRole('article', { name: title })).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('said more than once');
    await page.keyboard.press('Enter');
  }

  // the words lead to their place, and the list stays
  await panel.getByRole('button', { name: /^A union newsletter wrote/ }).press('Enter');
  await expect(page.getByRole('article')).toContainText('A union newsletter wrote');
  await panel.getByRole('button', { name: 'Link as one claim in 2 places' }).click();
  await expect(panel).toContainText('No claim of this case is said in another place.');
  await page.keyboard.press('Control+z');
  await expect(panel.getByRole('button', { name: 'Link as one claim in 2 places' })).toBeVisible();
  await tension.getByRole('button', { name: /^Put .* in tension with/ }).click();
  await expect(tension).toHaveCount(0);
});
