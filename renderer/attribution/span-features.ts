import { beforeHelpers, phraseEnd, phraseStart } from './cue-features.ts';
import { mix } from './part-of-speech.ts';
import type { Reading } from './reading.ts';
import { marks } from './tokens.ts';

/** Labels of the span model, in the order of its weights. */
export const labels = { none: 0, content: 1, source: 2, cue: 3 } as const;
export const labelCount = 4;

/** Most features of one token. */
export const nodeFeatureLimit = 48;

/** Where the cue model saw cues: lets the span model know whose words a sentence already carries. */
export interface CueNotes {
  /** 0 no cue, 1 doubtful, 2 likely, 3 sure. */
  readonly grade: Uint8Array;
  /** Running count of likely cues before each token; one longer than the tokens. */
  readonly likely: Int32Array;
  /** Per sentence: the strongest cue outside quotation marks and the one after it; -1 where there is none. */
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/** Grades every token's cue score (log-odds; -Infinity where none was computed). */
export function noteCues(r: Reading, score: Float32Array): CueNotes {
  const n = r.t.count;
  const grade = new Uint8Array(n);
  const likely = new Int32Array(n + 1);
  const first = new Int32Array(r.sentenceStart.length).fill(-1);
  const second = new Int32Array(r.sentenceStart.length).fill(-1);
  for (let i = 0; i < n; i++) {
    const z = score[i] ?? -9;
    const g = z > 1.5 ? 3 : z > -0.3 ? 2 : z > -1.4 ? 1 : 0;
    grade[i] = g;
    likely[i + 1] = (likely[i] ?? 0) + (g > 1 ? 1 : 0);
    if (g === 0 || r.t.quoted[i] === 1) continue;
    const s = r.t.sentence[i] ?? 0;
    const f = first[s] ?? -1;
    const o = second[s] ?? -1;
    if (f < 0 || z > (score[f] ?? -9)) {
      second[s] = f;
      first[s] = i;
    } else if (o < 0 || z > (score[o] ?? -9)) second[s] = i;
  }
  return { grade, likely, first, second };
}

/** What the span model knows about a cue before it looks at single tokens. */
export interface CueSite {
  readonly head: number;
  /** Tokens the model labels: [from, to). */
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  readonly stem: number;
  readonly fine: number;
  readonly middle: number;
  readonly helpers: number;
  readonly subject: number;
  readonly object: number;
  /** What stands round the cue, as small numbers. */
  readonly shape: number;
  readonly wide: number;
  readonly quotes: number;
  readonly next: number;
  readonly notes: CueNotes;
}

const REACH = 260;

/** How far from a cue its source and content can lie: its sentence, neighbours joined by quotation, and what a colon announces. */
export function siteOf(r: Reading, head: number, notes: CueNotes): CueSite {
  const { t, kind } = r;
  const sentence = t.sentence[head] ?? 0;
  const paragraph = t.paragraph[head] ?? 0;
  const first = r.sentenceStart[sentence] ?? 0;
  const last = r.sentenceEnd[sentence] ?? 0;
  let from = first;
  let to = last;
  const top = r.paragraphStart[paragraph] ?? 0;
  let bottom = r.paragraphEnd[paragraph] ?? 0;
  // Backwards: sentences of the paragraph while they are quoted; one more in any case.
  for (let step = 0; step < 8 && from > top && last - from < REACH; step++) {
    const s = t.sentence[from - 1] ?? 0;
    const touches = t.quoted[from - 1] !== 0 || t.quoted[from] !== 0;
    if (!touches && step > 0) break;
    if (!touches && (r.quoteMarks[from] ?? 0) === (r.quoteMarks[top] ?? 0)) break;
    from = r.sentenceStart[s] ?? 0;
  }
  const nextParagraph = bottom;
  for (let step = 0; step < 12 && to < bottom && to - first < REACH; step++) {
    const quoted = t.quoted[to] !== 0 || t.quoted[to - 1] !== 0;
    if (!quoted && step > 1) break;
    to = r.sentenceEnd[t.sentence[to] ?? 0] ?? 0;
  }
  if (to === bottom && nextParagraph < t.count) {
    const announced = t.mark[last - 1] === marks.colon || (t.mark[nextParagraph] === marks.open && to === last);
    if (announced) {
      bottom = r.paragraphEnd[t.paragraph[nextParagraph] ?? 0] ?? 0;
      while (to < bottom && to - first < REACH) to = r.sentenceEnd[t.sentence[to] ?? 0] ?? 0;
    }
  }
  from = Math.max(from, head - REACH);
  to = Math.min(to, head + REACH);
  const helpers = beforeHelpers(r, head, first);
  const subject = phraseStart(r, helpers, first);
  const object = phraseEnd(r, head + 1, last);
  const at = (j: number) => (j < first ? 90 : j >= last ? 91 : (kind[j] ?? 0));
  const next = at(head + 1);
  const before = at(subject - 1);
  const hasSubject = helpers > subject ? 1 : 0;
  const quotesBefore = (r.quoteMarks[head] ?? 0) > (r.quoteMarks[from] ?? 0) ? 1 : 0;
  const quotesAfter = (r.quoteMarks[to] ?? 0) > (r.quoteMarks[head + 1] ?? 0) ? 1 : 0;
  return {
    head,
    from,
    to,
    sentence,
    stem: r.k.stem[head] ?? 0,
    fine: r.k.fine[head] ?? 0,
    middle: r.k.middle[head] ?? 0,
    helpers,
    subject,
    object,
    shape: (next * 100 + before) * 2 + hasSubject,
    wide: ((next * 100 + at(object)) * 100 + at(helpers - 1)) * 2 + hasSubject,
    quotes: quotesBefore * 6 + quotesAfter * 3 + (t.quoted[head] ?? 0),
    next,
    notes,
  };
}

/** Distance in steps that grow: exact to 6, then in ever wider bands; signed. */
export function band(d: number): number {
  const a = Math.abs(d);
  const b = a <= 6 ? a : a <= 8 ? 7 : a <= 12 ? 8 : a <= 18 ? 9 : a <= 30 ? 10 : a <= 60 ? 11 : 12;
  return d < 0 ? -b : b;
}

/**
 * How a token stands to a cue, in small numbers. Features are made of these, in groups by what they depend on, so that a group is worked
 * out anew only where one of its numbers changes.
 */
export interface Look {
  /** 0 before the cue, 1 the cue, 2 after it. */
  side: number;
  /** Side, sentences apart, whether in another paragraph. */
  where: number;
  /** Commas, verbs and linking words between. */
  between: number;
  /** Whether token and cue are quoted, quotation marks between. */
  quote: number;
  distance: number;
  near: number;
  /** In the phrase before the cue, in the one after it, or at its helpers. */
  zone: number;
  /** First token of the stretch between commas, dashes and the like; -1 if the cue is in it too. */
  stretch: number;
  grade: number;
  /** Other likely cues between. */
  others: number;
  /** The strongest other cue of the sentence, and whether it is nearer. */
  rival: number;
  nearer: number;
}

/** A look to be filled by `lookAt`. */
export function newLook(): Look {
  return { side: 0, where: 0, between: 0, quote: 0, distance: 0, near: 0, zone: 0, stretch: 0, grade: 0, others: 0, rival: 0, nearer: 0 };
}

const capped = (counts: Int32Array, from: number, to: number, cap: number) =>
  Math.min(cap, Math.max(0, (counts[to] ?? 0) - (counts[from] ?? 0)));

/** Fills in how token i stands to the cue at c. */
export function lookAt(r: Reading, c: CueSite, i: number, look: Look): void {
  const { t } = r;
  const { head } = c;
  const { grade, likely, first, second } = c.notes;
  const side = i < head ? 0 : i > head ? 2 : 1;
  const s = t.sentence[i] ?? 0;
  const apart = Math.max(-3, Math.min(3, s - c.sentence)) + 3;
  const lo = Math.min(i, head) + 1;
  const hi = Math.max(i, head);
  const where = (side * 8 + apart) * 2 + (t.paragraph[i] === t.paragraph[head] ? 0 : 1);
  const zone = i >= c.subject && i < c.helpers ? 1 : i >= c.helpers && i < head ? 2 : i === head ? 3 : i > head && i < c.object ? 4 : 0;
  let top = first[s] ?? -1;
  if (top === head) top = second[s] ?? -1;
  const stretch = Math.max(r.stretch[i] ?? 0, c.from, i - 40);
  look.side = side;
  look.where = where;
  look.between = (capped(r.commas, lo, hi, 3) * 4 + capped(r.verbs, lo, hi, 3)) * 3 + capped(r.links, lo, hi, 2);
  look.quote = ((t.quoted[i] ?? 0) * 3 + (t.quoted[head] ?? 0)) * 4 + capped(r.quoteMarks, lo, hi, 3);
  look.distance = band(i - head);
  look.near = where * 20 + Math.abs(look.distance);
  look.zone = zone * 60 + where;
  look.stretch = head >= stretch && head <= i ? -1 : stretch;
  look.grade = grade[i] ?? 0;
  look.others = capped(likely, lo, hi, 2);
  look.rival = top < 0 ? 0 : (grade[top] ?? 0) * 2 + (top > i ? 1 : 0);
  look.nearer = top < 0 ? 0 : Math.abs(top - i) < Math.abs(head - i) ? 2 : 1;
}

/** Features of a token and where it stands: the same for every cue that sees it from the same side. All groups return the next place in `out`. */
export function wordNodes(r: Reading, where: number, i: number, out: Int32Array, n: number): number {
  const { k, kind } = r;
  const w = r.t.word;
  const word = w[i] ?? 0;
  out[n++] = mix(102, word, where);
  out[n++] = mix(104, (kind[i] ?? 0) * 100 + (kind[i - 1] ?? 90), (kind[i + 1] ?? 91) * 100 + where);
  out[n++] = mix(105, k.middle[i] ?? 0, where);
  out[n++] = mix(114, w[i - 1] ?? 1, Math.imul(word, 31) + where);
  out[n++] = mix(115, word, Math.imul(w[i + 1] ?? 1, 31) + where);
  out[n++] = mix(129, w[i - 1] ?? 1, where);
  out[n++] = mix(130, w[i + 1] ?? 1, where);
  return n;
}

/** One number for all that `placeNodes` depends on. */
export function placeKey(look: Look): number {
  return ((((look.where * 64 + look.between) * 64 + look.quote) * 8 + look.rival) * 4 + look.others) * 4 + look.nearer;
}

/** Features of the place, of what stands between and of rivals. */
export function placeNodes(c: CueSite, look: Look, out: Int32Array, n: number): number {
  const { where, between, quote } = look;
  const rivals = look.rival * 10 + look.others;
  const quotes = c.quotes * 50 + quote;
  out[n++] = mix(101, where);
  out[n++] = mix(109, between, where);
  out[n++] = mix(111, quote, where);
  out[n++] = mix(116, c.shape, where);
  out[n++] = mix(118, c.shape, where * 200 + between);
  out[n++] = mix(122, quotes, where);
  out[n++] = mix(123, quotes, c.shape);
  out[n++] = mix(124, c.stem, quote * 100 + where);
  out[n++] = mix(138, rivals, where * 20 + quote);
  out[n++] = mix(140, look.nearer * 10 + look.rival, where * 100 + between);
  out[n++] = mix(141, c.shape, rivals * 50 + where);
  out[n++] = mix(142, quotes, rivals * 50 + where);
  out[n++] = mix(143, c.stem, rivals * 50 + where);
  return n;
}

/** Features of the distance. */
export function nearNodes(c: CueSite, { near }: Look, out: Int32Array, n: number): number {
  out[n++] = mix(106, c.stem, near);
  out[n++] = mix(108, c.middle, near);
  out[n++] = mix(117, c.shape, near);
  out[n++] = mix(125, c.fine, c.next * 1000 + near);
  return n;
}

/** Features of the phrases round the cue. */
export function zoneNodes(c: CueSite, { zone, grade }: Look, out: Int32Array, n: number): number {
  out[n++] = mix(119, c.wide, zone);
  out[n++] = mix(120, c.stem, c.next * 1000 + zone);
  out[n++] = mix(137, grade, zone);
  return n;
}

/** Features of the stretch between marks: how it begins. */
export function stretchNodes(r: Reading, c: CueSite, look: Look, out: Int32Array, n: number): number {
  const { where, stretch } = look;
  const word = stretch < 0 ? -5 : (r.t.word[stretch] ?? 1);
  const kind = stretch < 0 ? 92 : (r.kind[stretch] ?? 0);
  out[n++] = mix(133, word, where);
  out[n++] = mix(134, word, c.shape * 3 + look.side);
  out[n++] = mix(135, kind * 100 + (r.kind[stretch + 1] ?? 91), where * 1000 + look.between);
  out[n++] = mix(136, c.stem, kind * 100 + where);
  return n;
}

/** Features of this token for this cue alone. */
export function ownNodes(r: Reading, c: CueSite, i: number, look: Look, out: Int32Array, n: number): number {
  const { where, between, near, zone } = look;
  const word = r.t.word[i] ?? 0;
  const own = r.kind[i] ?? 0;
  out[n++] = mix(103, word, near);
  out[n++] = mix(107, c.stem, own * 100 + where);
  out[n++] = mix(110, between, where * 100 + own);
  out[n++] = mix(112, look.quote * 100 + own, where);
  out[n++] = mix(113, near, own);
  out[n++] = mix(121, zone, own * 100 + c.next);
  out[n++] = mix(126, zone, r.k.coarse[i] ?? 0);
  out[n++] = mix(127, c.middle, (r.k.middle[i] ?? 0) * 100 + where);
  out[n++] = mix(128, c.stem, Math.imul(word, 31) + look.side + Math.min(7, Math.abs(look.distance)) * 4);
  out[n++] = mix(131, r.t.shape[i] ?? 0, zone);
  out[n++] = mix(132, c.shape, own * 100 + where);
  out[n++] = mix(139, look.others * 4 + look.nearer, (where * 100 + own) * 3 + (r.t.quoted[i] ?? 0));
  return n;
}

const scratch = newLook();

/** Features of token i for the cue at c, all groups. Returns how many were written. */
export function nodeFeatures(r: Reading, c: CueSite, i: number, out: Int32Array): number {
  lookAt(r, c, i, scratch);
  let n = wordNodes(r, scratch.where, i, out, 0);
  n = placeNodes(c, scratch, out, n);
  n = nearNodes(c, scratch, out, n);
  n = zoneNodes(c, scratch, out, n);
  n = stretchNodes(r, c, scratch, out, n);
  return ownNodes(r, c, i, scratch, out, n);
}
