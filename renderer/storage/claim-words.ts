import { holderIn } from '../anchoring/nesting.ts';
import type { CaseInHand } from './case-in-hand.ts';
import type { CaseWords } from './case-words.ts';
import type { ClaimLine, ClaimLines } from './claim-lines.ts';

/** What stands before a claim: its cue, "own voice" when the source says it itself, "inside 7" when it is part of another claim. */
export function cueBefore(line: ClaimLine, lines: ClaimLines, inHand: CaseInHand, words: CaseWords): string {
  const first = line.attributions[0];
  const cue = first ? words.cue(first) : '';
  if (cue) return cue;
  if (first?.role === 'outlet') return 'own voice';
  const holder = holderIn(inHand.claimsIn(line.claim.sourceId), line.claim);
  return holder ? `inside ${lines.number(holder)}` : '';
}

/** Where a claim stands: "¶3"; empty while the text is being read. */
export function placeOf(line: ClaimLine, inHand: CaseInHand, words: CaseWords): string {
  const source = inHand.get('sources', line.claim.sourceId);
  const start = line.claim.spans[0]?.start;
  return source && start !== undefined ? (words.place(source, start) ?? '') : '';
}

/** When a claim was said, as `0:12:34`; '' where its source has no times or is still being read. */
export function clockOf(line: ClaimLine, inHand: CaseInHand, words: CaseWords): string {
  const source = inHand.get('sources', line.claim.sourceId);
  const start = line.claim.spans[0]?.start;
  return source && start !== undefined ? words.clock(source, start) : '';
}

/** "In tension with 13 and 15". */
export function tensionOf(line: ClaimLine, lines: ClaimLines, inHand: CaseInHand): string {
  if (line.claim.tension.length === 0) return '';
  const numbers = line.claim.tension.flatMap((id) => {
    const other = inHand.shownClaim(id);
    if (!other) return [];
    const title = other.sourceId === line.claim.sourceId ? '' : ` in ${inHand.get('sources', other.sourceId)?.title ?? 'another source'}`;
    return [`${lines.number(other)}${title}`];
  });
  return numbers.length > 0 ? `In tension with ${new Intl.ListFormat('en').format(numbers)}` : '';
}

/** How a group's claims are quoted, after its count: "7 claims, none quoted directly". */
export function groupSummary(lines: readonly ClaimLine[]): string {
  const count = lines.length === 1 ? '1 claim' : `${lines.length} claims`;
  const said = lines.flatMap((line) => line.attributions.slice(0, 1)).filter((row) => row.speakerId !== '');
  if (said.length === 0) return count;
  if (said.every((row) => row.role === 'outlet')) return `${count}, nobody cited`;
  const direct = said.filter((row) => row.quotation !== 'indirect').length;
  if (direct === 0) return `${count}, none quoted directly`;
  return direct === said.length ? `${count}, ${count === '1 claim' ? '' : 'all '}quoted directly` : `${count}, ${direct} quoted directly`;
}

export const confidenceNames = ['', 'Low', 'Moderate', 'High'] as const;
