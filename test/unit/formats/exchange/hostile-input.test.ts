import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { allExchanges } from '../../../../renderer/formats/exchange/all-exchanges.ts';
import { caseOfFound } from '../../../../renderer/formats/exchange/case-of-found.ts';
import { type ExchangeFile, ExchangeRefusal } from '../../../../renderer/formats/exchange/exchange-format.ts';
import { openProject } from '../../../../renderer/formats/exchange/open-project.ts';
import { unzipExchange } from '../../../../renderer/formats/exchange/unzip-exchange.ts';
import { allExports } from '../../../../renderer/formats/export/all-exports.ts';
import { CaseFileRefusal, readCaseFile } from '../../../../renderer/formats/export/case-file.ts';
import { caseFileExport } from '../../../../renderer/formats/export/case-file-write.ts';
import { sampleCase } from '../../../support/sample-case.ts';
import { database, dnaTables, qualcoderTables, taguetteTables } from './databases.ts';
import { everything } from './said-in-case.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const json = (value: unknown) => utf8(JSON.stringify(value));
const words = 'Anna said the dam will hold.';

/** One sound set of files of each reader, by id of the reader. */
const sound: Readonly<Record<string, () => Promise<ExchangeFile[]>>> = {
  'web-annotation': () => exported('web-annotation'),
  'claim-review': () => exported('claim-review'),
  'uima-cas': () => exported('uima-cas-json'),
  tei: () => exported('tei'),
  'webanno-tsv': () => exported('webanno-tsv'),
  qdpx: () => exported('qdpx'),
  qdc: () => exported('qdc'),
  brat: () => exported('brat'),
  conll: () => exported('conll'),
  doccano: () => exported('doccano'),
  'label-studio': () => exported('label-studio'),
  attributions: () => exported('attributions'),
  dna: async () => [{ name: 'x.dna', bytes: await database(dnaTables) }],
  qualcoder: async () => [{ name: 'x.qda', bytes: await database(qualcoderTables) }],
  taguette: async () => [{ name: 'x.sqlite3', bytes: await database(taguetteTables) }],
  hypothesis: async () => [
    {
      name: 'x.json',
      bytes: json({
        rows: [
          {
            uri: 'https://a.example',
            user: 'acct:a@b',
            text: 'n',
            tags: ['t'],
            target: [{ source: 'https://a.example', selector: [{ type: 'TextQuoteSelector', exact: words }] }],
          },
        ],
      }),
    },
  ],
  recogito: async () => [
    {
      name: 'x.json',
      bytes: json([
        {
          id: 'a',
          bodies: [{ purpose: 'tagging', value: 't' }],
          target: { annotation: 'a', selector: [{ quote: words, start: 0, end: 28 }] },
        },
      ]),
    },
  ],
  zotero: async () => [
    {
      name: 'x.json',
      bytes: json([{ annotationType: 'highlight', annotationText: words, annotationSortIndex: '0|0|0', parentItem: 'p' }]),
    },
  ],
};

async function exported(id: string): Promise<ExchangeFile[]> {
  const format = allExports.find((one) => one.id === id);
  const bytes = (await format?.render(sampleCase(), everything)) ?? new Uint8Array();
  return unzipExchange({ name: `x.${format?.extension}`, bytes });
}

const onText = (change: (text: string) => string | Uint8Array) => (files: readonly ExchangeFile[]) =>
  files.map(({ name, bytes }) => {
    const text = new TextDecoder().decode(bytes);
    if (text.includes('\ufffd') || text.startsWith('SQLite')) return { name, bytes };
    const changed = change(text);
    return { name, bytes: typeof changed === 'string' ? utf8(changed) : changed };
  });
const onBytes = (change: (bytes: Uint8Array) => Uint8Array) => (files: readonly ExchangeFile[]) =>
  files.map(({ name, bytes }) => ({ name, bytes: change(bytes) }));

function wide(text: string, mark: boolean): Uint8Array {
  const units = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(units.length * 2);
  for (let i = 0; i < units.length; i++) new DataView(bytes.buffer).setUint16(i * 2, units.charCodeAt(i), true);
  return bytes;
}

/** The same damage for everything that reads. */
const damages: readonly (readonly [string, (files: readonly ExchangeFile[]) => ExchangeFile[]])[] = [
  ['nothing in it', onBytes(() => new Uint8Array())],
  ['cut off', onBytes((bytes) => bytes.slice(0, Math.floor(bytes.length * 0.6)))],
  ['bytes overwritten', onBytes((bytes) => bytes.map((byte, i) => (i % 97 === 50 ? (byte * 7 + 13) & 255 : byte)))],
  ['UTF-16 with a mark', onText((text) => wide(text, true))],
  ['UTF-16 without one', onText((text) => wide(text, false))],
  ['Latin-1 letters', onText((text) => Uint8Array.from(text.replace(/a/g, '\u00e9'), (letter) => letter.charCodeAt(0) & 255))],
  ['a zero in it', onText((text) => `${text.slice(0, 300)}\0${text.slice(300)}`)],
  ['numbers below zero', onText((text) => text.replace(/\b\d+\b/g, (number) => `-${number}`))],
  ['numbers beyond every text', onText((text) => text.replace(/\b\d+\b/g, '10000000'))],
  ['numbers beyond all counting', onText((text) => text.replace(/\b\d+\b/g, '99999999999999999999999'))],
  ['fractions', onText((text) => text.replace(/\b\d+\b/g, (number) => `${number}.5`))],
  ['ends before beginnings', onText((text) => text.replace(/(\d+)(\D{1,24}?)(\d+)/g, '$3$2$1'))],
  ['another one’s ids', onText((text) => text.replace(/\b([a-zA-Z]?)\d+\b/g, '$11'))],
  [
    'deep nesting',
    onText((text) => (/^\s*[[{]/.test(text) ? text.replace(/:/, `:${'['.repeat(100_000)}`) : `${'<a>'.repeat(100_000)}${text}`)),
  ],
  [
    'deep nesting inside',
    onText((text) =>
      text.replace(/("[a-z]+"): ?"[^"]*"/i, `$1:${'[{"a":'.repeat(30_000)}1${'}]'.repeat(30_000)}`).replace(/<\/?p>/, '<p>'.repeat(5000)),
    ),
  ],
  [
    'entities that grow',
    onText((text) =>
      text
        .replace(
          /^(<\?xml[^>]*\?>)?/,
          `$1<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'abcdefghij'[i + 1]} "${`&${'abcdefghij'[i]};`.repeat(10)}">`).join('')}<!ENTITY f SYSTEM "file:///etc/passwd">]>`,
        )
        .replace(/>([A-Z])/g, '>&j;&f;$1'),
    ),
  ],
  ['elements that do not close', onText((text) => text.replaceAll('</', '<'))],
  ['everything twice', onText((text) => text + text)],
];

/** Reads as the window and the command line do, and checks what came of it. */
async function reading(files: readonly ExchangeFile[], id: string): Promise<string> {
  const format = allExchanges.find((one) => one.id === id);
  for (const one of allExchanges) expect(one.recognise(files)).toBeLessThanOrEqual(1);
  let next = 0;
  try {
    const found = await format?.read(files);
    if (!found) return 'no reader';
    const { data } = await caseOfFound(found, { at: '2026-01-01T00:00:00.000Z', by: '', makeId: () => `id-${next++}` });
    if (data.claims.length > 10_000) return 'read';
    // what came in is a sound case: written and read again, nothing of it is broken
    const { problems, data: again } = await readCaseFile(await caseFileExport.render(data, everything));
    expect(problems).toEqual([]);
    expect(again.claims).toHaveLength(data.claims.length);
    return 'read';
  } catch (error) {
    if (!(error instanceof ExchangeRefusal)) throw error;
    expect(error.reason).toMatch(/^(?:is|holds|has|grows|needs|cannot) [^\n]{3,150}[^.\n]$/);
    return 'refused';
  }
}

test('every reader is tried', () => {
  expect(Object.keys(sound).toSorted()).toEqual(allExchanges.map((one) => one.id).toSorted());
});

describe.each(Object.keys(sound))('%s', (id) => {
  test('reads what is sound', async () => {
    expect(await reading((await sound[id]?.()) ?? [], id)).toBe('read');
  });

  test.each(damages)('gives a sound case or a reason: %s', async (_, damage) => {
    await reading(damage((await sound[id]?.()) ?? []), id);
  });
});

describe('more than there can be', () => {
  const million = 1_000_000;
  test.each<readonly [string, string, () => ExchangeFile[]]>([
    [
      'brat: a line of millions of fragments',
      'brat',
      () => [
        { name: 'a.txt', bytes: utf8(words) },
        { name: 'a.ann', bytes: utf8(`T1\tContent ${'0 4;'.repeat(3 * million)}0 4\tAnna\nT2\tContent 0 4\tAnna\n`) },
      ],
    ],
    [
      'doccano: ten million offsets',
      'doccano',
      () => [{ name: 'a.jsonl', bytes: utf8(`{"text":"${words}","label":[${'[0,4,"A"],'.repeat(10 * million)}[0,4,"A"]]}`) }],
    ],
    [
      'attribution lines: crossing spans by the hundred thousand',
      'attributions',
      () => [
        {
          name: 'a.jsonl',
          bytes: utf8(`{"id":"a","text":"${words}","attributions":[{"content":[${'[0,9],[4,12],'.repeat(100_000)}[2,6]]}]}`),
        },
      ],
    ],
    [
      'WebAnno TSV: a token ten million units away',
      'webanno-tsv',
      () => [
        {
          name: 'a.tsv',
          bytes: utf8(
            '#FORMAT=WebAnno TSV 3.3\n#T_SP=a.B|c\n\n\n#Text=Anna\n1-1\t10000000-10000004\tAnna\tx[1]\t\n\n#Text=said\n2-1\t3-9999999999\tsaid\tx[1]\t\n',
          ),
        },
      ],
    ],
    [
      'WebAnno TSV: everything stacked on everything',
      'webanno-tsv',
      () => [
        {
          name: 'a.tsv',
          bytes: utf8(`#FORMAT=WebAnno TSV 3.3\n#T_SP=a.B|c\n\n\n#Text=Anna\n1-1\t0-4\tAnna\t${'x|'.repeat(150_000)}x\t\n`),
        },
      ],
    ],
    [
      'WebAnno TSV: relations and slots stacked on everything',
      'webanno-tsv',
      () => [
        {
          name: 'a.tsv',
          bytes: utf8(
            `#FORMAT=WebAnno TSV 3.3\n#T_SP=a.B|ROLE_c|d\n#T_RL=a.BLink|type|BT_a.B\n\n\n#Text=Anna\n1-1\t0-4\tAnna\t${['x', '1-1', 'y', '1-1'].map((each) => `${each}|`.repeat(100_000) + each).join('\t')}\t\n`,
          ),
        },
      ],
    ],
    ['CoNLL: tags upon tags', 'conll', () => [{ name: 'a.conll', bytes: utf8(`Anna\t${'B-x|'.repeat(100_000)}B-y\nsaid\tI-x\n`) }]],
    [
      'TEI: parts of one another in a circle',
      'tei',
      () => [
        {
          name: 'a.xml',
          bytes: utf8(
            `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p><said xml:id="a" prev="#b">A</said><said xml:id="b" prev="#a">B</said></p></body></text></TEI>`,
          ),
        },
      ],
    ],
  ])(
    '%s',
    async (_, id, files) => {
      await reading(files(), id);
    },
    60_000,
  );
});

describe('archives', () => {
  const made = { at: '2026-01-01T00:00:00.000Z', by: '', makeId: () => crypto.randomUUID() };

  test('that lead outside themselves keep what is inside, and what is not is counted', async () => {
    const inside = Object.fromEntries((await exported('brat')).map((file) => [file.name, file.bytes]));
    const bytes = zipSync({
      ...inside,
      '../../outside.txt': utf8('x'),
      '../../outside.ann': utf8('T1\tA 0 1\tx'),

      'C:\\a.ann': utf8('x'),
    });
    const { data, from } = await openProject({ name: 'x.zip', bytes }, made);
    expect(data.sources).toHaveLength(sampleCase().sources.length);
    expect(from?.leftOut).toContain('3 files of the archive (their names lead outside it)');
  });

  test('that grow, that are cut off and that hold nothing known are refused with a reason', async () => {
    const bomb = zipSync({ 'project.qde': new Uint8Array(60_000_000) }, { level: 9 });
    for (const bytes of [bomb, bomb.slice(0, 40), zipSync({ 'a.bin': utf8('x') }), utf8('PK\u0003\u0004'), utf8('not a project')]) {
      await expect(openProject({ name: 'x.qdpx', bytes }, made)).rejects.toThrow(CaseFileRefusal);
    }
  });
});

describe('databases', () => {
  test.each([
    ['dna', dnaTables, 'DOCUMENTS'],
    ['qualcoder', qualcoderTables, 'source'],
    ['taguette', taguetteTables, 'documents'],
  ])('%s: views that never end stand in for tables, and triggers run for nobody', async (id, tables, table) => {
    const trigger = `create trigger spoil after update on ${table} begin delete from ${table}; end;`;
    expect(await reading([{ name: 'x', bytes: await database(`${tables};${trigger}`) }], id)).toBe('read');
    const view = `alter table ${table} rename to kept; create view ${table} as with recursive r(n) as (select 1 union all select n + 1 from r) select n from r;`;
    await reading([{ name: 'x', bytes: await database(`${tables};${view}`) }], id);
  });
});
