import { useEffect, useId, useRef, useState } from 'react';
import type { PickedField, Picks } from '../../commands/together/adjudicate.ts';
import type { Claim } from '../../domain/claim.ts';
import { useServices } from '../../state/use-services.ts';
import { differenceLabel } from '../../together/agreement/agreement-words.ts';
import { fieldWords } from './version-words.ts';

interface PickFieldsProps {
  readonly versions: readonly { readonly coder: string; readonly claim: Claim }[];
  /** What the versions differ in. */
  readonly fields: readonly PickedField[];
  readonly onTake: (picks: Picks) => void;
  readonly onCancel: () => void;
}

/** Each field of a difference, to be taken from one version or another. */
export function PickFields({ versions, fields, onTake, onCancel }: PickFieldsProps) {
  const { inHand } = useServices().open;
  const name = useId();
  const [first] = versions;
  const [picks, setPicks] = useState<Partial<Record<PickedField, string>>>({});
  const form = useRef<HTMLDivElement>(null);
  // the focus goes on from the button that opened this
  useEffect(() => form.current?.querySelector<HTMLElement>(':checked')?.focus(), []);
  if (!first) return null;
  const pick = (field: PickedField) => picks[field] ?? first.claim.id;
  const take = () => {
    // what they do not differ in goes with what it belongs to
    const of = (field: PickedField): string => {
      if (fields.includes(field)) return pick(field);
      if (field === 'confidence') return of('verdict');
      return field === 'quotation' ? of('speaker') : pick(fields[0] ?? 'passage');
    };
    onTake({
      passage: of('passage'),
      speaker: of('speaker'),
      quotation: of('quotation'),
      verdict: of('verdict'),
      confidence: of('confidence'),
      topics: of('topics'),
    });
  };
  return (
    <div ref={form}>
      {fields.map((field) => (
        <fieldset key={field} className="merge-field">
          <legend>{differenceLabel[field]}</legend>
          <div className="merge-sides">
            {versions.map(({ coder, claim }) => (
              <label key={claim.id} className="merge-choice">
                <input
                  type="radio"
                  name={`${name} ${field}`}
                  checked={pick(field) === claim.id}
                  onChange={() => setPicks({ ...picks, [field]: claim.id })}
                />
                <span>
                  <bdi className="merge-whose">{coder}</bdi>
                  <bdi className="merge-words">{fieldWords(inHand, claim, field)}</bdi>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <div className="agreement-acts">
        <button type="button" className="primary" onClick={take}>
          Take these
        </button>
        <button type="button" className="quiet" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </div>
  );
}
