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
