import { voiceRows } from '../../attribution/turn-speakers.ts';
import type { Code, Verdict } from '../../domain/case.ts';
import type { Original, Source, SourceFacts, SourceText } from '../../domain/source.ts';
import type { Speaker } from '../../domain/speaker.ts';
import type { ReadSource } from '../../formats/import/import-format.ts';
import { markedClaims, usualMarkChoice } from '../../formats/import/marked-claims.ts';
import { noteRows } from '../../formats/import/source-rows.ts';
import { applyChoices, type ReviewChoices, voicesOf } from './review-choices.ts';
import type { SourceBundle } from './source-acts.ts';

export interface SourceInput {
  readonly caseId: string;
  /** File name, or '' for pasted text. */
  readonly fileName: string;
  /** Folders it lay in, joined by "/", or ''. */
  readonly folder?: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly read: ReadSource;
  readonly choices: ReviewChoices;
  readonly by: string;
  readonly at: string;
  /** The case's speakers, among whom those of a transcript's turns are looked up. */
  readonly register?: Iterable<Speaker>;
  /** The case's scale and codebook, for claims that a comment of ours holds. */
  readonly verdicts?: readonly Verdict[];
  readonly codes?: Iterable<Code>;
}

const longest: Record<keyof SourceFacts, number> = { title: 2000, byline: 2000, publisher: 1000, publishedAt: 60, language: 40, url: 4000 };

/** The rows of a new source: its text with the chosen repairs, what was set aside, the facts as corrected, its speakers, and the bytes as they came. */
export function buildSource({
  caseId,
  fileName,
  folder = '',
  bytes,
  sha256,
  read,
  choices,
  by,
  at,
  register = [],
  verdicts,
  codes = [],
}: SourceInput): SourceBundle {
  const id = crypto.randomUUID();
  const { read: chosen, setAside } = applyChoices(read, choices);
  const facts: SourceFacts = { ...chosen.facts, ...choices.facts };
  const fact = (key: keyof SourceFacts) => facts[key].trim().slice(0, longest[key]);
  const known = [...register];
  const { voices, speakers } = voiceRows(voicesOf(chosen, choices, known), known, { caseId, at, id: () => crypto.randomUUID() });
  const source: Source = {
    id,
    caseId,
    title: fact('title') || (fileName === '' ? firstWords(chosen) : ''),
    byline: fact('byline'),
    publisher: fact('publisher'),
    publishedAt: fact('publishedAt'),
    language: fact('language'),
    url: fact('url'),
    kind: chosen.kind,
    fileName: fileName.slice(0, 1000),
    ...(folder === '' ? {} : { folder: folder.slice(0, 4000) }),
    mediaType: chosen.mediaType.slice(0, 200),
    // pasted text came as characters, so its encoding is no finding
    encoding: chosen.kind.startsWith('pasted') ? { name: 'utf-8', from: 'text' } : chosen.encoding,
    sha256,
    byteLength: bytes.length,
    length: chosen.text.length,
    setAside,
    warnings: chosen.warnings.map((warning) => warning.slice(0, 1000)),
    ...(voices.length > 0 ? { voices: [...voices] } : {}),
    note: '',
    importedAt: at,
    importedBy: by.slice(0, 200),
  };
  const text: SourceText = {
    id,
    caseId,
    text: chosen.text,
    blocks: [...chosen.blocks],
    repairs: [...chosen.repairs],
    ...(chosen.links === undefined ? {} : { links: [...chosen.links] }),
    ...timesOf(chosen),
  };
  const original: Original = { id, caseId, sha256, fileName: source.fileName, mediaType: source.mediaType, bytes: new Uint8Array(bytes) };
  const marks = choices.marks ?? usualMarkChoice;
  const about = { sourceId: id, caseId, at, by: source.importedBy, newId: () => crypto.randomUUID() };
  const marked = markedClaims(chosen, marks, {
    ...about,
    register: [...known, ...speakers],
    codes,
    ...(verdicts === undefined ? {} : { verdicts }),
  });
  const { claims, attributions, evidence, codes: topics } = marked;
  const notes = noteRows(chosen, { ...about, marks });
  return { source, text, original, speakers: [...speakers, ...marked.speakers], notes, claims, attributions, evidence, codes: topics };
}

/** The times inside blocks, where there are any. */
export function timesOf({ times }: Pick<ReadSource, 'times'>): Pick<SourceText, 'times'> {
  return times && times.length > 0 ? { times: [...times] } : {};
}

/** The first words of a text, by which a pasted one without a title is known. */
export function firstWords({ text, blocks }: Pick<ReadSource, 'text' | 'blocks'>): string {
  const first = blocks.find((block) => block.boilerplate === undefined) ?? blocks[0];
  const words = first ? text.slice(first.start, first.end).replace(/\s+/g, ' ') : '';
  return words.length <= 60 ? words : `${words.slice(0, 60).replace(/\s+\S*$/, '')} …`;
}
