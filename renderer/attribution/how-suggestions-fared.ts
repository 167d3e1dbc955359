import type { SuggestionDecision } from '../domain/suggestion-decision.ts';

/** How the suggestions of one rule, or with one cue, were decided. */
export interface Fared {
  /** The rule, or the cue word. */
  readonly name: string;
  readonly by: 'rule' | 'cue';
  readonly accepted: number;
  readonly adjusted: number;
  readonly rejected: number;
  /** By what the scores of its suggestions are multiplied; 1 while it does well. */
  readonly factor: number;
}

/** Fewer decisions than this tell nothing. */
export const ENOUGH_DECISIONS = 5;
/** From this share of rejections on a rule or cue is lowered. */
export const MOSTLY_REJECTED = 0.6;

/**
 * The factor for something kept and rejected so many times: 1 until it has been decided five times with three in five rejected, then the
 * share that was kept, smoothed by one imagined case on each side. Five rejections in a row give 1/7, so that no score reaches the
 * threshold any more; four of five give 2/7.
 */
export function loweringFactor(kept: number, rejected: number): number {
  const all = kept + rejected;
  if (all < ENOUGH_DECISIONS || rejected / all < MOSTLY_REJECTED) return 1;
  return (kept + 1) / (all + 2);
}

/** What an analyst's decisions mean for new suggestions. */
export interface Lowering {
  /** Rules and cues with their counts, the most decided first. */
  readonly rules: readonly Fared[];
  readonly cues: readonly Fared[];
  /** The factor for a suggestion of this rule and cue: the lower of the two. */
  factorOf(rule: string, cueWord: string): number;
}

/** Counts decisions by rule and by cue. Rows that no longer weigh are counted and lower nothing. */
export function howSuggestionsFared(decisions: Iterable<SuggestionDecision>): Lowering {
  const rules = new Map<string, Tally>();
  const cues = new Map<string, Tally>();
  for (const row of decisions) {
    note(rules, row.rule, row);
    if (row.cueWord !== '') note(cues, row.cueWord, row);
  }
  const ruleFactors = factorsOf(rules);
  const cueFactors = factorsOf(cues);
  return {
    rules: listed(rules, 'rule', ruleFactors),
    cues: listed(cues, 'cue', cueFactors),
    factorOf: (rule, cueWord) => Math.min(ruleFactors.get(rule) ?? 1, cueFactors.get(cueWord) ?? 1),
  };
}

interface Tally {
  accepted: number;
  adjusted: number;
  rejected: number;
  keptNow: number;
  rejectedNow: number;
}

function note(tallies: Map<string, Tally>, name: string, row: SuggestionDecision): void {
  const tally = tallies.get(name) ?? { accepted: 0, adjusted: 0, rejected: 0, keptNow: 0, rejectedNow: 0 };
  tally[row.decision] += 1;
  if (row.weighs) tally[row.decision === 'rejected' ? 'rejectedNow' : 'keptNow'] += 1;
  tallies.set(name, tally);
}

const factorsOf = (tallies: ReadonlyMap<string, Tally>) =>
  new Map([...tallies].map(([name, tally]) => [name, loweringFactor(tally.keptNow, tally.rejectedNow)]));

function listed(tallies: ReadonlyMap<string, Tally>, by: Fared['by'], factors: ReadonlyMap<string, number>): Fared[] {
  return [...tallies]
    .map(([name, { accepted, adjusted, rejected }]) => ({ name, by, accepted, adjusted, rejected, factor: factors.get(name) ?? 1 }))
    .sort((a, b) => b.accepted + b.adjusted + b.rejected - (a.accepted + a.adjusted + a.rejected) || a.name.localeCompare(b.name));
}
