import type { CodedField } from './coded-text.ts';
import { type DifferenceKind, placeOfDifference } from './differences.ts';
import type { Agreement } from './measure-agreement.ts';

/** What a field is called on screen. */
export const fieldLabel: Record<CodedField, string> = {
  speaker: 'Speaker',
  quotation: 'Quotation',
  verdict: 'Verdict',
  confidence: 'Confidence',
  topics: 'Topics',
};

export const differenceLabel: Record<DifferenceKind, string> = { marked: 'Marked or not', passage: 'Edges of the passage', ...fieldLabel };

/** A coefficient as it is printed: two decimals, a real minus, a dash where there is none. */
export function figure(value: number | null): string {
  return value === null ? '–' : value.toFixed(2).replace('-', '\u2212');
}

/**
 * What a figure of Krippendorff's alpha allows, after Krippendorff, "Content Analysis" (2004), p. 241: rely on it from 0.800; draw tentative
 * conclusions from 0.667.
 */
export function alphaWords(value: number | null): string {
  if (value === null) return 'Nothing to compare, or one value only';
  if (value >= 0.8) return 'Reliable';
  if (value >= 0.667) return 'Tentative conclusions only';
  if (value > 0) return 'Not reliable';
  return 'No better than chance';
}

/** The figures as lines of text. */
export function agreementWords(found: Agreement, withDifferences: boolean): string[] {
  const { mean, unitizing, boundaries } = found;
  const plural = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;
  const lines = [
    `${plural(found.coders.length, 'coder')}, ${plural(found.texts, 'text')}, ${plural(found.passages, 'passage')}, ${found.shared} of them marked by at least two`,
    ...found.coders.map((coder) => `  ${coder.name || 'no name'}: ${plural(coder.passages, 'passage')} in ${plural(coder.texts, 'text')}`),
    ...found.leftOut.map((title) => `  left out, one coder only: ${title}`),
    'Where passages are',
    `  unitizing alpha (marked or not)  ${figure(unitizing.marked)}  ${alphaWords(unitizing.marked)}`,
    `  unitizing alpha (edges, 2004)    ${figure(boundaries.alpha)}`,
    `  Cohen's kappa over characters    ${figure(mean.kappa)}`,
    `  F1 same edges                    ${figure(mean.exact)}`,
    `  F1 half or more shared           ${figure(mean.overlapping)}`,
    `  F1 over characters               ${figure(mean.characters)}`,
    `  F1 over characters of cues       ${figure(mean.cues)}`,
    'What is said of them',
    ...found.fields
      .filter((field) => field.alpha.units > 0)
      .map(
        (field) =>
          `  ${fieldLabel[field.field].padEnd(11)} alpha ${figure(field.alpha.alpha)}, kappa ${figure(field.kappa)} (n = ${field.alpha.units})  ${alphaWords(field.alpha.alpha)}`,
      ),
    plural(found.differences.length, 'difference'),
  ];
  if (!withDifferences) return lines;
  return [
    ...lines,
    ...found.differences.map((one) => {
      const place = placeOfDifference(one);
      return `  ${one.textId} ${place.start}-${place.end}: ${one.kinds.map((kind) => differenceLabel[kind].toLowerCase()).join(', ')}`;
    }),
  ];
}

/** The figures as one record; coders by name. Offsets are those of the set that was measured. */
export function agreementRecord(found: Agreement, withDifferences: boolean) {
  const name = (coder: number) => found.coders[coder]?.name ?? '';
  return {
    coders: found.coders,
    texts: found.texts,
    leftOut: found.leftOut,
    characters: found.characters,
    passages: found.passages,
    shared: found.shared,
    spans: {
      unitizingAlpha: found.unitizing.marked,
      unitizingAlpha2004: found.boundaries.alpha,
      kappa: found.mean.kappa,
      f1: { exact: found.mean.exact, overlapping: found.mean.overlapping, characters: found.mean.characters, cues: found.mean.cues },
      pairs: found.pairs.map(({ first, second, kappa, exact, overlapping, characters, cues }) => ({
        first: name(first),
        second: name(second),
        kappa,
        f1: { exact: exact.f1, overlapping: overlapping.f1, characters: characters.f1, cues: cues.f1 },
      })),
    },
    fields: Object.fromEntries(
      found.fields.map((field) => [
        field.field,
        {
          metric: field.metric,
          alpha: field.alpha.alpha,
          units: field.alpha.units,
          values: field.alpha.values,
          unitizingAlpha: field.called,
          kappa: field.kappa,
          pairs: field.pairs.map(({ first, second, kappa, units, agreed }) => ({
            first: name(first),
            second: name(second),
            kappa,
            units,
            agreed,
          })),
        },
      ]),
    ),
    differences: found.differences.length,
    ...(withDifferences
      ? {
          listed: found.differences.map((one) => ({
            text: one.textId,
            ...placeOfDifference(one),
            kinds: one.kinds,
            marks: one.passages.flatMap((passage, i) =>
              passage === undefined
                ? []
                : [{ coder: name(i), spans: passage?.spans.map((span) => [span.start, span.end]) ?? null, ...passage?.values }],
            ),
          })),
        }
      : {}),
  };
}
