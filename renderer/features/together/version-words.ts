import type { PickedField } from '../../commands/together/adjudicate.ts';
import type { Claim } from '../../domain/claim.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import type { DifferenceKind } from '../../together/agreement/differences.ts';

/** Of what versions differ in, the fields that can be taken from one or the other. */
export function pickedFields(kinds: readonly DifferenceKind[]): PickedField[] {
  return kinds.flatMap((kind) => (kind === 'marked' ? [] : [kind]));
}

/** What a version says in a field, in words. */
export function fieldWords(inHand: CaseInHand, claim: Claim, field: PickedField): string {
  const said = inHand.attributionsByClaim.of(claim.id);
  switch (field) {
    case 'passage':
      return claim.quotes.map((quote) => quote.exact).join(' […] ');
    case 'speaker':
      return (
        said
          .map((row) => (row.unattributed ? 'Unattributed' : (inHand.get('speakers', row.speakerId)?.name ?? 'Not decided')))
          .join(', ') || 'Not decided'
      );
    case 'quotation':
      return said[0]?.quotation.replace(/^./, (letter) => letter.toUpperCase()) ?? 'No quotation';
    case 'verdict':
      return inHand.get('cases', inHand.caseId)?.verdicts.find((one) => one.key === claim.verdict)?.label ?? 'Not checked';
    case 'confidence':
      return ['No confidence given', 'Low confidence', 'Moderate confidence', 'High confidence'][claim.confidence] ?? '';
    case 'topics':
      return claim.topics.map((id) => inHand.get('codes', id)?.name ?? '').join(', ') || 'No topic';
  }
}
