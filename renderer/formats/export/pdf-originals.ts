import { bySpanOrder, extentOf } from '../../anchoring/spans.ts';
import type { Claim, Evidence } from '../../domain/claim.ts';
import type { Span } from '../../domain/schema.ts';
import type { Original, Source } from '../../domain/source.ts';
import { type EvidenceWords, writeClaimWords } from '../claim-words.ts';
import { ImportRefusal } from '../import/import-format.ts';
import type { PdfHighlight } from '../import/pdf/annotate-pdf.ts';
import { wordsAt } from '../words-in-text.ts';
import { type CaseData, RowsBy } from './case-data.ts';
import { chosenCase } from './chosen-case.ts';
import { type ExportFormat, ExportRefusal, exportOf, stepping } from './export-format.ts';
import { exportList } from './export-list.ts';
import { copied } from './file-pieces.ts';
import { listedFiles } from './file-preview.ts';
import { markerColour } from './report/report-styles.ts';
import type { ReportOptions } from './report-options.ts';
import { UniqueNames, ZipWriter } from './zip-files.ts';

/**
 * The PDF files that sources were read from, with each claim as a highlight at its words. One file is given as it is; several, or one with
 * something to say about it, as a zip archive.
 */
export const pdfOriginalsExport: ExportFormat = {
  ...exportOf(exportList.pdfOriginals, async function* (whole, options, work) {
    const originals = new Map(whole.originals.map((row) => [row.id, row]));
    const { data, sources } = annotated(whole, options, originals);
    const pdfs = sources.flatMap((source) => {
      const original = originals.get(source.id);
      return original ? [{ source, original }] : [];
    });
    const { annotatePdf } = await import('../import/pdf/annotate-pdf.ts');
    const texts = new Map(data.texts.map((row) => [row.id, row.text]));
    const highlights = highlightsBySource(data);
    const names = new UniqueNames();
    const zip = new ZipWriter();
    const leftOut: string[] = [];
    /** The first file waits until it is known whether it is the only one. */
    let alone: { readonly path: string; readonly content: Uint8Array } | null = null;
    let count = 0;
    for (const { source, original } of stepping(pdfs, work)) {
      const name = stemOf(source, original);
      try {
        const { bytes, unplaced } = await annotatePdf(original.bytes, texts.get(source.id) ?? '', highlights(source.id));
        const entry = { path: `${names.give(name)}.pdf`, content: bytes };
        count += 1;
        if (count === 1) alone = entry;
        else {
          if (alone) yield* zip.add(alone);
          alone = null;
          yield* zip.add(entry);
        }
        for (const { words } of unplaced) leftOut.push(`${name}: the words of this claim were not found on its pages.\n${words}`);
      } catch (error) {
        if (!(error instanceof ImportRefusal)) throw error;
        leftOut.push(`${name}: it could not be annotated, because it ${error.reason}.`);
      }
    }
    if (count === 0) throw new ExportRefusal(leftOut.join(' '));
    if (alone && leftOut.length === 0) {
      yield* copied(alone.content);
      return;
    }
    if (alone) yield* zip.add(alone);
    if (leftOut.length > 0) yield* zip.add({ path: 'Left out.txt', content: [`${leftOut.join('\n\n')}\n`] });
    yield* zip.end();
  }),
  contents: (whole, options, held) => {
    const { data, sources } = annotated(whole, options, held);
    const claims = new RowsBy(data.claims, (row) => row.sourceId);
    const names = new UniqueNames();
    return listedFiles(
      sources.map((source) => {
        const count = claims.get(source.id).length;
        const said = count === 0 ? 'no claims' : count === 1 ? '1 claim as a highlight' : `${count} claims as highlights`;
        return [`${names.give(stemOf(source, source))}.pdf`, `${source.title || source.fileName}, ${said}`];
      }),
    );
  },
};

/** The chosen part of the case, and its sources that came as a PDF the case has. @throws ExportRefusal with a sentence. */
function annotated(
  whole: CaseData,
  options: ReportOptions,
  held: { has(sourceId: string): boolean },
): { data: CaseData; sources: Source[] } {
  if (options.pseudonyms) {
    throw new ExportRefusal(
      'The original files show every name, so pseudonyms cannot be given in them. Turn pseudonyms off to export them.',
    );
  }
  const data = chosenCase(whole, options);
  const sources = data.sources.filter((source) => source.kind === 'pdf' && held.has(source.id));
  if (sources.length === 0) throw new ExportRefusal('None of the chosen sources came as a PDF, so there is no original to annotate.');
  return { data, sources };
}

function stemOf(source: Source, original: Pick<Original, 'fileName'>): string {
  return (original.fileName || source.title).replace(/\.pdf$/i, '');
}

/** Makes the highlights of a source, when its turn comes. */
function highlightsBySource(data: CaseData): (sourceId: string) => readonly PdfHighlight[] {
  const verdicts = new Map(data.case.verdicts.map((row) => [row.key, row.label]));
  const codes = new Map(data.codes.map((row) => [row.id, row.name]));
  const speakers = new Map(data.speakers.map((row) => [row.id, row]));
  const said = new RowsBy(data.attributions, (row) => row.claimId);
  const evidence = new RowsBy(data.evidence, (row) => row.claimId);
  const texts = new Map(data.texts.map((row) => [row.id, row.text]));
  const titles = new Map(data.sources.map((row) => [row.id, row.title || row.fileName]));
  const evidenceWords = (row: Evidence, claim: Claim, near: Span): EvidenceWords => {
    const { stance, kind, url, note } = row;
    const here = kind === 'passage' && row.sourceId === claim.sourceId;
    const quoted = row.quotes.map((quote) => quote.exact).join(' […] ');
    const title = kind !== 'passage' ? row.title : (here && wordsAt(texts.get(row.sourceId) ?? '', row.spans, near)) || quoted;
    return { stance, kind, url, note, title, inSource: here || kind !== 'passage' ? '' : titles.get(row.sourceId) || 'another source' };
  };
  const first = (claim: Claim) => claim.spans[0] ?? { start: 0, end: 0 };
  const claims = new RowsBy(data.claims, (row) => row.sourceId);
  return (sourceId) =>
    claims
      .get(sourceId)
      .sort((a, b) => bySpanOrder(first(a), first(b)))
      .map((claim, index): PdfHighlight => {
        const near = extentOf(claim.spans) ?? first(claim);
        const text = texts.get(claim.sourceId) ?? '';
        const attributions = said.get(claim.id).sort((a, b) => a.order - b.order);
        return {
          spans: claim.spans,
          colour: markerColour(speakers.get(attributions[0]?.speakerId ?? '')?.slot ?? 0),
          by: claim.createdBy || 'Hearsay',
          at: claim.createdAt,
          words: writeClaimWords({
            number: String(index + 1),
            attributions: attributions.map((one) => ({
              speaker: speakers.get(one.speakerId)?.name ?? '',
              manner: one.quotation,
              role: one.role,
              through: speakers.get(one.viaId)?.name ?? '',
              unattributed: one.unattributed,
              cue: wordsAt(text, one.cue, near),
              named: wordsAt(text, one.speakerWords, near),
            })),
            evidence: evidence.get(claim.id).map((row) => evidenceWords(row, claim, near)),
            verdict: verdicts.get(claim.verdict) ?? '',
            confidence: claim.confidence === 1 || claim.confidence === 2 || claim.confidence === 3 ? claim.confidence : 0,
            statement: claim.statement,
            topics: claim.topics.flatMap((id) => codes.get(id) ?? []),
            statedAt: claim.statedAt,
            note: claim.note,
          }),
        };
      });
}
