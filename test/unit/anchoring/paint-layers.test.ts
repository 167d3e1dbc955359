import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byOuterOrder } from '../../../renderer/anchoring/interval-index.ts';
import { itemsMeet } from '../../../renderer/anchoring/nesting.ts';
import { type PaintRun, paintLayers, railsOf } from '../../../renderer/anchoring/paint-layers.ts';
import { normaliseSpans } from '../../../renderer/anchoring/spans.ts';

const claim = (id: string, ...ends: number[]) => ({
  id,
  slot: id,
  spans: ends.flatMap((start, i) => (i % 2 === 0 ? [{ start, end: ends[i + 1] ?? start }] : [])),
});
const plain = (runs: readonly PaintRun[]) => runs.map((run) => `${run.id} ${run.start}-${run.end}`);
const window = { start: 0, end: 100 };

const anySpan = fc.tuple(fc.nat(90), fc.integer({ min: 1, max: 30 })).map(([start, length]) => ({ start, end: start + length }));
const anyClaims = fc
  .array(
    fc.record({ spans: fc.array(anySpan, { minLength: 1, maxLength: 3 }).map(normaliseSpans), slot: fc.nat(7), suggested: fc.boolean() }),
    { maxLength: 9 },
  )
  .map((all) => all.map((one, i) => ({ ...one, id: `c${i}` })));

describe('paint layers', () => {
  it('gives a nested claim a rail and leaves the ground to the outer one', () => {
    const layers = paintLayers([claim('inner', 20, 30), claim('outer', 10, 50)], window);
    expect(plain(layers.ground)).toEqual(['outer 10-50']);
    expect(plain(layers.rail1)).toEqual(['inner 20-30']);
    expect(layers.rail2).toEqual([]);
  });

  it('keeps the later of two crossing claims on the ground where it is alone and on its rail throughout', () => {
    const layers = paintLayers([claim('a', 10, 30), claim('b', 20, 40)], window);
    expect(plain(layers.ground)).toEqual(['a 10-30', 'b 30-40']);
    expect(plain(layers.rail1)).toEqual(['b 20-40']);
  });

  it('uses the second rail inside the first and the margin alone below that', () => {
    const layers = paintLayers([claim('a', 0, 90), claim('b', 10, 80), claim('c', 20, 70), claim('d', 30, 60)], window);
    expect(plain(layers.rail1)).toEqual(['b 10-80']);
    expect(plain(layers.rail2)).toEqual(['c 20-70']);
    expect(railsOf([claim('a', 0, 90), claim('b', 10, 80), claim('c', 20, 70), claim('d', 30, 60)]).get('d')).toBe(3);
  });

  it('does not rail a claim that only lies between the parts of another', () => {
    const layers = paintLayers([claim('parts', 0, 10, 50, 60), claim('between', 20, 30)], window);
    expect(layers.rail1).toEqual([]);
    expect(plain(layers.ground)).toEqual(['parts 0-10', 'between 20-30', 'parts 50-60']);
  });

  it('rules headings and never fills them', () => {
    const layers = paintLayers([claim('a', 5, 40)], window, { headings: [{ start: 0, end: 20 }] });
    expect(plain(layers.ground)).toEqual(['a 20-40']);
    expect(plain(layers.rail1)).toEqual(['a 5-20']);
  });

  it('gives a suggestion no ground and no say over rails', () => {
    const layers = paintLayers([{ ...claim('s', 0, 50), suggested: true }, claim('a', 10, 20)], window, { inHand: 's' });
    expect(plain(layers.maybe)).toEqual(['s 0-50']);
    expect(plain(layers.ground)).toEqual(['a 10-20']);
    expect(layers.rail1).toEqual([]);
    expect(plain(layers.on)).toEqual(['s 0-50']);
  });

  it('paints exactly one ground on each claimed character: that of the outermost claim', () => {
    fc.assert(
      fc.property(
        anyClaims,
        fc.nat(80),
        fc.integer({ min: 1, max: 60 }),
        fc.array(anySpan, { maxLength: 2 }),
        (claims, start, length, headings) => {
          const end = start + length;
          const { ground, ...rest } = paintLayers(claims, { start, end }, { headings });
          const order = claims.filter((one) => !one.suggested).sort(byOuterOrder);
          for (let at = 0; at < 140; at++) {
            const covers = (spans: readonly { start: number; end: number }[]) => spans.some((span) => span.start <= at && at < span.end);
            const outermost = order.find((one) => covers(one.spans));
            const painted = ground.filter((run) => run.start <= at && at < run.end).map((run) => run.id);
            const shown = at >= start && at < end && !covers(headings) && outermost;
            expect(painted).toEqual(shown ? [outermost.id] : []);
          }
          for (const run of Object.values(rest).flat()) {
            expect(run.start).toBeGreaterThanOrEqual(start);
            expect(run.end).toBeLessThanOrEqual(end);
            expect(run.start).toBeLessThan(run.end);
          }
        },
      ),
    );
  });

  it('never puts two claims that share a character on the same rail', () => {
    fc.assert(
      fc.property(anyClaims, (claims) => {
        const rails = railsOf(claims);
        for (const a of claims) {
          const outer = claims.filter((b) => b !== a && byOuterOrder(b, a) < 0 && itemsMeet(a, b));
          expect(rails.get(a.id) === 0).toBe(outer.length === 0);
          for (const b of outer) expect(rails.get(b.id)).not.toBe(rails.get(a.id));
        }
      }),
    );
  });
});
