import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseSpans } from '../../../../renderer/anchoring/spans.ts';
import type { Span } from '../../../../renderer/domain/schema.ts';
import { attributionLines } from '../../../../renderer/formats/exchange/attribution-lines.ts';
import { brat } from '../../../../renderer/formats/exchange/brat.ts';
import { conll } from '../../../../renderer/formats/exchange/conll.ts';
import { doccano } from '../../../../renderer/formats/exchange/doccano.ts';
import { standIn } from '../../../../renderer/formats/exchange/found-case.ts';
import { labelStudio } from '../../../../renderer/formats/exchange/label-studio.ts';
import { qdpx } from '../../../../renderer/formats/exchange/qdpx.ts';
import { tei } from '../../../../renderer/formats/exchange/tei.ts';
import { uimaCas } from '../../../../renderer/formats/exchange/uima-cas.ts';
import { webAnnotation } from '../../../../renderer/formats/exchange/web-annotation.ts';
import { webannoTsv } from '../../../../renderer/formats/exchange/webanno-tsv.ts';
import { attributionLinesExport } from '../../../../renderer/formats/export/attribution-lines.ts';
import { bratExport } from '../../../../renderer/formats/export/brat.ts';
import type { CaseData } from '../../../../renderer/formats/export/case-data.ts';
import { conllExport } from '../../../../renderer/formats/export/conll.ts';
import { doccanoExport } from '../../../../renderer/formats/export/doccano.ts';
import { labelStudioExport } from '../../../../renderer/formats/export/label-studio.ts';
import { qdpxExport } from '../../../../renderer/formats/export/qdpx.ts';
import { teiExport } from '../../../../renderer/formats/export/tei.ts';
import { uimaCasJsonExport, uimaCasXmiExport } from '../../../../renderer/formats/export/uima-cas.ts';
import { webAnnotationExport } from '../../../../renderer/formats/export/web-annotation.ts';
import { webannoTsvExport } from '../../../../renderer/formats/export/webanno-tsv.ts';
import { anyCase } from '../../../support/random-case.ts';
import { sampleCase } from '../../../support/sample-case.ts';
import { saidIn, throughFormat } from './said-in-case.ts';

/** A fragment of brat's never begins or ends with a line end, so neither does a span that went through it. */
function asBratKeeps(text: string, spans: readonly Span[]): Span[] {
  return normaliseSpans(spans).flatMap((span) => {
    let { start, end } = span;
    while (start < end && text[start] === '\n') start += 1;
    while (end > start && text[end - 1] === '\n') end -= 1;
    return start < end ? [{ start, end }] : [];
  });
}

const textOf = (data: CaseData, id: string) => data.texts.find((row) => row.id === id)?.text ?? '';

/** A run of tokens never begins or ends with white space. */
function asTokensKeep(text: string, spans: readonly Span[]): Span[] {
  return normaliseSpans(spans).flatMap(({ start, end }) => {
    const words = text.slice(start, end);
    if (words.trim() === '') return [];
    return [{ start: end - words.trimStart().length, end: start + words.trimEnd().length }];
  });
}

describe('a case through another format and back says the same', () => {
  test('W3C Web Annotations', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (data) => {
        const { data: back } = await throughFormat(data, webAnnotationExport, webAnnotation);
        expect(saidIn(back)).toEqual(saidIn(data));
      }),
      { numRuns: 60 },
    );
  });

  test('brat standoff', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (data) => {
        const { data: back } = await throughFormat(data, bratExport, brat);
        // brat has no place for who marked a claim
        const options = { spans: asBratKeeps, without: ['author'] };
        const visible = {
          ...data,
          claims: data.claims.filter((claim) => {
            return asBratKeeps(textOf(data, claim.sourceId), claim.spans).length > 0;
          }),
        };
        expect(saidIn(back, options)).toEqual(saidIn(visible, options));
      }),
      { numRuns: 60 },
    );
  });

  test('brat has no place for a claim that marks nothing but a line end', async () => {
    const data = sampleCase();
    const at = textOf(data, data.sources[0]?.id ?? '').indexOf('\n');
    const claims = data.claims.map((claim) => ({ ...claim, spans: [{ start: at, end: at + 1 }], quotes: [], noContent: true }));
    const { data: back } = await throughFormat({ ...data, claims, evidence: [] }, bratExport, brat);
    expect([claims.length > 0, back.claims]).toEqual([true, []]);
  });

  test.each([
    ['doccano', doccanoExport, doccano],
    ['REFI-QDA', qdpxExport, qdpx],
    ['UIMA CAS JSON', uimaCasJsonExport, uimaCas],
    ['UIMA CAS XMI', uimaCasXmiExport, uimaCas],
    ['Label Studio', labelStudioExport, labelStudio],
    ['TEI', teiExport, tei],
  ] as const)('%s', async (_, out, back) => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (data) => {
        const { data: again } = await throughFormat(data, out, back);
        expect(saidIn(again)).toEqual(saidIn(data));
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['WebAnno TSV', webannoTsvExport, webannoTsv],
    ['CoNLL columns', conllExport, conll],
  ] as const)('%s, but for white space at the edges of passages', async (_, out, back) => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (data) => {
        const { data: again } = await throughFormat(data, out, back);
        const options = { spans: asTokensKeep };
        const visible = {
          ...data,
          claims: data.claims.filter((claim) => asTokensKeep(textOf(data, claim.sourceId), claim.spans).length > 0),
        };
        expect(saidIn(again, options)).toEqual(saidIn(visible, options));
      }),
      { numRuns: 60 },
    );
  });

  test('attributions as JSON Lines', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (data) => {
        const { data: back } = await throughFormat(data, attributionLinesExport, attributionLines);
        const one = {
          ...data,
          claims: data.claims.flatMap((claim) =>
            data.attributions.filter((row) => row.claimId === claim.id).map((row) => ({ ...claim, id: row.id })),
          ),
        };
        const placed = one.claims.map((claim) => {
          const row = data.attributions.find((each) => each.id === claim.id);
          return claim.noContent
            ? { ...claim, spans: [...standIn(textOf(data, claim.sourceId), row?.cue ?? [], row?.speakerWords ?? [])] }
            : claim;
        });
        const split = { ...one, claims: placed, attributions: data.attributions.map((row) => ({ ...row, claimId: row.id })) };
        const without = ['statement', 'verdict', 'confidence', 'topics', 'statedAt', 'note', 'author', 'unattributed', 'role', 'via'];
        expect(saidIn(back, { without })).toEqual(saidIn(split, { without }));
      }),
      { numRuns: 60 },
    );
  });
});
