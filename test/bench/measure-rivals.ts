import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { Span } from '../../renderer/domain/schema.ts';

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** Longest a run of another library may take, in ms; whoever needs longer is not tried again. */
export const patience = 60_000;

export const rivalNames = ['recogito CSS_HIGHLIGHTS', 'recogito SPANS', 'recogito 3 CANVAS', 'mark.js', 'web-highlighter'] as const;
export type RivalName = (typeof rivalNames)[number];

/** Their versions, for the table. */
export function rivalVersions(): string {
  const require = createRequire(import.meta.url);
  return ['@recogito/text-annotator', 'recogito-text-annotator-3', 'mark.js', 'web-highlighter']
    .map((name) => {
      const { version } = require(join(modules, name, 'package.json')) as { version: string };
      return `${name.replace('recogito-text-annotator-3', '@recogito/text-annotator')} ${version}`;
    })
    .join(', ');
}

/** Loads the libraries into the page. */
export async function loadRivals(page: Page): Promise<void> {
  const run = (path: string, after = '') => page.evaluate(`${readFileSync(join(modules, path), 'utf8')}\n;${after}`);
  // their builds ask for Node's environment, as bundlers give it
  await page.evaluate("globalThis.process ??= { env: { NODE_ENV: 'production' } }");
  await run('recogito-text-annotator-3/dist/text-annotator.umd.js', 'globalThis.Recogito3 = globalThis.RecogitoJS;');
  await run('@recogito/text-annotator/dist/text-annotator.umd.js', 'globalThis.Recogito4 = globalThis.RecogitoJS;');
  await run('mark.js/dist/mark.min.js');
  await run('web-highlighter/dist/web-highlighter.min.js');
  const sheets = ['@recogito/text-annotator/dist/text-annotator.css', 'recogito-text-annotator-3/dist/text-annotator.css'];
  await page.evaluate(
    (styles) => {
      for (const style of styles) {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        document.adoptedStyleSheets.push(sheet);
      }
    },
    sheets.map((path) => readFileSync(join(modules, path), 'utf8')),
  );
  await page.evaluate(readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'rivals.js'), 'utf8'));
}

/** Text and claims painted by another library: milliseconds, or null when it took longer than allowed (the page is then lost). */
export async function openWithRival(
  page: Page,
  name: RivalName,
  blocks: readonly string[],
  claims: readonly Span[],
): Promise<number | null> {
  const run = page.evaluate(
    ({ name, blocks, claims, most }) =>
      (globalThis as unknown as { openWithRival: (...all: unknown[]) => Promise<number> }).openWithRival(name, blocks, claims, most),
    { name, blocks, claims, most: patience },
  );
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience + 5000).unref());
  // when it is late the page is closed, and the run with it
  run.catch(() => undefined);
  const took = await Promise.race([run, late]);
  return took === null || took < 0 || took > patience ? null : took;
}

export function findWithMark(page: Page, blocks: readonly string[], words: string): Promise<number> {
  return page.evaluate(
    ({ blocks, words }) => (globalThis as unknown as { findWithMark: (...all: unknown[]) => Promise<number> }).findWithMark(blocks, words),
    { blocks, words },
  );
}
