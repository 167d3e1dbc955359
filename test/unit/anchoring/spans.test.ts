import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describeQuote,
  extentOf,
  intersectSpans,
  mergeSpans,
  normaliseSpans,
  passageText,
  spansLength,
  subtractSpans,
} from '../../../renderer/anchoring/spans.ts';
import type { Span } from '../../../renderer/domain/schema.ts';

const anySpan = fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]) => ({ start, end: start + length }));
const anySpans = fc.array(anySpan, { maxLength: 8 });

function characters(spans: readonly Span[]): Set<number> {
  const set = new Set<number>();
  for (const span of spans) for (let i = span.start; i < span.end; i++) set.add(i);
  return set;
}

function expectNormal(spans: readonly Span[]): void {
  spans.forEach((span, i) => {
    expect(span.end).toBeGreaterThan(span.start);
    const before = spans[i - 1];
    if (before) expect(before.end).toBeLessThan(span.start);
  });
}

describe('spans', () => {
  it('joins spans that touch and drops empty ones', () => {
    expect(
      normaliseSpans([
        { start: 5, end: 9 },
        { start: 3, end: 3 },
        { start: 0, end: 5 },
      ]),
    ).toEqual([{ start: 0, end: 9 }]);
  });

  it('keeps the characters of set operations, in normal form', () => {
    fc.assert(
      fc.property(anySpans, anySpans, (a, b) => {
        const left = characters(a);
        const right = characters(b);
        for (const [result, expected] of [
          [normaliseSpans(a), left],
          [mergeSpans(a, b), new Set([...left, ...right])],
          [subtractSpans(a, b), new Set([...left].filter((at) => !right.has(at)))],
          [intersectSpans(a, b), new Set([...left].filter((at) => right.has(at)))],
        ] as const) {
          expectNormal(result);
          expect(characters(result)).toEqual(expected);
          expect(spansLength(result)).toBe(expected.size);
        }
      }),
    );
  });

  it('gives the extent of several parts, and none for nothing', () => {
    expect(
      extentOf([
        { start: 8, end: 9 },
        { start: 2, end: 4 },
      ]),
    ).toEqual({ start: 2, end: 9 });
    expect(extentOf([])).toBeNull();
  });

  it('shows what was left out between the parts of a passage', () => {
    const text = '"We agreed," she said, "to wait."';
    expect(
      passageText(text, [
        { start: 1, end: 10 },
        { start: 24, end: 31 },
      ]),
    ).toBe('We agreed [...] to wait');
  });
});

describe('quotes', () => {
  it('keeps the words and up to 32 units on each side', () => {
    const text = `${'a'.repeat(50)}claim${'b'.repeat(50)}`;
    expect(describeQuote(text, { start: 50, end: 55 })).toEqual({ exact: 'claim', prefix: 'a'.repeat(32), suffix: 'b'.repeat(32) });
  });

  it('does not cut an emoji in two', () => {
    const text = `🙂${'a'.repeat(31)}claim${'b'.repeat(31)}🙂`;
    const quote = describeQuote(text, { start: 33, end: 38 });
    expect(quote.prefix).toBe('a'.repeat(31));
    expect(quote.suffix).toBe('b'.repeat(31));
  });

  it('is a piece of the text that holds no half characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.nat(), fc.nat(), (text, x, y) => {
        const starts = [0];
        for (const character of text) starts.push((starts.at(-1) ?? 0) + character.length);
        const a = starts[x % starts.length] ?? 0;
        const b = starts[y % starts.length] ?? 0;
        const span = { start: Math.min(a, b), end: Math.max(a, b) };
        const quote = describeQuote(text, span);
        expect(text).toContain(quote.prefix + quote.exact + quote.suffix);
        expect(quote.exact).toBe(text.slice(span.start, span.end));
        expect(quote.prefix.length).toBeLessThanOrEqual(32);
        expect(quote.suffix.length).toBeLessThanOrEqual(32);
        expect((quote.prefix + quote.suffix).isWellFormed()).toBe(true);
      }),
    );
  });
});
