import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coveredBy, decidedBefore } from '../../../renderer/attribution/decided.ts';
import { howSuggestionsFared, loweringFactor } from '../../../renderer/attribution/how-suggestions-fared.ts';
import type { SuggestionDecision } from '../../../renderer/domain/suggestion-decision.ts';

let count = 0;
const decided = (decision: SuggestionDecision['decision'], more: Partial<SuggestionDecision> = {}): SuggestionDecision => ({
  id: `d${count++}`,
  caseId: 'c',
  sourceId: 's',
  decision,
  claimId: '',
  rule: 'speech noun',
  kind: 'speech',
  cueWord: 'claim',
  cue: [{ start: 10, end: 15 }],
  content: [{ start: 20, end: 60 }],
  exact: 'x',
  weighs: true,
  decidedAt: '2026-01-01T00:00:00.000Z',
  decidedBy: '',
  ...more,
});

describe('how suggestions fared', () => {
  test('counts by rule and by cue', () => {
    const { rules, cues } = howSuggestionsFared([
      decided('accepted'),
      decided('adjusted', { cueWord: 'report' }),
      decided('rejected', { rule: 'that clause' }),
    ]);
    expect(rules).toContainEqual({ name: 'speech noun', by: 'rule', accepted: 1, adjusted: 1, rejected: 0, factor: 1 });
    expect(cues.map((row) => row.name).sort()).toEqual(['claim', 'report']);
  });

  test('a rule that is rejected again and again falls behind any threshold; another one does not', () => {
    const lowering = howSuggestionsFared(Array.from({ length: 5 }, () => decided('rejected', { cueWord: '' })));
    expect(0.99 * lowering.factorOf('speech noun', 'said')).toBeLessThan(0.35);
    expect(lowering.factorOf('that clause', 'said')).toBe(1);
  });

  test('four decisions are too few, and so are rejections among many acceptances', () => {
    expect(loweringFactor(0, 4)).toBe(1);
    expect(loweringFactor(20, 10)).toBe(1);
  });

  test('what was reset is still counted and lowers nothing', () => {
    const lowering = howSuggestionsFared(Array.from({ length: 6 }, () => decided('rejected', { weighs: false })));
    expect(lowering.rules[0]).toMatchObject({ rejected: 6, factor: 1 });
    expect(lowering.factorOf('speech noun', 'claim')).toBe(1);
  });

  test('one more rejection never raises a factor, one more acceptance never lowers it', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (kept, rejected) => {
        const now = loweringFactor(kept, rejected);
        expect(loweringFactor(kept, rejected + 1)).toBeLessThanOrEqual(now);
        expect(now).toBeGreaterThan(0);
        expect(now).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('what was decided before', () => {
  const wasDecided = decidedBefore([decided('rejected')]);
  test('is known again with its edges a little elsewhere', () => {
    expect(wasDecided({ cue: [{ start: 10, end: 15 }], content: [{ start: 22, end: 64 }] })).toBe(true);
  });
  test('is not another passage, nor the same words under another cue', () => {
    expect(wasDecided({ cue: [{ start: 10, end: 15 }], content: [{ start: 70, end: 90 }] })).toBe(false);
    expect(wasDecided({ cue: [{ start: 62, end: 66 }], content: [{ start: 20, end: 60 }] })).toBe(false);
  });
  test('a claim over the same words leaves nothing to suggest; one inside them does', () => {
    expect(coveredBy([{ spans: [{ start: 21, end: 60 }] }], [{ start: 20, end: 60 }])).toBe(true);
    expect(coveredBy([{ spans: [{ start: 30, end: 40 }] }], [{ start: 20, end: 60 }])).toBe(false);
  });
});
