import { normaliseSpans } from '../../../anchoring/spans.ts';
import type { Span } from '../../../domain/schema.ts';
import { claimHeader } from '../../claim-words.ts';
import type { SourceNote } from '../import-format.ts';
import { commentWarnings, highlightWarnings } from '../office/tracked-changes.ts';
import { estimateWidth } from './estimate-width.ts';
import { toRead } from './page-coordinates.ts';
import type { PageGeometry, PageRun } from './page-geometry.ts';
import { placeNear } from './page-places.ts';
import type { PageRemark } from './page-remarks.ts';
import type { PageText } from './page-text.ts';

/** Remarks a document may have; the rest is counted. */
const mostRemarks = 5000;

const continued = ', continued';

/** What a highlight of Hearsay's says on a page it goes on to, so that it is read as one with where it began. */
export function continuedWords(words: string): string {
  return `${words.split('\n', 1)[0] ?? ''}${continued}`;
}

/** What the remarks of a document come to: notes at their words, and what of them could not be kept. */
export interface FoundRemarks {
  readonly notes: readonly SourceNote[];
  readonly warnings: readonly string[];
}

/**
 * Highlights and comments of a PDF at the words they are about. What a mark covers is worked out from where the words stand; since widths of
 * letters are estimated, its ends move to the nearest ends of words. Marks that Hearsay wrote itself keep their exact ends.
 */
export function remarksAtWords(pages: readonly PageText[], places: readonly PageGeometry[], text: string): FoundRemarks {
  const notes: SourceNote[] = [];
  const geometry = new Map(places.map((page) => [page.page, page]));
  const all = pages.flatMap((page) => page.remarks.map((remark) => ({ page, remark })));
  const answers = new Map<string, PageRemark[]>();
  // each once, however often pages name it
  const byId = new Map(all.toReversed().map(({ remark }) => [remark.id, remark]));
  for (const { remark } of all) {
    if (byId.get(remark.id) !== remark) continue;
    const known = answers.get(remark.answers);
    if (known) known.push(remark);
    else if (byId.has(remark.answers)) answers.set(remark.answers, [remark]);
  }
  const whole = new Map<string, NonNullable<SourceNote['mark']>>();
  let drawings = 0;
  let loose = 0;
  for (const [id, { page, remark }] of all.slice(0, mostRemarks).entries()) {
    if (byId.has(remark.answers) || byId.get(remark.id) !== remark) continue;
    const words = withAnswers(remark, answers);
    if (remark.wordless && words === '') {
      drawings += 1;
      continue;
    }
    const about = { by: remark.by, at: remark.at };
    const marked = remark.how === undefined ? [] : spansOf(remark, page, geometry.get(page.page), text);
    if (remark.how !== undefined && marked.length > 0) {
      const begun = whole.get(`${remark.by} ${remark.at} ${remark.text.slice(0, remark.text.length - continued.length)}`);
      if (begun && remark.text.endsWith(continued)) {
        const last = notes.findLastIndex((note) => note.mark === begun);
        const [first, ...rest] = marked;
        const before = notes[last];
        const goesOn = first && before && text.slice(before.end, first.start).trim() === '';
        if (goesOn) notes[last] = { ...before, end: first.end };
        notes.push(...(goesOn ? rest : marked).map((span) => ({ ...span, text: '', ...about, mark: begun })));
        continue;
      }
      const mark = { id, how: remark.how };
      whole.set(`${remark.by} ${remark.at} ${remark.text.split('\n', 1)[0] ?? ''}`, mark);
      notes.push(...marked.map((span, index) => ({ ...span, text: index === 0 ? words : '', ...about, mark })));
      continue;
    }
    const place = words === '' ? undefined : placeOf(remark, page, places, text);
    if (place) notes.push({ ...place.span, text: `${place.note}${words}`, ...about });
    else loose += 1;
  }
  const over = all.length - mostRemarks;
  const highlights = new Set(notes.flatMap((note) => note.mark?.id ?? [])).size;
  const warnings = [
    ...commentWarnings(notes.filter((note) => !note.mark).length),
    ...highlightWarnings(highlights),
    ...(drawings === 0
      ? []
      : [
          `${drawings === 1 ? 'A drawing or stamp' : `${drawings} drawings and stamps`} without words on its pages ${drawings === 1 ? 'is' : 'are'} left out.`,
        ]),
    ...(loose === 0
      ? []
      : [
          `${loose === 1 ? 'A highlight marks' : `${loose} highlights mark`} no words of the text and ${loose === 1 ? 'is' : 'are'} left out.`,
        ]),
    ...(over > 0 ? [`${over} more highlights and comments are left out.`] : []),
  ];
  return { notes: notes.sort((a, b) => a.start - b.start || a.end - b.end), warnings };
}

function withAnswers(remark: PageRemark, answers: ReadonlyMap<string, readonly PageRemark[]>, depth = 0): string {
  const said =
    depth > 20
      ? []
      : (answers.get(remark.id) ?? []).map((one) => {
          const words = withAnswers(one, answers, depth + 1);
          return words === '' ? '' : `${one.by === '' ? 'Answer' : `Answer by ${one.by}`}: ${words}`;
        });
  return [remark.text, ...said].filter((part) => part !== '').join('\n');
}

/** The words under a mark, in parts where they stand apart in the text. */
function spansOf(remark: PageRemark, page: PageText, geometry: PageGeometry | undefined, text: string): Span[] {
  if (!geometry) return [];
  const exact = remark.text.startsWith(claimHeader);
  const found: Span[] = [];
  for (const quad of remark.quads) {
    const corners = [0, 2, 4, 6].map((at) => toRead(page, { x: quad[at] ?? 0, y: quad[at + 1] ?? 0 }));
    const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
    const box = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
    for (const run of geometry.runs) {
      const span = partIn(run, box, text);
      if (span) found.push(span);
    }
  }
  const joined = joinAcrossSpace(normaliseSpans(found), text);
  return exact ? joined : normaliseSpans(joined.flatMap((span) => toWords(span, text) ?? []));
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The characters of a run whose middle is inside a box. */
function partIn(run: PageRun, box: Box, text: string): Span | null {
  const radians = (run.angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  // the middle of small letters, over the baseline
  const rise = 0.28 * run.size;
  const [x0, y0] = [run.x + sin * rise, run.y - cos * rise];
  const [x1, y1] = [x0 + cos * run.width, y0 + sin * run.width];
  if (Math.max(x0, x1) < box.left || Math.min(x0, x1) > box.right || Math.max(y0, y1) < box.top || Math.min(y0, y1) > box.bottom)
    return null;
  const words = text.slice(run.start, run.end);
  const whole = estimateWidth(words, run.face) || 1;
  let before = 0;
  let start = -1;
  let end = -1;
  let at = run.start;
  for (const character of words) {
    const width = estimateWidth(character, run.face);
    const share = (before + width / 2) / whole;
    const along = run.width * (run.rtl ? 1 - share : share);
    const [x, y] = [x0 + cos * along, y0 + sin * along];
    // what has no width goes with what it stands on
    const inside = width === 0 ? end === at : x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
    if (inside) {
      if (start < 0) start = at;
      end = at + character.length;
    }
    before += width;
    at += character.length;
  }
  return start < 0 ? null : { start, end };
}

/** Spans with nothing but white space between them are one. */
function joinAcrossSpace(spans: readonly Span[], text: string): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && text.slice(last.end, span.start).trim() === '') joined[joined.length - 1] = { start: last.start, end: span.end };
    else joined.push(span);
  }
  return joined;
}

const letter = /[\p{L}\p{N}\p{M}\p{Cf}'’]/u;

/** A span with its ends at the nearest ends of words and without white space at them, or null when nothing is left. */
function toWords(span: Span, text: string): Span | null {
  const start = nearestEdge(span.start, text, 'start');
  const end = nearestEdge(span.end, text, 'end');
  const words = text.slice(start, end);
  const trimmed = { start: start + (words.length - words.trimStart().length), end: end - (words.length - words.trimEnd().length) };
  return trimmed.end > trimmed.start ? trimmed : null;
}

function nearestEdge(offset: number, text: string, lean: 'start' | 'end'): number {
  let [from, to] = [offset, offset];
  while (from > 0 && letter.test(characterBefore(text, from))) from -= characterBefore(text, from).length;
  while (to < text.length && letter.test(characterAfter(text, to))) to += characterAfter(text, to).length;
  if (from === offset || to === offset) return offset;
  const length = to - from;
  // words of scripts that set no spaces are no words to move to
  if (length > 40) return offset;
  const early = offset - from;
  if (early * 2 === length) return lean === 'start' ? from : to;
  return early * 2 < length ? from : to;
}

const characterAfter = (text: string, at: number) => String.fromCodePoint(text.codePointAt(at) ?? 0);
const characterBefore = (text: string, at: number) =>
  at > 1 && /[\udc00-\udfff]/.test(text.charAt(at - 1)) ? text.slice(at - 2, at) : text.charAt(at - 1);

/** The word nearest to a remark; where its page has no text, the first one after it, with the page in the note. */
function placeOf(
  remark: PageRemark,
  page: PageText,
  places: readonly PageGeometry[],
  text: string,
): { readonly span: Span; readonly note: string } | undefined {
  const [x0, y0, x1, y1] = remark.rect;
  const middle = toRead(page, { x: (x0 + x1) / 2, y: (y0 + y1) / 2 });
  const here = places.find((one) => one.page === page.page);
  const near = here && placeNear(here, text, middle.x, middle.y, estimateWidth);
  const other = places.find((one) => one.page >= page.page && one.runs.length > 0) ?? places.findLast((one) => one.runs.length > 0);
  const offset = near?.offset ?? other?.runs[0]?.start;
  if (offset === undefined) return undefined;
  const note = near ? '' : `On page ${page.page}: `;
  let at = Math.min(offset, text.length - 1);
  while (at > 0 && /\s/.test(text.charAt(at))) at -= 1;
  let [start, end] = [at, at];
  while (start > 0 && !/\s/.test(text.charAt(start - 1)) && at - start < 60) start -= 1;
  while (end < text.length && !/\s/.test(text.charAt(end)) && end - at < 60) end += 1;
  if (/[\udc00-\udfff]/.test(text.charAt(start))) start -= 1;
  if (/[\udc00-\udfff]/.test(text.charAt(end))) end += 1;
  return end > start ? { span: { start, end }, note } : undefined;
}
