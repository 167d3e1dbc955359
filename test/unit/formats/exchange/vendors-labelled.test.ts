import { describe, expect, test } from 'vitest';
import { exchangeOf } from '../../../../renderer/formats/exchange/all-exchanges.ts';
import type { ExchangeFile } from '../../../../renderer/formats/exchange/exchange-format.ts';
import { readFiles } from './said-in-case.ts';

const file = (name: string, content: string): ExchangeFile => ({ name, bytes: new TextEncoder().encode(content) });
const json = (name: string, value: unknown) => file(name, JSON.stringify(value));

/** What is read of files of whatever format they are found to be. */
async function read(...files: ExchangeFile[]) {
  const format = exchangeOf(files);
  if (!format) throw new Error('the files are of no known format');
  const { data, leftOut } = await readFiles(files, format);
  const codes = new Map(data.codes.map((code) => [code.id, code.name]));
  return {
    format: format.id,
    leftOut,
    data,
    claims: data.claims.map((claim) => ({
      words: claim.quotes.map((quote) => quote.exact).join(' … '),
      topics: claim.topics.map((id) => codes.get(id) ?? ''),
      note: claim.note,
      by: claim.createdBy,
    })),
  };
}

const text = '💩 Anna said the dam\r\nwill hold. Ben doubted it.';

describe('brat', () => {
  const lines = (...rows: string[]) => file('a/x.ann', rows.join('\r\n'));

  test('remarks about relations, sources and cues, second notes and words for confidence are kept', async () => {
    const { claims, leftOut } = await read(
      file('a/x.txt', text),
      lines(
        'T4\tPerson 32 35\tBen',
        'T1\tSource 2 6\tAnna',
        'T2\tCue 7 11\tsaid',
        'T3\tContent 12 19;21 30\tthe dam will hold',
        'E1\tAttribution:T3 Content:T3 Source:T1 Cue:T2',
        'R1\tDoubts Arg1:T4 Arg2:T3\t',
        '#1\tAnnotatorNotes R1\tis that so?',
        '#2\tAnnotatorNotes T4\tfirst',
        '#3\tAnnotatorNotes T4\tsecond',
        '#4\tAnnotatorNotes T1\tthe engineer',
        'N1\tReference T1 Wikidata:Q1\tAnna',
        'A1\tConfidence T4 High',
        'A2\tNegation E1',
        'A3\tNegation E9',
        'E2\tMove:T99 Who:T4',
      ),
    );
    expect(claims.map(({ words, topics, note }) => ({ words, topics, note }))).toEqual([
      { words: 'the dam … will hold', topics: [], note: 'Negation\nAnna: the engineer\nAnna: Wikidata:Q1 Anna' },
      { words: 'Ben', topics: ['Person'], note: 'Doubts: Ben – the dam … will hold (is that so?)\nfirst\nsecond\nConfidence: High' },
    ]);
    expect(leftOut).toEqual([
      { what: 'events', why: 'the words they are about are not in the file', count: 1 },
      { what: 'remarks', why: 'what they speak of is not in the file', count: 1 },
    ]);
  });

  test('places counted in UTF-16 units or with line ends once are found by the words that the lines say', async () => {
    const counted = text.replaceAll('\r\n', '\n');
    for (const [whole, unit] of [
      [text, (words: string) => words.length],
      [counted, (words: string) => [...words].length],
      [counted, (words: string) => words.length],
    ] as const) {
      const at = (words: string) => unit(whole.slice(0, whole.indexOf(words)));
      const { claims } = await read(
        file('a/x.txt', text),
        lines(...['Anna', 'will hold', 'Ben'].map((words, i) => `T${i}\tX ${at(words)} ${at(words) + words.length}\t${words}`)),
      );
      expect(claims.map((claim) => claim.words)).toEqual(['Anna', 'will hold', 'Ben']);
    }
  });

  test('annotations of the BioNLP tasks come in two files', async () => {
    const { claims, data } = await read(
      file('x.txt', 'Ada binds Ben.'),
      file('x.a2', 'T2\tBinding 4 9\tbinds\nE1\tBinding:T2 Theme:T1 Theme2:T3'),
      file('x.a1', 'T1\tProtein 0 3\tAda\nT3\tProtein 10 13\tBen'),
    );
    expect(data.sources).toHaveLength(1);
    expect(claims.map(({ words, note }) => [words, note])).toEqual([
      ['Ada', ''],
      ['Ben', ''],
      ['binds', 'Binding (Theme: Ada; Theme: Ben)'],
    ]);
  });
});

describe('doccano', () => {
  test.each([
    ['labels of older versions', [{ text, labels: [[2, 6, 'PER']] }]],
    ['annotations of the oldest', [{ id: 1, text, annotations: [{ label: 'PER', start_offset: 2, end_offset: 6, user: 3 }], meta: {} }]],
    ['a text called data', [{ id: 1, data: text, label: [[2, 6, 'PER']] }]],
    ['entities as lists, beside categories', [{ text, entities: [[2, 6, 'PER']], cats: ['news'] }, { text: 'only this' }]],
    ['entities without ids', [{ text, entities: [{ label: 'PER', start_offset: 2, end_offset: 6 }], relations: [] }]],
  ])('%s', async (_, records) => {
    const { format, claims, leftOut, data } = await read(file('x.jsonl', records.map((one) => JSON.stringify(one)).join('\n')));
    expect([format, leftOut]).toEqual(['doccano', []]);
    expect(claims.map(({ words, topics }) => [words, topics])).toEqual([['Anna', ['PER']]]);
    expect(data.sources).toHaveLength(records.length);
  });

  test('classes of whole texts are kept with their sources', async () => {
    const { data, leftOut } = await read(
      json('x.json', [
        { text: 'one', label: ['good', 'short'] },
        { text: 'two', label: 'bad', Comments: ['hm', { text: 'so?' }] },
        { text: 'three', annotations: [{ label: 4, user: 1 }], annotation_approver: null, labels: null },
      ]),
    );
    expect(data.sources.map((source) => source.note)).toEqual([
      'Categories: good, short',
      'Categories: bad\nComments: hm / so?',
      'Category: 4',
    ]);
    expect(leftOut).toEqual([]);
  });
});

describe('Label Studio', () => {
  const labels = (start: number, end: number, words: string, named: readonly string[], more: object = {}) => ({
    id: `r${start}`,
    from_name: 'label',
    to_name: 'text',
    type: 'labels',
    value: { start, end, text: words, labels: named },
    ...more,
  });
  const about = (name: string, value: object, more: object = {}) => ({
    id: 'w',
    from_name: name,
    to_name: 'text',
    type: 'choices',
    value,
    ...more,
  });

  test('every label, note, answer and answer about the whole task is kept; what was skipped or drafted is told', async () => {
    const { claims, data, leftOut } = await read(
      json('x.json', [
        {
          id: 5,
          data: { text: '💩 Anna said so.', topic: 'dams', ref: 7 },
          meta: { batch: 2 },
          annotations: [
            {
              completed_by: { id: 1, email: 'ada@example.org' },
              result: [
                labels(2, 6, 'Anna', ['PER', 'Expert'], { meta: { text: ['sure?'] } }),
                { id: 'r2', from_name: 'tone', type: 'rating', value: { start: 2, end: 6, text: 'Anna', rating: 4 } },
                { id: 'r2', from_name: 'kind', type: 'taxonomy', value: { start: 2, end: 6, text: 'Anna', taxonomy: [['a', 'b'], ['c']] } },
                labels(7, 11, 'said', ['CUE']),
                about('mood', { choices: ['calm'] }),
                { type: 'relation', from_id: 'r2', to_id: 'r7', direction: 'right', labels: ['does', 'owns'] },
              ],
            },
            { completed_by: 2, result: [about('mood', { choices: ['angry'] })] },
            { completed_by: 3, was_cancelled: true, result: [labels(0, 1, '💩', ['X'])] },
          ],
          drafts: [{ result: [] }],
          predictions: [{ result: [] }],
        },
      ]),
    );
    expect(claims.map(({ words, topics, note, by }) => [words, topics, note, by])).toEqual([
      ['Anna', ['PER', 'Expert'], 'sure?\ntone: 4\nkind: a / b; c\ndoes: said\nowns: said', 'ada@example.org'],
      ['said', ['CUE'], '', 'ada@example.org'],
    ]);
    expect(data.sources[0]?.note).toBe('topic: dams\nref: 7\nmeta: {"batch":2}\nmood: calm (ada@example.org)\nmood: angry (Annotator 2)');
    expect(leftOut.map(({ what, count }) => [what, count])).toEqual([
      ['annotations', 1],
      ['predictions', 1],
      ['drafts', 1],
    ]);
  });

  test('offsets of old versions are UTF-16 units', async () => {
    const { claims } = await read(
      json('x.json', [{ data: { text: '💩 Anna' }, completions: [{ result: [labels(3, 7, 'Anna', ['PER'])] }] }]),
    );
    expect(claims.map((claim) => claim.words)).toEqual(['Anna']);
  });

  test('JSON_MIN: answers of several people about one task are about one source', async () => {
    const row = (annotator: number, end: number) => ({
      id: 1,
      text: 'Anna said so.',
      mood: 'calm',
      label: [{ start: 0, end, text: 'Anna', labels: ['PER'] }],
      annotator,
      annotation_id: annotator,
      created_at: '2026-01-02T03:04:05Z',
      updated_at: '2026-01-02T03:04:05Z',
      lead_time: 2,
    });
    const { format, claims, data, leftOut } = await read(json('x.json', [row(1, 4), row(2, 9)]));
    expect([format, leftOut, data.sources.length, data.sources[0]?.note]).toEqual(['label-studio', [], 1, 'mood: calm']);
    expect(claims.map(({ words, topics, by }) => [words, topics, by])).toEqual([
      ['Anna', ['PER'], 'Annotator 1'],
      ['Anna said', ['PER'], 'Annotator 2'],
    ]);
  });

  test('a page is marked by paths to its text nodes, by offsets over them, or by words', async () => {
    const html = '<html><body><h1>The dam</h1>\n<div><p>💩 Anna &amp; <b>Ben</b> said so.</p><p>It held.</p></div></body></html>';
    const value = (start: string, startOffset: number, end: string, endOffset: number, more: object) => ({
      value: { start, startOffset, end, endOffset, ...more },
      type: 'hypertextlabels',
      from_name: 'label',
      to_name: 'html',
    });
    const { claims, data, leftOut } = await read(
      json('x.json', [
        {
          data: { html },
          annotations: [
            {
              result: [
                { id: 'a', ...value('/div[1]/p[1]/text()[1]', 3, '/div[1]/p[1]/b[1]/text()[1]', 3, { hypertextlabels: ['PER'] }) },
                {
                  id: 'b',
                  ...value('/odd[1]', 0, '/odd[1]', 0, { hypertextlabels: ['X'], text: 'It held.', globalOffsets: { start: 30, end: 38 } }),
                },
                { id: 'c', ...value('/div[1]/p[1]', 0, '/div[1]/p[1]', 1, { hypertextlabels: ['Y'], text: 'said so' }) },
                { id: 'd', ...value('/div[1]/p[9]', 0, '/div[1]/p[9]', 1, { hypertextlabels: ['Z'] }) },
              ],
            },
          ],
        },
      ]),
    );
    expect(data.texts[0]?.text).toBe('The dam\n\n\n💩 Anna & Ben said so.\n\nIt held.');
    expect(claims.map(({ words, topics }) => [words, topics])).toEqual([
      ['Anna & Ben', ['PER']],
      ['It held.', ['X']],
      ['said so', ['Y']],
    ]);
    expect(leftOut).toEqual([{ what: 'regions', why: 'their place is not inside their text', count: 1 }]);
  });

  test('dialogues whose keys are named otherwise, and texts that are elsewhere', async () => {
    const { claims, data } = await read(
      json('x.json', [
        {
          data: {
            talk: [
              { speaker: 'Anna:', phrase: 'It holds.' },
              { speaker: 'Ben', phrase: 'Does it?' },
            ],
          },
          annotations: [
            {
              result: [
                { id: 'a', type: 'paragraphlabels', value: { start: '0', end: '1', startOffset: 3, endOffset: 4, paragraphlabels: ['X'] } },
              ],
            },
          ],
        },
        {
          data: { text: 'https://example.org/a.txt' },
          annotations: [{ result: [labels(90, 94, 'Anna', ['PER']), labels(100, 101, '', ['PER'])] }],
        },
      ]),
    );
    expect(data.texts.map((row) => row.text)).toEqual(['Anna: It holds.\n\nBen: Does it?', 'Anna']);
    expect(claims.map((claim) => claim.words)).toEqual(['holds.\n\nBen: Does', 'Anna']);
    expect(data.sources[1]?.note).toContain('Its text was not in the file.');
  });
});

test('UIMA CAS: what features lead to is told in its words, not by its number', async () => {
  const structures = [
    { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaID: '_InitialView', mimeType: 'text', sofaString: 'Anna owns the dam.' },
    { '%ID': 2, '%TYPE': 'custom.Person', '@sofa': 1, begin: 0, end: 4, value: 'expert' },
    { '%ID': 3, '%TYPE': 'custom.Thing', '@sofa': 1, begin: 10, end: 17 },
    { '%ID': 4, '%TYPE': 'custom.OwnsLink', role: 'owner', '@target': 2 },
    { '%ID': 5, '%TYPE': 'uima.cas.FSArray', '%ELEMENTS': [4] },
    { '%ID': 6, '%TYPE': 'custom.Owns', '@sofa': 1, begin: 5, end: 9, '@roles': 5, '@what': 3 },
  ];
  const { format, claims } = await read(json('x.json', { '%TYPES': {}, '%FEATURE_STRUCTURES': structures, '%VIEWS': {} }));
  expect([format, claims.map(({ words, topics, note }) => [words, topics, note])]).toEqual([
    'uima-cas',
    [
      ['Anna', ['Person'], 'value: expert'],
      ['the dam', ['Thing'], ''],
      ['owns', ['Owns'], 'roles: owner: Anna\nwhat: the dam'],
    ],
  ]);
});
