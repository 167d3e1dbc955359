import { describe, expect, test } from 'vitest';
import { qdpx } from '../../../../renderer/formats/exchange/qdpx.ts';
import { unzipExchange } from '../../../../renderer/formats/exchange/unzip-exchange.ts';
import { allExports } from '../../../../renderer/formats/export/all-exports.ts';
import type { CaseData } from '../../../../renderer/formats/export/case-data.ts';
import { qdpxExport } from '../../../../renderer/formats/export/qdpx.ts';
import { defaultReportOptions, type ReportOptions, reportParts } from '../../../../renderer/formats/export/report-options.ts';
import { sampleCase } from '../../../support/sample-case.ts';
import { saidIn, throughFormat } from './said-in-case.ts';

const sample = sampleCase();
const everything = reportParts.map((part) => part.id);
const formats = allExports.filter((format) => format.takesChoices && !format.needsOriginals).map((format) => [format.id, format] as const);

/** Everything that stands in the files of an export, as one text. */
async function written(data: CaseData, id: string, options: Partial<ReportOptions>): Promise<string> {
  const format = allExports.find((one) => one.id === id);
  const bytes = (await format?.render(data, { ...defaultReportOptions('2026-01-01T00:00:00.000Z'), ...options })) ?? new Uint8Array();
  return unzipExchange({ name: `x.${format?.extension}`, bytes })
    .map((file) => new TextDecoder().decode(file.bytes))
    .join('\n');
}

/** The sample with a mark in every place that may be private. */
const marked: CaseData = {
  ...sample,
  case: { ...sample.case, note: 'secretnote' },
  sources: sample.sources.map((row) => ({ ...row, note: 'secretnote', importedBy: 'secretanalyst' })),
  speakers: sample.speakers.map((row) => ({ ...row, note: row.kind === 'unnamed' ? 'neverexports' : 'secretnote' })),
  claims: sample.claims.map((row) => ({
    ...row,
    note: 'secretnote',
    createdBy: 'secretanalyst',
    statement: 'secretstatement',
    statedAt: '1987-06',
  })),
  notes: sample.notes.map((row) => ({ ...row, text: 'secretnote', createdBy: 'secretanalyst' })),
};

describe.each(formats)('%s', (id) => {
  test('holds no notes and no names of analysts unless they were asked for', async () => {
    const text = await written(marked, id, {});
    expect(text).not.toMatch(/secretnote|secretanalyst|neverexports/);
  });

  test('never holds what was noted about a source who is not named', async () => {
    const unnamed: CaseData = {
      ...marked,
      speakers: marked.speakers.map((row) => ({ ...row, kind: 'unnamed' as const, note: 'neverexports' })),
    };
    expect(await written(unnamed, id, { parts: everything })).not.toContain('neverexports');
  });

  test('leaves out the facts about claims that were not chosen', async () => {
    expect(await written(marked, id, { fields: ['offsets'] })).not.toMatch(/secretstatement|1987-06/);
  });

  test('names nobody where pseudonyms were asked for', async () => {
    const text = await written(sample, id, { pseudonyms: true, parts: everything });
    for (const { name, kind } of sample.speakers) if (kind === 'person') expect(text).not.toContain(name);
  });
});

test('topics called like the parts of an attribution, and verdicts of a scale of one’s own, come back from REFI-QDA', async () => {
  const verdicts = [{ key: 'mostly-true', label: 'Mostly true', glyph: 'sup' as const, description: '' }];
  const data: CaseData = {
    ...sample,
    case: { ...sample.case, verdicts },
    codes: sample.codes.map((code, i) => ({ ...code, name: ['Content', 'Cue', 'Source'][i] ?? code.name })),
    claims: sample.claims.map((claim) => ({ ...claim, topics: sample.codes.slice(0, 1).map((code) => code.id), verdict: 'mostly-true' })),
  };
  expect(data.codes[0]?.name).toBe('Content');
  const { data: back } = await throughFormat(data, qdpxExport, qdpx);
  expect(saidIn(back)).toEqual(saidIn(data));
});
