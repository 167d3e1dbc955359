import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byOuterOrder, IntervalIndex, type Spanned } from '../../../renderer/anchoring/interval-index.ts';
import { assignLanes, gapsOf, holderIn, holds, nearestHolder, nestingDepth } from '../../../renderer/anchoring/nesting.ts';
import { normaliseSpans } from '../../../renderer/anchoring/spans.ts';

const anySpan = fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 60 })).map(([start, length]) => ({ start, end: start + length }));
const anyItem = fc.record({ id: fc.nat(60).map(String), spans: fc.array(anySpan, { minLength: 1, maxLength: 3 }).map(normaliseSpans) });

function expected(items: Iterable<Spanned>, start: number, end: number): string[] {
  return [...items]
    .filter((item) => item.spans.some((span) => span.start < end && span.end > start))
    .sort(byOuterOrder)
    .map((item) => item.id);
}

describe('the interval index', () => {
  it('finds what a plain search finds, whatever was put in and taken out', () => {
    const step = fc.oneof(
      anyItem.map((item) => ({ insert: item })),
      fc.nat(60).map((id) => ({ remove: String(id) })),
    );
    fc.assert(
      fc.property(
        fc.array(anyItem, { maxLength: 40 }),
        fc.array(step, { maxLength: 60 }),
        fc.nat(420),
        fc.integer({ min: 1, max: 50 }),
        (items, steps, start, length) => {
          const plain = new Map(items.map((item) => [item.id, item]));
          const index = new IntervalIndex<Spanned>(items);
          for (const one of steps) {
            if ('insert' in one) {
              plain.set(one.insert.id, one.insert);
              index.insert(one.insert);
            } else {
              expect(index.remove(one.remove)).toEqual(plain.get(one.remove));
              plain.delete(one.remove);
            }
          }
          expect(index.size).toBe(plain.size);
          expect(index.overlapping(start, start + length).map((item) => item.id)).toEqual(expected(plain.values(), start, start + length));
          expect(index.at(start).map((item) => item.id)).toEqual(expected(plain.values(), start, start + 1));
          const order = [...plain.values()].sort(byOuterOrder);
          expect(index.inOrder()).toEqual(order);
          expect(order.map((item) => index.rankOf(item.id))).toEqual(order.map((_, i) => i));
          expect(index.rankOf('nowhere')).toBe(-1);
          expect(index.after(start)?.spans[0]?.start).toBe(order.find((item) => (item.spans[0]?.start ?? 0) > start)?.spans[0]?.start);
          expect(index.before(start)?.spans[0]?.start).toBe(order.findLast((item) => (item.spans[0]?.start ?? 0) < start)?.spans[0]?.start);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('holds thousands of items in many blocks and stays right while they change', () => {
    const items = Array.from({ length: 5000 }, (_, i) => ({
      id: `c${i}`,
      spans: [{ start: (i * 7919) % 50_000, end: ((i * 7919) % 50_000) + 1 + (i % 90) }],
    }));
    const index = new IntervalIndex(items.slice(0, 2500));
    for (const item of items.slice(2500)) index.insert(item);
    index.inOrder().forEach((item, i) => {
      if (i % 97 === 0) expect([index.rankOf(item.id), index.atRank(i)?.id]).toEqual([i, item.id]);
    });
    for (const item of items.slice(0, 1000)) index.remove(item.id);
    const left = items.slice(1000);
    for (let at = 0; at < 50_000; at += 1237) {
      expect(index.overlapping(at, at + 100).map((item) => item.id)).toEqual(expected(left, at, at + 100));
    }
  });
});

describe('nesting', () => {
  const outer = { id: 'outer', spans: [{ start: 0, end: 50 }] };
  const middle = { id: 'middle', spans: [{ start: 5, end: 40 }] };
  const inner = { id: 'inner', spans: [{ start: 10, end: 20 }] };
  const crossing = { id: 'crossing', spans: [{ start: 15, end: 60 }] };

  it('names the nearest claim round a claim', () => {
    const all = [outer, middle, inner, crossing];
    expect(nearestHolder(inner, all)).toBe(middle);
    expect(nearestHolder(crossing, all)).toBeUndefined();
    expect(nestingDepth(inner, all)).toBe(2);
  });

  it('names it among any claims as comparing each with each does', () => {
    fc.assert(
      fc.property(anyItem, fc.array(anyItem, { maxLength: 12 }), (claim, others) => {
        const round = others.filter((other) => other.id !== claim.id);
        const holders = round.filter((other) => holds(other, claim)).sort(byOuterOrder);
        const slowly = holders.findLast((one) => holders.every((other) => other === one || !holds(one, other)));
        expect(nearestHolder(claim, round)?.id).toBe(slowly?.id);
        const index = new IntervalIndex<Spanned>([...round, claim]);
        const once = [...index.values()].filter((other) => other.id !== claim.id);
        expect(holderIn(index, claim)?.id).toBe(nearestHolder(claim, once)?.id);
      }),
      { numRuns: 500 },
    );
  });

  it('knows holding by single spans as it does by lists of spans', () => {
    fc.assert(
      fc.property(
        fc.nat(8),
        fc.integer({ min: 1, max: 8 }),
        fc.nat(8),
        fc.integer({ min: 1, max: 8 }),
        fc.boolean(),
        (a, b, c, d, first) => {
          const outer = { id: first ? 'a' : 'b', spans: [{ start: a, end: a + b }] };
          const inside = { id: first ? 'b' : 'a', spans: [{ start: c, end: c + d }] };
          const covers = a <= c && a + b >= c + d;
          expect(holds(outer, inside)).toBe(covers && (b > d || byOuterOrder(outer, inside) < 0));
        },
      ),
    );
  });

  it('lets only one of two identical claims hold the other', () => {
    const twin = { id: 'twin', spans: [{ start: 10, end: 20 }] };
    expect([holds(inner, twin), holds(twin, inner)]).toEqual([true, false]);
  });

  it('names what the parts of a passage leave out', () => {
    expect(
      gapsOf([
        { start: 20, end: 30 },
        { start: 0, end: 10 },
      ]),
    ).toEqual([{ start: 10, end: 20 }]);
  });

  it('puts bars that would cover each other into different lanes, and no more lanes than overlap', () => {
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 30 }), (ranges) => {
        const lanes = assignLanes(ranges);
        let deepest = 0;
        for (const range of ranges) deepest = Math.max(deepest, ranges.filter((r) => r.start <= range.start && r.end > range.start).length);
        expect(Math.max(-1, ...lanes)).toBe(deepest - 1);
        ranges.forEach((a, i) => {
          ranges.forEach((b, j) => {
            if (i < j && a.start < b.end && b.start < a.end) expect(lanes[i]).not.toBe(lanes[j]);
          });
        });
      }),
    );
  });
});
