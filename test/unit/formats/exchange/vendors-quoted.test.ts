import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exchangeOf } from '../../../../renderer/formats/exchange/all-exchanges.ts';
import { webAnnotation } from '../../../../renderer/formats/exchange/web-annotation.ts';
import { webAnnotationExport } from '../../../../renderer/formats/export/web-annotation.ts';
import { anyCase } from '../../../support/random-case.ts';
import { readFiles, throughFormat } from './said-in-case.ts';

async function read(value: unknown) {
  const files = [{ name: 'x.json', bytes: new TextEncoder().encode(JSON.stringify(value)) }];
  const format = exchangeOf(files);
  if (!format) throw new Error('the file is of no known format');
  const { data, leftOut } = await readFiles(files, format);
  const codes = new Map(data.codes.map((code) => [code.id, code.name]));
  const claims = data.claims.map((claim) => ({
    words: claim.quotes.map((quote) => quote.exact).join(' … '),
    topics: claim.topics.map((id) => codes.get(id) ?? ''),
    note: claim.note,
  }));
  return { format: format.id, data, leftOut, claims };
}

describe('W3C Web Annotations', () => {
  const page = 'https://example.org/page';
  const anno = (target: unknown, more: object = {}) => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'Annotation',
    target,
    ...more,
  });
  const quote = (exact: string, more: object = {}) => ({ type: 'TextQuoteSelector', exact, ...more });
  const on = (selector: unknown) => ({ source: page, selector });

  test.each([
    ['a list of targets', { type: 'List', items: [on(quote('the dam')), on(quote('will hold'))] }, 'the dam … will hold'],
    ['composites inside a choice', { type: 'Choice', items: [{ type: 'Composite', items: [on(quote('the dam'))] }] }, 'the dam'],
    ['an element refined by a quotation', on({ type: 'XPathSelector', value: '/p[1]', refinedBy: quote('the dam') }), 'the dam'],
    [
      'a quotation refined by a place in it',
      on(quote('💩 the dam holds', { refinedBy: { type: 'TextPositionSelector', start: 2, end: 9 } })),
      'the dam',
    ],
    [
      'a source that is an object',
      { source: { id: page, type: 'Text' }, selector: [{ type: 'TextPositionSelector', start: 3, end: 10 }, quote('the dam')] },
      'the dam',
    ],
  ])('%s', async (_, target, words) => {
    const { claims, leftOut } = await read(anno(target));
    expect([claims.map((claim) => claim.words), leftOut]).toEqual([[words], []]);
  });

  test('a motivation says what bodies are for that do not say so themselves', async () => {
    const { claims } = await read([
      anno(on(quote('one')), { motivation: 'tagging', body: { type: 'TextualBody', value: 'dams' } }),
      anno(on(quote('two')), { motivation: ['questioning'], bodyValue: 'is it?' }),
    ]);
    expect(claims).toEqual([
      { words: 'one', topics: ['dams'], note: '' },
      { words: 'two', topics: [], note: 'is it?\nMotivation: questioning' },
    ]);
  });

  test('remarks on the whole page stand with its quotations; what ties annotations in the note of the first', async () => {
    const { claims, data, leftOut } = await read({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'AnnotationCollection',
      label: 'Dams',
      first: {
        type: 'AnnotationPage',
        items: [anno(on(quote('the dam')), { id: '#a' }), anno(on(quote('will hold')), { id: '#b' })],
        next: { type: 'AnnotationPage', items: [anno(page, { bodyValue: 'All of it is new.' })], next: 'https://example.org/page3' },
      },
    });
    expect(claims).toHaveLength(2);
    expect(data.sources[0]?.note).toContain('All of it is new.');
    expect(leftOut).toEqual([{ what: 'pages of annotations', why: 'they are at an address, and nothing is fetched', count: 1 }]);
    const tied = await read([
      anno(on(quote('the dam')), { id: '#a', rights: 'CC0' }),
      anno(on(quote('will hold')), { id: '#b' }),
      anno([{ id: '#a' }, { id: '#b' }], { motivation: 'linking', body: [{ type: 'TextualBody', purpose: 'commenting', value: 'does' }] }),
    ]);
    expect(tied.claims.map((claim) => claim.note)).toEqual(['does: will hold', '']);
    expect(tied.leftOut).toEqual([{ what: '“rights” of annotations', why: 'a case has no place for it', count: 1 }]);
  });

  test('a place that says nothing of the words, or counts bytes, is told and no passage', async () => {
    const { claims, leftOut } = await read([
      anno(on({ type: 'DataPositionSelector', start: 3, end: 9 })),
      anno(on({ type: 'FragmentSelector', value: 'char=3,9', conformsTo: 'http://tools.ietf.org/rfc/rfc5147' })),
    ]);
    expect(claims).toEqual([]);
    expect(leftOut.map((one) => one.count)).toEqual([1, 1]);
  });

  test('notes on passages, topics nobody used and the notes of case, sources and speakers come back', async () => {
    const told = (data: Awaited<ReturnType<typeof read>>['data']) => ({
      note: data.case.note,
      codes: data.codes.map(({ name, description }) => `${name}: ${description}`).toSorted(),
      // what was noted about somebody who is not named is never handed on
      speakers: data.speakers.map(({ name, note, kind }) => `${name}: ${kind === 'unnamed' ? '' : note}`).toSorted(),
      sources: data.sources.map((row) => row.note).toSorted(),
      notes: data.notes.map((row) => JSON.stringify([row.span, row.text, row.createdBy, row.createdAt])).toSorted(),
    });
    await fc.assert(
      fc.asyncProperty(anyCase, async (any) => {
        const named = new Set<string>();
        const data = { ...any, codes: any.codes.filter((code) => !named.has(code.name) && named.add(code.name)) };
        const { data: back } = await throughFormat(data, webAnnotationExport, webAnnotation);
        expect(told(back)).toEqual(told(data));
      }),
      { numRuns: 30 },
    );
  });
});

test('Hypothesis: answers stand with what they answer, page notes with their page', async () => {
  const row = (id: string, more: object) => ({
    id,
    uri: 'https://example.org/a',
    user: 'acct:ada@hypothes.is',
    tags: [],
    text: '',
    ...more,
  });
  const marked = [{ source: 'https://example.org/a', selector: [{ type: 'TextQuoteSelector', exact: 'the dam' }] }];
  const { format, claims, data, leftOut } = await read({
    total: 4,
    rows: [
      row('1', { text: 'sure?', target: marked, tags: ['dam'] }),
      row('2', { text: 'yes', user: 'acct:ben@hypothes.is', references: ['1'], target: [{ source: 'https://example.org/a' }] }),
      row('3', { text: 'no', user: 'acct:cem@hypothes.is', references: ['1', '2'], target: [{ source: 'https://example.org/a' }] }),
      row('4', { text: 'A fine page.', tags: ['news'], target: [{ source: 'https://example.org/a' }] }),
      row('5', { text: 'lost', references: ['9'], target: [{ source: 'https://example.org/a' }] }),
    ],
  });
  expect([format, claims]).toEqual(['hypothesis', [{ words: 'the dam', topics: ['dam'], note: 'sure?\nben: yes\ncem: no' }]]);
  expect(data.sources[0]?.note).toContain('A fine page.\nTag: news (ada)');
  expect(leftOut).toEqual([{ what: 'answers', why: 'what they answer is not in the file', count: 1 }]);
});

test('Zotero: annotations inside the attachments of items, as Better BibTeX writes them', async () => {
  const { format, claims, data } = await read({
    config: { id: 'x' },
    items: [
      {
        itemType: 'book',
        title: 'On dams',
        attachments: [
          {
            title: 'PDF',
            annotations: [
              {
                annotationType: 'highlight',
                annotationText: 'the dam',
                annotationComment: 'hm',
                annotationPageLabel: '3',
                tags: [{ tag: 'dam' }],
              },
            ],
          },
          { title: 'Snapshot' },
        ],
      },
      { itemType: 'note', note: 'x' },
    ],
  });
  expect([format, claims]).toEqual(['zotero', [{ words: 'the dam', topics: ['dam'], note: 'hm\nPage 3' }]]);
  expect(data.sources[0]?.title).toBe('On dams');
});
