import { readFileSync, writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Download, Page } from '@playwright/test';
import { readCaseFile, writeCaseFile } from '../../renderer/formats/export/case-file.ts';
import { reportJsonSchema } from '../../renderer/formats/export/json-schema.ts';
import { expect, test } from '../support/app-page.ts';
import { sampleCase } from '../support/sample-case.ts';
import { seedCase } from '../support/seed-case.ts';

const data = sampleCase();

async function openReport(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Report' }).click();
  await expect(page.getByRole('heading', { name: /^Who said what: / })).toBeVisible();
}

async function exportAs(page: Page, format: RegExp): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('radio', { name: format }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Export (HTML|Markdown|PDF|CSV|JSON|Case)/ }).click();
  return read(await downloading);
}

async function read(download: Download): Promise<{ name: string; bytes: Buffer }> {
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test.beforeEach(async ({ appPage }) => {
  await seedCase(appPage, data);
  await openReport(appPage);
});

test('every format is offered by name and gives a file of its kind', async ({ appPage: page }) => {
  const radios = page.getByRole('radiogroup', { name: 'Format' }).getByRole('radio');
  const names = await radios.evaluateAll((all) => all.map((radio) => radio.textContent ?? ''));
  for (const start of ['HTML', 'Markdown', 'CSV', 'JSON', 'Case file']) expect(names.some((name) => name.startsWith(start))).toBe(true);
  const quote = 'We counted the boats ourselves.';
  for (const [format, extension] of [
    [/^HTML/, 'html'],
    [/^Markdown/, 'md'],
    [/^CSV/, 'csv'],
    [/^JSON/, 'json'],
  ] as const) {
    const { name, bytes } = await exportAs(page, format);
    expect(name).toBe(`who-said-what.${extension}`);
    expect(bytes.toString()).toContain(quote);
    await expect(page.locator('.toast', { hasText: `Exported ${name}` })).toBeVisible();
  }
  const json = reportJsonSchema.parse(JSON.parse((await exportAs(page, /^JSON/)).bytes.toString()));
  expect(json.claims).toHaveLength(data.claims.length);
});

test('a PDF is printed by the host, and by the dialog of the browser where no host prints', async ({ appPage: page }) => {
  const { name, bytes } = await exportAs(page, /^PDF/);
  expect(name).toBe('who-said-what.pdf');
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.toString('latin1')).toMatch(/\/StructTreeRoot \d+ 0 R/);

  await page.route('**/print', (route) => route.fulfill({ status: 204 }));
  await page.evaluate(() => {
    // a print dialog cannot be driven: what would be printed is kept instead
    const { append } = HTMLBodyElement.prototype;
    HTMLBodyElement.prototype.append = function (...nodes) {
      append.apply(this, nodes);
      for (const node of nodes) {
        if (!(node instanceof HTMLIFrameElement) || !node.contentWindow) continue;
        node.contentWindow.print = () => {
          document.documentElement.dataset.printed = node.contentDocument?.body.textContent ?? '';
          document.documentElement.dataset.printedAs = node.contentDocument?.title ?? '';
        };
      }
    };
  });
  await page.getByRole('radio', { name: /^Markdown/ }).click();
  await page.getByRole('radio', { name: /^PDF/ }).click();
  await expect(page.getByText('its print dialog opens')).toBeVisible();
  await page.getByRole('button', { name: /^Export PDF/ }).click();
  const printed = page.locator('html[data-printed*="We counted the boats ourselves."]');
  await expect(printed).toHaveAttribute('data-printed-as', /^Who said what: /);
});

test('the preview is what the HTML file holds', async ({ appPage: page }) => {
  const preview = page.locator('.leaf-host');
  await expect(preview.getByRole('heading', { name: 'Annotated text' })).toBeVisible();
  const shown = await preview.evaluate((host) => host.shadowRoot?.querySelector('article')?.innerHTML ?? '');
  const { bytes } = await exportAs(page, /^HTML/);
  const saved = await page.evaluate((html) => {
    // Trusted Types forbid parsing markup in the page, so both are compared as words
    return html
      .replace(/<style>[\s\S]*?<\/style>/, '')
      .replace(/<[^>]+>/g, '|')
      .replace(/\|+/g, '|');
  }, bytes.toString());
  const words = (html: string) =>
    html
      .replace(/<[^>]+>/g, '|')
      .replace(/\|+/g, '|')
      .replace(/\s+/g, ' ')
      .trim();
  expect(words(saved)).toContain(words(shown).replace(/^\||\|$/g, ''));
});

test('the file opens from disk, offline, with claim and speaker on hover and on focus, and no script', async ({
  appPage: page,
  browser,
}, info) => {
  const path = info.outputPath('report.html');
  writeFileSync(path, (await exportAs(page, /^HTML/)).bytes);
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
  const reader = await context.newPage();
  const requests: string[] = [];
  reader.on('request', (request) => requests.push(request.url()));
  await reader.goto(`file://${path}`);
  const passage = reader.locator('a.hl', { hasText: 'the second line would carry' });
  const card = async () => passage.evaluate((element) => getComputedStyle(element, '::after').content).catch(() => '');
  await passage.hover();
  await expect(passage).toHaveCSS('position', 'relative');
  expect(await passage.getAttribute('data-card')).toContain('1  Ines Okafor, said');
  const shot = (await reader.screenshot()).length;
  await reader.mouse.move(0, 0);
  expect((await reader.screenshot()).length).not.toBe(shot);
  await passage.focus();
  expect(await card()).toBeDefined();
  await reader.keyboard.press('Enter');
  await expect(reader).toHaveURL(/#claim-1$/);
  await reader
    .getByRole('row', { name: /Ines Okafor/ })
    .first()
    .getByRole('link', { name: '1', exact: true })
    .click();
  await expect(reader).toHaveURL(/#text-1$/);
  expect(requests.filter((url) => !url.startsWith(`file://${path}`))).toEqual([]);
  await context.close();
});

test('parts, facts, pseudonyms and order change what is previewed and sent, and are remembered', async ({ appPage: page }) => {
  const preview = page.locator('.leaf-host');
  await page.getByRole('checkbox', { name: 'Annotated text' }).click();
  await expect(preview.getByRole('heading', { name: 'Annotated text' })).toBeHidden();
  await page.getByRole('switch', { name: 'Pseudonyms' }).click();
  await page.getByRole('radio', { name: 'Speaker', exact: true }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Ferries & winter');
  await expect(preview.getByRole('heading', { name: 'Ferries & winter' })).toBeVisible();
  await expect(preview.getByText('Person A').first()).toBeVisible();
  await expect(preview.getByText('Okafor')).toHaveCount(0);
  const { name, bytes } = await exportAs(page, /^HTML/);
  expect(name).toBe('ferries-winter.html');
  expect(bytes.toString()).not.toContain('Okafor');
  await page.reload();
  await page.getByRole('link', { name: 'Report' }).click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Ferries & winter');
  await expect(page.getByRole('switch', { name: 'Pseudonyms' })).toBeChecked();
});

test('a template keeps the choices with logo and language, goes out as a file and comes back', async ({ appPage: page }, info) => {
  const preview = page.locator('.leaf-host');
  await page.getByLabel('Choose a picture').setInputFiles({
    name: 'quay.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><rect width="80" height="20" fill="#1450B8"/></svg>',
    ),
  });
  await expect(preview.getByRole('img', { name: 'quay' })).toBeVisible();
  await page.getByLabel('Language').selectOption('de');
  await expect(preview.getByRole('heading', { name: 'Text mit Anmerkungen' })).toBeVisible();
  await page.getByRole('button', { name: 'Add a report template' }).click();
  await page.getByRole('menuitem', { name: 'Save these choices as a template' }).click();
  await page.getByRole('textbox', { name: 'Name of the template' }).fill('House style');
  await page.keyboard.press('Enter');
  const row = page.getByRole('button', { name: /^House style/ });
  await expect(row).toHaveAttribute('aria-current', 'true');
  await page.getByLabel('Language').selectOption('en');
  await expect(row).not.toHaveAttribute('aria-current', 'true');
  await row.click();
  await expect(preview.getByRole('heading', { name: 'Text mit Anmerkungen' })).toBeVisible();
  await page.getByRole('button', { name: 'More about House style' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save as a file' }).click();
  const path = info.outputPath('template.json');
  await (await downloading).saveAs(path);
  await page.getByLabel('Choose a template file').setInputFiles(path);
  await expect(page.getByRole('button', { name: /^House style \(2\)/ })).toHaveAttribute('aria-current', 'true');
  await page.getByRole('radio', { name: /^CSV/ }).click();
  await expect(page.getByRole('article', { name: 'Beginning of the CSV table' })).toContainText('We counted the boats ourselves.');
  expect((await new AxeBuilder({ page }).analyze()).violations.map((violation) => violation.id)).toEqual([]);
});

test('the report can be copied as text', async ({ appPage: page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('radio', { name: /^Markdown/ }).click();
  await page.getByRole('button', { name: 'Copy text' }).click();
  await expect(page.locator('.toast', { hasText: 'Copied the report' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('> We counted the boats ourselves.');
});

test('a long export says how far it is and can be stopped', async ({ appPage: page }) => {
  test.slow();
  const line = 'The harbour office said that two boats were seen at dawn.';
  const count = 8000;
  const text = Array.from({ length: count }, () => line).join('\n\n');
  const at = (i: number) => i * (line.length + 2);
  const [claim, source, stored] = [data.claims[0], data.sources[0], data.texts[0]];
  if (!claim || !source || !stored) throw new Error('the sample case is empty');
  await seedCase(page, {
    ...data,
    sources: [{ ...source, length: text.length, setAside: [] }],
    texts: [
      {
        ...stored,
        text,
        repairs: [],
        blocks: Array.from({ length: count }, (_, i) => ({ kind: 'paragraph' as const, start: at(i), end: at(i) + line.length })),
      },
    ],
    claims: Array.from({ length: count }, (_, i) => ({ ...claim, id: `many-${i}`, spans: [{ start: at(i), end: at(i) + 30 }] })),
    ...{ attributions: [], evidence: [], mentions: [], notes: [] },
  });
  await page.getByRole('link', { name: 'Report' }).click();
  await page.getByRole('radio', { name: /^HTML/ }).click();
  let downloaded = false;
  page.on('download', () => {
    downloaded = true;
  });
  await page.getByRole('button', { name: /^Export HTML/ }).click();
  await expect(page.getByRole('progressbar', { name: 'Exporting HTML page' })).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('progressbar')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Copy text' })).toBeVisible();
  expect(downloaded).toBe(false);
});

test('at 200 % zoom every choice is within reach', async ({ appPage: page }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  await page.getByRole('radio', { name: /^CSV/ }).click();
  await page.getByRole('switch', { name: 'Pseudonyms' }).click();
  await expect(page.getByRole('button', { name: /^Export CSV/ })).toBeInViewport();
});

test('what would mislead is listed with a way to it', async ({ appPage: page }) => {
  const side = page.getByRole('complementary', { name: 'Export' });
  await expect(side.getByText('4 claims are not checked and say so')).toBeVisible();
  await expect(side.getByText('1 cited source is not held')).toBeVisible();
  await side.getByRole('listitem').filter({ hasText: '1 claim has no speaker set' }).getByRole('button', { name: 'See' }).click();
  const current = page.getByRole('list', { name: 'Claims in this source' }).locator('[aria-current="true"]');
  await expect(current).toHaveAttribute('aria-label', /, 4: /);
});

test('Ctrl+Enter sends it, and the command field finds it from anywhere', async ({ appPage: page }) => {
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('ControlOrMeta+Enter');
  expect((await read(await downloading)).name).toBe('who-said-what.html');
  await page.getByRole('link', { name: 'Read' }).click();
  await page.keyboard.press('ControlOrMeta+Shift+s');
  await expect(page.getByRole('radiogroup', { name: 'Format' })).toBeVisible();
});

test('a case file opened again is the same case beside the first', async ({ appPage: page }, info) => {
  const { name, bytes } = await exportAs(page, /^Case file/);
  expect(name).toBe('ferry.hearsay');
  const { data: saved, problems } = await readCaseFile(bytes);
  expect(problems).toEqual([]);
  expect(saved.claims.map((claim) => claim.quotes)).toEqual(data.claims.map((claim) => claim.quotes));
  const path = info.outputPath(name);
  writeFileSync(path, bytes);
  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.press('ControlOrMeta+Shift+o');
  await (await choosing).setFiles(path);
  await expect(page.locator('.toast', { hasText: 'as a case of its own, beside the one that is here' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Claims in this source' }).getByRole('listitem')).toHaveCount(data.claims.length);
});

test('a case file that is damaged says what is broken and gives the rest; one that is none is refused', async ({ appPage: page }, info) => {
  const open = async (name: string, bytes: Uint8Array) => {
    const path = info.outputPath(name);
    writeFileSync(path, bytes);
    const choosing = page.waitForEvent('filechooser');
    await page.keyboard.press('ControlOrMeta+Shift+o');
    await (await choosing).setFiles(path);
  };
  await open('letter.hearsay', Buffer.from('Dear reader, this is no case at all.'));
  await expect(page.getByRole('alert').filter({ hasText: 'letter.hearsay is not a case file.' })).toBeVisible();
  const whole = await writeCaseFile(data, '2026-11-24T10:00:00.000Z');
  await open('torn.hearsay', whole.slice(0, whole.length - 150));
  await expect(page.getByRole('alert').filter({ hasText: 'torn.hearsay is damaged. Everything whole in it was opened.' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Claims in this source' }).getByRole('listitem')).toHaveCount(data.claims.length);
});

test('a case that changed is backed up when its window goes, and comes back as a case of its own', async ({ appPage: page }) => {
  await page.getByRole('link', { name: 'Read', exact: true }).click();
  await page.getByRole('list', { name: 'Claims in this source' }).getByRole('button', { name: /, 2: / }).click();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('list', { name: 'Claims in this source' }).getByRole('listitem')).toHaveCount(data.claims.length - 1);
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
  // the archive is made in the worker: wait for it before the list of backups is opened
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const root = await navigator.storage.getDirectory();
        const folder = await root.getDirectoryHandle('backups').catch(() => null);
        const names: string[] = [];
        if (folder) for await (const name of folder.keys()) names.push(name);
        return names.length;
      }),
    )
    .toBe(1);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('Restore a backup');
  await page.keyboard.press('Enter');
  const restore = page.getByRole('button', { name: /^Restore Ferry/ });
  await restore.click();
  await expect(page.getByRole('button', { name: 'Case: Ferry (2)' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Claims in this source' }).getByRole('listitem')).toHaveCount(data.claims.length - 1);
});

for (const theme of ['light', 'dark'] as const) {
  test(`the report has no accessibility faults, ${theme}`, async ({ appPage: page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    const result = await new AxeBuilder({ page }).analyze();
    expect(result.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
  });
}
