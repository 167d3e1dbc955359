import { toCodePoints } from '../../anchoring/code-points.ts';
import { bySpanOrder } from '../../anchoring/spans.ts';
import type { Attribution, Claim } from '../../domain/claim.ts';
import type { Span } from '../../domain/schema.ts';
import type { Source } from '../../domain/source.ts';
import type { Speaker } from '../../domain/speaker.ts';
import { onOneLine } from '../exchange/brat-lines.ts';
import { byKey, type CaseData, RowsBy } from './case-data.ts';
import { chosenCase } from './chosen-case.ts';
import { type ExportWork, exportOf, stepping } from './export-format.ts';
import { exportList } from './export-list.ts';
import { UniqueNames, type ZipEntry, zipPieces } from './zip-files.ts';

/**
 * The case as a brat collection: `X.txt` and `X.ann` for each source, offsets in code points. Attributions are written as PolNeAR
 * writes them: `Source`, `Cue` and `Content` text-bounds tied by an `Attribution` event whose trigger lies on the cue, or an
 * `Attribution-no-source` event where no words name the speaker. An event without `Content` is an attribution whose content is not marked. What brat has no place for by itself stands in attributes (verdict,
 * confidence, quotation, role), references (speaker) and notes (statement, topics, note, and which fragments are one span); evidence and history are not written.
 * @see https://brat.nlplab.org/standoff.html
 */
function* bratFiles(data: CaseData, work: ExportWork | undefined): Generator<ZipEntry> {
  const names = new UniqueNames();
  const texts = new Map(data.texts.map((row) => [row.id, row.text]));
  const claims = new RowsBy(data.claims, (row) => row.sourceId);
  const attributions = new RowsBy(data.attributions, (row) => row.claimId);
  const speakers = new Map(data.speakers.map((row) => [row.id, row]));
  const codes = new Map(data.codes.map((row) => [row.id, row.name]));
  const sources = [...data.sources].sort(byKey((row) => `${row.importedAt} ${row.id}`));
  for (const source of stepping(sources, work)) {
    const text = (texts.get(source.id) ?? '').toWellFormed();
    const name = names.give(nameOf(source));
    const lines = new StandoffWriter(speakers, codes, text).write(claims.get(source.id), attributions);
    yield { path: `${name}.txt`, content: [text] };
    yield { path: `${name}.ann`, content: lines.map((line) => `${line}\n`) };
  }
  yield { path: 'annotation.conf', content: [annotationConf] };
}

/** How brat should read the collection. */
const annotationConf = `[entities]
Source
Cue
Content
Claim

[relations]

[events]
Attribution	Content*:Content, Cue*:Cue, Source*:Source
Attribution-no-source	Content*:Content, Cue*:Cue

[attributes]
Quotation	Arg:<EVENT>, Value:direct|indirect|mixed
Role	Arg:<EVENT>, Value:original|quoted-by|outlet
Verdict	Arg:<ANY>
Confidence	Arg:<ANY>, Value:1|2|3
Stated	Arg:<ANY>
Unattributed	Arg:<EVENT>
Also	Arg:<EVENT>
NoContent	Arg:<ENTITY>
`;

function nameOf(source: Source): string {
  return source.fileName.replace(/\.[^.]*$/, '') || source.title || source.id;
}

class StandoffWriter {
  readonly #lines: string[] = [];
  readonly #counts: Record<string, number> = {};
  /** Code points of every place that is written, by its offset. */
  readonly #points = new Map<number, number>();

  constructor(
    private readonly speakers: ReadonlyMap<string, Speaker>,
    private readonly codes: ReadonlyMap<string, string>,
    private readonly text: string,
  ) {}

  write(claims: readonly Claim[], attributions: RowsBy<Attribution>): readonly string[] {
    const inOrder = claims
      .filter((claim) => claim.spans.length > 0)
      .sort((a, b) => bySpanOrder(a.spans[0] ?? nowhere, b.spans[0] ?? nowhere));
    this.#convert(inOrder, attributions);
    for (const claim of inOrder) {
      // line ends alone are no words that anything could be said of
      if (claim.spans.every((span) => withoutLineEnds(this.text, span).length === 0)) continue;
      const rows = attributions.get(claim.id).sort((a, b) => a.order - b.order);
      const alone = rows.length === 0;
      const content = alone || !claim.noContent ? this.#bound(alone ? 'Claim' : 'Content', claim.spans) : '';
      const [first, ...others] = rows.map((row) => this.#event(claim, row, content));
      this.#facts(claim, first ?? content);
      if (!claim.noContent) continue;
      if (alone) this.#lines.push(`${this.#next('A')}\tNoContent ${content}`);
      // events of one claim are known by their content; without one they have to say so
      for (const other of others) this.#attribute('Also', other, first ?? '');
    }
    return this.#lines;
  }

  /** One pass over the text for all of its places, however many there are. */
  #convert(claims: readonly Claim[], attributions: RowsBy<Attribution>): void {
    const spans = claims.flatMap((claim) => [
      ...claim.spans,
      ...attributions.get(claim.id).flatMap((row) => [...row.cue, ...row.speakerWords]),
    ]);
    const offsets = spans.flatMap((span) => withoutLineEnds(this.text, span)).flatMap((part) => [part.start, part.end]);
    toCodePoints(this.text, offsets).forEach((point, i) => {
      this.#points.set(offsets[i] ?? 0, point);
    });
  }

  #next(letter: string): string {
    this.#counts[letter] = (this.#counts[letter] ?? 0) + 1;
    return `${letter}${this.#counts[letter]}`;
  }

  #bound(type: string, spans: readonly Span[]): string {
    const pieces = spans.map((span) => withoutLineEnds(this.text, span));
    const parts = pieces.flat();
    if (parts.length === 0) return '';
    const places = parts.map((part) => `${this.#points.get(part.start)} ${this.#points.get(part.end)}`).join(';');
    const id = this.#next('T');
    this.#lines.push(`${id}\t${type} ${places}\t${parts.map((part) => this.text.slice(part.start, part.end)).join(' ')}`);
    const joined = pieces.flatMap((list) => list.map((_, i) => i > 0)).flatMap((goesOn, i) => (goesOn ? [i] : []));
    this.#note('Joined', id, joined.join(' '));
    return id;
  }

  #event(claim: Claim, row: Attribution, content: string): string {
    const cue = this.#bound('Cue', row.cue);
    const source = this.#bound('Source', row.speakerWords);
    const type = source === '' ? 'Attribution-no-source' : 'Attribution';
    const trigger = this.#bound(type, cue === '' || claim.noContent ? claim.spans : row.cue);
    const id = this.#next('E');
    const roles = [content && `Content:${content}`, cue && `Cue:${cue}`, source && `Source:${source}`].filter(Boolean).join(' ');
    this.#lines.push(`${id}\t${type}:${trigger} ${roles}`.trimEnd());
    this.#attribute('Quotation', id, row.quotation);
    if (row.role !== 'original') this.#attribute('Role', id, row.role);
    if (row.unattributed) this.#lines.push(`${this.#next('A')}\tUnattributed ${id}`);
    this.#reference(row.speakerId, 'Hearsay', id);
    this.#reference(row.viaId, 'HearsayVia', id);
    return id;
  }

  #facts(claim: Claim, id: string): void {
    if (claim.verdict !== '') this.#attribute('Verdict', id, claim.verdict.replace(/\s+/g, '_'));
    if (claim.confidence > 0) this.#attribute('Confidence', id, String(claim.confidence));
    if (claim.statedAt !== '') this.#attribute('Stated', id, claim.statedAt.replace(/\s+/g, '_'));
    this.#note('Statement', id, claim.statement);
    for (const topic of claim.topics) this.#note('Topic', id, this.codes.get(topic) ?? '');
    this.#note('AnnotatorNotes', id, claim.note);
  }

  #attribute(name: string, id: string, value: string): void {
    this.#lines.push(`${this.#next('A')}\t${name} ${id} ${value}`);
  }

  #reference(speakerId: string, base: string, id: string): void {
    const speaker = this.speakers.get(speakerId);
    if (speaker)
      this.#lines.push(`${this.#next('N')}\tReference ${id} ${base}:${speaker.id.replace(/\s+/g, '_')}\t${onOneLine(speaker.name)}`);
  }

  #note(name: string, id: string, value: string): void {
    if (value !== '') this.#lines.push(`${this.#next('#')}\t${name} ${id}\t${onOneLine(value)}`);
  }
}

const nowhere: Span = { start: 0, end: 0 };

/** The pieces of a span between line ends: brat's fragments may not cross one. */
function withoutLineEnds(text: string, span: Span): Span[] {
  const parts: Span[] = [];
  let start = span.start;
  for (let i = span.start; i <= Math.min(span.end, text.length); i++) {
    if (i < span.end && text[i] !== '\n') continue;
    if (i > start) parts.push({ start, end: Math.min(i, text.length) });
    start = i + 1;
  }
  return parts;
}

export const bratExport = exportOf(exportList.brat, (data, options, work) => zipPieces(bratFiles(chosenCase(data, options), work)));
