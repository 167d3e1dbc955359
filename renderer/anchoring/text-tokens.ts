/**
 * A text cut into words and marks for aligning versions of it: spaces left out, so that wrapping lines anew changes nothing, and
 * words compared without case and with quotation marks and dashes of any style alike. Offsets are UTF-16 units.
 */
export interface TextTokens {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Equal for tokens that count as the same; shared by all texts read with one {@link TokenReader}. */
  readonly ids: Int32Array;
  /** Letters and digits in the tokens before each one; marks count nothing. One longer than the others. */
  readonly weights: Int32Array;
  readonly count: number;
}

const tokenPattern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}_]{1,64}|[^\s]/gu;
const alike: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
};

/** Reads texts into tokens whose ids can be compared with each other. */
export class TokenReader {
  readonly #ids = new Map<string, number>();
  /** Whether a token of that id is a word, by id. */
  readonly #words: boolean[] = [];

  read(text: string): TextTokens {
    let capacity = Math.max(16, text.length >> 2);
    let starts = new Int32Array(capacity);
    let ends = new Int32Array(capacity);
    let ids = new Int32Array(capacity);
    let count = 0;
    tokenPattern.lastIndex = 0;
    for (let match = tokenPattern.exec(text); match; match = tokenPattern.exec(text)) {
      if (count === capacity) {
        capacity *= 2;
        starts = grown(starts, capacity);
        ends = grown(ends, capacity);
        ids = grown(ids, capacity);
      }
      const token = match[0];
      starts[count] = match.index;
      ends[count] = match.index + token.length;
      ids[count] = this.#idOf(token);
      count++;
    }
    const weights = new Int32Array(count + 1);
    for (let i = 0; i < count; i++) {
      const length = this.#words[ids[i] ?? 0] === true ? (ends[i] ?? 0) - (starts[i] ?? 0) : 0;
      weights[i + 1] = (weights[i] ?? 0) + length;
    }
    return { text, starts, ends, ids, weights, count };
  }

  #idOf(token: string): number {
    const known = this.#ids.get(token);
    if (known !== undefined) return known;
    const folded = alike[token] ?? token.toLowerCase().normalize('NFC');
    let id = this.#ids.get(folded);
    if (id === undefined) {
      id = this.#words.length;
      this.#words.push(/[\p{L}\p{N}]/u.test(folded));
      this.#ids.set(folded, id);
    }
    // The form as written points to the same id, so that folding is done once for each form.
    if (folded !== token) this.#ids.set(token, id);
    return id;
  }
}

function grown(array: Int32Array<ArrayBuffer>, capacity: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(capacity);
  larger.set(array);
  return larger;
}

/** Letters and digits of the words in tokens [from, to). */
export function weightOf(tokens: TextTokens, from: number, to: number): number {
  return (tokens.weights[to] ?? 0) - (tokens.weights[from] ?? 0);
}

/** Index of the first token that ends after the offset; `count` if none does. */
export function tokenFrom(tokens: TextTokens, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens.ends[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
