import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from '../../../renderer/domain/schema.ts';
import { readCaseFile, writeCaseFile } from '../../../renderer/formats/export/case-file.ts';
import { hearsay, jsonLines } from '../../support/command-line.ts';
import { anyCase } from '../../support/random-case.ts';
import { sampleCase } from '../../support/sample-case.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file of its own for a test. */
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const article = `A bridge too late

β€œWe warned them in spring,” said Mayor Ada Quist 🌉.

See also  Ten bridges that fell down

The council did not answer for three weeks, and then said that the letter had never arrived at the town hall.
`;

const sourceSchema = z.object({
  file: z.string(),
  kind: z.string(),
  title: z.string(),
  text: z.string(),
  sha256: z.string(),
  blocks: z.array(z.object({ kind: z.string(), start: z.int(), end: z.int(), boilerplate: z.string().optional() })),
  repairs: z.array(z.object({ start: z.int(), end: z.int(), before: z.string(), after: z.string() })),
  warnings: z.array(z.string()),
});
const sources = (out: string) => jsonLines(out).map((value) => sourceSchema.parse(value));

describe('hearsay import', () => {
  it('reads what is attached to an e-mail after it, and the messages of a mailbox as sources of their own', async () => {
    const mail = (subject: string) =>
      `From: Ann <ann@a.example>\nTo: Bob <bob@b.example>\nDate: Mon, 3 May 2021 10:00:00 +0200\nMIME-Version: 1.0\nSubject: ${subject}\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nSee the notes.\n--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename=notes.txt\n\nNotes on ${subject}.\n--x\nContent-Type: image/png\nContent-Disposition: attachment; filename=logo.png\n\nx\n--x--\n`;
    const path = file('letter.eml', mail('the bridge'));
    const target = join(folder, 'letters.hearsay');
    const { code, out } = await hearsay(['import', path, '--json', '--case', target]);
    const found = jsonLines(out).map((value) => sourceSchema.extend({ attachedTo: z.string().optional() }).parse(value));
    expect([code, found.map(({ file: name, kind, attachedTo }) => [name, kind, attachedTo])]).toEqual([
      0,
      [
        [path, 'email', undefined],
        [`${path}/notes.txt`, 'text', 'letter.eml'],
      ],
    ]);
    const box = file(
      'box.mbox',
      [1, 2].map((number) => `From ann@a.example Mon May  3 10:00:0${number} 2021\n${mail(`No. ${number}`)}\n`).join(''),
    );
    expect(sources((await hearsay(['import', box, '--json'])).out).map(({ title, text }) => title || text.trim())).toEqual([
      'No. 1',
      'Notes on No. 1.',
      'No. 2',
      'Notes on No. 2.',
    ]);
  });

  it('prints each source with its repairs and boilerplate, offsets in code points', async () => {
    const { code, out, err } = await hearsay(['import', file('bridge.txt', article), '--json']);
    expect([code, err]).toEqual([0, '']);
    const [source] = sources(out);
    const points = [...(source?.text ?? '')];
    const at = (span: { start: number; end: number }) => points.slice(span.start, span.end).join('');
    expect(source?.title).toBe('A bridge too late');
    expect(source?.repairs.map((repair) => [at(repair), repair.before])).toEqual([['“', 'β€œ']]);
    expect(source?.blocks.filter((block) => block.boilerplate).map(at)).toEqual(['See also  Ten bridges that fell down']);
    expect(source?.blocks.map(at)).toContain('“We warned them in spring,” said Mayor Ada Quist 🌉.');
  });

  it('walks folders, does what it can and names what it cannot', async () => {
    const tree = join(folder, 'tree');
    mkdirSync(join(tree, 'deep'), { recursive: true });
    writeFileSync(join(tree, 'a.txt'), 'First text, long enough to read.');
    writeFileSync(join(tree, 'deep', 'b.md'), '# Second\n\nText.');
    writeFileSync(join(tree, 'empty.txt'), '');
    writeFileSync(join(tree, '.hidden.txt'), 'No.');
    const { code, out, err } = await hearsay(['import', tree, join(folder, 'nowhere.txt'), '--json']);
    expect(code).toBe(1);
    expect(sources(out).map((source) => source.file)).toEqual([join(tree, 'a.txt'), join(tree, 'deep', 'b.md')]);
    expect(err).toBe(`hearsay: ${join(tree, 'empty.txt')}: is empty\nhearsay: ${join(folder, 'nowhere.txt')}: is not there\n`);
  });

  it('says how far it is on a terminal, and nothing of it elsewhere', async () => {
    const tree = join(folder, 'shown');
    mkdirSync(tree);
    for (const name of ['a.txt', 'b.txt', '.DS_Store', '~$a.docx']) writeFileSync(join(tree, name), `Some words of ${name}.`);
    const seen = await hearsay(['import', tree], [], { terminal: true });
    expect(seen.code).toBe(0);
    expect(seen.err).toContain('1 of 2 files, 0 %, a.txt\r\u001b[K');
    expect(seen.err).toContain('2 of 2 files, 50 %, b.txt\r\u001b[K');
    expect(seen.err).toMatch(/hearsay: left out 2 hidden files, system files or links\n$/);
    const target = join(folder, 'shown.hearsay');
    expect((await hearsay(['import', tree, '--case', target])).code).toBe(0);
    expect((await readCaseFile(readFileSync(target))).data.sources.map((source) => source.folder)).toEqual(['shown', 'shown']);
    expect((await hearsay(['import', tree])).err).toBe('');
  });

  it('writes a case file, adds to it, and leaves out what is in it', async () => {
    const target = join(folder, 'bridges.hearsay');
    const first = file('first.txt', article);
    expect((await hearsay(['import', first, '--case', target])).code).toBe(0);
    const again = await hearsay(['import', first, file('second.txt', 'Another text about a bridge.'), '--case', target]);
    expect(again.code).toBe(0);
    expect(again.err).toBe(`hearsay: ${first}: is in the case already, as "A bridge too late"\n`);
    const { data, problems } = await readCaseFile(readFileSync(target));
    expect(problems).toEqual([]);
    expect(data.case.title).toBe('bridges');
    expect(data.sources.map((source) => source.fileName).sort()).toEqual(['first.txt', 'second.txt']);
    expect(data.edits.map((edit) => edit.label)).toEqual(['import A bridge too late', expect.stringMatching(/^import /)]);
    expect(new TextDecoder().decode(data.originals.find((one) => one.fileName === 'first.txt')?.bytes)).toBe(article);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('does not write over a case file that is damaged', async () => {
    const bytes = (await writeCaseFile(sampleCase(), '2026-01-01T00:00:00.000Z')).slice(0, -300);
    const target = file('damaged.hearsay', bytes);
    const { code, err } = await hearsay(['import', file('third.txt', 'A third text.'), '--case', target]);
    expect(code).toBe(1);
    expect(err).toContain('cut off');
    expect(readFileSync(target)).toEqual(Buffer.from(bytes));
  });
});

describe('hearsay export and import of a case', () => {
  it('lose nothing, whatever the case holds', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, fc.nat(1_000_000), async (data, run) => {
        const [before, exported, imported] = ['before', 'exported', 'imported'].map((name) => join(folder, `${name}-${run}.hearsay`)) as [
          string,
          string,
          string,
        ];
        writeFileSync(before, await writeCaseFile(data, '2026-01-01T00:00:00.000Z'));
        expect((await hearsay(['export', before, '--format', 'hearsay', '--out', exported])).code).toBe(0);
        const { code, err } = await hearsay(['import', exported, '--case', imported, '--json']);
        expect([code, err]).toEqual([0, '']);
        expect((await readCaseFile(readFileSync(imported))).data).toEqual((await readCaseFile(readFileSync(before))).data);
        for (const path of [before, exported, imported]) rmSync(path, { force: true });
      }),
      { numRuns: 25 },
    );
  });

  it('name every format, and write each', async () => {
    const input = file('ferry.hearsay', await writeCaseFile(sampleCase(), '2026-01-01T00:00:00.000Z'));
    const list = await hearsay(['export', '--format', 'list', '--json']);
    const formats = jsonLines(list.out).map((value) => z.object({ format: z.string(), extension: z.string() }).parse(value));
    expect(formats.map((one) => one.format)).toEqual(expect.arrayContaining(['html', 'markdown', 'csv', 'json', 'hearsay']));
    for (const { format, extension } of formats) {
      const out = join(folder, `ferry-out.${extension}`);
      const { code, err } = await hearsay(['export', input, '--format', format, '--out', out]);
      if (format === 'pdf-originals') {
        // no source of the case came as a PDF
        expect([code, err]).toEqual([1, expect.stringContaining('None of the chosen sources came as a PDF')]);
        continue;
      }
      // the report is printed by a Chromium, and without one the reason is said
      if (format === 'pdf' && code !== 0) {
        expect(err).toContain('Chromium');
        continue;
      }
      expect([code, err]).toEqual([0, '']);
      expect(readFileSync(out).length).toBeGreaterThan(500);
    }
    const piped = await hearsay([
      'export',
      input,
      '--format',
      'html',
      '--out',
      '-',
      '--pseudonyms',
      '--parts',
      'claims',
      '--title',
      'Who & what',
    ]);
    expect(piped.out).toContain('<h1 dir="auto">Who &amp; what</h1>');
    expect(piped.out).not.toContain('Okafor');
    expect(piped.out).not.toContain('Annotated text');
  });
});

describe('hearsay repair', () => {
  it('repairs line by line, leaves right text alone and names lines it cannot read', async () => {
    const lines = [
      JSON.stringify({ id: 'a', text: 'It was β€œtoo late.' }),
      JSON.stringify({ id: 2, text: 'Right: “naïve” café\u2028and on.' }),
      '{"id": "c"}',
      'not json',
      JSON.stringify({ id: 'e', text: 'cafÃ©' }),
    ];
    const { code, out, err } = await hearsay(['repair', '--jsonl', file('lines.jsonl', `${lines.join('\n')}`)]);
    expect(code).toBe(1);
    expect(jsonLines(out)).toEqual([
      { id: 'a', text: 'It was “too late.', changed: true },
      { id: 2, text: 'Right: “naïve” café\u2028and on.', changed: false },
      { id: 'e', text: 'café', changed: true },
    ]);
    expect(err.split('\n').map((line) => line.match(/line \d/)?.[0])).toEqual(['line 3', 'line 4', undefined]);
  });

  it('reads stdin in whatever pieces it comes', async () => {
    const bytes = Buffer.from(`${JSON.stringify({ id: 1, text: '🌉 x' })}\r\n${JSON.stringify({ id: 2, text: 'y' })}`);
    const pieces = Array.from(bytes, (byte) => Uint8Array.of(byte));
    const { code, out } = await hearsay(['repair', '--jsonl', '-'], pieces);
    expect(code).toBe(0);
    expect(jsonLines(out)).toEqual([
      { id: 1, text: '🌉 x', changed: false },
      { id: 2, text: 'y', changed: false },
    ]);
  });
});

describe('an export at a terminal', () => {
  it('says how far it is, and leaves nothing behind when it is interrupted', async () => {
    const input = file('stopped.hearsay', await writeCaseFile(sampleCase(), '2026-01-01T00:00:00.000Z'));
    const out = join(folder, 'stopped-here', 'report.csv');
    mkdirSync(join(folder, 'stopped-here'));
    for (const format of ['csv', 'docx', 'hearsay', 'brat']) {
      const stopped = await hearsay(['export', input, '--format', format, '--out', out], [], { interrupted: true });
      expect([format, stopped.code, stopped.err, readdirSync(join(folder, 'stopped-here'))]).toEqual([format, 130, '', []]);
    }
    const shown = await hearsay(['export', input, '--format', 'csv', '--out', out], [], { terminal: true });
    expect([shown.code, readdirSync(join(folder, 'stopped-here'))]).toEqual([0, ['report.csv']]);
    const lines = shown.err.split('\r\u001b[K');
    expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(['CSV table, 0 %', 'CSV table, 100 %', '']);
  });

  it('writes the same bytes to stdout and to a file', async () => {
    const input = file('same.hearsay', await writeCaseFile(sampleCase(), '2026-01-01T00:00:00.000Z'));
    const out = join(folder, 'same.zip');
    await hearsay(['export', input, '--format', 'tei', '--out', out]);
    const { bytes } = await hearsay(['export', input, '--format', 'tei', '--out', '-']);
    expect(bytes.equals(readFileSync(out))).toBe(true);
  });
});

describe('hearsay validate', () => {
  it('says nothing against a whole file and names what is wrong with another', async () => {
    const bytes = await writeCaseFile(sampleCase(), '2026-01-01T00:00:00.000Z');
    const whole = file('whole.hearsay', bytes);
    const broken = file('broken.hearsay', bytes.slice(0, -100));
    const good = await hearsay(['validate', whole, '--json']);
    expect([good.code, good.err]).toEqual([0, '']);
    expect(jsonLines(good.out)).toEqual([{ file: whole, valid: true, problems: [], sources: 1, speakers: 4, claims: 6 }]);
    const bad = await hearsay(['validate', broken, file('letter.hearsay', 'Dear reader, this is no case at all.')]);
    expect(bad.code).toBe(1);
    expect(bad.err).toContain(`hearsay: ${broken}: `);
    expect(bad.err).toContain('letter.hearsay: is not a case file\n');
  });
});

describe('the command line itself', () => {
  it('explains every command and ends with 2 on wrong usage', async () => {
    const overview = await hearsay(['--help']);
    for (const name of ['import', 'repair', 'export', 'validate']) {
      expect(overview.out).toContain(`  ${name} `);
      const help = await hearsay([name, '--help']);
      expect([help.code, help.out.startsWith(`hearsay ${name} `)]).toEqual([0, true]);
    }
    const wrong = [
      [],
      ['fly'],
      ['import'],
      ['import', 'x', '--wings'],
      ['repair'],
      ['export', 'x'],
      ['export', 'x', '--format', 'docs', '--out', 'y'],
      ['validate'],
    ];
    for (const args of wrong) expect([args, (await hearsay(args)).code]).toEqual([args, 2]);
  });

  it('runs as a program of its own on the Node of this machine', { timeout: 60_000 }, async () => {
    const root = fileURLToPath(new URL('../../..', import.meta.url));
    await build({ configFile: join(root, 'vite.config.ts'), mode: 'cli', logLevel: 'silent', build: { outDir: join(folder, 'cli') } });
    const run = promisify(execFile);
    const program = join(folder, 'cli', 'hearsay.js');
    const { stdout } = await run('node', [program, 'import', file('spawned.txt', article), '--json'], {
      env: { ...process.env, PATH: process.env.PATH ?? '' },
    });
    expect(sources(stdout)[0]?.title).toBe('A bridge too late');
    await expect(run('node', [program, 'import', join(folder, 'nowhere')])).rejects.toMatchObject({
      code: 1,
      stderr: `hearsay: ${join(folder, 'nowhere')}: is not there\n`,
    });
    expect(readFileSync(program, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
  });

  const seed = '/work/shared/data/seed-article.txt';
  it.skipIf(!existsSync(seed))('finds the broken quote and the debris of the seed article (where it is present)', async () => {
    const { out } = await hearsay(['import', seed, '--json']);
    const [source] = sources(out);
    expect(source?.repairs.map((repair) => [repair.before, repair.after])).toEqual([['β€œ', '“']]);
    expect(source?.blocks.filter((block) => block.boilerplate).length).toBeGreaterThanOrEqual(5);
  });
});

describe('the Node of this machine', () => {
  it('reads windows-1252 as the newest Node does, in the built command line too', async () => {
    const out = join(folder, 'node-versions');
    await build({
      configFile: fileURLToPath(new URL('../../../vite.config.ts', import.meta.url)),
      mode: 'cli',
      logLevel: 'silent',
      build: { outDir: out },
    });
    const path = file('quoted.jsonl', `${JSON.stringify({ id: 1, text: 'donâ€™t β€œWe waited' })}\n`);
    const system = ['/usr/bin/node', '/usr/local/bin/node'].filter((node) => existsSync(node));
    for (const node of [process.execPath, ...system]) {
      const { stdout } = await promisify(execFile)(node, [join(out, 'hearsay.js'), 'repair', '--jsonl', path]);
      expect(stdout, node).toContain('"text":"don’t “We waited"');
    }
  });
});

describe('hearsay import of a table', () => {
  const rows = [
    'title,said by,text',
    'One,Ada Quist,"We warned them in spring, and again in the autumn."',
    'Two,,"The letter never arrived at the town hall."',
  ];
  const rowSchema = z.object({
    title: z.string(),
    text: z.string(),
    row: z.int(),
    blocks: z.array(z.object({ speaker: z.string().optional() })),
  });

  it('gives a source for each row, in one step of the case, and leaves out what is there', async () => {
    const path = file('rows.csv', rows.join('\n'));
    const target = join(folder, 'rows.hearsay');
    const first = await hearsay(['import', path, '--case', target, '--json']);
    expect([first.code, first.err]).toEqual([0, '']);
    expect(jsonLines(first.out).map((value) => rowSchema.parse(value))).toMatchObject([
      { title: 'One', row: 2, blocks: [{}, { speaker: 'Ada Quist' }] },
      { title: 'Two', row: 3 },
    ]);
    const again = await hearsay([
      'import',
      file('rows.csv', `${rows.join('\n')}\nThree,,"A third row has come in since then, with its own text."`),
      '--case',
      target,
    ]);
    expect(again.err).toContain('2 rows are in the case already');
    const { data, problems } = await readCaseFile(readFileSync(target));
    expect(problems).toEqual([]);
    expect(data.sources.map(({ title }) => title).sort()).toEqual(['One', 'Three', 'Two']);
    expect(data.edits.map(({ label }) => label)).toEqual(['import 2 sources', 'import Three']);
  });

  it('takes the columns that are said, and refuses what makes no sense', async () => {
    const path = file('said.csv', rows.join('\n'));
    const { out } = await hearsay(['import', path, '--columns', 'text=1,title=3', '--json']);
    expect(jsonLines(out).map((value) => rowSchema.parse(value).text)).toEqual([
      'We warned them in spring, and again in the autumn.\n\nOne',
      'The letter never arrived at the town hall.\n\nTwo',
    ]);
    expect((await hearsay(['import', path, '--columns', 'whole', '--json'])).out).toContain('"kind":"table"');
    expect((await hearsay(['import', path, '--columns', 'text=9'])).err).toContain('has 3 columns, so there is no column 9');
    expect((await hearsay(['import', path, '--columns', 'colour=2'])).code).toBe(2);
    expect((await hearsay(['import', path, '--columns', 'title=2'])).code).toBe(2);
  });
});
