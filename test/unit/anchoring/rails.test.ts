import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IntervalIndex, type Spanned } from '../../../renderer/anchoring/interval-index.ts';
import { marginOnlyRail, railsOf } from '../../../renderer/anchoring/paint-layers.ts';
import { Rails } from '../../../renderer/anchoring/rails.ts';
import { normaliseSpans } from '../../../renderer/anchoring/spans.ts';

const anySpan = fc.tuple(fc.nat(120), fc.integer({ min: 1, max: 40 })).map(([start, length]) => ({ start, end: start + length }));
const anyItem = fc.record({ id: fc.nat(12).map(String), spans: fc.array(anySpan, { minLength: 1, maxLength: 2 }).map(normaliseSpans) });

describe('rails kept for a whole source', () => {
  it('are those worked out anew after every change, and the change names all others that moved', () => {
    const step = fc.oneof(
      anyItem,
      fc.nat(12).map((id) => String(id)),
    );
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 8 }), fc.array(step, { maxLength: 12 }), fc.boolean(), (items, steps, askAll) => {
        const index = new IntervalIndex<Spanned>(items);
        const rails = new Rails(index);
        for (const [i, one] of steps.entries()) {
          const earlier = drawn(index.values());
          // rails are worked out when asked for: some were before this change, some were not
          const asked = [...index.values()].filter((_, at) => askAll || (at + i) % 3 === 0).map((item) => item.id);
          for (const id of asked) expect(rails.railOf(id)).toBe(earlier.get(id));
          const id = typeof one === 'string' ? one : one.id;
          const before = index.remove(id);
          const after = typeof one === 'string' ? undefined : one;
          if (after) index.insert(after);
          const named = rails.update(before, after);
          const now = drawn(index.values());
          const moved = asked.filter((other) => other !== id && now.get(other) !== earlier.get(other));
          for (const other of moved) expect(named).toContain(other);
          if (askAll) for (const item of index.values()) expect(rails.railOf(item.id)).toBe(now.get(item.id));
          else for (const other of asked) if (index.has(other)) expect(rails.railOf(other)).toBe(now.get(other));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('asks for no more than it needs where thousands of claims stand over the same words', () => {
    let looked = 0;
    const index = new IntervalIndex<Spanned>(
      Array.from({ length: 2000 }, (_, i) => ({ id: `c${String(i).padStart(4, '0')}`, spans: [{ start: 10, end: 50 }] })),
    );
    const rails = new Rails(index, () => {
      looked += 1;
      return true;
    });
    expect(['c0000', 'c0001', 'c0002', 'c0003', 'c1999'].map((id) => rails.railOf(id))).toEqual([0, 1, 2, 3, 3]);
    expect(looked).toBeLessThan(10_000);
  });
});

/** Rails by the plain way, with all that are only in the margin as one. */
function drawn(items: Iterable<Spanned>): Map<string, number> {
  return new Map([...railsOf(items)].map(([id, rail]) => [id, Math.min(rail, marginOnlyRail)]));
}
