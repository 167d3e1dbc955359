import type { Span } from '../../domain/schema.ts';

/** A stretch of a continuum that a coder marked, with what it was called. */
export interface Unit extends Span {
  readonly value: string;
}

/** One text as its coders cut it up. The units of one coder must not overlap; `unitsOf` sees to that. Any unit of length. */
export interface Continuum {
  readonly length: number;
  /** By coder, all continua in the same order of coders. */
  readonly coders: readonly (readonly Unit[])[];
}

export interface UnitizingAlpha {
  /** Everything: where units are and what they are called (uα). */
  readonly all: number | null;
  /** What is marked at all, and what is not (|uα). */
  readonly marked: number | null;
  /** What is called how, where both marked something (cuα). */
  readonly called: number | null;
  /** Share of the continuum on which `called` stands. */
  readonly covered: number;
}

/** The name of what nobody marked; no unit may be called so. */
const gap = '';

/**
 * Units of one coder, sorted and apart. Where they overlap, the shorter one holds (the inner claim), as each character of a continuum has
 * one value.
 */
export function unitsApart(units: readonly Unit[]): Unit[] {
  const events = units
    .filter((unit) => unit.end > unit.start)
    .flatMap((unit) => [
      { at: unit.start, unit, opens: true },
      { at: unit.end, unit, opens: false },
    ])
    .sort((a, b) => a.at - b.at);
  const open: Unit[] = [];
  const apart: { start: number; end: number; value: string; from: Unit }[] = [];
  let at = 0;
  for (const event of events) {
    const inner = innermost(open);
    if (inner && event.at > at) {
      const last = apart.at(-1);
      if (last && last.end === at && last.from === inner) last.end = event.at;
      else apart.push({ start: at, end: event.at, value: inner.value, from: inner });
    }
    at = event.at;
    if (event.opens) open.push(event.unit);
    else open.splice(open.indexOf(event.unit), 1);
  }
  return apart.map(({ start, end, value }) => ({ start, end, value }));
}

function innermost(open: readonly Unit[]): Unit | undefined {
  let best: Unit | undefined;
  for (const unit of open) if (!best || unit.end - unit.start <= best.end - best.start) best = unit;
  return best;
}

interface Piece extends Unit {
  readonly id: number;
}

/** The whole continuum as pieces: units and the gaps between them. */
function pieces(units: readonly Unit[], length: number): Piece[] {
  const all: Piece[] = [];
  let at = 0;
  for (const unit of units) {
    if (unit.start > at) all.push({ start: at, end: unit.start, value: gap, id: all.length });
    all.push({ ...unit, id: all.length });
    at = unit.end;
  }
  if (at < length) all.push({ start: at, end: length, value: gap, id: all.length });
  return all;
}

/**
 * Krippendorff's family of unitizing coefficients, after K. Krippendorff, Y. Mathet, S. Bouvry and A. Widlöcher, "On the reliability of
 * unitizing textual continua: Further developments", Quality & Quantity 50 (2016), equations 1 to 11 with the nominal metric. Several
 * continua count as one behind the other. Linear in the number of units, times pairs of coders.
 */
export function unitizingAlpha(continua: readonly Continuum[]): UnitizingAlpha {
  const coders = continua[0]?.coders.length ?? 0;
  const sum = tallies();
  let length = 0;
  for (const continuum of continua) {
    if (continuum.coders.length !== coders) throw new RangeError('Every continuum needs the same coders.');
    length += continuum.length;
    const cut = continuum.coders.map((units) => pieces(units, continuum.length));
    for (const list of cut) for (const piece of list) addPiece(sum, piece);
    for (let i = 0; i < coders; i++) for (let j = 0; j < coders; j++) if (i !== j) addMeetings(sum, cut[i] ?? [], cut[j] ?? [], coders);
  }
  return coefficients(sum, length * coders, coders);
}

interface Tallies {
  /** Characters both called the same, by name; characters of each name against anything; of each name against a gap. */
  readonly same: Map<string, number>;
  readonly any: Map<string, number>;
  readonly againstGap: Map<string, number>;
  /** What a unit paired with itself would come to: its length squared, for a gap its length. */
  readonly selves: Map<string, number>;
  /** The same for the parts of units that meet a unit of another coder. */
  readonly metSelves: Map<string, number>;
}

function tallies(): Tallies {
  return { same: new Map(), any: new Map(), againstGap: new Map(), selves: new Map(), metSelves: new Map() };
}

function add(map: Map<string, number>, key: string, amount: number): void {
  map.set(key, (map.get(key) ?? 0) + amount);
}

const total = (map: ReadonlyMap<string, number>) => {
  let sum = 0;
  for (const amount of map.values()) sum += amount;
  return sum;
};

function addPiece(sum: Tallies, { start, end, value }: Piece): void {
  add(sum.selves, value, value === gap ? end - start : (end - start) ** 2);
}

/** Walks two cuttings of one continuum side by side. */
function addMeetings(sum: Tallies, mine: readonly Piece[], theirs: readonly Piece[], coders: number): void {
  let j = 0;
  for (const piece of mine) {
    let met = 0;
    while (j < theirs.length && (theirs[j]?.end ?? 0) <= piece.start) j++;
    for (let k = j; k < theirs.length; k++) {
      const other = theirs[k];
      if (!other || other.start >= piece.end) break;
      const both = Math.min(piece.end, other.end) - Math.max(piece.start, other.start);
      const weight = both / (coders - 1);
      add(sum.any, piece.value, weight);
      if (piece.value === other.value) add(sum.same, piece.value, weight);
      if (other.value === gap) add(sum.againstGap, piece.value, weight);
      else met += both;
    }
    if (piece.value !== gap && met > 0) add(sum.metSelves, piece.value, met ** 2);
  }
}

function coefficients(sum: Tallies, n: number, coders: number): UnitizingAlpha {
  if (coders < 2 || n === 0) return { all: null, marked: null, called: null, covered: 0 };
  const scale = n / (n * n - total(sum.selves));
  const chanceOf = (value: string) => scale * ((sum.any.get(value) ?? 0) ** 2 - (sum.selves.get(value) ?? 0));
  let chance = 0;
  for (const value of sum.any.keys()) chance += chanceOf(value);
  const gaps = sum.any.get(gap) ?? 0;
  const gapsApart = scale * gaps * (n - gaps);
  const valued = [...sum.any.keys()].filter((value) => value !== gap);
  const met = new Map(valued.map((value) => [value, (sum.any.get(value) ?? 0) - (sum.againstGap.get(value) ?? 0)]));
  const metAll = total(met);
  return {
    all: ratio(n - total(sum.same), n - chance),
    marked: ratio(gaps - (sum.same.get(gap) ?? 0), gapsApart),
    called: metAll === 0 ? null : calledAlpha(sum, met, metAll, coders),
    covered: metAll / n,
  };
}

function calledAlpha(sum: Tallies, met: ReadonlyMap<string, number>, metAll: number, coders: number): number | null {
  const selves = total(sum.metSelves) / (coders - 1);
  const left = metAll - selves / metAll;
  let same = 0;
  let chance = 0;
  for (const [value, amount] of met) {
    same += sum.same.get(value) ?? 0;
    chance += (amount ** 2 - (sum.metSelves.get(value) ?? 0) / (coders - 1)) / left;
  }
  return left <= 0 ? null : ratio(metAll - same, metAll - chance);
}

/** 1 less the ratio; `null` where chance leaves nothing to disagree on. */
function ratio(observed: number, expected: number): number | null {
  return Math.abs(expected) < 1e-9 ? null : 1 - observed / expected;
}
