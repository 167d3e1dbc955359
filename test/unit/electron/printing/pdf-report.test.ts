import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../../../electron/printing/find-chromium.ts';
import { printWithChromium } from '../../../../electron/printing/print-with-chromium.ts';
import { describeQuotes } from '../../../../renderer/anchoring/spans.ts';
import { writeCaseFile } from '../../../../renderer/formats/export/case-file.ts';
import { readSource } from '../../../../renderer/formats/import/read-source.ts';
import { hearsay } from '../../../support/command-line.ts';
import { findChromium as chromiumOfTheTests } from '../../../support/find-chromium.mjs';
import { sampleCase } from '../../../support/sample-case.ts';

const quotes = [
  'the second ferry carries four hundred passengers a day',
  'Корабль вышел из порта в семь часов утра',
  'السفينة غادرت الميناء في الساعة السابعة',
  'הספינה יצאה מהנמל בשבע בבוקר',
  '渡轮早上七点离开港口',
  'フェリーは七時に港を出た',
  'ο υπουργός είπε «ναι» στις έντεκα',
];

/** A case whose claims are said in seven scripts, one paragraph each. */
function manyScripts() {
  const data = sampleCase();
  const [source, claim] = [data.sources[0], data.claims[0]];
  if (!source || !claim) throw new Error('the sample has a source and a claim');
  const paragraphs = quotes.map((quote, i) => `${i + 1}. ${quote}.`);
  const text = paragraphs.join('\n\n');
  let start = 0;
  const blocks = paragraphs.map((words) => {
    const block = { kind: 'paragraph' as const, start, end: start + words.length };
    start += words.length + 2;
    return block;
  });
  const claims = quotes.map((quote, i) => {
    const spans = [{ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length }];
    return { ...claim, id: `q${i}`, spans, quotes: describeQuotes(text, spans), tension: [], topics: [] };
  });
  return {
    ...data,
    sources: [{ ...source, title: 'Seven scripts', language: '', setAside: [], length: text.length }],
    texts: [{ id: source.id, caseId: source.caseId, text, blocks, repairs: [] }],
    originals: [],
    claims,
    attributions: [],
    evidence: [],
    mentions: [],
    notes: [],
    decisions: [],
    edits: [],
  };
}

let folder = '';
const given = process.env.HEARSAY_CHROMIUM;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearsay-pdf-'));
  process.env.HEARSAY_CHROMIUM ??= chromiumOfTheTests() ?? '';
});
afterAll(async () => {
  if (given === undefined) delete process.env.HEARSAY_CHROMIUM;
  await rm(folder, { recursive: true, force: true });
});

describe('the report as PDF', () => {
  it('comes from the command line with every quote, bookmarks and tags', async (context) => {
    if (findChromium() === null) context.skip('there is no Chromium here to print with');
    const file = join(folder, 'scripts.hearsay');
    const out = join(folder, 'scripts.pdf');
    await writeFile(file, await writeCaseFile(manyScripts(), '2026-01-01T00:00:00.000Z'));
    const ran = await hearsay(['export', file, '--format', 'pdf', '--title', 'Who said it', '--out', out]);
    expect(ran).toMatchObject({ code: 0, err: '' });
    const pdf = await getDocument({ data: new Uint8Array(await readFile(out)), useSystemFonts: true, verbosity: 0 }).promise;
    let tagged = true;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      tagged &&= (await (await pdf.getPage(number)).getStructTree()) !== null;
    }
    const { text: words } = await readSource({ name: 'scripts.pdf', mediaType: '', bytes: new Uint8Array(await readFile(out)) });
    const plain = (text: string) => text.normalize('NFKC').replace(/[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069]+/g, '');
    for (const quote of quotes) expect(plain(words)).toContain(plain(quote));
    expect(tagged).toBe(true);
    const outline = JSON.stringify(await pdf.getOutline());
    for (const heading of ['Who said it', 'Annotated text', 'Claims', 'How this was made']) expect(outline).toContain(`"${heading}"`);
    expect((await pdf.getMetadata()).info).toMatchObject({ Title: 'Who said it', Creator: 'Hearsay' });
    await pdf.loadingTask.destroy();
  });

  it('runs no script and loads nothing while it is laid out', async (context) => {
    if (findChromium() === null) context.skip('there is no Chromium here to print with');
    const bytes = await printWithChromium(
      '<!doctype html><title>Report</title><h1>Words</h1><img src="http://127.0.0.1:9/x.png"><script>document.title="ran"</script>',
    );
    const pdf = await getDocument({ data: bytes, verbosity: 0 }).promise;
    expect((await pdf.getMetadata()).info).toMatchObject({ Title: 'Report' });
    await pdf.loadingTask.destroy();
  });

  it('says in a sentence what is missing where there is nothing to print with', async () => {
    const before = process.env.HEARSAY_CHROMIUM;
    process.env.HEARSAY_CHROMIUM = join(folder, 'not-there');
    try {
      const file = join(folder, 'sample.hearsay');
      await writeFile(file, await writeCaseFile(sampleCase(), '2026-01-01T00:00:00.000Z'));
      const ran = await hearsay(['export', file, '--format', 'pdf', '--out', join(folder, 'no.pdf')]);
      expect(ran.code).toBe(1);
      expect(ran.err).toMatch(/A PDF needs Chromium or Chrome to print it, and there is none at the path that HEARSAY_CHROMIUM gives\.\n$/);
    } finally {
      if (before === undefined) delete process.env.HEARSAY_CHROMIUM;
      else process.env.HEARSAY_CHROMIUM = before;
    }
  });

  it('stops when it is told to', async (context) => {
    if (findChromium() === null) context.skip('there is no Chromium here to print with');
    const stopping = new AbortController();
    const printed = printWithChromium('<!doctype html><title>Report</title>', stopping.signal);
    stopping.abort(new Error('enough'));
    await expect(printed).rejects.toThrow('enough');
  });
});

describe('looking for a Chromium', () => {
  const on = (paths: readonly string[], env: Record<string, string>, platform = 'linux') =>
    findChromium({ env, platform, exists: (path) => paths.includes(path) });

  it('takes the one that is given, then one on the PATH, then where installers put it', () => {
    const all = ['/own/chrome', '/usr/bin/google-chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
    expect(on(all, { HEARSAY_CHROMIUM: '/own/chrome', PATH: '/usr/bin' })).toBe('/own/chrome');
    expect(on(all, { HEARSAY_CHROMIUM: '/gone', PATH: '/usr/bin' })).toBeNull();
    expect(on(all, { PATH: '/bin:/usr/bin' })).toBe('/usr/bin/google-chrome');
    expect(on(all, { PATH: '/bin' }, 'darwin')).toBe('/Applications/Chromium.app/Contents/MacOS/Chromium');
    expect(on(all, { PATH: '/bin' })).toBeNull();
  });
});
