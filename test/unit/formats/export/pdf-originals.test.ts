import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeQuotes, normaliseSpans, splitsCharacter } from '../../../../renderer/anchoring/spans.ts';
import { defaultVerdicts } from '../../../../renderer/domain/case.ts';
import type { Attribution, Claim, Evidence } from '../../../../renderer/domain/claim.ts';
import type { Span } from '../../../../renderer/domain/schema.ts';
import { type CaseData, emptyCase } from '../../../../renderer/formats/export/case-data.ts';
import { pdfOriginalsExport } from '../../../../renderer/formats/export/pdf-originals.ts';
import { defaultReportOptions, reportParts } from '../../../../renderer/formats/export/report-options.ts';
import { readSource } from '../../../../renderer/formats/import/read-source.ts';
import { sourceRows } from '../../../../renderer/formats/import/source-rows.ts';
import { buildPdf, setLines } from '../../../support/build-pdf.ts';

const at = '2026-01-01T00:00:00.000Z';
const everything = { ...defaultReportOptions(at), parts: reportParts.map((part) => part.id) };
const file = buildPdf([
  setLines(60, 700, [
    'The bridge over the river was closed on Monday, the mayor',
    'said, after engineers had found that two of its beams were',
    'worn. The ferry would run every half hour in its place, and',
  ]),
  setLines(60, 700, ['nobody would have to wait for longer than that. Traders on', 'both sides of the water said that it was not enough.']),
]);

/** A case whose only source is the PDF. */
let held: CaseData;
beforeAll(async () => {
  const row = { id: 'case', title: 'Bridge', note: '', verdicts: [...defaultVerdicts], createdAt: at, updatedAt: at };
  held = { ...emptyCase(row), ...(await rowsOf(file, 'bridge.pdf')) };
});

async function rowsOf(bytes: Uint8Array, name: string) {
  const input = { name, mediaType: '', bytes };
  let next = 0;
  const made = { id: name, caseId: 'case', sha256: 'ab'.repeat(32), at, by: '', newId: () => `${name}-${next++}` };
  const { source, text, original, ...rows } = sourceRows(await readSource(input), input, made);
  return { sources: [source], texts: [text], originals: [original], ...rows };
}

function claimOf(id: string, spans: readonly Span[], more: Partial<Claim> = {}): Claim {
  const text = held.texts[0]?.text ?? '';
  return {
    id,
    caseId: 'case',
    sourceId: 'bridge.pdf',
    spans: [...spans],
    quotes: describeQuotes(text, spans),
    statement: '',
    verdict: '',
    confidence: 0,
    topics: [],
    statedAt: '',
    note: '',
    tension: [],
    createdAt: at,
    createdBy: 'Ada Analyst',
    updatedAt: at,
    ...more,
  };
}

const spanOf = (words: string): Span => {
  const start = held.texts[0]?.text.indexOf(words) ?? -1;
  if (start < 0) throw new Error(`the text does not say "${words}"`);
  return { start, end: start + words.length };
};

/** What a case says, without ids. */
function said(data: Pick<CaseData, 'claims' | 'attributions' | 'speakers' | 'evidence' | 'codes'>) {
  const name = (id: string) => data.speakers.find((row) => row.id === id)?.name ?? '';
  return data.claims
    .map((claim) => ({
      spans: claim.spans,
      topics: claim.topics.map((id) => data.codes.find((code) => code.id === id)?.name),
      evidence: data.evidence
        .filter((row) => row.claimId === claim.id)
        .map((row) => [row.kind, row.stance, row.title, row.url, row.note, row.spans, row.quotes, row.sourceId]),
      facts: [claim.statement, claim.verdict, claim.confidence, claim.statedAt, claim.note, claim.createdBy, claim.createdAt],
      who: data.attributions
        .filter((row) => row.claimId === claim.id)
        .map((row) => [name(row.speakerId), row.quotation, row.role, name(row.viaId), row.unattributed, row.cue, row.speakerWords]),
    }))
    .map((claim) => JSON.stringify(claim))
    .toSorted();
}

const speaker = (id: string, name: string) => ({
  id,
  caseId: 'case',
  name,
  kind: 'person' as const,
  role: '',
  affiliation: '',
  aliases: [],
  note: '',
  slot: 3,
  createdAt: at,
});
const attribution = (claimId: string, speakerId: string, more: Partial<Attribution> = {}): Attribution => ({
  id: `a-${claimId}`,
  caseId: 'case',
  claimId,
  sourceId: 'bridge.pdf',
  order: 0,
  speakerId,
  unattributed: false,
  quotation: 'indirect',
  role: 'original',
  cue: [],
  speakerWords: [],
  viaId: '',
  ...more,
});

describe('annotated PDF originals', () => {
  it('hold each claim as a highlight with author, moment, colour and note, after the file as it was', async () => {
    const claim = claimOf('c', [spanOf('two of its beams were worn')], {
      verdict: 'refuted',
      confidence: 2,
      note: 'Ask the port.\nTwice.',
    });
    const data = {
      ...held,
      claims: [claim],
      speakers: [speaker('s', 'Ines Okafor')],
      attributions: [attribution('c', 's', { quotation: 'mixed' })],
    };
    const bytes = await pdfOriginalsExport.render(data, everything);
    expect(Buffer.compare(bytes.subarray(0, file.length), file)).toBe(0);
    const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
    const found = (await (await pdf.getPage(1)).getAnnotations()).filter((one) => one.subtype === 'Highlight');
    expect(found).toMatchObject([
      {
        titleObj: { str: 'Ada Analyst' },
        contentsObj: {
          str: 'Hearsay claim 1\nSpeaker: Ines Okafor\nManner: partly quoted\nVerdict: Refuted\nConfidence: moderate\nNote: Ask the port.\n  Twice.',
        },
        creationDate: 'D:20260101000000',
      },
    ]);
    expect([...(found[0]?.color ?? [])]).toEqual([0xa2, 0xdb, 0xb8]);
    // two lines of text, two quads
    expect(found[0]?.quadPoints).toHaveLength(16);
    await pdf.loadingTask.destroy();
  });

  it('say cue, evidence and topics in words that anybody can read and that lead back, also to a case that has neither', async () => {
    const claim = claimOf('c', [spanOf('two of its beams were worn')], { topics: ['t1', 't2'] });
    const text = held.texts[0]?.text ?? '';
    const last = text.lastIndexOf('the');
    const evidence = (id: string, more: Partial<Evidence>): Evidence => ({
      ...{ id, caseId: 'case', claimId: 'c', kind: 'link', sourceId: '', spans: [], quotes: [], url: '', title: '', stance: 'supports' },
      ...{ note: '', createdAt: at, ...more },
    });
    const spans = [spanOf('it was not enough')];
    const data: CaseData = {
      ...held,
      claims: [claim],
      codes: ['bridges; tunnels', 'traffic'].map((name, order) => ({
        id: `t${order + 1}`,
        caseId: 'case',
        name,
        description: '',
        slot: 1,
        letter: 'b',
        order,
      })),
      speakers: [speaker('s', 'Ines Okafor')],
      attributions: [attribution('c', 's', { cue: [spanOf('said'), { start: last, end: last + 3 }], speakerWords: [spanOf('the mayor')] })],
      evidence: [
        evidence('e1', { title: 'Port plan', url: 'https://port.example/plan?a=1&b=2', note: 'Page 3.\nNot read.' }),
        evidence('e2', { kind: 'passage', sourceId: 'bridge.pdf', spans, quotes: describeQuotes(text, spans), stance: 'context' }),
        evidence('e3', { kind: 'cited', title: 'The engineers’ report', stance: 'refutes' }),
      ],
    };
    const bytes = await pdfOriginalsExport.render(data, everything);
    const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
    const [found] = (await (await pdf.getPage(1)).getAnnotations()).filter((one) => one.subtype === 'Highlight');
    await pdf.loadingTask.destroy();
    expect(found?.contentsObj.str.split('\n')).toEqual([
      ...['Hearsay claim 1', 'Speaker: Ines Okafor', 'Manner: indirect'],
      ...['Cue: said […] the (1st after)', 'Named as: the mayor', 'Topics: traffic', 'Topic: bridges; tunnels'],
      ...['Supported by: Port plan <https://port.example/plan?a=1&b=2>', 'On that: Page 3.', '  Not read.'],
      ...['Context: “it was not enough” (here)', 'Refuted by: The engineers’ report (cited, not held)'],
    ]);
    const back = await rowsOf(bytes, 'bridge.pdf');
    expect(back.codes.map((code) => code.name)).toEqual(['traffic', 'bridges; tunnels']);
    expect(said({ ...back, claims: back.claims.map((row) => ({ ...row, topics: row.topics.toReversed() })) })).toEqual(said(data));
    expect(back.claims[0]?.note).toBe('');
  });

  it('come back as the same claims: any words, overlapping, in parts, over the end of a page', async () => {
    const text = held.texts[0]?.text ?? '';
    const edges = Array.from({ length: text.length + 1 }, (_, offset) => offset).filter((offset) => !splitsCharacter(text, offset));
    const span = fc
      .tuple(fc.constantFrom(...edges), fc.integer({ min: 1, max: 90 }))
      .map(([start, length]) => ({ start, end: Math.min(text.length, start + length) }))
      .filter(({ start, end }) => end > start && !/^\s|\s$/.test(text.slice(start, end)));
    // parts with nothing but a space between them are read as one, as any reader of the page would
    const apart = (spans: readonly Span[]) =>
      spans.every((one, index) => index === 0 || text.slice(spans[index - 1]?.end ?? 0, one.start).trim() !== '');
    const spans = fc.array(span, { minLength: 1, maxLength: 3 }).map(normaliseSpans).filter(apart);
    const words = fc.stringMatching(/^[\p{L}\p{N}:;()]([\p{L}\p{N} :;()\n]{0,30}[\p{L}\p{N}])?$/u);
    const facts = fc.record({
      statement: fc.option(words, { nil: '' }),
      note: fc.option(words, { nil: '' }),
      verdict: fc.constantFrom('', 'refuted', 'supported'),
      confidence: fc.constantFrom<0 | 1 | 3>(0, 1, 3),
    });
    const name = fc.constantFrom('s1', 's2', '');
    // one evidence of each kind; its passage is in the text, or in another source
    const evidence = fc.array(
      fc.record({
        kind: fc.constantFrom<Evidence['kind']>('passage', 'link', 'cited'),
        stance: fc.constantFrom<Evidence['stance']>('supports', 'refutes', 'context'),
        title: words,
        url: fc.webUrl(),
        note: fc.option(words, { nil: '' }),
        spans,
      }),
      { maxLength: 2 },
    );
    const around = fc.record({ cue: fc.option(spans, { nil: [] }), speakerWords: fc.option(spans, { nil: [] }), evidence });
    const claims = fc.array(fc.tuple(spans, facts, name, fc.constantFrom<'direct' | 'mixed'>('direct', 'mixed'), around), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(claims, async (made) => {
        const data = {
          ...held,
          speakers: [speaker('s1', 'Ines Okafor'), speaker('s2', 'Юлия Орлова')],
          claims: made.map(([at, more], index) => claimOf(`c${index}`, at, more)),
          attributions: made.map(([, , who, quotation, { cue, speakerWords }], index) =>
            attribution(`c${index}`, who, { quotation, unattributed: who === '', cue, speakerWords }),
          ),
          evidence: made.flatMap(([, , , , more], index) =>
            more.evidence.map(({ kind, stance, title, url, note, spans: where }, i): Evidence => {
              const here = kind === 'passage' ? where : [];
              return {
                ...{ id: `e${index}-${i}`, caseId: 'case', claimId: `c${index}`, kind, stance, note, createdAt: at },
                ...{ sourceId: kind === 'passage' ? 'bridge.pdf' : '', spans: here, quotes: describeQuotes(text, here) },
                ...{ title: kind === 'passage' ? '' : title, url: kind === 'link' ? url : '' },
              };
            }),
          ),
        };
        const back = await rowsOf(await pdfOriginalsExport.render(data, everything), 'bridge.pdf');
        expect(said(back)).toEqual(said(data));
        expect(back.texts[0]?.text).toBe(text);
      }),
      { numRuns: 15 },
    );
  });

  it('are one archive for several files, and say in it which could not be annotated', async () => {
    const locked = buildPdf([setLines(60, 700, ['Nobody may read this.'])], { password: 'open' });
    const source = held.sources[0];
    const original = held.originals[0];
    if (!source || !original) throw new Error('the PDF was read');
    const data = {
      ...held,
      sources: [source, { ...source, id: 'locked', fileName: 'locked.pdf' }],
      originals: [original, { ...original, id: 'locked', fileName: 'locked.pdf', bytes: new Uint8Array(locked) }],
    };
    const files = unzipSync(await pdfOriginalsExport.render(data, everything));
    expect(Object.keys(files)).toEqual(['bridge.pdf', 'Left out.txt']);
    expect(new TextDecoder().decode(files['Left out.txt'])).toBe(
      'locked: it could not be annotated, because it is encrypted and needs a password to be read.\n',
    );
  });

  it('are refused in a sentence where there are none, or where names must not be seen', async () => {
    const none = { ...held, originals: [] };
    await expect(pdfOriginalsExport.render(none, everything)).rejects.toThrow('None of the chosen sources came as a PDF');
    await expect(pdfOriginalsExport.render(held, { ...everything, pseudonyms: true })).rejects.toThrow('Turn pseudonyms off');
  });

  it('are shown before the export by file and claims, without the files themselves', () => {
    const data = { ...held, originals: [], claims: [claimOf('one', [{ start: 0, end: 10 }])] };
    const shown = pdfOriginalsExport.contents?.(data, everything, new Set(['bridge.pdf']));
    expect(shown?.rows.slice(1)).toEqual([['bridge.pdf', expect.stringContaining('1 claim as a highlight')]]);
    expect(() => pdfOriginalsExport.contents?.(data, everything, new Set())).toThrow('None of the chosen sources came as a PDF');
  });
});
