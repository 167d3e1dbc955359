import { extentOf } from '../../anchoring/spans.ts';
import { proposeVoices, voiceRows } from '../../attribution/turn-speakers.ts';
import type { Code, Verdict } from '../../domain/case.ts';
import type { Attribution, Claim, Evidence } from '../../domain/claim.ts';
import type { Original, PassageNote, Source, SourceText } from '../../domain/source.ts';
import type { Speaker } from '../../domain/speaker.ts';
import { turnLabels } from '../../domain/turns.ts';
import type { ImportInput, ReadSource } from './import-format.ts';
import { type MarkChoice, markedClaims, noteWords, remarksOf, usualMarkChoice } from './marked-claims.ts';

/** What an import adds to a case: the source, its text, and the bytes it was read from. */
export interface SourceRows {
  readonly source: Source;
  readonly text: SourceText;
  readonly original: Original;
  /** Comments and changes under review that came with it. */
  readonly notes: readonly PassageNote[];
  /** Speakers of its turns that the register does not hold yet. */
  readonly speakers: readonly Speaker[];
  /** What was highlighted in it, as claims, with who said them where the file tells. */
  readonly claims: readonly Claim[];
  readonly attributions: readonly Attribution[];
  readonly evidence: readonly Evidence[];
  /** Topics of those claims that the codebook does not hold yet. */
  readonly codes: readonly Code[];
}

/**
 * Notes of a source as it was read, as rows, without what becomes a claim ({@link markedClaims}).
 * @param made id of the source and its case, and the moment for notes that say none.
 */
export function noteRows(
  read: Pick<ReadSource, 'text' | 'notes'>,
  made: {
    readonly sourceId: string;
    readonly caseId: string;
    readonly at: string;
    readonly newId: () => string;
    readonly marks?: MarkChoice | undefined;
  },
): PassageNote[] {
  return remarksOf(read, made.marks ?? usualMarkChoice).flatMap((remark) => {
    const span = extentOf(remark.notes);
    const [first] = remark.notes;
    if (remark.becomes !== 'note' || !first || !span) return [];
    return [
      {
        id: made.newId(),
        caseId: made.caseId,
        sourceId: made.sourceId,
        span,
        exact: read.text.slice(span.start, span.end),
        text: noteWords(remark),
        createdAt: first.at.slice(0, 40) || made.at,
        createdBy: first.by.slice(0, 200).toWellFormed(),
      },
    ];
  });
}

/**
 * The rows of a source as it was read, with every proposal of the clean-up taken: repairs applied, boilerplate set aside, blocks that
 * the clean-up only asks about kept.
 * @param made ids, moment and analyst, given from outside so that the same input gives the same rows.
 */
export function sourceRows(
  read: ReadSource,
  input: ImportInput,
  made: {
    readonly id: string;
    readonly caseId: string;
    readonly sha256: string;
    readonly at: string;
    readonly by: string;
    readonly newId: () => string;
    /** The folders its file lay in, joined by "/", or ''. */
    readonly folder?: string;
    /** Speakers of the case, among whom those of a transcript's turns are looked up. */
    readonly register?: readonly Speaker[];
    readonly verdicts?: readonly Verdict[];
    /** Topics of the case, among which those of claims that were marked are looked up. */
    readonly codes?: readonly Code[];
  },
): SourceRows {
  const { id, caseId, sha256, at, folder = '', register = [], codes = [] } = made;
  const proposals = proposeVoices(turnLabels(read.blocks), register, new Map(), read.facts.title);
  const { voices, speakers } = voiceRows(proposals, register, { caseId, at, id: made.newId });
  const about = { sourceId: id, caseId, at, by: made.by, newId: made.newId };
  const { verdicts } = made;
  const marked = markedClaims(read, usualMarkChoice, {
    ...about,
    register: [...register, ...speakers],
    codes,
    ...(verdicts === undefined ? {} : { verdicts }),
  });
  return {
    source: {
      id,
      caseId,
      ...read.facts,
      kind: read.kind,
      fileName: input.name,
      ...(folder === '' ? {} : { folder: folder.slice(0, 4000) }),
      mediaType: read.mediaType,
      encoding: read.encoding,
      sha256,
      byteLength: input.bytes.length,
      length: read.text.length,
      setAside: read.blocks.flatMap((block) =>
        block.boilerplate && !block.unsure ? [{ start: block.start, reason: block.boilerplate }] : [],
      ),
      warnings: [...read.warnings],
      ...(voices.length > 0 ? { voices: [...voices] } : {}),
      note: '',
      importedAt: made.at,
      importedBy: made.by,
    },
    text: {
      id,
      caseId,
      text: read.text,
      blocks: [...read.blocks],
      repairs: [...read.repairs],
      ...(read.links === undefined ? {} : { links: [...read.links] }),
      ...(read.times && read.times.length > 0 ? { times: [...read.times] } : {}),
    },
    original: { id, caseId, sha256, fileName: input.name, mediaType: read.mediaType, bytes: new Uint8Array(input.bytes) },
    speakers: [...speakers, ...marked.speakers],
    notes: noteRows(read, about),
    claims: marked.claims,
    attributions: marked.attributions,
    evidence: marked.evidence,
    codes: marked.codes,
  };
}
