import type { Claim } from '../../domain/claim.ts';
import { foldWords } from '../../domain/fold-words.ts';
import { contextKey, type FoundPlace, type PlaceOrder } from '../../domain/search/find-places.ts';
import type { ConditionName, SearchCondition } from '../../domain/search/parse-query.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import type { CaseWords } from '../../storage/case-words.ts';

/** One line of the results. */
export interface SearchLine extends FoundPlace {
  readonly id: string;
  readonly sourceId: string;
  /** The innermost claim at the place, or ''. */
  readonly claimId: string;
  readonly speakerId: string;
}

export interface SourceLines {
  readonly sourceId: string;
  readonly lines: readonly SearchLine[];
}

/** Whether a claim satisfies every condition of a query. A condition without its match in the case fits nothing. */
export function satisfies(claim: Claim, conditions: readonly SearchCondition[], inHand: CaseInHand, words: CaseWords): boolean {
  return conditions.every((condition) => {
    const wanted = foldWords(condition.words);
    return wordsFor[condition.name](claim, inHand, words).some((text) => foldWords(text).includes(wanted));
  });
}

/** What a condition of each name is compared with. */
const wordsFor: Record<ConditionName, (claim: Claim, inHand: CaseInHand, words: CaseWords) => readonly string[]> = {
  speaker: (claim, inHand) =>
    inHand.attributionsByClaim.of(claim.id).flatMap((row) => {
      const speaker = inHand.get('speakers', row.speakerId);
      return speaker ? [speaker.name, ...speaker.aliases] : row.unattributed ? ['unattributed'] : [];
    }),
  cue: (claim, inHand, words) => inHand.attributionsByClaim.of(claim.id).map((row) => words.cue(row) ?? ''),
  verdict: (claim, inHand) => {
    if (claim.verdict === '') return ['not checked'];
    const verdict = inHand.get('cases', inHand.caseId)?.verdicts.find((one) => one.key === claim.verdict);
    return [verdict?.label ?? claim.verdict];
  },
  topic: (claim, inHand) => claim.topics.map((id) => inHand.get('codes', id)?.name ?? ''),
};

/** A found place as a line: with the claim it stands in. `null` when it stands in none that the conditions want. */
export function lineAt(
  sourceId: string,
  place: FoundPlace,
  conditions: readonly SearchCondition[],
  inHand: CaseInHand,
  words: CaseWords,
): SearchLine | null {
  const around = inHand.claimsIn(sourceId).overlapping(place.start, place.end);
  const fitting = conditions.length === 0 ? around : around.filter((claim) => satisfies(claim, conditions, inHand, words));
  if (conditions.length > 0 && fitting.length === 0) return null;
  const claim = fitting.at(-1);
  const speakerId = claim ? (inHand.attributionsByClaim.of(claim.id)[0]?.speakerId ?? '') : '';
  return { ...place, id: `${sourceId} ${place.start}`, sourceId, claimId: claim?.id ?? '', speakerId };
}

/** Lines of each source in the order asked for; equals keep their place in the text. */
export function orderLines(groups: readonly SourceLines[], order: PlaceOrder, inHand: CaseInHand): readonly SourceLines[] {
  if (order === 'position') return groups;
  const key = (line: SearchLine) =>
    order === 'speaker' ? foldWords(inHand.get('speakers', line.speakerId)?.name ?? '\uffff') : contextKey(line, order);
  return groups.map(({ sourceId, lines }) => ({
    sourceId,
    lines: lines
      .map((line) => ({ line, key: key(line) }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
      .map((one) => one.line),
  }));
}

/** "12 places in 3 sources". */
export function countWords(groups: readonly SourceLines[], more: boolean): string {
  const places = groups.reduce((sum, group) => sum + group.lines.length, 0);
  return `${more ? 'First ' : ''}${places === 1 ? '1 place' : `${places.toLocaleString()} places`} in ${
    groups.length === 1 ? '1 source' : `${groups.length.toLocaleString()} sources`
  }`;
}
