import type { AttributionModel } from './attribution-model.ts';
import { claimFeatureLimit, claimFeatures, type SentenceSite } from './claim-features.ts';
import { sumOfRows } from './model-file.ts';
import { type Reading, readText } from './reading.ts';

/** A sentence in UTF-16 units, half-open. */
export interface SentenceSpan {
  readonly start: number;
  readonly end: number;
}

/** Finds the tokens of each sentence, and whose turn it is in: transcripts name the speaker before a colon at the start of a line. */
export function sentenceSites(r: Reading, sentences: readonly SentenceSpan[]): SentenceSite[] {
  const { t } = r;
  const tokenAt = (offset: number) => {
    let lo = 0;
    let hi = t.count;
    while (lo < hi) {
      const m = (lo + hi) >> 1;
      if ((t.end[m] ?? 0) <= offset) lo = m + 1;
      else hi = m;
    }
    return lo;
  };
  const sites = sentences.map((s) => {
    const from = tokenAt(s.start);
    let to = tokenAt(s.end);
    if (to < t.count && (t.start[to] ?? 0) < s.end) to++;
    return {
      from,
      to: Math.max(to, from),
      paragraph: t.paragraph[from] ?? -1,
      speaker: speakerOf(t.text, s.start),
      ask: t.text.slice(s.start, s.end).includes('?'),
    };
  });
  const asked = new Map<string, [number, number]>();
  const turns = new Map<number, number>();
  for (const s of sites) {
    const [asks, all] = asked.get(s.speaker) ?? [0, 0];
    asked.set(s.speaker, [asks + (s.ask ? 1 : 0), all + 1]);
    turns.set(s.paragraph, (turns.get(s.paragraph) ?? 0) + 1);
  }
  let place = 0;
  return sites.map((s, i) => {
    place = i > 0 && sites[i - 1]?.paragraph === s.paragraph ? place + 1 : 0;
    const [asks, all] = asked.get(s.speaker) ?? [0, 1];
    return { from: s.from, to: s.to, place, turnLength: turns.get(s.paragraph) ?? 1, asks: s.speaker ? asks / Math.max(1, all) : 0 };
  });
}

function speakerOf(text: string, at: number): string {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  const head = text.slice(line, Math.min(at, line + 60));
  return /^([\p{Lu}][\p{L}.’' -]{1,40}):/u.exec(head)?.[1] ?? '';
}

/**
 * How worth checking each sentence is: 0 (greeting, opinion) to 1 (a figure, a comparison, a record, a law), the belief of a logistic
 * model learned from what fact-checkers picked out of debates. Order matters more than the number. Linear in the length of the text.
 */
export function rankClaims(text: string, sentences: readonly SentenceSpan[], model: AttributionModel): number[] {
  const r = readText(text, model.classes, model.tagger);
  const out = new Int32Array(claimFeatureLimit);
  const odds = sentenceSites(r, sentences).map((site) => {
    const n = claimFeatures(r, site, out);
    return model.claimsBias + (sumOfRows(model.claims, out, n) * model.claims.scale) / Math.sqrt(n + 10);
  });
  return odds.map(
    (z, i) =>
      1 / (1 + Math.exp(-(z + NEIGHBOUR_SHARE * ((odds[i - 1] ?? z) + (odds[i + 1] ?? z)) - 2 * NEIGHBOUR_SHARE * model.claimsBias))),
  );
}

/** How much a sentence's neighbours lend it: checkable claims come in runs. */
const NEIGHBOUR_SHARE = 0.2;
