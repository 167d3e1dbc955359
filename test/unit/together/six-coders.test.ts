import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from '../../../renderer/domain/schema.ts';
import { codedLineSchema, codedLines } from '../../../renderer/together/agreement/coded-lines.ts';
import { krippendorffAlpha } from '../../../renderer/together/agreement/krippendorff-alpha.ts';
import { hearsay, jsonLines } from '../../support/command-line.ts';

const path = '/work/shared/data/attribution/six-coders.jsonl';

const recordSchema = z.looseObject({
  texts: z.number(),
  coders: z.array(z.looseObject({ passages: z.number() })),
  spans: z.looseObject({
    unitizingAlpha: z.number(),
    kappa: z.number(),
    f1: z.looseObject({ exact: z.number(), characters: z.number() }),
    pairs: z.array(z.looseObject({ first: z.string(), second: z.string(), kappa: z.number() })),
  }),
});

/**
 * Figures of others on the same file: Krippendorff's alpha and Cohen's kappa per pair by nltk.metrics.agreement 3.8 (Debian python3-nltk) over characters, 0 or 1;
 * |uα by a public Python implementation of Krippendorff et al. (2016); F1 counted with Python sets.
 */
describe.skipIf(!existsSync(path))('six coders of the same four articles (only where the shared data is)', () => {
  it('gives the figures that other implementations give', async () => {
    const { code, out } = await hearsay(['agreement', '--jsonl', path, '--json']);
    expect(code).toBe(0);
    const found = recordSchema.parse(jsonLines(out)[0]);
    expect(found.texts).toBe(4);
    expect(found.coders.map((coder) => coder.passages)).toEqual([57, 42, 56, 50, 49, 68]);
    expect(found.spans.unitizingAlpha).toBeCloseTo(0.8471623926375109, 10);
    expect(found.spans.kappa).toBeCloseTo(0.8471761239513648, 10);
    expect(found.spans.f1.characters).toBeCloseTo(0.8974396019393656, 10);
    expect(found.spans.f1.exact).toBeCloseTo(0.6665064960685572, 10);
    const kappa = new Map(found.spans.pairs.map((pair) => [`${pair.first} ${pair.second}`, pair.kappa]));
    expect(kappa.size).toBe(15);
    expect(kappa.get('4b22 4e07')).toBeCloseTo(0.848515218674533, 10);
    expect(kappa.get('4b22 d473')).toBeCloseTo(0.9434116117619064, 10);
    expect(kappa.get('4e07 ef2d')).toBeCloseTo(0.7455054127339469, 10);
    expect(kappa.get('d473 ef2d')).toBeCloseTo(0.8278823716394027, 10);
  });

  it('gives the alpha over characters that another implementation gives', () => {
    const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
    const { texts } = codedLines(lines.map((line) => codedLineSchema.parse(JSON.parse(line))));
    const units = texts.flatMap((text) => {
      const marks = text.coders.map((passages) => {
        const marked = new Array<number>(text.length).fill(0);
        for (const passage of passages ?? []) for (const span of passage.spans) marked.fill(1, span.start, span.end);
        return marked;
      });
      return Array.from({ length: text.length }, (_, at) => marks.map((marked) => marked[at] ?? 0));
    });
    expect(krippendorffAlpha(units).alpha).toBeCloseTo(0.8470924437893426, 10);
  });
});
