import type { Case, Code } from '../../domain/case.ts';
import type { Attribution, Claim, Evidence } from '../../domain/claim.ts';
import type { Edit } from '../../domain/edit.ts';
import type { Picture } from '../../domain/picture.ts';
import type { ReportTemplate } from '../../domain/report-template.ts';
import type { Original, PassageNote, Source, SourceText } from '../../domain/source.ts';
import type { Mention, Speaker } from '../../domain/speaker.ts';
import type { SuggestionDecision } from '../../domain/suggestion-decision.ts';

/**
 * Everything of one case, as rows of its tables. What exports read, what a case file holds, and what opening one gives back.
 * Offsets are UTF-16 units of the source's text. `originals` may be left out where only the rows matter.
 */
export interface CaseData {
  readonly case: Case;
  readonly sources: readonly Source[];
  readonly texts: readonly SourceText[];
  readonly originals: readonly Original[];
  readonly speakers: readonly Speaker[];
  readonly mentions: readonly Mention[];
  readonly claims: readonly Claim[];
  readonly attributions: readonly Attribution[];
  readonly codes: readonly Code[];
  readonly evidence: readonly Evidence[];
  readonly notes: readonly PassageNote[];
  /** What became of suggestions; no report shows them. */
  readonly decisions: readonly SuggestionDecision[];
  /** Reports the analyst wants again, and the logos they show. */
  readonly templates: readonly ReportTemplate[];
  readonly pictures: readonly Picture[];
  /** The history, by `seq`. */
  readonly edits: readonly Edit[];
}

/** A case with nothing in it yet. */
export function emptyCase(row: Case): CaseData {
  return {
    case: row,
    sources: [],
    texts: [],
    originals: [],
    speakers: [],
    mentions: [],
    claims: [],
    attributions: [],
    codes: [],
    evidence: [],
    notes: [],
    decisions: [],
    templates: [],
    pictures: [],
    edits: [],
  };
}

/** Orders rows by a text key, by code units, so that the same case is always written in the same order. */
export function byKey<R>(key: (row: R) => string): (a: R, b: R) => number {
  return (a, b) => {
    const left = key(a);
    const right = key(b);
    return left < right ? -1 : left > right ? 1 : 0;
  };
}

/**
 * Rows of a large table found by a key, in the order they came. A place in one array a row, where a list of its own for each of fifty thousand
 * claims would be ten times as much.
 */
export class RowsBy<R> {
  readonly #rows: readonly R[];
  readonly #key: (row: R) => string;

  constructor(rows: readonly R[], key: (row: R) => string) {
    this.#rows = [...rows].sort(byKey(key));
    this.#key = key;
  }

  get(key: string): R[] {
    const found: R[] = [];
    for (let i = this.#first(key); i < this.#rows.length; i++) {
      const row = this.#rows[i];
      if (row === undefined || this.#key(row) !== key) break;
      found.push(row);
    }
    return found;
  }

  /** Place of the first row whose key is not before `key`. */
  #first(key: string): number {
    let [low, high] = [0, this.#rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const row = this.#rows[middle];
      if (row !== undefined && this.#key(row) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Rows grouped by a key, in the order they came. */
export function groupBy<R>(rows: readonly R[], key: (row: R) => string): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
