import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { DesktopBridge } from '../../electron/bridge/desktop-bridge.ts';
import { expect, test } from '../support/hearsay-app.ts';

/** The wiring of the desktop app, end to end: page, preload script, channels, main process, files. */

/** Asks over the preload bridge, as the Electron adapter does. */
function ask<Channel extends keyof DesktopBridge['requests']>(
  page: Page,
  channel: Channel,
  input: Parameters<DesktopBridge['requests'][Channel]>[0],
): Promise<Awaited<ReturnType<DesktopBridge['requests'][Channel]>>> {
  return page.evaluate(
    // biome-ignore lint/suspicious/noExplicitAny: one function for every channel, typed by the signature above
    ([name, value]) => (window.desktopBridge as any)?.requests[name](value),
    [channel, input] as const,
  );
}

test.describe.configure({ timeout: 120_000 });

test('the page has the bridge and nothing else of Node or Electron', async ({ start }) => {
  const page = await (await start()).page();
  const found = await page.evaluate(() => ({
    bridge: Object.keys(window.desktopBridge ?? {}),
    node: ['require', 'process', 'Buffer', 'module', 'global'].filter((name) => name in window),
  }));
  expect(found).toEqual({ bridge: ['requests', 'events'], node: [] });
});

test('saves bytes where the dialog says, whole and with nothing left over', async ({ start, folder }) => {
  const app = await start();
  const page = await app.page();
  const path = join(folder, 'who-said-what.csv');
  await app.answerNext({ dialog: 'save', answer: { canceled: false, filePath: path } });
  const bytes = new TextEncoder().encode('speaker,claim\n');
  const saved = await ask(page, 'files:save', { suggestedName: '../who: said/what.csv', mediaType: 'text/csv', bytes });
  expect(saved).toMatchObject({ ok: true, value: { name: 'who-said-what.csv' } });
  expect(await readFile(path, 'utf8')).toBe('speaker,claim\n');
  expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  const [dialog] = await app.dialogs();
  expect(JSON.stringify(dialog?.options)).not.toContain('..');
  if (!saved.ok || saved.value === null) throw new Error('not saved');
  await ask(page, 'files:reveal', { token: saved.value.token });
  expect(await app.outside()).toEqual([path]);
});

test('a cancelled save is an answer, and a folder that is not there is one with a code', async ({ start, folder }) => {
  const app = await start();
  const page = await app.page();
  const file = { suggestedName: 'report.html', mediaType: 'text/html', bytes: new Uint8Array([1]) };
  expect(await ask(page, 'files:save', file)).toEqual({ ok: true, value: null });
  await writeFile(join(folder, 'a-file'), '');
  await app.answerNext({ dialog: 'save', answer: { canceled: false, filePath: join(folder, 'a-file', 'report.html') } });
  expect(await ask(page, 'files:save', file)).toMatchObject({
    ok: false,
    error: { code: expect.stringMatching(/not-found|failed|no-permission/) },
  });
});

test('opens files with name, type and bytes, and the next dialog starts in their folder', async ({ start, folder }) => {
  const app = await start();
  const page = await app.page();
  await writeFile(join(folder, 'article.html'), '<p>He said so.</p>');
  await app.answerNext({
    dialog: 'open',
    answer: { canceled: false, filePaths: [join(folder, 'article.html'), join(folder, 'gone.txt')] },
  });
  const opened = await ask(page, 'files:open', { kinds: 'sources', multiple: true });
  expect(opened).toMatchObject({
    ok: true,
    value: [
      { name: 'article.html', mediaType: 'text/html' },
      { name: 'gone.txt', refused: 'unreadable' },
    ],
  });
  await ask(page, 'files:open', { kinds: 'sources', multiple: true });
  expect((await app.dialogs()).at(-1)?.options).toMatchObject({ defaultPath: folder });
});

test('builds the native menu from the commands and sends clicks back', async ({ start }) => {
  const app = await start();
  const page = await app.page();
  const items = [
    { id: 'claim.mark', title: 'Mark claim', menu: 'Claim' as const, key: 'c', enabled: true },
    { id: 'edit.undo', title: 'Undo', menu: 'Edit' as const, key: 'Mod+Z', enabled: false },
  ];
  await ask(page, 'menu:publish', { items });
  const menus = await app.menu();
  expect(menus.map(({ label }) => label)).toEqual(expect.arrayContaining(['File', 'Edit', 'View', 'Claim', 'Help']));
  const undo = menus.find(({ label }) => label === 'Edit')?.submenu?.[0];
  expect(undo).toMatchObject({ label: 'Undo', enabled: false, accelerator: 'CommandOrControl+Z' });
  await page.evaluate(() => {
    window.desktopBridge?.events['menu:command'](({ id }) => document.body.setAttribute('data-command', id));
  });
  expect(await app.clickMenu('edit.undo')).toBe(false);
  expect(await app.clickMenu('claim.mark')).toBe(true);
  await expect(page.locator('body')).toHaveAttribute('data-command', 'claim.mark');
});

test('keeps settings and backups across a restart', async ({ start }) => {
  const first = await start();
  const page = await first.page();
  await ask(page, 'settings:write', { patch: { theme: 'dark', readingSize: 20 } });
  await ask(page, 'backups:write', { caseId: 'case-1', title: 'Notes & queries', bytes: new Uint8Array([7, 8, 9]) });
  await page.evaluate(() => {
    window.desktopBridge?.events['window:before-close'](() => void window.desktopBridge?.requests['window:ready-to-close']({}));
  });
  await first.closeWindow();

  const second = await start({ userData: first.userData });
  const again = await second.page();
  // the window adds what it remembers itself, such as the last case
  expect(await ask(again, 'settings:read', {})).toMatchObject({ ok: true, value: { theme: 'dark', readingSize: 20 } });
  const list = await ask(again, 'backups:list', {});
  expect(list).toMatchObject({ ok: true, value: [{ caseId: 'case-1', title: 'Notes & queries', byteLength: 3 }] });
  if (!list.ok) throw new Error('no list');
  const read = await ask(again, 'backups:read', { id: list.value[0]?.id ?? '' });
  expect(read.ok && read.value && [...read.value]).toEqual([7, 8, 9]);
});

test('lets the page finish before the window closes', async ({ start, folder }) => {
  const app = await start();
  const page = await app.page();
  await app.answerNext({ dialog: 'save', answer: { canceled: false, filePath: join(folder, 'draft.txt') } });
  await page.evaluate(() => {
    const bridge = window.desktopBridge;
    bridge?.events['window:before-close'](async () => {
      await bridge.requests['files:save']({ suggestedName: 'draft.txt', mediaType: 'text/plain', bytes: new Uint8Array([68]) });
      await bridge.requests['window:ready-to-close']({});
    });
  });
  await app.closeWindow();
  expect(await readFile(join(folder, 'draft.txt'), 'utf8')).toBe('D');
});

test('hands over files given as arguments, opened by the system, and by a second start', async ({ start, folder }) => {
  for (const name of ['one.txt', 'two.md', 'three.hearsay']) await writeFile(join(folder, name), name);
  const app = await start({ args: ['one.txt', '--some-switch', 'https://example.org/not-a-file'] });
  const page = await app.page();
  const before = await ask(page, 'files:listen', {});
  expect(before.ok && before.value.map(({ name }) => name)).toEqual(['one.txt']);
  await page.evaluate(() => {
    window.desktopBridge?.events['files:arrived']((files) => {
      const names = document.body.getAttribute('data-arrived') ?? '';
      document.body.setAttribute('data-arrived', [names, ...files.map(({ name }) => name)].join(' ').trim());
    });
  });
  await app.openFile(join(folder, 'two.md'));
  await expect(page.locator('body')).toHaveAttribute('data-arrived', 'two.md');
  await app.startAgain(['three.hearsay']);
  await expect(page.locator('body')).toHaveAttribute('data-arrived', 'two.md three.hearsay');
  const file = (await app.menu()).find(({ label }) => label === 'File');
  const recent = file?.submenu?.find(({ label }) => label === 'Open recent case');
  expect(recent?.submenu?.map(({ label }) => label)).toContain('three.hearsay');
});

test('asks with the whole address before a link opens, and opens nothing else', async ({ start }) => {
  const app = await start();
  const page = await app.page();
  await ask(page, 'links:open', { url: 'https://example.org/a' });
  await app.answerNext({ dialog: 'message', answer: { response: 0 } });
  await ask(page, 'links:open', { url: 'https://example.org/b?c=d' });
  expect(await app.outside()).toEqual(['https://example.org/b?c=d']);
  expect((await app.dialogs()).at(-1)?.options).toMatchObject({ detail: 'https://example.org/b?c=d' });
  for (const url of [
    'http://example.org/',
    'file:///etc/passwd',
    'https://me:secret@example.org/',
    'javascript:alert(1)',
    'app://renderer/',
  ]) {
    expect(await ask(page, 'links:open', { url })).toMatchObject({ ok: false, error: { code: 'refused-link' } });
  }
  expect(await app.outside()).toHaveLength(1);
});

test('stays on its own page: no navigation, no new window, no request elsewhere', async ({ start }) => {
  const app = await start();
  const page = await app.page();
  const address = page.url();
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await page.evaluate(() => void window.open('https://example.org/', '_blank'));
  const fetched = await page.evaluate(() =>
    fetch('https://example.org/').then(
      () => 'answered',
      () => 'stopped',
    ),
  );
  expect(fetched).toBe('stopped');
  await page.waitForTimeout(300);
  expect(page.url()).toBe(address);
});

test('offers to open again or to save a copy when the page ends', async ({ start, folder }) => {
  const app = await start();
  test.skip(app.kind === 'electron', 'Playwright loses the page of a crashed renderer in Electron');
  const page = await app.page();
  await ask(page, 'backups:write', { caseId: 'case-1', title: 'Ports & <b>', bytes: new Uint8Array([1, 2, 3]) });
  await app.crashPage();
  const crash = await app.page(/crash/);
  await expect(crash.getByRole('heading', { name: 'Hearsay stopped working' })).toBeVisible();
  await app.answerNext({ dialog: 'save', answer: { canceled: false, filePath: join(folder, 'copy.hearsay') } });
  await crash.getByRole('link', { name: 'Save a copy of Ports & <b>' }).click();
  await expect.poll(() => existsSync(join(folder, 'copy.hearsay'))).toBe(true);
  expect([...(await readFile(join(folder, 'copy.hearsay')))]).toEqual([1, 2, 3]);
  await crash.getByRole('link', { name: 'Open Hearsay again' }).click();
  await app.page(/renderer/);
});

test('prints a report to PDF without running or loading anything in it', async ({ start }) => {
  const app = await start();
  const page = await app.page();
  const html =
    '<!doctype html><title>Report</title><h1>Who said what</h1><img src="https://example.org/x.png"><script>document.title="ran"</script>';
  const printed = await ask(page, 'report:print', { html });
  if (!printed.ok) throw new Error(printed.error.code);
  expect(new TextDecoder().decode(printed.value.slice(0, 5))).toBe('%PDF-');
  expect(new TextDecoder('latin1').decode(printed.value)).not.toContain('(ran)');
});

test('remembers where the window stood', async ({ start }) => {
  const app = await start();
  const page = await app.page();
  await app.moveWindow({ x: 60, y: 70, width: 1000, height: 700 });
  await page.evaluate(() => {
    window.desktopBridge?.events['window:before-close'](() => void window.desktopBridge?.requests['window:ready-to-close']({}));
  });
  await app.closeWindow();
  const stored = JSON.parse(await readFile(join(app.userData, 'host.json'), 'utf8'));
  expect(stored).toMatchObject({ version: 1, content: { window: { x: 60, y: 70, width: 1000, height: 700 } } });
});

test('writes a log without content', async ({ start }) => {
  const app = await start();
  const page = await app.page();
  await ask(page, 'log:write', {
    level: 'error',
    event: 'import failed',
    facts: { code: 'too-large', title: 'Minister denies it all', count: 3 },
  });
  await ask(page, 'log:write', { level: 'error', event: 'Cannot read /home/ana/leak.txt' });
  const [day = ''] = await readdir(join(app.userData, 'logs'));
  const log = await readFile(join(app.userData, 'logs', day), 'utf8');
  expect(log).toContain('"code":"too-large"');
  expect(log).not.toMatch(/Minister|leak|ana/);
});
