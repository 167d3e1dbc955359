import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromCodePoints, toCodePoints } from '../../../renderer/anchoring/code-points.ts';

const text = fc.string({ unit: 'binary', maxLength: 60 });

describe('offsets in code points', () => {
  it('agrees with counting the characters before', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(60)), (value, cuts) => {
        const starts = [0];
        for (const character of value) starts.push((starts.at(-1) ?? 0) + character.length);
        const units = cuts.map((cut) => starts[cut % starts.length] ?? 0);
        expect(toCodePoints(value, units)).toEqual(units.map((unit) => Array.from(value.slice(0, unit)).length));
      }),
    );
  });

  it('comes back to the same place', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(60)), (value, points) => {
        const length = Array.from(value).length;
        const inside = points.map((point) => Math.min(point, length));
        expect(toCodePoints(value, fromCodePoints(value, inside))).toEqual(inside);
      }),
    );
  });

  it('counts an emoji once and an offset inside it as its start', () => {
    expect(toCodePoints('a💩b', [4, 3, 2, 1, 0])).toEqual([3, 2, 1, 1, 0]);
    expect(fromCodePoints('a💩b', [3, 2, 1, 99])).toEqual([4, 3, 1, 4]);
  });

  it('clamps offsets outside the text', () => {
    expect(toCodePoints('ab', [-3, 9])).toEqual([0, 2]);
  });
});
