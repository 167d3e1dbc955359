import type { Attribution, Claim } from '../../domain/claim.ts';
import type { ColourBy } from '../../state/ui-state.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';

/** How claims are coloured now: one dimension at a time, the others fall back to ink (`ui.md` principle 3). */
export interface Colouring {
  readonly by: ColourBy;
  /** Colours off: every claim is a line in ink. */
  readonly railsOnly: boolean;
  of(claim: Claim): { readonly slot: string; readonly hidden: boolean };
  slotOfSpeaker(attribution: Attribution): string;
  slotOfId(speakerId: string): string;
}

/** The colouring of a source's claims. Slots: 0 to 7 for speakers and topics, a verdict's glyph, or `ink`. */
export function colouring(inHand: CaseInHand, by: ColourBy, onlySpeaker: string): Colouring {
  const glyphs = new Map((inHand.get('cases', inHand.caseId)?.verdicts ?? []).map((verdict) => [verdict.key, verdict.glyph]));
  const slotOfId = (speakerId: string) => (by === 'speaker' ? String(inHand.get('speakers', speakerId)?.slot ?? 0) : 'ink');
  return {
    by,
    railsOnly: by === 'none',
    slotOfId,
    slotOfSpeaker: (attribution) => slotOfId(attribution.speakerId),
    of: (claim) => {
      const attributions = inHand.attributionsByClaim.of(claim.id);
      const hidden = onlySpeaker !== '' && !attributions.some((row) => row.speakerId === onlySpeaker || row.viaId === onlySpeaker);
      if (by === 'speaker') return { slot: slotOfId(attributions[0]?.speakerId ?? ''), hidden };
      if (by === 'verdict') return { slot: glyphs.get(claim.verdict) ?? 'none', hidden };
      if (by === 'topic') return { slot: String(inHand.get('codes', claim.topics[0] ?? '')?.slot ?? 0), hidden };
      return { slot: 'ink', hidden };
    },
  };
}
