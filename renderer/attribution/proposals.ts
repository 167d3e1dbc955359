import { acceptanceFeatureLimit, acceptanceFeatures, type Proposal, proposalOf, sharedCount } from './acceptance.ts';
import type { AttributionModel } from './attribution-model.ts';
import { cueFeatureLimit, cueFeatures, cueHintCount, cueHints, mayBeCue } from './cue-features.ts';
import { sumOfRows, type WeightTable } from './model-file.ts';
import type { Reading } from './reading.ts';
import { findSignatures } from './signatures.ts';
import { noteCues, siteOf } from './span-features.ts';
import { SpanReader } from './span-model.ts';

/** Below these log-odds a token is not looked at further. */
export const CUE_FLOOR = -1;

/**
 * Log-odds of the first features alone below which a token is not looked at further. Spares two words in three; of 22,132 tokens of the
 * training articles that matter it loses two at most.
 */
const CUE_HINT = -4.5;

const LOOKS_PER_TOKEN = 12;
const LOOKS_AT_FIRST = 40_000;

/** A proposal with the model's belief that an annotator would mark it. */
export interface Scored extends Proposal {
  readonly score: number;
}

const scratch = new Int32Array(Math.max(cueFeatureLimit, acceptanceFeatureLimit));
function sumOf(table: WeightTable, bias: number, count: number): number {
  return bias + sumOfRows(table, scratch, count) * table.scale;
}

/** Merges the rules' proposals into the model's, in text order of their heads; a rule displaces what it overlaps. */
export function withSignatures(r: Reading, proposals: readonly Proposal[]): Proposal[] {
  const signatures = findSignatures(r);
  if (signatures.length === 0) return [...proposals];
  const clash = (p: Proposal) =>
    signatures.some(
      (s) =>
        s.head === p.head ||
        sharedCount(s.content, p.content) * 2 >
          Math.min(s.content.length, Math.max(1, p.content.length)) * (p.content.length > s.content.length / 2 ? 1 : 2),
    );
  return [...proposals.filter((p) => !clash(p)), ...signatures].sort((a, b) => a.head - b.head);
}

/** Every attribution the model sees in a reading, good and doubtful, in text order, each with its score. */
export function propose(r: Reading, model: AttributionModel): Scored[] {
  const proposals: Proposal[] = [];
  const scores = new Float32Array(r.t.count).fill(-9);
  for (let i = 0; i < r.t.count; i++) {
    if (!mayBeCue(r, i)) continue;
    cueHints(r, i, scratch);
    if (sumOf(model.cue, model.cueBias, cueHintCount) < CUE_HINT) continue;
    scores[i] = sumOf(model.cue, model.cueBias, cueFeatures(r, i, scratch));
  }
  const notes = noteCues(r, scores);
  const spans = new SpanReader(r, model.node, model.edge);
  let spent = 0;
  scores.forEach((cueScore, i) => {
    // News spends about three looks a token; a text made of cue words alone must still end in time.
    if (cueScore < CUE_FLOOR || spent > LOOKS_PER_TOKEN * i + LOOKS_AT_FIRST) return;
    const site = siteOf(r, i, notes);
    spent += site.to - site.from;
    proposals.push(proposalOf(i, cueScore, spans.label(site)));
  });
  const all = withSignatures(r, proposals);
  return all.map((p, at) => {
    const z = sumOf(model.accept, model.acceptBias, acceptanceFeatures(r, all, at, scratch));
    return { ...p, score: p.rule ? 0.9 : p.content.length > 0 ? 1 / (1 + Math.exp(-z)) : 0 };
  });
}
