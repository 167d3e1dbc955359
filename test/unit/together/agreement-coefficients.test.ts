import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundaryAlpha } from '../../../renderer/together/agreement/boundary-alpha.ts';
import { cohensKappa } from '../../../renderer/together/agreement/cohens-kappa.ts';
import { type CodedValue, krippendorffAlpha } from '../../../renderer/together/agreement/krippendorff-alpha.ts';
import { pairF1 } from '../../../renderer/together/agreement/pairwise-f1.ts';
import { type Unit, unitizingAlpha, unitsApart } from '../../../renderer/together/agreement/unitizing-alpha.ts';

/** Rows of observers to units, `.` for missing. */
const unitsOf = (rows: readonly string[]): CodedValue[][] => {
  const table = rows.map((row) =>
    row.split(' ').map((cell): CodedValue => (cell === '.' ? null : /^\d+$/.test(cell) ? Number(cell) : cell)),
  );
  return (table[0] ?? []).map((_, unit) => table.map((row) => row[unit] ?? null));
};

describe("Krippendorff's alpha on the examples of Krippendorff (2011)", () => {
  it('binary data of two observers: 0.095', () => {
    expect(krippendorffAlpha(unitsOf(['0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'])).alpha).toBeCloseTo(0.095, 3);
  });

  it('nominal data of two observers: 0.692', () => {
    expect(krippendorffAlpha(unitsOf(['a a b b d c c c e d d a', 'b a b b b c c c e d d d'])).alpha).toBeCloseTo(0.692, 3);
  });

  const four = unitsOf(['1 2 3 3 2 1 4 1 2 . . .', '1 2 3 3 2 2 4 1 2 5 . 3', '. 3 3 3 2 3 4 2 2 5 1 .', '1 2 3 3 2 4 4 1 2 5 1 .']);
  it.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ] as const)('four observers, twelve units, missing data, %s: %f', (metric, alpha) => {
    const found = krippendorffAlpha(four, metric);
    expect(found.alpha).toBeCloseTo(alpha, 3);
    expect(found).toMatchObject({ units: 11, values: 40 });
  });

  it('says nothing where there is one value only, or nothing to compare', () => {
    expect(krippendorffAlpha([['a', 'a']]).alpha).toBeNull();
    expect(krippendorffAlpha([['a', null], [null]]).alpha).toBeNull();
    expect(krippendorffAlpha([]).alpha).toBeNull();
  });

  it('is 1 for perfect agreement, and the same in whatever order coders and units come', () => {
    const value = fc.constantFrom<CodedValue>('a', 'b', 'c', null);
    fc.assert(
      fc.property(fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 12 }), (units) => {
        const alpha = krippendorffAlpha(units).alpha;
        const turned = krippendorffAlpha([...units].reverse().map((unit) => [...unit].reverse())).alpha;
        if (alpha === null) expect(turned).toBeNull();
        else expect(turned).toBeCloseTo(alpha, 10);
        const agreed = krippendorffAlpha(units.map((unit) => unit.map(() => unit[0] ?? 'z'))).alpha;
        if (agreed !== null) expect(agreed).toBe(1);
      }),
    );
  });
});

/** The digitised continua of Krippendorff (1995), p. 57: A, B and C. */
const bits = (row: string): CodedValue[] => [...row].map(Number);
const pairsOf = (a: string, b: string) => bits(a).map((value, i) => [value, bits(b)[i] ?? null] as const);

describe("Cohen's kappa", () => {
  it.each([
    ['001111111100001111110000', '000011110000000110000000', 0.385],
    ['111111111111111111000000', '111111111100000000000000', 0.385],
    ['001111110011001111001100', '110011110011110011001100', 0.314],
  ])('has the figures of Krippendorff (1995) for its continua cut into characters', (a, b, kappa) => {
    expect(cohensKappa(pairsOf(a, b)).kappa).toBeCloseTo(kappa, 3);
  });

  it('says nothing where both said one thing only, and leaves out what one did not code', () => {
    expect(cohensKappa(pairsOf('1111', '1111'))).toMatchObject({ kappa: null, units: 4, agreed: 1 });
    expect(
      cohensKappa([
        ['a', null],
        [null, 'b'],
      ]),
    ).toMatchObject({ kappa: null, units: 0 });
  });
});

const units = (list: readonly [number, number, string?][]): Unit[] =>
  list.map(([start, length, value = 'c']) => ({ start, end: start + length, value }));

describe("Krippendorff's unitizing alpha of 1995 and 2004", () => {
  // Content Analysis (2004), p. 254: a continuum from 150 to 450, moved to 0
  const continuum = {
    length: 300,
    coders: [
      units([
        [75, 70],
        [220, 30],
        [30, 60, 'k'],
        [150, 50, 'k'],
      ]),
      units([
        [70, 80],
        [205, 20],
        [250, 20],
        [30, 60, 'k'],
        [150, 50, 'k'],
      ]),
    ],
  };

  it('has the figures of the example in Content Analysis (2004), p. 254', () => {
    const c = boundaryAlpha(continuum, 'c');
    expect(c.observed).toBeCloseTo(0.0144, 4);
    expect(c.expected).toBeCloseTo(0.0532, 4);
    expect(c.alpha).toBeCloseTo(0.7286, 4);
    const k = boundaryAlpha(continuum, 'k');
    expect(k.expected).toBeCloseTo(0.049, 4);
    expect(k.alpha).toBe(1);
    // 0.8591 in the book, where it is worked out from the rounded figures above
    expect(boundaryAlpha(continuum).alpha).toBeCloseTo(0.859, 3);
  });

  it('has the observed disagreements of the example of 1995, p. 57', () => {
    const of = (a: [number, number][], b: [number, number][]) => boundaryAlpha({ length: 24, coders: [units(a), units(b)] }).observed;
    expect(
      of(
        [
          [2, 8],
          [14, 6],
        ],
        [
          [4, 4],
          [15, 2],
        ],
      ),
    ).toBeCloseTo(0.03125, 5);
    expect(
      of(
        [[0, 18]],
        [
          [0, 2],
          [2, 1],
          [3, 1],
          [4, 1],
          [5, 1],
          [6, 3],
          [9, 1],
        ],
      ),
    ).toBeCloseTo(2.26736, 5);
    expect(
      of(
        [
          [2, 6],
          [10, 2],
          [14, 4],
          [20, 2],
        ],
        [
          [0, 2],
          [4, 4],
          [10, 4],
          [16, 2],
          [20, 2],
        ],
      ),
    ).toBeCloseTo(0.02778, 5);
    expect(
      of(
        [
          [0, 2],
          [2, 8],
          [10, 4],
          [14, 6],
          [20, 4],
        ],
        [
          [0, 4],
          [4, 4],
          [8, 7],
          [15, 2],
          [17, 7],
        ],
      ),
    ).toBeCloseTo(0.38715, 5);
  });
});

describe("Krippendorff's unitizing alphas of 2016", () => {
  const example = {
    length: 60,
    coders: [
      units([
        [3, 12, 'x'],
        [22, 10, 'y'],
        [40, 12, 'x'],
      ]),
      units([
        [3, 7, 'x'],
        [20, 14, 'y'],
        [41, 11, 'y'],
      ]),
      units([
        [22, 9, 'y'],
        [38, 15, 'x'],
      ]),
    ],
  };

  it('has the figures another implementation gives', () => {
    const found = unitizingAlpha([example]);
    expect([found.all, found.marked, found.called, found.covered].map((one) => Number(one?.toFixed(6)))).toEqual([
      0.451249, 0.549897, 0.446253, 0.383333,
    ]);
  });

  it('is about the same on one continuum as on its parts one behind the other', () => {
    const cut = { length: 36, coders: example.coders.map((list) => list.filter((unit) => unit.end <= 36)) };
    const rest = {
      length: 24,
      coders: example.coders.map((list) =>
        list.filter((unit) => unit.start >= 36).map((unit) => ({ ...unit, start: unit.start - 36, end: unit.end - 36 })),
      ),
    };
    const [whole, parts] = [unitizingAlpha([example]), unitizingAlpha([cut, rest])];
    expect(parts.all).toBeCloseTo(whole.all ?? 0, 10);
    expect(parts.marked).toBeCloseTo(whole.marked ?? 0, 10);
    expect(parts.called).toBeCloseTo(whole.called ?? 0, 10);
  });

  it('is 1 where all cut alike, and knows no chance where nothing is left out', () => {
    const alike = {
      length: 30,
      coders: [
        units([
          [2, 5],
          [10, 6],
        ]),
        units([
          [2, 5],
          [10, 6],
        ]),
      ],
    };
    expect(unitizingAlpha([alike])).toMatchObject({ all: 1, marked: 1, called: null });
    expect(unitizingAlpha([{ length: 0, coders: [[], []] }]).marked).toBeNull();
    expect(unitizingAlpha([]).marked).toBeNull();
  });

  it('lets the inner of overlapping units hold, and loses no character of them', () => {
    const span = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 12 }), fc.constantFrom('x', 'y'));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (list) => {
        const apart = unitsApart(units(list));
        const value = new Map<number, string>();
        let end = 0;
        for (const unit of apart) {
          expect(unit.start).toBeGreaterThanOrEqual(end);
          end = unit.end;
          for (let i = unit.start; i < unit.end; i++) value.set(i, unit.value);
        }
        for (let i = 0; i < 45; i++) {
          const over = list.filter(([start, length]) => start <= i && i < start + length);
          const shortest = Math.min(...over.map(([, length]) => length));
          const allowed = over.filter(([, length]) => length === shortest).map(([, , called]) => called);
          if (over.length === 0) expect(value.has(i)).toBe(false);
          else expect(allowed).toContain(value.get(i));
        }
      }),
    );
  });
});

it('gives pairwise F1 as twice the shared by all', () => {
  expect(pairF1(4, 6, 3).f1).toBeCloseTo(0.6, 10);
  expect(pairF1(0, 0, 0).f1).toBeNull();
  expect(pairF1(3, 0, 0).f1).toBe(0);
});
