import { intersectSpans, normaliseSpans, spansLength } from '../../anchoring/spans.ts';
import type { Span } from '../../domain/schema.ts';
import { type BoundaryAlpha, boundaryAlpha } from './boundary-alpha.ts';
import { type CodedField, type CodedPassage, type CodedSet, type CodedText, codedFields, metricOf } from './coded-text.ts';
import { cohensKappa, type Kappa, kappaOf } from './cohens-kappa.ts';
import { type Difference, differencesIn } from './differences.ts';
import { type Alpha, krippendorffAlpha, type Metric } from './krippendorff-alpha.ts';
import { meanOf, type PairF1, pairF1 } from './pairwise-f1.ts';
import { groupPassages } from './same-passages.ts';
import { type Unit, type UnitizingAlpha, unitizingAlpha, unitsApart } from './unitizing-alpha.ts';

/** How two coders agree on where passages are. Numbers of coders as in the set. */
export interface PassagePair {
  readonly first: number;
  readonly second: number;
  /** Passages of exactly the same characters. */
  readonly exact: PairF1;
  /** Passages that share at least half of their characters. */
  readonly overlapping: PairF1;
  /** Characters of passages, each once. */
  readonly characters: PairF1;
  /** Characters of cues, each once. */
  readonly cues: PairF1;
  /** Cohen's kappa over characters: in a passage or not. */
  readonly kappa: number | null;
}

export interface FieldAgreement {
  readonly field: CodedField;
  readonly metric: Metric;
  /** Over passages that at least two coders marked. */
  readonly alpha: Alpha;
  /** cuα: over the characters that were marked by two, each with what it was called. */
  readonly called: number | null;
  readonly pairs: readonly (Kappa & { readonly first: number; readonly second: number })[];
  /** Mean of the pairs' kappas. */
  readonly kappa: number | null;
}

export interface Agreement {
  readonly coders: readonly { readonly name: string; readonly texts: number; readonly passages: number }[];
  /** Texts that at least two coders worked on; the figures are about these. */
  readonly texts: number;
  /** Of those, the ones all coders worked on; unitizing alpha is about these. */
  readonly textsOfAll: number;
  /** Texts that one coder worked on, by title: nothing can be said of them. */
  readonly leftOut: readonly string[];
  readonly characters: number;
  /** Passages, those of several coders that are the same one counted once; and how many of them at least two coders marked. */
  readonly passages: number;
  readonly shared: number;
  readonly unitizing: Pick<UnitizingAlpha, 'marked' | 'covered'>;
  readonly boundaries: BoundaryAlpha;
  readonly pairs: readonly PassagePair[];
  /** Means over the pairs. */
  readonly mean: Readonly<Record<'exact' | 'overlapping' | 'characters' | 'cues' | 'kappa', number | null>>;
  readonly fields: readonly FieldAgreement[];
  readonly differences: readonly Difference[];
}

/** How far the coders of a set agree, field by field, and every passage on which they do not. Linear in the passages, times pairs of coders. */
export function measureAgreement({ coders, texts }: CodedSet): Agreement {
  const compared = texts.filter((text) => workers(text).length > 1);
  const ofAll = compared.filter((text) => workers(text).length === coders.length);
  const groups = compared.map((text) => ({ text, groups: groupPassages(text.coders.flatMap((list) => list ?? [])) }));
  const allGroups = groups.flatMap((one) => one.groups);
  const pairs = pairsOf(coders.length).flatMap(([first, second]) => {
    const both = compared.filter((text) => text.coders[first] && text.coders[second]);
    return both.length === 0 ? [] : [passagePair(both, first, second)];
  });
  return {
    coders: coders.map((name, i) => ({
      name,
      texts: compared.filter((text) => text.coders[i]).length,
      passages: compared.reduce((sum, text) => sum + (text.coders[i]?.length ?? 0), 0),
    })),
    texts: compared.length,
    textsOfAll: ofAll.length,
    leftOut: texts.filter((text) => workers(text).length === 1).map((text) => text.title),
    characters: compared.reduce((sum, text) => sum + text.length, 0),
    passages: allGroups.length,
    shared: allGroups.filter((group) => group.length > 1).length,
    unitizing: unitizingAlpha(ofAll.map((text) => continuum(text, () => 'claim'))),
    boundaries: boundaryAlpha(behindEachOther(ofAll)),
    pairs,
    mean: {
      exact: meanOf(pairs.map((pair) => pair.exact.f1)),
      overlapping: meanOf(pairs.map((pair) => pair.overlapping.f1)),
      characters: meanOf(pairs.map((pair) => pair.characters.f1)),
      cues: meanOf(pairs.map((pair) => pair.cues.f1)),
      kappa: meanOf(pairs.map((pair) => pair.kappa)),
    },
    fields: codedFields.map((field) => fieldAgreement(field, coders.length, allGroups, ofAll)),
    differences: groups.flatMap((one) => differencesIn(one.text, one.groups)),
  };
}

function workers(text: CodedText): number[] {
  return text.coders.flatMap((list, i) => (list ? [i] : []));
}

function pairsOf(count: number): [number, number][] {
  const pairs: [number, number][] = [];
  for (let i = 0; i < count; i++) for (let j = i + 1; j < count; j++) pairs.push([i, j]);
  return pairs;
}

function passagePair(texts: readonly CodedText[], first: number, second: number): PassagePair {
  const sum = { length: 0, a: 0, b: 0, exact: 0, overlapping: 0, marksA: 0, marksB: 0, both: 0, cuesA: 0, cuesB: 0, cues: 0 };
  for (const text of texts) {
    const mine = text.coders[first] ?? [];
    const theirs = text.coders[second] ?? [];
    sum.length += text.length;
    sum.a += mine.length;
    sum.b += theirs.length;
    sum.exact += sameSpans(mine, theirs);
    sum.overlapping += groupPassages([...mine, ...theirs]).filter((group) => group.length > 1).length;
    const marks = [unionOf(mine, (one) => one.spans), unionOf(theirs, (one) => one.spans)] as const;
    sum.marksA += spansLength(marks[0]);
    sum.marksB += spansLength(marks[1]);
    sum.both += spansLength(intersectSpans(marks[0], marks[1]));
    const cues = [unionOf(mine, (one) => one.cue), unionOf(theirs, (one) => one.cue)] as const;
    sum.cuesA += spansLength(cues[0]);
    sum.cuesB += spansLength(cues[1]);
    sum.cues += spansLength(intersectSpans(cues[0], cues[1]));
  }
  const neither = sum.length - sum.marksA - sum.marksB + sum.both;
  const outside = { first: sum.length - sum.marksA, second: sum.length - sum.marksB };
  return {
    first,
    second,
    exact: pairF1(sum.a, sum.b, sum.exact),
    overlapping: pairF1(sum.a, sum.b, sum.overlapping),
    characters: pairF1(sum.marksA, sum.marksB, sum.both),
    cues: pairF1(sum.cuesA, sum.cuesB, sum.cues),
    kappa: kappaOf(sum.both + neither, [{ first: sum.marksA, second: sum.marksB }, outside], sum.length),
  };
}

function unionOf(passages: readonly CodedPassage[], spans: (one: CodedPassage) => readonly Span[]): Span[] {
  return normaliseSpans(passages.flatMap((one) => [...spans(one)]));
}

/** How many passages of one coder stand exactly where one of the other does; each counts once. */
function sameSpans(mine: readonly CodedPassage[], theirs: readonly CodedPassage[]): number {
  const key = (one: CodedPassage) =>
    normaliseSpans(one.spans)
      .map((span) => `${span.start}-${span.end}`)
      .join(' ');
  const left = new Map<string, number>();
  for (const one of theirs) left.set(key(one), (left.get(key(one)) ?? 0) + 1);
  let same = 0;
  for (const one of mine) {
    const count = left.get(key(one)) ?? 0;
    if (count === 0) continue;
    left.set(key(one), count - 1);
    same += 1;
  }
  return same;
}

function continuum(text: CodedText, called: (one: CodedPassage) => string | null) {
  return {
    length: text.length,
    coders: text.coders.map((list) => unitsApart((list ?? []).flatMap((one) => unitsOf(one, called(one))))),
  };
}

function unitsOf(one: CodedPassage, value: string | null): Unit[] {
  return value === null ? [] : one.spans.map((span) => ({ start: span.start, end: span.end, value }));
}

/** All texts as one long one. */
function behindEachOther(texts: readonly CodedText[]) {
  const coders: Unit[][] = (texts[0]?.coders ?? []).map(() => []);
  let at = 0;
  for (const text of texts) {
    continuum(text, () => 'claim').coders.forEach((units, i) => {
      for (const unit of units) coders[i]?.push({ start: unit.start + at, end: unit.end + at, value: unit.value });
    });
    at += text.length;
  }
  return { length: at, coders };
}

function fieldAgreement(
  field: CodedField,
  coders: number,
  groups: readonly (readonly CodedPassage[])[],
  ofAll: readonly CodedText[],
): FieldAgreement {
  const metric = metricOf[field];
  const shared = groups.filter((group) => group.length > 1);
  const pairs = pairsOf(coders).map(([first, second]) => ({
    first,
    second,
    ...cohensKappa(
      shared.map((group) => {
        const of = (coder: number) => group.find((one) => one.coder === coder)?.values[field] ?? null;
        return [of(first), of(second)] as const;
      }),
    ),
  }));
  return {
    field,
    metric,
    alpha: krippendorffAlpha(
      shared.map((group) => group.map((one) => one.values[field])),
      metric,
    ),
    called: unitizingAlpha(ofAll.map((text) => continuum(text, (one) => (one.values[field] === null ? null : `=${one.values[field]}`))))
      .called,
    pairs: pairs.filter((pair) => pair.units > 0),
    kappa: meanOf(pairs.map((pair) => pair.kappa)),
  };
}
