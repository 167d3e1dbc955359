import { describeQuotes, normaliseSpans } from '../../anchoring/spans.ts';
import type { Claim, ClaimPlacement, Evidence } from '../../domain/claim.ts';
import type { ReportLanguage } from '../../domain/report-language.ts';
import type { Quote, Span } from '../../domain/schema.ts';
import type { Source, SourceText, Voice } from '../../domain/source.ts';
import type { Speaker } from '../../domain/speaker.ts';
import type { CaseData } from './case-data.ts';
import { NameReplacer } from './name-replacer.ts';
import { wordsOfReports } from './report/words/all-words.ts';

/** A, B, ... Z, AA, AB, ... */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

/** The pseudonym of each speaker by id, in the order they came into the case. The outlet's own voice keeps its name. */
export function pseudonymsOf(speakers: readonly Speaker[], language: ReportLanguage = 'en'): Map<string, string> {
  const inOrder = [...speakers].sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1));
  const given = new Map<string, string>();
  const words = wordsOfReports[language].pseudonyms;
  let next = 0;
  for (const speaker of inOrder) if (speaker.kind !== 'outlet') given.set(speaker.id, `${words[speaker.kind]} ${letters(next++)}`);
  return given;
}

/**
 * The case with speakers' names replaced: in the register, and as whole words in texts, quotations, statements, titles and notes.
 * Spans move with the text, so that they still mark the same words. Aliases, roles, affiliations and notes of speakers are left out,
 * because they would give the name away, and so are originals, history and addresses that hold a name.
 * @returns how many names were replaced in the texts of sources.
 */
export function withPseudonyms(data: CaseData, language: ReportLanguage = 'en'): { data: CaseData; replaced: number } {
  const given = pseudonymsOf(data.speakers, language);
  const replacer = new NameReplacer(
    data.speakers.flatMap((speaker) => {
      const pseudonym = given.get(speaker.id);
      return pseudonym === undefined
        ? []
        : [{ pseudonym, name: speaker.name, aliases: speaker.aliases, person: speaker.kind === 'person' }];
    }),
  );
  const plain = (text: string) => replacer.replace(text).text;
  const labels = new Map(data.sources.map((source) => [source.id, labelsOf(source, given, plain)]));
  const texts = new Map(data.texts.map((text) => [text.id, replaceText(text, replacer, labels.get(text.id) ?? plain)]));
  const moved = (sourceId: string, spans: readonly Span[]): Span[] => {
    const text = texts.get(sourceId);
    return text ? text.move(spans) : [...spans];
  };
  const passage = <R extends Claim | Evidence>(row: R): R => {
    const text = texts.get(row.sourceId)?.row.text;
    if (text === undefined || row.spans.length === 0) return { ...row, quotes: row.quotes.map((quote) => replaceQuote(quote, plain)) };
    const spans = normaliseSpans(moved(row.sourceId, row.spans));
    return { ...row, spans, quotes: describeQuotes(text, spans) };
  };
  return {
    replaced: [...texts.values()].reduce((sum, text) => sum + text.replaced, 0),
    data: {
      ...data,
      case: { ...data.case, title: plain(data.case.title), note: plain(data.case.note) },
      sources: data.sources.map((source) => ({
        ...replaceSource(source, texts.get(source.id)?.move, plain, replacer),
        ...(source.voices ? { voices: replaceVoices(source.voices, labels.get(source.id) ?? plain) } : {}),
      })),
      texts: [...texts.values()].map((text) => text.row),
      originals: [],
      edits: [],
      speakers: data.speakers.map((speaker) => {
        const name = given.get(speaker.id);
        return name === undefined ? speaker : { ...speaker, name, role: '', affiliation: '', aliases: [], note: '' };
      }),
      mentions: data.mentions.map((row) => ({ ...row, span: moved(row.sourceId, [row.span])[0] ?? row.span })),
      claims: data.claims.map((claim) => ({
        ...passage(claim),
        statement: plain(claim.statement),
        note: plain(claim.note),
        ...(claim.placement ? { placement: replacePlacement(claim.placement, moved, plain) } : {}),
      })),
      attributions: data.attributions.map((row) => ({
        ...row,
        cue: moved(row.sourceId, row.cue),
        speakerWords: moved(row.sourceId, row.speakerWords),
      })),
      evidence: data.evidence.map((row) => ({
        ...passage(row),
        title: plain(row.title),
        note: plain(row.note),
        url: replacer.isIn(row.url) ? '' : row.url,
      })),
      notes: data.notes.map((row) => ({
        ...row,
        span: moved(row.sourceId, [row.span])[0] ?? row.span,
        exact: plain(row.exact),
        text: plain(row.text),
      })),
    },
  };
}

/** The labels of a transcript's turns: the pseudonym of whoever speaks, and for labels that stand for nobody the label with its names replaced. */
function labelsOf({ voices }: Source, given: ReadonlyMap<string, string>, plain: (text: string) => string): (label: string) => string {
  const speakers = new Map((voices ?? []).map((voice) => [voice.label, voice.speakerId]));
  return (label) => (label === '' ? '' : (given.get(speakers.get(label) ?? '') ?? plain(label)));
}

/** Labels that became the same word are one. */
function replaceVoices(voices: readonly Voice[], label: (label: string) => string): Voice[] {
  const kept = new Map<string, Voice>();
  for (const voice of voices) {
    const name = label(voice.label);
    kept.set(name, { ...voice, label: name, turns: voice.turns + (kept.get(name)?.turns ?? 0) });
  }
  return [...kept.values()];
}

interface ReplacedText {
  readonly row: SourceText;
  readonly replaced: number;
  readonly move: (spans: readonly Span[]) => Span[];
}

function replaceText(row: SourceText, replacer: NameReplacer, label: (label: string) => string): ReplacedText {
  const { text, count, move } = replacer.replace(row.text);
  const place = <S extends Span>(span: S): S => ({ ...span, ...(move([span])[0] ?? span) });
  return {
    replaced: count,
    move,
    row: {
      id: row.id,
      caseId: row.caseId,
      // an address may well hold a name
      text,
      blocks: row.blocks.map((block) => ({
        ...place(block),
        ...(block.speaker === undefined ? {} : { speaker: label(block.speaker) }),
      })),
      ...(row.times ? { times: row.times.map(({ at, seconds }) => ({ at: place({ start: at, end: at + 1 }).start, seconds })) } : {}),
      repairs: row.repairs.map((repair) => ({
        ...place(repair),
        before: replacer.replace(repair.before).text,
        after: replacer.replace(repair.after).text,
      })),
    },
  };
}

function replaceSource(
  source: Source,
  move: ReplacedText['move'] | undefined,
  plain: (text: string) => string,
  replacer: NameReplacer,
): Source {
  return {
    ...source,
    title: plain(source.title),
    byline: plain(source.byline),
    publisher: plain(source.publisher),
    note: plain(source.note),
    fileName: replacer.isIn(source.fileName) ? '' : source.fileName,
    url: replacer.isIn(source.url) ? '' : source.url,
    warnings: source.warnings.map(plain),
    setAside: source.setAside.map((entry) => ({
      ...entry,
      start: move?.([{ start: entry.start, end: entry.start + 1 }])[0]?.start ?? entry.start,
    })),
  };
}

/** What a claim said in an earlier version names people just as its words now do. */
function replacePlacement(
  placement: ClaimPlacement,
  moved: (sourceId: string, spans: readonly Span[]) => Span[],
  plain: (text: string) => string,
): ClaimPlacement {
  const { from } = placement;
  return {
    ...placement,
    from: { ...from, spans: moved(from.sourceId, from.spans), quotes: from.quotes.map((quote) => replaceQuote(quote, plain)) },
    missing: placement.missing.map(plain),
  };
}

function replaceQuote({ exact, prefix, suffix }: Quote, plain: (text: string) => string): Quote {
  return { exact: plain(exact), prefix: plain(prefix).slice(-64), suffix: plain(suffix).slice(0, 64) };
}
