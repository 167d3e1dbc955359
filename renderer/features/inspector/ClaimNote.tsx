import { changeClaims, nameClaims } from '../../commands/claim/claim-acts.ts';
import type { Claim } from '../../domain/claim.ts';
import { useServices } from '../../state/use-services.ts';
import { DraftField } from '../../ui/DraftField.tsx';
import { useAskedField } from './use-asked-field.ts';

/** The analyst's remark on the claim. */
export function ClaimNote({ claim }: { readonly claim: Claim }) {
  const services = useServices();
  const asked = useAskedField('note');
  return (
    <section className="note" aria-label="Remarks">
      <DraftField
        label="Note"
        value={claim.note}
        onSave={(note, join) =>
          void changeClaims(services, [claim.id], `change note of ${nameClaims(services.open.inHand, [claim.id])}`, () => ({ note }), join)
        }
        multiline
        className="plain-field"
        placeholder="What to remember about this claim"
        inputRef={asked}
      />
    </section>
  );
}
