import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../../renderer/formats/export/case-data.ts';
import { csvExport } from '../../../../renderer/formats/export/csv.ts';
import type { ExportFormat } from '../../../../renderer/formats/export/export-format.ts';
import { jsonExport } from '../../../../renderer/formats/export/json.ts';
import { reportJsonSchema } from '../../../../renderer/formats/export/json-schema.ts';
import { defaultReportOptions, type ReportOptions } from '../../../../renderer/formats/export/report-options.ts';
import { anyCase } from '../../../support/random-case.ts';
import { sampleCase } from '../../../support/sample-case.ts';

const options = defaultReportOptions('2026-11-24T10:00:00.000Z');

async function text(format: ExportFormat, data: CaseData, change: Partial<ReportOptions> = {}): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await format.render(data, { ...options, ...change }));
}

async function rows(data: CaseData, change: Partial<ReportOptions> = {}): Promise<Record<string, string>[]> {
  const csv = await text(csvExport, data, change);
  expect(csv.startsWith('\ufeff')).toBe(true);
  const parsed = Papa.parse<Record<string, string>>(csv.slice(1), { header: true, skipEmptyLines: true, newline: '\r\n' });
  expect(parsed.errors).toEqual([]);
  return parsed.data;
}

/** A cell without the apostrophe that keeps a spreadsheet from evaluating it. */
const read = (cell: string | undefined) => (cell ?? '').replace(/^'(?=[\s\0]*[=+\-@]|[\t\r\n])/, '');

/** Words at "start-end; start-end" of a text, in code points. */
const slice = (words: string, spans: string) =>
  spans.split('; ').map((span) => {
    const [start, end] = span.split('-').map(Number);
    return [...words].slice(start, end).join('');
  });

describe('the CSV table', () => {
  it('has a row for each claim and attribution, with quotes and offsets as in the text', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (data) => {
        const found = await rows(data);
        const attributed = new Set(data.attributions.map((row) => row.claimId));
        expect(found).toHaveLength(data.attributions.length + data.claims.filter((claim) => !attributed.has(claim.id)).length);
        for (const row of found) {
          const claim = data.claims.find((one) => one.id === row.claim_id);
          const words = data.texts.find((one) => one.id === claim?.sourceId)?.text ?? '';
          const quotes = claim?.quotes.map((quote) => quote.exact) ?? [];
          expect(read(row.quote)).toBe(quotes.join(' […] '));
          expect(slice(words, row.spans_code_points ?? '')).toEqual(quotes);
          expect(row.spans_utf16).toBe(claim?.spans.map((span) => `${span.start}-${span.end}`).join('; '));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('leaves no cell that a spreadsheet would evaluate', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (data) => {
        for (const row of await rows(data, { parts: [...options.parts, 'notes', 'analysts'] }))
          for (const cell of Object.values(row)) expect(cell).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/);
      }),
      { numRuns: 25 },
    );
    const data = sampleCase();
    const [first] = await rows({ ...data, speakers: data.speakers.map((speaker) => ({ ...speaker, name: '=HYPERLINK("http://evil")' })) });
    expect(first?.speaker).toBe('\'=HYPERLINK("http://evil")');
  });

  it('tells an open attribution from an unattributed claim', async () => {
    const found = await rows(sampleCase());
    const state = (label: string) => found.find((row) => row.claim === label)?.attribution;
    expect([state('1'), state('4'), state('6')]).toEqual(['attributed', 'open', 'unattributed']);
    expect(found.filter((row) => row.claim === '1').map((row) => [row.speaker, row.role])).toEqual([
      ['Ines Okafor', 'original speaker'],
      ['The article', 'own voice'],
    ]);
    expect(found.find((row) => row.claim === '3')).toMatchObject({ via: 'Harbour Office', cue: 'stated', quotation: 'direct quotation' });
  });

  it('leaves out columns that were not chosen', async () => {
    const [row] = await rows(sampleCase(), { fields: ['verdict'], parts: ['claims'] });
    for (const gone of ['statement', 'confidence', 'topics', 'stated', 'start_code_points', 'evidence', 'note', 'marked_by'])
      expect(row).not.toHaveProperty(gone);
    expect(row?.verdict).toBe('Refuted');
  });
});

describe('the JSON export', () => {
  it('follows its schema and says where each passage stands, for any case', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, fc.boolean(), async (data, pseudonyms) => {
        const json = reportJsonSchema.parse(JSON.parse(await text(jsonExport, data, { pseudonyms, parts: [...options.parts, 'notes'] })));
        const words = new Map(json.sources.map((source) => [source.id, [...source.text]]));
        for (const claim of json.claims) {
          const passages = [...claim.passages, ...claim.attributions.flatMap((one) => [...one.cue, ...one.speakerWords])];
          for (const passage of passages) expect(words.get(claim.source)?.slice(passage.start, passage.end).join('')).toBe(passage.exact);
        }
        if (pseudonyms) return;
        expect(json.claims.flatMap((claim) => claim.passages.map((passage) => passage.exact)).sort()).toEqual(
          data.claims.flatMap((claim) => claim.quotes.map((quote) => quote.exact)).sort(),
        );
        for (const source of json.sources) {
          const stored = data.texts.find((one) => one.id === source.id);
          expect(source.text).toBe(stored?.text);
          expect(source.blocks.map((block) => [...source.text].slice(block.start, block.end).join(''))).toEqual(
            stored?.blocks.map((block) => stored.text.slice(block.start, block.end)),
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  it('holds who said what, with the set-aside text and repairs', async () => {
    const json = reportJsonSchema.parse(JSON.parse(await text(jsonExport, sampleCase())));
    const third = json.claims.find((claim) => claim.label === '3');
    const name = (id: string | null | undefined) => json.speakers.find((speaker) => speaker.id === id)?.name;
    expect([name(third?.attributions[0]?.speaker), name(third?.attributions[0]?.via)]).toEqual(['A letter', 'Harbour Office']);
    expect(third?.attributions[0]?.cue.map((cue) => cue.exact)).toEqual(['stated']);
    expect(json.sources[0]?.blocks.filter((block) => block.setAside === 'sign-up')).toHaveLength(1);
    expect(json.sources[0]?.repairs.map((repair) => repair.before)).toEqual(['β€œ']);
  });
});
