import { likeness, SAME_STATEMENT, type StatementWords, statementWords } from './statement-words.ts';
import type { TextSpan } from './suggestion.ts';

/** A place that says the same. UTF-16 offsets in the text of its source. */
export interface RepeatFound extends TextSpan {
  readonly sourceId: string;
  /** 0.7 to 1. */
  readonly likeness: number;
}

interface Entry extends TextSpan {
  readonly sourceId: string;
  readonly words: StatementWords;
}

/** A stem in more sentences than this tells nothing and is not looked up. */
const TOO_COMMON = 3_000;
/** Stems of a statement that are looked up, the rarest first. */
const LOOKED_UP = 12;

/**
 * Finds the same statement elsewhere: sentences by the stems they share (each stem is a shingle of one word, looked up in an inverted
 * index), then compared whole. Near-duplicates and light paraphrase are found; a statement in quite other words is not. No network.
 */
export class StatementIndex {
  readonly #entries: Entry[] = [];
  readonly #byStem = new Map<string, number[]>();
  readonly #sources = new Set<string>();

  has(sourceId: string): boolean {
    return this.#sources.has(sourceId);
  }

  /** Takes in the sentences of a source, once. */
  add(sourceId: string, text: string, sentences: readonly TextSpan[]): void {
    if (this.#sources.has(sourceId)) return;
    this.#sources.add(sourceId);
    for (const { start, end } of sentences) {
      const words = statementWords(text.slice(start, Math.min(end, start + 2_000)));
      if (words.stems.size < 3) continue;
      const at = this.#entries.push({ sourceId, start, end, words }) - 1;
      for (const stem of words.stems) {
        const list = this.#byStem.get(stem);
        if (list) list.push(at);
        else this.#byStem.set(stem, [at]);
      }
    }
  }

  /** Places that say what `statement` says, the most alike first, at most `most`; not those that touch its own passage. */
  find(statement: string, own: { readonly sourceId: string; readonly spans: readonly TextSpan[] }, most = 20): RepeatFound[] {
    const words = statementWords(statement.slice(0, 4_000));
    const lists = [...words.stems]
      .map((stem) => this.#byStem.get(stem) ?? [])
      .filter((list) => list.length > 0 && list.length <= TOO_COMMON)
      .sort((a, b) => a.length - b.length)
      .slice(0, LOOKED_UP);
    const hits = new Map<number, number>();
    for (const list of lists) for (const at of list) hits.set(at, (hits.get(at) ?? 0) + 1);
    const found: RepeatFound[] = [];
    for (const [at, count] of hits) {
      const entry = this.#entries[at];
      if (!entry || count < 2) continue;
      if (entry.sourceId === own.sourceId && own.spans.some((span) => span.start < entry.end && span.end > entry.start)) continue;
      const alike = likeness(words, entry.words);
      if (alike >= SAME_STATEMENT) found.push({ sourceId: entry.sourceId, start: entry.start, end: entry.end, likeness: alike });
    }
    return found.sort((a, b) => b.likeness - a.likeness || a.start - b.start).slice(0, most);
  }
}
