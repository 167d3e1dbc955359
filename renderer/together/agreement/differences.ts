import { extentOf, normaliseSpans } from '../../anchoring/spans.ts';
import { type CodedField, type CodedPassage, type CodedText, codedFields } from './coded-text.ts';

/** What coders differ in: somebody did not mark it, its edges, or what was said of it. */
export type DifferenceKind = 'marked' | 'passage' | CodedField;

/** A passage on which coders do not agree. */
export interface Difference {
  readonly textId: string;
  readonly kinds: readonly DifferenceKind[];
  /** By coder; `null` where they did not mark it. Coders who have not worked on the text are not asked: `undefined`. */
  readonly passages: readonly (CodedPassage | null | undefined)[];
}

/** Fields where having said nothing is a difference too: who says it, and whether it was judged. */
const answersCount = new Set<CodedField>(['speaker', 'verdict']);

/** The groups of a text on which its coders do not agree, in text order. */
export function differencesIn(text: CodedText, groups: readonly (readonly CodedPassage[])[]): Difference[] {
  return groups.flatMap((group) => {
    const passages = text.coders.map((list, i) => (list ? (group.find((one) => one.coder === i) ?? null) : undefined));
    const kinds = kindsOf(
      group,
      passages.some((one) => one === null),
    );
    return kinds.length === 0 ? [] : [{ textId: text.id, kinds, passages }];
  });
}

function kindsOf(group: readonly CodedPassage[], missing: boolean): DifferenceKind[] {
  const kinds: DifferenceKind[] = missing ? ['marked'] : [];
  if (group.length < 2) return kinds;
  if (new Set(group.map((one) => JSON.stringify(normaliseSpans(one.spans)))).size > 1) kinds.push('passage');
  for (const field of codedFields) {
    const said = new Set(group.map((one) => one.values[field]));
    const silent = said.delete(null);
    if (said.size > 1 || (silent && said.size === 1 && answersCount.has(field))) kinds.push(field);
  }
  return kinds;
}

/** Where a difference is in its text: from the first character that somebody marked to the last. */
export function placeOfDifference(difference: Pick<Difference, 'passages'>): { start: number; end: number } {
  return extentOf(difference.passages.flatMap((one) => (one ? [...one.spans] : []))) ?? { start: 0, end: 0 };
}
