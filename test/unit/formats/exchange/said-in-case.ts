import { normaliseSpans } from '../../../../renderer/anchoring/spans.ts';
import type { Span } from '../../../../renderer/domain/schema.ts';
import { caseOfFound } from '../../../../renderer/formats/exchange/case-of-found.ts';
import type { ExchangeFile, ExchangeFormat, ExchangeOptions } from '../../../../renderer/formats/exchange/exchange-format.ts';
import { unzipExchange } from '../../../../renderer/formats/exchange/unzip-exchange.ts';
import type { CaseData } from '../../../../renderer/formats/export/case-data.ts';
import type { ExportFormat } from '../../../../renderer/formats/export/export-format.ts';
import { defaultReportOptions, reportParts } from '../../../../renderer/formats/export/report-options.ts';

export const everything = { ...defaultReportOptions('2026-01-01T00:00:00.000Z'), parts: reportParts.map((part) => part.id) };

/** A case through a format and back. */
export async function throughFormat(data: CaseData, out: ExportFormat, back: ExchangeFormat) {
  const files = unzipExchange({ name: `x.${out.extension}`, bytes: await out.render(data, everything) });
  return readFiles(files, back);
}

export async function readFiles(files: readonly ExchangeFile[], format: ExchangeFormat, options: ExchangeOptions = {}) {
  let next = 0;
  const found = await format.read(files, options);
  const made = { at: '2026-01-01T00:00:00.000Z', by: '', makeId: () => `id-${next++}` };
  return { found, ...(await caseOfFound(found, made)) };
}

export interface SaidOptions {
  /** How the format leaves a list of spans of this text. */
  readonly spans?: (text: string, spans: readonly Span[]) => Span[];
  readonly without?: readonly string[];
}

/** What a case says, without ids and in an order of its own, so that two cases can be compared. */
export function saidIn(data: CaseData, options: SaidOptions = {}) {
  const names = new Map(data.speakers.map((row) => [row.id, row.name]));
  const codes = new Map(data.codes.map((row) => [row.id, row.name]));
  const leave = new Set(options.without);
  const only = (facts: Record<string, unknown>) => Object.fromEntries(Object.entries(facts).filter(([name]) => !leave.has(name)));
  return data.sources
    .map((source) => {
      const text = data.texts.find((row) => row.id === source.id)?.text ?? '';
      const places = (spans: readonly Span[]) => (options.spans ? options.spans(text, spans) : normaliseSpans(spans));
      const claims = data.claims
        .filter((claim) => claim.sourceId === source.id)
        .map((claim) =>
          only({
            spans: places(claim.spans),
            statement: claim.statement,
            verdict: claim.verdict,
            confidence: claim.confidence,
            topics: claim.topics.map((id) => codes.get(id) ?? '').toSorted(),
            statedAt: claim.statedAt,
            note: claim.note,
            noContent: claim.noContent === true,
            author: claim.createdBy,
            attributions: data.attributions
              .filter((row) => row.claimId === claim.id)
              .toSorted((a, b) => a.order - b.order)
              .map((row) =>
                only({
                  speaker: names.get(row.speakerId) ?? '',
                  unattributed: row.speakerId === '' && row.unattributed,
                  quotation: row.quotation,
                  role: row.role,
                  via: names.get(row.viaId) ?? '',
                  cue: places(row.cue),
                  speakerWords: places(row.speakerWords),
                }),
              ),
          }),
        )
        .map((claim) => JSON.stringify(claim))
        .toSorted();
      return { text, claims };
    })
    .toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0) || a.claims.join().localeCompare(b.claims.join()));
}
