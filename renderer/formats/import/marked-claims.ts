import { describeQuotes, extentOf, normaliseSpans } from '../../anchoring/spans.ts';
import { type Code, defaultVerdicts, type Verdict } from '../../domain/case.ts';
import type { Attribution, Claim, Evidence } from '../../domain/claim.ts';
import { foldWords } from '../../domain/fold-words.ts';
import type { Span } from '../../domain/schema.ts';
import type { Speaker } from '../../domain/speaker.ts';
import { type ClaimWords, type EvidenceWords, readClaimWords } from '../claim-words.ts';
import { spansOfWords } from '../words-in-text.ts';
import type { ReadSource, SourceNote } from './import-format.ts';

/** What becomes of what somebody marked and remarked in a document. Whatever is not made a claim stays as a note. */
export interface MarkChoice {
  /** Highlighted, underlined and struck-out words become claims. */
  readonly marks: boolean;
  /** Comments become claims at the words they are about. */
  readonly comments: boolean;
}

export const usualMarkChoice: MarkChoice = { marks: true, comments: false };

/** How many marks and comments came with a source. */
export function countMarks(read: Pick<ReadSource, 'notes'>): { readonly marks: number; readonly comments: number } {
  const notes = read.notes ?? [];
  return {
    marks: new Set(notes.flatMap((note) => (note.mark ? [note.mark.id] : []))).size,
    comments: notes.filter((note) => !note.mark && !note.change).length,
  };
}

/** A remark with all the places it is about. */
export interface Remark {
  readonly notes: readonly SourceNote[];
  readonly becomes: 'claim' | 'note';
}

/** The remarks of a source, the parts of a mark together, and what each becomes. */
export function remarksOf(read: Pick<ReadSource, 'notes' | 'text'>, choice: MarkChoice): Remark[] {
  const remarks = new Map<string, { notes: SourceNote[]; becomes: Remark['becomes'] }>();
  for (const [index, note] of (read.notes ?? []).entries()) {
    if (note.end <= note.start || note.end > read.text.length) continue;
    const key = note.mark ? `mark ${note.mark.id}` : `note ${index}`;
    const known = remarks.get(key);
    if (known) known.notes.push(note);
    else remarks.set(key, { notes: [note], becomes: (note.mark ? choice.marks : choice.comments && !note.change) ? 'claim' : 'note' });
  }
  return [...remarks.values()];
}

const howWords = { highlight: 'Highlighted', underline: 'Underlined', squiggly: 'Underlined', strikeout: 'Struck out' } as const;

/** The words of a remark that is kept as a note. */
export function noteWords({ notes }: Remark): string {
  const text = wordsOf(notes);
  const how = notes[0]?.mark?.how;
  return how === undefined ? text : [howWords[how], text].filter((part) => part !== '').join(': ');
}

const wordsOf = (notes: readonly SourceNote[]) =>
  notes
    .map((note) => note.text)
    .filter((part) => part !== '')
    .join('\n');

/** What is known where claims are made from remarks. */
export interface MarksMadeWith {
  readonly sourceId: string;
  readonly caseId: string;
  /** For remarks that say no moment. */
  readonly at: string;
  /** For remarks that say nobody. */
  readonly by: string;
  readonly newId: () => string;
  readonly register: Iterable<Speaker>;
  readonly verdicts?: readonly Verdict[];
  /** The case's codes, among which topics are looked up. */
  readonly codes?: Iterable<Code>;
}

export interface MarkedClaims {
  readonly claims: readonly Claim[];
  readonly attributions: readonly Attribution[];
  readonly evidence: readonly Evidence[];
  /** Speakers that the register does not hold yet, and topics that the codebook does not. */
  readonly speakers: readonly Speaker[];
  readonly codes: readonly Code[];
}

/** The claims that remarks become. What Hearsay wrote into a comment itself is read back: speaker, manner, verdict and so on. */
export function markedClaims(read: Pick<ReadSource, 'notes' | 'text'>, choice: MarkChoice, made: MarksMadeWith): MarkedClaims {
  const claims: Claim[] = [];
  const attributions: Attribution[] = [];
  const speakers: Speaker[] = [];
  const known = new Map([...made.register].map((row) => [foldWords(row.name), row.id]));
  const speakerId = (name: string, outlet: boolean): string => {
    const key = foldWords(name);
    if (key === '') return '';
    const held = known.get(key);
    if (held !== undefined) return held;
    const row: Speaker = {
      id: made.newId(),
      caseId: made.caseId,
      name: name.slice(0, 1000),
      kind: outlet ? 'outlet' : 'person',
      role: '',
      affiliation: '',
      aliases: [],
      note: '',
      slot: outlet ? 0 : (known.size % 7) + 1,
      createdAt: made.at,
    };
    known.set(key, row.id);
    speakers.push(row);
    return row.id;
  };
  const evidence: Evidence[] = [];
  const codes: Code[] = [];
  const topics = new Map([...(made.codes ?? [])].map((row) => [foldWords(row.name), row.id]));
  const topicId = (name: string): string => {
    const key = foldWords(name);
    const held = topics.get(key);
    if (held !== undefined) return held;
    const order = topics.size;
    const letter = (name.match(/\p{L}|\p{N}/u)?.[0] ?? '').toLocaleLowerCase().slice(0, 4);
    const row: Code = {
      ...{ id: made.newId(), caseId: made.caseId, name: name.slice(0, 400).toWellFormed(), description: '' },
      ...{ slot: (order % 7) + 1, letter, order },
    };
    topics.set(key, row.id);
    codes.push(row);
    return row.id;
  };
  for (const remark of remarksOf(read, choice)) {
    if (remark.becomes !== 'claim') continue;
    const first = remark.notes[0];
    const spans = normaliseSpans(remark.notes.map(({ start, end }) => ({ start, end })));
    if (!first || spans.length === 0) continue;
    const words = wordsOf(remark.notes);
    const said = readClaimWords(words);
    const at = first.at.slice(0, 40) || made.at;
    const near = extentOf(spans) ?? { start: first.start, end: first.end };
    const unfound: string[] = [];
    const placed = (name: string, words: string): Span[] => {
      const found = words === '' ? [] : spansOfWords(read.text, words, near);
      if (!found) unfound.push(`${name}: ${words}`);
      return found ?? [];
    };
    const attributed = (said?.attributions ?? []).map((one) => ({
      ...one,
      cueSpans: placed('Cue', one.cue),
      namedSpans: placed('Named as', one.named),
    }));
    const claim: Claim = {
      id: made.newId(),
      caseId: made.caseId,
      sourceId: made.sourceId,
      spans,
      quotes: describeQuotes(read.text, spans),
      ...(said
        ? judgement(said, made, topicId, unfound)
        : { statement: '', verdict: '', confidence: 0, topics: [], statedAt: '', note: words }),
      tension: [],
      createdAt: at,
      createdBy: (first.by || made.by).slice(0, 200).toWellFormed(),
      updatedAt: at,
    };
    claims.push(claim);
    for (const one of said?.evidence ?? []) evidence.push(evidenceOf(one, claim, read.text, near, made));
    for (const [order, one] of attributed.entries()) {
      attributions.push({
        id: made.newId(),
        caseId: made.caseId,
        claimId: claim.id,
        sourceId: made.sourceId,
        order,
        speakerId: speakerId(one.speaker, one.role === 'outlet'),
        unattributed: one.unattributed,
        quotation: one.manner,
        role: one.role,
        cue: one.cueSpans,
        speakerWords: one.namedSpans,
        viaId: speakerId(one.through, false),
      });
    }
  }
  return { claims, attributions, evidence, speakers, codes };
}

/** Evidence as it is told; a passage that is not in this text is cited. */
function evidenceOf(said: EvidenceWords, claim: Claim, text: string, near: Span, made: MarksMadeWith): Evidence {
  const spans = said.kind === 'passage' && said.inSource === '' ? spansOfWords(text, said.title, near) : null;
  const cited = said.kind === 'passage' && !spans;
  const title = cited ? `“${said.title}”${said.inSource === '' ? '' : ` (${said.inSource})`}` : spans ? '' : said.title;
  return {
    ...{ id: made.newId(), caseId: made.caseId, claimId: claim.id, kind: cited ? 'cited' : said.kind },
    ...{ sourceId: spans ? made.sourceId : '', spans: spans ?? [], quotes: spans ? describeQuotes(text, spans) : [] },
    ...{ url: said.url.slice(0, 4000), title: title.slice(0, 2000).toWellFormed(), stance: said.stance, note: said.note },
    createdAt: claim.createdAt,
  };
}

/** A verdict that the case has; else it stays in the note, with the words that the text does not have. */
function judgement(
  said: ClaimWords,
  { verdicts = defaultVerdicts }: MarksMadeWith,
  topicId: (name: string) => string,
  unfound: readonly string[],
): Pick<Claim, 'statement' | 'verdict' | 'confidence' | 'topics' | 'statedAt' | 'note'> {
  const verdict = verdicts.find((one) => foldWords(one.label) === foldWords(said.verdict));
  return {
    statement: said.statement,
    verdict: verdict?.key ?? '',
    confidence: said.confidence,
    topics: [...new Set(said.topics.map(topicId))],
    statedAt: said.statedAt,
    note: [said.note, said.verdict !== '' && !verdict ? `Verdict: ${said.verdict}` : '', ...unfound]
      .filter((part) => part !== '')
      .join('\n'),
  };
}
