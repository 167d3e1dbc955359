import type { WeightTable } from './model-file.ts';
import { tagNumber, tagWords } from './part-of-speech.ts';
import { hashOf, marks, readTokens, type Tokens } from './tokens.ts';
import { describeWords, type WordClasses, type WordKinds } from './word-kinds.ts';

/** A text read once: words, sentences, quotations, parts of speech, and running counts that tell what stands between two tokens. */
export interface Reading {
  readonly t: Tokens;
  readonly k: WordKinds;
  readonly pos: Uint8Array;
  /** Part of speech with the ending of verbs folded in, 0 to 67. */
  readonly kind: Uint8Array;
  /** First token and one past the last token of each sentence, and of each paragraph. */
  readonly sentenceStart: Int32Array;
  readonly sentenceEnd: Int32Array;
  readonly paragraphStart: Int32Array;
  readonly paragraphEnd: Int32Array;
  /** Running counts before each token; one longer than the tokens. */
  readonly commas: Int32Array;
  readonly verbs: Int32Array;
  readonly links: Int32Array;
  readonly quoteMarks: Int32Array;
  /** First token of the stretch between marks (commas, dashes, quotation marks and the like) that a token stands in. */
  readonly stretch: Int32Array;
}

const { VERB, AUX, SCONJ, PRON, CCONJ } = tagNumber;
const linkWords = new Set('that which who what how why when where whether if because although while'.split(' ').map(hashOf));

/** Reads a text for the models. */
export function readText(text: string, classes: WordClasses, tagger: WeightTable): Reading {
  const t = readTokens(text);
  const k = describeWords(t, classes);
  const pos = tagWords(t, k, tagger);
  const n = t.count;
  const kind = new Uint8Array(n);
  const commas = new Int32Array(n + 1);
  const verbs = new Int32Array(n + 1);
  const links = new Int32Array(n + 1);
  const quoteMarks = new Int32Array(n + 1);
  const stretch = new Int32Array(n + 1);
  for (let i = 0; i < n; i++) {
    const p = pos[i] ?? 0;
    const m = t.mark[i] ?? 0;
    kind[i] = m !== marks.none && m !== marks.other ? 51 + m : p === VERB ? 17 + (k.ending[i] ?? 0) : p;
    commas[i + 1] = (commas[i] ?? 0) + (m === marks.comma || m === marks.dash || m === marks.semicolon || m === marks.colon ? 1 : 0);
    verbs[i + 1] = (verbs[i] ?? 0) + ((p === VERB && k.ending[i] !== 2) || p === AUX ? 1 : 0);
    links[i + 1] =
      (links[i] ?? 0) +
      (p === SCONJ || p === CCONJ || (p !== PRON && linkWords.has(t.word[i] ?? 0)) || linkWords.has(t.word[i] ?? 0) ? 1 : 0);
    quoteMarks[i + 1] = (quoteMarks[i] ?? 0) + (m === marks.open || m === marks.close ? 1 : 0);
    stretch[i + 1] = m !== marks.none && m !== marks.other ? i + 1 : (stretch[i] ?? 0);
  }
  const [sentenceStart, sentenceEnd] = bounds(t.sentence, n);
  const [paragraphStart, paragraphEnd] = bounds(t.paragraph, n);
  return { t, k, pos, kind, sentenceStart, sentenceEnd, paragraphStart, paragraphEnd, commas, verbs, links, quoteMarks, stretch };
}

/** Start and end of each run of equal numbers, by number. */
function bounds(of: Int32Array, n: number): [Int32Array, Int32Array] {
  const runs = n > 0 ? (of[n - 1] ?? 0) + 1 : 0;
  const starts = new Int32Array(runs);
  const ends = new Int32Array(runs);
  for (let i = 0; i < n; i++) {
    const r = of[i] ?? 0;
    if (i === 0 || of[i - 1] !== r) starts[r] = i;
    ends[r] = i + 1;
  }
  return [starts, ends];
}
