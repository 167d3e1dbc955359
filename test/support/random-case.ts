import fc from 'fast-check';
import { describeQuotes, normaliseSpans, splitsCharacter } from '../../renderer/anchoring/spans.ts';
import { defaultVerdicts } from '../../renderer/domain/case.ts';
import { attributionRoles, quotations, stances } from '../../renderer/domain/claim.ts';
import type { Edit } from '../../renderer/domain/edit.ts';
import { defaultReportOptions } from '../../renderer/domain/report-options.ts';
import type { Span } from '../../renderer/domain/schema.ts';
import { type Block, blockKinds, boilerplateReasons, type Source, type SourceText, sourceKinds } from '../../renderer/domain/source.ts';
import { type Speaker, speakerKinds } from '../../renderer/domain/speaker.ts';
import { turnLabels } from '../../renderer/domain/turns.ts';
import type { CaseData } from '../../renderer/formats/export/case-data.ts';
import { sampleLogo } from './sample-logo.ts';

const caseId = 'case-1';
const moment = fc.constantFrom('2026-01-02T03:04:05.678Z', '2025-12-31T23:59:59.999Z');
const hash = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });

/** Pieces that offsets and encodings go wrong on: astral characters, joined emoji, combining marks, both directions, markup. */
const piece = fc.constantFrom(
  'said ',
  'Ryabkov',
  '💩',
  '👩‍👩‍👧',
  'e\u0301',
  'ʼn',
  'שלום ',
  'مرحبا ',
  '日本語',
  '“quoted”',
  ' & <b>',
  '=1+2',
  ',',
  '"',
  '\u200f',
  ' ',
  '| a',
  '*x*',
);
/** A paragraph: no line ends, something to see. */
const line = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => `${pieces.join('').trim() || 'a'}.`);
/** What an analyst types, line ends of every kind included. */
export const anyNote = fc
  .array(fc.oneof(piece, fc.constantFrom('\r\n', '\n', '\r', '\t', '')), { maxLength: 6 })
  .map((pieces) => pieces.join(''));

/** A span of whole characters. */
function spanIn(text: string): fc.Arbitrary<Span> {
  return fc.tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: text.length })).map(([at, size]) => {
    const start = splitsCharacter(text, at) ? at - 1 : at;
    const end = Math.min(text.length, start + size);
    return { start, end: splitsCharacter(text, end) ? end + 1 : end };
  });
}

const spansIn = (text: string, min = 1) => fc.array(spanIn(text), { minLength: min, maxLength: 3 }).map(normaliseSpans);

function sourceOf(index: number) {
  const id = `source-${index}`;
  return fc
    .record({
      lines: fc.array(line, { minLength: 1, maxLength: 5 }),
      kinds: fc.array(fc.constantFrom(...blockKinds), { minLength: 5, maxLength: 5 }),
      extra: sourceFacts(),
    })
    .chain(({ lines, kinds, extra }) => {
      const text = lines.join('\n\n');
      let at = 0;
      const blocks = lines.map((content, i) => {
        const start = at;
        at += content.length + 2;
        const kind = kinds[i] ?? 'paragraph';
        const turn = kind === 'turn' ? { speaker: i % 2 === 0 ? 'THE CHAIR' : 'Sen. A (X-Y)', time: i * 60.5 } : {};
        return { kind, start, end: start + content.length, ...turn };
      });
      return fc.record({
        source: fc
          .record({
            setAside: fc
              .subarray(blocks)
              .chain((chosen) =>
                fc.tuple(
                  ...chosen.map((block) => fc.record({ start: fc.constant(block.start), reason: fc.constantFrom(...boilerplateReasons) })),
                ),
              ),
            note: anyNote,
          })
          .map((more) => ({ id, caseId, ...extra, ...more, length: text.length })),
        text: fc
          .record({
            repairs: fc.array(fc.record({ span: spanIn(text), before: anyNote, why: fc.constant('Read in the wrong code page.') }), {
              maxLength: 2,
            }),
          })
          .map(({ repairs }) => ({
            id,
            caseId,
            text,
            blocks,
            repairs: repairs.map(({ span, before, why }) => ({ ...span, before, after: text.slice(span.start, span.end), why })),
            ...timesOf(blocks),
          })),
        original: fc
          .record({ bytes: fc.uint8Array({ maxLength: 40 }).map((bytes) => new Uint8Array(bytes)) })
          .map(({ bytes }) => ({ id, caseId, sha256: extra.sha256, fileName: extra.fileName, mediaType: extra.mediaType, bytes })),
      });
    });
}

/** A time in the middle of every turn that is long enough to have one. */
function timesOf(blocks: readonly Block[]): Pick<SourceText, 'times'> {
  const times = blocks.flatMap(({ kind, start, end, time }) =>
    kind === 'turn' && end - start > 1 ? [{ at: start + 1, seconds: (time ?? 0) + 1.5 }] : [],
  );
  return times.length > 0 ? { times } : {};
}

/** The labels of a text given to the case's speakers; to nobody where it has none. */
function withVoices(source: Source, { blocks }: SourceText, speakers: readonly Speaker[]): Source {
  const voices = turnLabels(blocks).flatMap(({ label, turns }, i) => {
    const speaker = speakers[i % Math.max(1, speakers.length)];
    return speaker ? [{ label, speakerId: speaker.id, turns }] : [];
  });
  return voices.length > 0 ? { ...source, voices } : source;
}

function sourceFacts() {
  return fc.record({
    title: line,
    byline: anyNote,
    publisher: anyNote,
    publishedAt: fc.constantFrom('', '2021', '2021-10-12'),
    language: fc.constantFrom('', 'en', 'ar', 'he', 'ja'),
    url: fc.constantFrom('', 'https://example.org/a?b=1&c=2'),
    kind: fc.constantFrom(...sourceKinds),
    fileName: fc.constantFrom('article.txt', 'page.HTML', 'odd..name', '', '../../x.pdf'),
    mediaType: fc.constant('text/plain'),
    encoding: fc.record({ name: fc.constantFrom('utf-8', 'windows-1251'), from: fc.constantFrom('detected', 'declared') }),
    sha256: hash,
    byteLength: fc.nat(1000),
    warnings: fc.array(line, { maxLength: 2 }),
    importedAt: moment,
    importedBy: anyNote,
  });
}

/** A valid case: every reference leads somewhere, spans lie in their texts, quotes are what the texts say. */
export const anyCase: fc.Arbitrary<CaseData> = fc
  .integer({ min: 1, max: 3 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => sourceOf(i))))
  .chain((parts) => {
    const texts = parts.map((part) => part.text);
    return fc
      .record({
        title: line,
        note: anyNote,
        speakers: fc.array(
          fc.record({
            name: fc.constantFrom('Sergei Ryabkov', 'שלום', '=cmd', 'A <b>', 'Ministry, Foreign'),
            kind: fc.constantFrom(...speakerKinds),
            role: anyNote,
            affiliation: anyNote,
            aliases: fc.array(line, { maxLength: 2 }),
            note: anyNote,
            slot: fc.nat(7),
          }),
          { maxLength: 4 },
        ),
        codes: fc.array(fc.record({ name: line, description: anyNote, slot: fc.nat(7), letter: fc.constantFrom('a', '') }), {
          maxLength: 3,
        }),
        claims: fc.array(
          fc.nat(texts.length - 1).chain((at) => claimIn(at, texts[at]?.text ?? 'a')),
          { maxLength: 6 },
        ),
        edits: fc.nat(3),
      })
      .map((made) => assemble(parts, made));
  });

function claimIn(at: number, text: string) {
  return fc.record({
    at: fc.constant(at),
    spans: spansIn(text).filter((spans) => spans.length > 0),
    statement: anyNote,
    verdict: fc.constantFrom('', ...defaultVerdicts.map((verdict) => verdict.key)),
    confidence: fc.nat(3),
    statedAt: fc.constantFrom('', '2021-10'),
    note: anyNote,
    topic: fc.nat(5),
    tension: fc.nat(5),
    attributions: fc.array(
      fc.record({
        who: fc.nat(5),
        via: fc.nat(5),
        unattributed: fc.boolean(),
        quotation: fc.constantFrom(...quotations),
        role: fc.constantFrom(...attributionRoles),
        cue: spansIn(text, 0),
        speakerWords: spansIn(text, 0),
      }),
      { maxLength: 2 },
    ),
    evidence: fc.array(
      fc.record({
        kind: fc.constantFrom('passage', 'link', 'cited'),
        stance: fc.constantFrom(...stances),
        title: anyNote,
        note: anyNote,
        spans: spansIn(text),
      }),
      { maxLength: 2 },
    ),
    remark: fc.option(fc.record({ span: spanIn(text), text: anyNote }), { nil: null }),
  });
}

type Made<A> = A extends fc.Arbitrary<infer T> ? T : never;
type SourceParts = Made<ReturnType<typeof sourceOf>>;
interface Ingredients {
  readonly title: string;
  readonly note: string;
  readonly speakers: readonly Omit<CaseData['speakers'][number], 'id' | 'caseId' | 'createdAt'>[];
  readonly codes: readonly Omit<CaseData['codes'][number], 'id' | 'caseId' | 'order'>[];
  readonly claims: readonly Made<ReturnType<typeof claimIn>>[];
  readonly edits: number;
}

function assemble(parts: readonly SourceParts[], made: Ingredients): CaseData {
  const at = '2026-01-02T03:04:05.678Z';
  const speakers = made.speakers.map((speaker, i) => ({ ...speaker, id: `speaker-${i}`, caseId, createdAt: at }));
  const codes = made.codes.map((code, i) => ({ ...code, id: `code-${i}`, caseId, order: i }));
  const idAt = (rows: readonly { id: string }[], i: number) => rows[i]?.id ?? '';
  const claimIds = made.claims.map((_, i) => `claim-${i}`);
  const textAt = (i: number) => parts[i]?.text.text ?? '';
  const claims = made.claims.map((claim, i) => ({
    id: `claim-${i}`,
    caseId,
    sourceId: `source-${claim.at}`,
    spans: claim.spans,
    quotes: describeQuotes(textAt(claim.at), claim.spans),
    statement: claim.statement,
    verdict: claim.verdict,
    confidence: claim.confidence,
    topics: [idAt(codes, claim.topic)].filter((id) => id !== ''),
    statedAt: claim.statedAt,
    note: claim.note,
    tension: [claimIds[claim.tension] ?? ''].filter((id) => id !== ''),
    ...(claim.tension === 3 ? { noContent: true } : {}),
    ...(claim.tension === 5 && made.claims.length > 1 ? { composedOf: claimIds.slice(0, 2) } : {}),
    ...(claim.tension % 2 === 0 ? { sameAs: claimIds[0] ?? '' } : {}),
    createdAt: at,
    createdBy: '',
    updatedAt: at,
  }));
  const edits: Edit[] = claims.slice(0, made.edits).map((claim, i) => ({
    seq: i + 1,
    id: `edit-${i}`,
    caseId,
    label: `mark claim ${i + 1}`,
    at,
    by: 'Ada',
    state: 'done',
    undoneAt: '',
    changes: [{ table: 'claims', id: claim.id, before: null, after: { ...claim } }],
  }));
  return {
    case: { id: caseId, title: made.title, note: made.note, verdicts: [...defaultVerdicts], createdAt: at, updatedAt: at },
    sources: parts.map((part) => withVoices(part.source, part.text, speakers)),
    texts: parts.map((part) => part.text),
    originals: parts.map((part) => part.original),
    speakers,
    codes,
    claims,
    edits,
    templates: [
      {
        id: 'template-0',
        caseId,
        name: made.title,
        format: 'docx',
        options: { ...defaultReportOptions(''), logo: 'logo-1' },
        createdAt: at,
        createdBy: '',
      },
    ],
    pictures: [sampleLogo(caseId)],
    mentions: made.claims.flatMap((claim, i) =>
      speakers.slice(0, 1).map((speaker) => ({
        id: `mention-${i}`,
        caseId,
        sourceId: `source-${claim.at}`,
        speakerId: speaker.id,
        span: claim.spans[0] ?? { start: 0, end: 1 },
      })),
    ),
    attributions: made.claims.flatMap((claim, i) =>
      claim.attributions.map(({ who, via, ...rest }, order) => ({
        ...rest,
        id: `attribution-${i}-${order}`,
        caseId,
        claimId: `claim-${i}`,
        sourceId: `source-${claim.at}`,
        order,
        speakerId: rest.unattributed ? '' : idAt(speakers, who),
        viaId: idAt(speakers, via),
      })),
    ),
    evidence: made.claims.flatMap((claim, i) =>
      claim.evidence.map(({ kind, spans, ...rest }, order) => {
        const passage = kind === 'passage';
        return {
          ...rest,
          kind,
          id: `evidence-${i}-${order}`,
          caseId,
          claimId: `claim-${i}`,
          sourceId: passage ? `source-${claim.at}` : '',
          spans: passage ? spans : [],
          quotes: passage ? describeQuotes(textAt(claim.at), spans) : [],
          url: kind === 'link' ? 'https://example.org/' : '',
          createdAt: at,
        };
      }),
    ),
    notes: made.claims.flatMap((claim, i) =>
      claim.remark
        ? [
            {
              id: `note-${i}`,
              caseId,
              sourceId: `source-${claim.at}`,
              span: claim.remark.span,
              exact: textAt(claim.at).slice(claim.remark.span.start, claim.remark.span.end),
              text: claim.remark.text,
              createdAt: at,
              createdBy: '',
            },
          ]
        : [],
    ),
    decisions: made.claims.flatMap((claim, i) =>
      claim.remark
        ? [
            {
              id: `decision-${i}`,
              caseId,
              sourceId: `source-${claim.at}`,
              decision: i % 2 === 0 ? ('rejected' as const) : ('adjusted' as const),
              claimId: i % 2 === 0 ? '' : `claim-${i}`,
              rule: 'that clause',
              kind: 'belief' as const,
              cueWord: claim.remark.text.slice(0, 20),
              cue: [],
              content: [claim.remark.span],
              exact: textAt(claim.at).slice(claim.remark.span.start, claim.remark.span.end),
              weighs: i % 3 !== 0,
              decidedAt: at,
              decidedBy: '',
            },
          ]
        : [],
    ),
  };
}
