import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app-page.ts';
import { sampleCase } from '../support/sample-case.ts';
import { seedCase } from '../support/seed-case.ts';

/** Keyboard only, found by role and name, as the contract has it. */
const details = (page: Page) => page.getByRole('complementary', { name: 'Claim details' });
const who = (page: Page) => page.getByRole('combobox', { name: 'Who says this?' });
const announced = (page: Page) => page.locator('[data-announcer]');
const claimHead = (page: Page, number: number) => details(page).getByRole('heading', { name: `Claim ${number} of` });

async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const block = [...document.querySelectorAll('[data-start]')].find((element) => element.textContent?.includes(wanted));
    const node = block?.firstChild;
    if (!(node instanceof Text)) throw new Error(`no block says "${wanted}"`);
    const at = node.data.indexOf(wanted);
    getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
  }, words);
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toBeVisible();
}

/** Takes a claim in hand by stepping to it from the top of the text. */
async function hold(page: Page, number: number): Promise<void> {
  await page.getByRole('article').focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Home');
  for (let i = 0; i < number; i++) await page.keyboard.press('j');
  await expect(claimHead(page, number)).toBeVisible();
}

async function saved(page: Page): Promise<void> {
  await expect(page.locator('[data-save="saved"]')).toBeVisible();
}

test.beforeEach(async ({ appPage }) => {
  await seedCase(appPage, sampleCase());
});

test.describe('who says it', () => {
  test('after C the first candidate is taken by Enter, with cue and speaker words, and the text has the focus again', async ({
    appPage,
  }) => {
    await select(appPage, 'is not ready for winter');
    await appPage.keyboard.press('c');
    await expect(who(appPage)).toBeFocused();
    await expect(appPage.getByRole('option', { selected: true })).toHaveAccessibleName(/^Ines Okafor/);
    await appPage.keyboard.press('Enter');
    await expect(appPage.getByRole('article')).toBeFocused();
    await expect(who(appPage)).toHaveValue('Ines Okafor');
    await expect(details(appPage).getByRole('button', { name: 'Show the words “noted” in the text' })).toBeVisible();
    await expect(details(appPage).getByRole('radio', { name: 'Direct', exact: true })).toBeChecked();
    await expect(announced(appPage)).toContainText('Ines Okafor');
  });

  test('there is one field for the question, wherever it is asked', async ({ appPage }) => {
    await hold(appPage, 3);
    await expect(who(appPage)).toHaveCount(1);
    await appPage.keyboard.press('s');
    await expect(who(appPage)).toHaveCount(1);
    await expect(who(appPage)).toBeFocused();
    await appPage.keyboard.press('Escape');
    await expect(who(appPage)).toHaveCount(1);
    await expect(who(appPage)).toHaveValue('A letter');
  });

  test('typing filters names and aliases; a name nobody has makes a new speaker, and undo takes it back whole', async ({ appPage }) => {
    await hold(appPage, 4);
    await appPage.keyboard.press('s');
    await who(appPage).fill('mayor');
    await expect(appPage.getByRole('option').first()).toHaveAccessibleName(/^Ines Okafor/);
    await who(appPage).fill('Port Authority');
    await expect(appPage.getByRole('option', { name: 'New speaker' })).toHaveAttribute('aria-selected', 'true');
    await appPage.keyboard.press('Enter');
    await expect(who(appPage)).toHaveValue('Port Authority');
    await expect(details(appPage).getByRole('button', { name: 'Kind of Port Authority: Organisation' })).toBeVisible();
    await expect(appPage.getByRole('link', { name: /^Speakers/ })).toHaveText(/5/);
    await saved(appPage);
    await appPage.keyboard.press('ControlOrMeta+z');
    await expect(who(appPage)).toHaveValue('Speaker not set');
    await expect(appPage.getByRole('link', { name: /^Speakers/ })).toHaveText(/4/);
  });

  test('a digit sets a candidate, Esc leaves the speaker open, unattributed is an answer', async ({ appPage }) => {
    await hold(appPage, 4);
    await appPage.keyboard.press('s');
    const second = await appPage.getByRole('option').nth(1).locator('.who-name').textContent();
    await appPage.keyboard.press('2');
    await expect(who(appPage)).toHaveValue(second ?? '');
    await appPage.keyboard.press('s');
    await appPage.keyboard.press('Escape');
    await expect(appPage.getByRole('article')).toBeFocused();
    await expect(who(appPage)).toHaveValue(second ?? '');
    await appPage.keyboard.press('s');
    await appPage.keyboard.type('unattr');
    await appPage.keyboard.press('Enter');
    await expect(who(appPage)).toHaveValue('Unattributed');
  });

  test('New speaker … asks for the name first', async ({ appPage }) => {
    await hold(appPage, 4);
    await appPage.keyboard.press('s');
    await appPage.getByRole('option', { name: 'New speaker' }).click();
    await expect(who(appPage)).toBeFocused();
    await appPage.keyboard.type('Jo Fisher');
    await appPage.keyboard.press('Enter');
    await expect(who(appPage)).toHaveValue('Jo Fisher');
    await expect(details(appPage).getByRole('button', { name: 'Kind of Jo Fisher: Person' })).toBeVisible();
  });

  test('the field of the details asks in place and keeps the focus', async ({ appPage }) => {
    await hold(appPage, 2);
    await appPage.keyboard.press('Enter');
    await expect(who(appPage)).toBeFocused();
    await appPage.keyboard.press('ArrowDown');
    await expect(details(appPage).getByRole('listbox')).toBeVisible();
    await appPage.keyboard.type('harbour o');
    await appPage.keyboard.press('Enter');
    await expect(who(appPage)).toBeFocused();
    await expect(who(appPage)).toHaveValue('Harbour Office');
    await who(appPage).fill('okaf');
    await appPage.keyboard.press('Escape');
    await expect(who(appPage)).toHaveValue('Harbour Office');
    await appPage.keyboard.press('Escape');
    await expect(appPage.getByRole('article')).toBeFocused();
  });

  test('the kind of a new speaker is put right in one step', async ({ appPage }) => {
    await hold(appPage, 3);
    await details(appPage).getByRole('button', { name: 'Kind of A letter' }).press('Enter');
    await appPage.getByRole('menuitemradio', { name: 'Organisation' }).press('Enter');
    await expect(details(appPage).getByRole('button', { name: 'Kind of A letter: Organisation' })).toBeVisible();
  });
});

test('a claim said by several: each in its own group, the first with the plain names', async ({ appPage }) => {
  await hold(appPage, 2);
  await details(appPage).getByRole('button', { name: 'Another speaker' }).press('Enter');
  await expect(who(appPage)).toBeFocused();
  await appPage.keyboard.type('Harbour O');
  await appPage.keyboard.press('Enter');
  const second = details(appPage).getByRole('group', { name: 'Speaker 2 of 2' });
  await expect(second.getByRole('combobox', { name: 'Speaker 2', exact: true })).toHaveValue('Harbour Office');
  await expect(who(appPage)).toHaveCount(1);
  await expect(details(appPage).getByRole('radiogroup', { name: 'Quotation' })).toHaveCount(1);
  await second.getByRole('button', { name: /in which role/ }).press('Enter');
  await appPage.getByRole('menuitemradio', { name: 'Quoted by' }).press('Enter');
  await expect(second.getByRole('button', { name: /in which role: Quoted by/ })).toBeVisible();
  await details(appPage).getByRole('combobox', { name: 'Via whom' }).fill('a letter');
  await appPage.keyboard.press('Enter');
  await expect(details(appPage).getByRole('combobox', { name: 'Via whom' })).toHaveValue('A letter');
  await second.getByRole('button', { name: 'Remove speaker 2' }).press('Enter');
  await expect(details(appPage).getByRole('group', { name: /^Speaker/ })).toHaveCount(1);
});

test('what is judged and written is there after a reload', async ({ appPage }) => {
  await hold(appPage, 5);
  const pane = details(appPage);
  await expect(pane.getByRole('radiogroup', { name: 'Confidence' })).toHaveAccessibleDescription('Give a verdict first');
  await appPage.keyboard.press('2');
  await appPage.keyboard.press('Shift+3');
  await expect(pane.getByRole('radio', { name: 'Disputed' })).toBeChecked();
  await expect(pane.getByRole('radio', { name: 'High' })).toBeChecked();
  await appPage.keyboard.press('d');
  await expect(pane.getByRole('radio', { name: 'Mixed' })).toBeChecked();
  await appPage.keyboard.press('t');
  await expect(pane.getByRole('combobox', { name: 'Topics' })).toBeFocused();
  await appPage.keyboard.type('Winter');
  await appPage.keyboard.press('Enter');
  await expect(pane.getByRole('button', { name: 'Remove topic Winter' })).toBeVisible();
  await appPage.keyboard.press('Escape');
  await expect(appPage.getByRole('article')).toBeFocused();
  await appPage.keyboard.press('n');
  await expect(pane.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await appPage.keyboard.type('Ask about the <ice>.');
  await pane.getByRole('textbox', { name: 'Statement' }).fill('The line may start late.');
  await pane.getByRole('textbox', { name: 'Said on' }).fill('2026-05');
  await appPage.keyboard.press('Escape');
  await saved(appPage);
  await appPage.reload();
  await expect(claimHead(appPage, 5)).toBeVisible();
  await expect(pane.getByRole('textbox', { name: 'Note' })).toHaveValue('Ask about the <ice>.');
  await expect(pane.getByRole('textbox', { name: 'Statement' })).toHaveValue('The line may start late.');
  await expect(pane.getByRole('textbox', { name: 'Said on' })).toHaveValue('2026-05');
  await expect(pane.getByRole('radio', { name: 'Disputed' })).toBeChecked();
  await expect(pane.getByRole('button', { name: 'Remove topic Winter' })).toBeVisible();
});

test('the command field reaches what has no key, and names the verdicts of the scale', async ({ appPage }) => {
  await hold(appPage, 5);
  const run = async (words: string) => {
    await appPage.keyboard.press('ControlOrMeta+k');
    await expect(appPage.getByRole('combobox', { name: 'Search or run a command' })).toBeFocused();
    await appPage.keyboard.type(words);
    await appPage.keyboard.press('Enter');
  };
  await run('verdict: unver');
  await expect(details(appPage).getByRole('radio', { name: 'Unverifiable' })).toBeChecked();
  await run('add another speaker');
  await expect(who(appPage)).toBeFocused();
  await appPage.keyboard.type('Harbour O');
  await appPage.keyboard.press('Enter');
  await expect(details(appPage).getByRole('combobox', { name: 'Speaker 2', exact: true })).toHaveValue('Harbour Office');
  await run('tag this speaker');
  await expect(appPage.getByText('Tagged Ines Okafor in 1 place').first()).toBeVisible();
  await run('add evidence');
  await expect(details(appPage).getByRole('combobox', { name: 'Find evidence' })).toBeFocused();
});

test('verdicts are a radio group: arrows move through the scale, not checked takes the confidence away', async ({ appPage }) => {
  await hold(appPage, 1);
  const pane = details(appPage);
  await pane.getByRole('radio', { name: 'Refuted' }).focus();
  await appPage.keyboard.press('ArrowLeft');
  await expect(pane.getByRole('radio', { name: 'Needs context' })).toBeChecked();
  await expect(pane.getByRole('radio', { name: 'Moderate' })).toBeChecked();
  await appPage.getByRole('article').focus();
  await appPage.keyboard.press('0');
  await expect(pane.getByRole('radio', { name: 'Not checked' })).toBeChecked();
  await expect(pane.getByRole('radio', { name: 'Moderate' })).not.toBeChecked();
});

test('evidence: a passage found by its words, a link, something cited; each says how it speaks', async ({ appPage }) => {
  await hold(appPage, 5);
  const pane = details(appPage);
  await appPage.keyboard.press('e');
  await expect(pane.getByRole('combobox', { name: 'Find evidence' })).toBeFocused();
  await appPage.keyboard.type('counted the boats');
  await expect(pane.getByRole('option', { name: /^¶2/ })).toBeVisible();
  await appPage.keyboard.press('Enter');
  const items = pane.getByRole('list').filter({ has: appPage.getByRole('combobox', { name: /speaks how/ }) });
  await expect(items.getByRole('listitem')).toHaveCount(1);
  await expect(pane.getByRole('combobox', { name: 'Evidence 1 speaks how' })).toBeFocused();
  await pane.getByRole('combobox', { name: 'Evidence 1 speaks how' }).selectOption('Refutes');
  await expect(pane.getByText('All of it comes from this source.')).toBeVisible();
  await pane.getByRole('button', { name: 'Add evidence' }).press('Enter');
  await appPage.keyboard.type('https://port.example/plan');
  await appPage.keyboard.press('Enter');
  await expect(items.getByRole('listitem')).toHaveCount(2);
  await expect(pane.getByText('All of it comes from this source.')).toBeHidden();
  await pane.getByRole('button', { name: 'Add evidence' }).press('Enter');
  await appPage.keyboard.type('The winter timetable');
  await pane.getByRole('option', { name: /cited, not held/ }).click();
  await expect(items.getByRole('listitem').nth(2)).toContainText('The winter timetable is cited, not held');
  await pane.getByRole('button', { name: 'Remove evidence 2' }).press('Enter');
  await expect(items.getByRole('listitem')).toHaveCount(2);
  await saved(appPage);
  await appPage.reload();
  await expect(pane.getByRole('combobox', { name: 'Evidence 1 speaks how' })).toHaveValue('refutes');
});

test('selected words: counted, placed, and taken as cue, speaker words or evidence', async ({ appPage }) => {
  await hold(appPage, 2);
  await select(appPage, 'would carry 400 passengers');
  await expect(details(appPage).getByRole('heading', { name: 'Selection' })).toBeVisible();
  await expect(details(appPage)).toContainText('4 words in ¶1. Crosses claim 1.');
  await appPage.keyboard.press('e');
  await appPage.keyboard.press('Enter');
  await expect(details(appPage).getByRole('button', { name: /¶1 would carry 400 passengers/ })).toBeVisible();
  await appPage.keyboard.press('Escape');
  await select(appPage, 'but noted');
  await appPage.keyboard.press('q');
  await expect(details(appPage).getByRole('button', { name: 'Show the words “but noted” in the text' })).toBeVisible();
});

test('deleting can be undone from its message and moves on to the next claim', async ({ appPage }) => {
  await hold(appPage, 2);
  await details(appPage).getByRole('button', { name: 'Delete claim' }).press('Enter');
  await expect(details(appPage).getByRole('heading', { name: 'Claim 2 of 5' })).toBeVisible();
  await expect(appPage.getByRole('article')).toBeFocused();
  await appPage.getByText('Deleted claim 2').locator('..').getByRole('button', { name: 'Undo' }).click();
  await expect(details(appPage).getByRole('heading', { name: 'of 6' })).toBeVisible();
});

/** What axe finds in a part of the page, as lines. */
async function axe(page: Page, part: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

for (const theme of ['light', 'dark']) {
  const setTheme = (page: Page) =>
    page.evaluate((wanted) => {
      document.documentElement.dataset.theme = wanted;
    }, theme);

  test(`axe finds nothing in the details and the question, ${theme}`, async ({ appPage }) => {
    test.slow();
    await setTheme(appPage);
    expect(await axe(appPage, '.inspector')).toEqual([]);
    await hold(appPage, 1);
    expect(await axe(appPage, '.inspector')).toEqual([]);
    await appPage.keyboard.press('s');
    await appPage.keyboard.type('harbour');
    expect(await axe(appPage, '.popover.who')).toEqual([]);
    await appPage.keyboard.press('Escape');
    await select(appPage, 'Okafor did not rule out');
    await expect(details(appPage).getByRole('heading', { name: 'Selection' })).toBeVisible();
    expect(await axe(appPage, '.inspector')).toEqual([]);
  });

  test(`axe finds nothing in the open lists at 900 x 600, ${theme}`, async ({ appPage }) => {
    test.slow();
    await setTheme(appPage);
    await appPage.setViewportSize({ width: 900, height: 600 });
    await hold(appPage, 3);
    await appPage.keyboard.press('Enter');
    await expect(who(appPage)).toBeFocused();
    await appPage.keyboard.press('ArrowDown');
    await expect(details(appPage).getByRole('option').first()).toBeVisible();
    expect(await axe(appPage, '.inspector')).toEqual([]);
    await appPage.getByRole('article').focus();
    await appPage.keyboard.press('e');
    await appPage.keyboard.type('boats');
    await expect(details(appPage).getByRole('option').first()).toBeVisible();
    await appPage.getByRole('article').focus();
    await appPage.keyboard.press('t');
    expect(await axe(appPage, '.inspector')).toEqual([]);
  });
}

test('in a window with little room the details are a drawer that Enter opens and Esc closes', async ({ appPage }) => {
  await appPage.setViewportSize({ width: 720, height: 560 });
  await hold(appPage, 3);
  const height = () => details(appPage).evaluate((element) => element.getBoundingClientRect().height);
  expect(await height()).toBeLessThan(60);
  await appPage.getByRole('article').focus();
  await appPage.keyboard.press('Enter');
  await expect(who(appPage)).toBeFocused();
  expect(await height()).toBeGreaterThan(250);
  await appPage.keyboard.press('Escape');
  expect(await height()).toBeLessThan(60);
  await expect(appPage.getByRole('article')).toBeFocused();
});
