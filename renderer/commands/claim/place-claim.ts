import { describeQuotes, normaliseSpans } from '../../anchoring/spans.ts';
import type { Claim } from '../../domain/claim.ts';
import type { Span } from '../../domain/schema.ts';
import type { SourceText } from '../../domain/source.ts';
import { needsPlacing } from '../../domain/versions.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import { caseWords } from '../../storage/case-words.ts';
import { versionsOf } from '../../storage/source-versions.ts';
import type { Services } from '../services.ts';
import { nameClaims } from './claim-acts.ts';

/** Claims of a source, whatever version they stand in, that wait to be placed; in reading order, those of older versions last. */
export function waitingClaims(inHand: CaseInHand, sourceId: string): Claim[] {
  return [...versionsOf(inHand).of(sourceId)].reverse().flatMap((source) => inHand.claimsIn(source.id).inOrder().filter(needsPlacing));
}

/** Takes the place that was found for a claim whose words changed. Returns whether there was one to take. */
export async function acceptPlace(services: Services, claimId: string): Promise<boolean> {
  const { inHand, journal } = services.open;
  const claim = inHand.get('claims', claimId);
  if (!claim?.placement || claim.placement.state === 'lost' || claim.placement.settled) return false;
  await journal.commit(`accept place of ${nameClaims(inHand, [claimId])}`, (writer) => {
    const row = writer.get('claims', claimId);
    if (row?.placement) writer.put('claims', { ...row, placement: { ...row.placement, settled: true } });
  });
  return true;
}

/** The words that introduced a claim and named its speaker in an older version. */
async function introducingWords(services: Services, claimId: string, sourceId: string): Promise<string[]> {
  const rows = services.open.inHand.attributionsByClaim.of(claimId);
  const spans = rows.flatMap((row) => [...row.cue, ...row.speakerWords]);
  if (spans.length === 0) return [];
  const text = await caseWords(services.database).text(sourceId);
  return text ? spans.map((span) => text.text.slice(span.start, span.end).slice(0, 4000)) : [];
}

/** Leaves a claim that is gone from the newest version with the version that has it, as found: reports quote it from there. */
export async function leaveWithOlder(services: Services, claimId: string): Promise<boolean> {
  const { inHand, journal } = services.open;
  const claim = inHand.get('claims', claimId);
  if (claim?.placement?.state !== 'lost' || claim.placement.settled) return false;
  await journal.commit(`leave ${nameClaims(inHand, [claimId])} with the older version`, (writer) => {
    const row = writer.get('claims', claimId);
    if (row?.placement) writer.put('claims', { ...row, placement: { ...row.placement, settled: true } });
  });
  return true;
}

/**
 * Puts a claim at words that the analyst selected in the newest version of its source. Its cue and the words that name its speaker go
 * along if they are in that version already; if the claim comes from an older one, they are to be marked anew and named meanwhile.
 */
export async function placeClaim(services: Services, claimId: string, text: SourceText, spans: readonly Span[]): Promise<void> {
  const { inHand, journal } = services.open;
  const claim = inHand.get('claims', claimId);
  const passages = normaliseSpans(spans);
  if (!claim || passages.length === 0) return;
  const from = claim.placement?.from ?? { sourceId: claim.sourceId, spans: claim.spans, quotes: claim.quotes };
  const leaves = claim.sourceId !== text.id;
  const at = new Date().toISOString();
  const gone = leaves ? await introducingWords(services, claimId, claim.sourceId) : [];
  await journal.commit(`place ${nameClaims(inHand, [claimId])}`, (writer) => {
    const row = writer.get('claims', claimId);
    if (!row) return;
    writer.put('claims', {
      ...row,
      sourceId: text.id,
      spans: passages,
      ...(row.noContent ? { noContent: false } : {}),
      quotes: describeQuotes(text.text, passages),
      updatedAt: at,
      placement: {
        state: 'by-hand',
        score: row.placement?.score ?? 0,
        settled: true,
        inId: text.id,
        from,
        missing: [...(row.placement?.missing ?? []), ...gone].slice(0, 200),
      },
    });
    if (!leaves) return;
    for (const attribution of inHand.attributionsByClaim.of(claimId)) {
      writer.put('attributions', { ...attribution, sourceId: text.id, cue: [], speakerWords: [] });
    }
  });
}

/** Why no claim can be placed at the selection now; '' where one can. */
export function needsNewest(services: Services): string {
  const { sourceId, selection } = services.ui.getState();
  if (waitingClaims(services.open.inHand, sourceId).length === 0) return 'No claim of this source waits to be placed';
  if (!versionsOf(services.open.inHand).isNewest(sourceId)) return 'Open the newest version first';
  return selection && selection.sourceId === sourceId ? '' : 'Select words first';
}
