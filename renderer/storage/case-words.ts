import type { Attribution } from '../domain/claim.ts';
import { paragraphNumbers, placeName } from '../domain/paragraphs.ts';
import type { Span } from '../domain/schema.ts';
import type { Source, SourceText } from '../domain/source.ts';
import { clockAt } from '../domain/times.ts';
import type { CaseDatabase } from './case-database.ts';
import type { CaseInHand } from './case-in-hand.ts';
import { readText } from './open-case.ts';

/** Texts kept in memory at most, in UTF-16 units; the longest unused goes first. */
const heldUnits = 24_000_000;

/**
 * Words and places that tables show but rows do not hold: cues, and the paragraph of an offset. Texts are read when first needed;
 * until then the answer is `undefined`, and whoever subscribes is told when there is more. What was worked out once is kept by row,
 * so a text may leave memory and its words stay.
 */
export class CaseWords {
  readonly #database: CaseDatabase;
  readonly #texts = new Map<string, SourceText>();
  readonly #blocks = new Map<string, SourceText['blocks']>();
  readonly #times = new Map<string, SourceText['times']>();
  readonly #numbers = new WeakMap<Source, readonly number[]>();
  readonly #cues = new WeakMap<Attribution, string>();
  readonly #reading = new Map<string, Promise<SourceText | null>>();
  readonly #missing = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #units = 0;
  #version = 0;
  #telling = false;

  constructor(database: CaseDatabase) {
    this.#database = database;
  }

  /** Rises whenever there is more to say. */
  get version(): number {
    return this.#version;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The words that introduce a claim, '' where there are none, `undefined` while the text is being read. */
  cue(attribution: Attribution): string | undefined {
    if (attribution.cue.length === 0) return '';
    const known = this.#cues.get(attribution);
    if (known !== undefined) return known;
    const text = this.#texts.get(attribution.sourceId);
    if (!text) {
      if (this.#missing.has(attribution.sourceId)) return '';
      void this.text(attribution.sourceId);
      return undefined;
    }
    const words = wordsOf(text.text, attribution.cue);
    this.#cues.set(attribution, words);
    return words;
  }

  /** "¶3" for an offset of a source; `undefined` while the text is being read, '' when it is missing. */
  place(source: Source, offset: number): string | undefined {
    const blocks = this.#blocks.get(source.id);
    if (!blocks) {
      if (this.#missing.has(source.id)) return '';
      void this.text(source.id);
      return undefined;
    }
    let numbers = this.#numbers.get(source);
    if (!numbers) {
      numbers = paragraphNumbers(blocks, source.setAside);
      this.#numbers.set(source, numbers);
    }
    return placeName(blocks, numbers, offset);
  }

  /** `0:12:34` for an offset of a recording; '' where the source does not tell or is still being read. */
  clock(source: Source, offset: number): string {
    const blocks = this.blocks(source.id);
    return blocks ? clockAt({ blocks, times: this.#times.get(source.id) }, offset) : '';
  }

  /** The blocks of a source; `undefined` while the text is being read or when it is missing. */
  blocks(sourceId: string): SourceText['blocks'] | undefined {
    const blocks = this.#blocks.get(sourceId);
    if (!blocks && !this.#missing.has(sourceId)) void this.text(sourceId);
    return blocks;
  }

  /** A source's text, read once; `null` when it is missing or damaged. */
  text(sourceId: string): Promise<SourceText | null> {
    const held = this.#texts.get(sourceId);
    if (held) return Promise.resolve(held);
    let reading = this.#reading.get(sourceId);
    if (!reading) {
      reading = readText(this.#database, sourceId)
        .then((text) => this.#keep(text))
        .catch(() => {
          this.#missing.add(sourceId);
          this.#tell();
          return null;
        })
        .finally(() => this.#reading.delete(sourceId));
      this.#reading.set(sourceId, reading);
    }
    return reading;
  }

  /** The text if it is in memory now. */
  heldText(sourceId: string): SourceText | undefined {
    return this.#texts.get(sourceId);
  }

  /** Reads the cues of every claim, one source after the other, so that a filter can go by them. Stops when told. */
  async readCues(inHand: CaseInHand, signal: AbortSignal): Promise<void> {
    const wanted = new Map<string, Attribution[]>();
    for (const row of inHand.all('attributions')) {
      if (row.cue.length === 0 || this.#cues.has(row)) continue;
      const list = wanted.get(row.sourceId);
      if (list) list.push(row);
      else wanted.set(row.sourceId, [row]);
    }
    for (const [sourceId, rows] of wanted) {
      if (signal.aborted) return;
      const text = await this.text(sourceId);
      if (text) for (const row of rows) this.#cues.set(row, wordsOf(text.text, row.cue));
    }
    if (wanted.size > 0) this.#tell();
  }

  #keep(text: SourceText): SourceText {
    this.#texts.set(text.id, text);
    this.#blocks.set(text.id, text.blocks);
    if (text.times) this.#times.set(text.id, text.times);
    this.#units += text.text.length;
    for (const [id, old] of this.#texts) {
      if (this.#units <= heldUnits || id === text.id) break;
      this.#texts.delete(id);
      this.#units -= old.text.length;
    }
    this.#tell();
    return text;
  }

  // many texts arrive in one go: say so once
  #tell(): void {
    this.#version += 1;
    if (this.#telling) return;
    this.#telling = true;
    setTimeout(() => {
      this.#telling = false;
      for (const listener of this.#listeners) listener();
    }, 30);
  }
}

/** Words of several spans as one line. */
export function wordsOf(text: string, spans: readonly Span[]): string {
  return spans.map((span) => text.slice(span.start, span.end).replace(/\s+/gu, ' ').trim()).join(' … ');
}

const perDatabase = new WeakMap<CaseDatabase, CaseWords>();

/** The words of the open database's cases: one object, so that views share what was read. Ids of sources are unique across cases. */
export function caseWords(database: CaseDatabase): CaseWords {
  let words = perDatabase.get(database);
  if (!words) {
    words = new CaseWords(database);
    perDatabase.set(database, words);
  }
  return words;
}
