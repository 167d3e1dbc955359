import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Download, Page } from '@playwright/test';
import { expect, test } from '../support/app-page.ts';

const seed = fileURLToPath(new URL('../../../shared/data/seed-article.txt', import.meta.url));

interface Job {
  readonly article: string;
  /** Claims as the words of their parts, in text order; the last part of a later claim lies inside an earlier one. */
  readonly claims: readonly { readonly parts: readonly string[]; readonly speaker: string }[];
  readonly repaired: string;
  readonly setAside: string;
}

const own: Job = {
  article: `Harbour council asks for an end to night landing fees

thank you, you are subscribed!
Please click on the link in the message we sent to you

The Harbour Council asked the shipping ministry to drop the night landing fees brought in last spring. Council leader Ines Okafor said that the fees had emptied the fish market, but noted that the council does not want a quarrel with the ministry.

β€œWe have counted every boat since March and spoken to every skipper in the port. […] We ask for all night fees to be dropped,” stated in a letter from the Harbour Council.

See also  Ferries: "The winter timetable is a joke"

Okafor did not rule out a closure of the northern pier, but stressed that the council would prefer to keep it open.

Leave a Reply

Your email address will not be published.
`,
  claims: [
    { parts: ['to drop the night landing fees brought in last spring'], speaker: 'Harbour Council' },
    { parts: ['the fees had emptied the fish market'], speaker: 'Ines Okafor' },
    {
      parts: ['We have counted every boat since March and spoken to every skipper in the port.', 'We ask for all night fees to be dropped'],
      speaker: 'Letter from the Harbour Council',
    },
    { parts: ['all night fees to be dropped'], speaker: 'Letter from the Harbour Council' },
    { parts: ['a closure of the northern pier'], speaker: 'Ines Okafor' },
  ],
  repaired: '“We have counted',
  setAside: 'Leave a Reply',
};

const fromSeed = (): Job => ({
  article: readFileSync(seed, 'utf8'),
  claims: [
    {
      parts: ['to cancel all restrictions imposed on the work of the diplomatic missions of the two countries in recent years'],
      speaker: 'Russian Foreign Ministry',
    },
    { parts: ['Russia will not leave hostilities against Moscow unanswered'], speaker: 'Sergei Ryabkov' },
    {
      parts: [
        'We discussed the situation and prospects for the development of relations between the two countries',
        'We propose to remove all restrictions imposed by both sides in recent years',
      ],
      speaker: 'Note from the Russian diplomatic service',
    },
    { parts: ['all restrictions imposed by both sides in recent years'], speaker: 'Note from the Russian diplomatic service' },
    { parts: ['a temporary halt to the operations of Russian and American diplomatic missions'], speaker: 'Sergei Ryabkov' },
  ],
  repaired: '“We discussed',
  setAside: 'Leave a Reply',
});

/** Selects words with the Selection API and leaves the focus to the app. */
async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const blocks = [...document.querySelectorAll('article [data-start]')].filter((element) => element.textContent?.includes(wanted));
    const node = blocks.at(-1)?.firstChild;
    if (!(node instanceof Text)) throw new Error(`no block says "${wanted}"`);
    const at = node.data.lastIndexOf(wanted);
    getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
  }, words);
  await page.getByRole('toolbar', { name: 'Selection' }).waitFor();
}

async function claim(page: Page, parts: readonly string[], speaker: string): Promise<void> {
  await select(page, parts[0] ?? '');
  await page.keyboard.press('c');
  const who = page.getByRole('combobox', { name: 'Who says this?' }).first();
  await expect(who).toBeFocused();
  await page.keyboard.type(speaker);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).toBeFocused();
  for (const part of parts.slice(1)) {
    await select(page, part);
    await page.keyboard.press('m');
  }
}

async function text(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

async function exportAs(page: Page, format: RegExp): Promise<string> {
  await page.getByRole('radio', { name: format }).click();
  const downloading = page.waitForEvent('download');
  await page
    .getByRole('button', { name: /^Export/ })
    .last()
    .click();
  return text(await downloading);
}

const jobs: readonly (readonly [string, () => Job, boolean])[] = [
  ['an article of our own', () => own, true],
  ['the seed article', fromSeed, existsSync(seed)],
];

for (const [name, make, present] of jobs) {
  test(`from ${name} to a report, by keyboard and names alone`, async ({ appPage: page }) => {
    test.skip(!present, 'the shared data folder is not beside this checkout');
    test.slow();
    const job = make();
    await page.getByRole('button', { name: 'Import sources' }).first().click();
    await page.getByRole('textbox', { name: 'Paste text' }).fill(job.article);
    await page.getByRole('button', { name: 'Review' }).click();
    const review = page.getByRole('region', { name: 'Review import' });
    await expect(review.getByRole('switch', { name: /^Repair/ }).first()).toBeChecked();
    await expect(review.getByRole('switch', { name: /^Set aside/ }).first()).toBeChecked();
    await page.getByRole('button', { name: /^Import (title|\d|source|text)/ }).click();

    const article = page.getByRole('article');
    await expect(article).toContainText(job.repaired);
    await expect(article).not.toContainText(job.setAside);
    const list = page.getByRole('list', { name: 'Claims in this source' });
    for (const [i, it] of job.claims.entries()) {
      await claim(page, it.parts, it.speaker);
      await expect(list.getByRole('listitem')).toHaveCount(i + 1);
      if (i === 2) {
        await expect(page.getByText(/^Saved/)).toBeVisible();
        await page.reload();
        await expect(list.getByRole('listitem')).toHaveCount(3);
      }
    }
    await expect(page.getByText(/^Saved/)).toBeVisible();

    const labels = () => list.getByRole('button').evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')));
    const before = await labels();
    for (const it of job.claims) expect(before.join('\n')).toContain(it.speaker);
    await article.focus();
    for (let i = 0; i < 60 && (await list.getByRole('listitem').count()) > 0; i++) {
      await page.keyboard.press('ControlOrMeta+z');
      await expect(page.getByText(/^Saved/)).toBeVisible();
    }
    await expect(list.getByRole('listitem')).toHaveCount(0);
    for (let i = 0; i < 60 && !(await page.getByRole('button', { name: 'Redo', exact: true }).isVisible()); i++) {
      await page.keyboard.press('ControlOrMeta+Shift+z');
      await expect(page.getByText(/^Saved/)).toBeVisible();
    }
    expect(await labels()).toEqual(before);

    await page.getByRole('link', { name: 'Report' }).click();
    const html = await exportAs(page, /^HTML/);
    const csv = await exportAs(page, /^CSV/);
    const json: { readonly sources: readonly { readonly text: string }[] } = JSON.parse(await exportAs(page, /^JSON/));
    const source = [...(json.sources[0]?.text ?? '')];
    for (const it of job.claims) {
      expect(csv).toContain(it.speaker);
      expect(html).toContain(it.speaker);
      for (const part of it.parts) expect(csv).toContain(part);
      const start = [...source.join('').slice(0, source.join('').lastIndexOf(it.parts[0] ?? ''))].length;
      expect(source.slice(start, start + [...(it.parts[0] ?? '')].length).join('')).toBe(it.parts[0]);
      expect(csv).toContain(String(start));
    }
  });
}
