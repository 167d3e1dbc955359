import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IntervalIndex, type Spanned } from '../../../renderer/anchoring/interval-index.ts';
import { railsOf } from '../../../renderer/anchoring/paint-layers.ts';
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
      fc.property(fc.array(anyItem, { maxLength: 8 }), fc.array(step, { maxLength: 12 }), (items, steps) => {
        const index = new IntervalIndex<Spanned>(items);
        const rails = new Rails(index);
        for (const one of steps) {
          const earlier = railsOf([...index.values()]);
          const id = typeof one === 'string' ? one : one.id;
          const before = index.remove(id);
          const after = typeof one === 'string' ? undefined : one;
          if (after) index.insert(after);
          const named = rails.update(before, after);
          const now = railsOf([...index.values()]);
          for (const item of index.values()) expect(rails.railOf(item.id)).toBe(now.get(item.id));
          const moved = [...now.keys()].filter((other) => other !== id && now.get(other) !== earlier.get(other));
          for (const other of moved) expect(named).toContain(other);
        }
      }),
      { numRuns: 300 },
    );
  });
});
