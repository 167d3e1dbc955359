import * as Ariakit from '@ariakit/react';
import { setVerdict } from '../../commands/claim/claim-acts.ts';
import type { Verdict } from '../../domain/case.ts';
import type { Claim } from '../../domain/claim.ts';
import { useServices } from '../../state/use-services.ts';
import { VerdictGlyph } from '../../ui/Glyphs.tsx';
import { useArrowChoice } from '../../ui/use-arrow-choice.ts';
import { useAskedField } from './use-asked-field.ts';

/** Stands for "not checked" among the keys of the scale, none of which is longer than 60. */
const notChecked = 'not checked'.padEnd(61, '.');

/** The case's scale as silhouettes; the one that holds is spelled out. */
export function VerdictChoice({ claim, verdicts }: { readonly claim: Claim; readonly verdicts: readonly Verdict[] }) {
  const services = useServices();
  const asked = useAskedField('verdict');
  const arrows = useArrowChoice();
  const choices = [
    ...verdicts.map((verdict, i) => ({ value: verdict.key, label: verdict.label, glyph: verdict.glyph as string, digit: i + 1 })),
    { value: notChecked, label: 'Not checked', glyph: '', digit: 0 },
  ];
  const held = claim.verdict || notChecked;
  return (
    <Ariakit.RadioProvider
      value={held}
      setValue={(next) => {
        if (next !== held) void setVerdict(services, [claim.id], next === notChecked ? '' : String(next), arrows.visit.current);
      }}
    >
      <Ariakit.RadioGroup className="verdicts" aria-label="Verdict" {...arrows.group}>
        {choices.map((choice) => (
          <Ariakit.Radio
            key={choice.value}
            value={choice.value}
            render={<button type="button" />}
            {...arrows.radio}
            aria-label={choice.label}
            title={`${choice.label} (${choice.digit})`}
            {...(held === choice.value ? { ref: asked } : {})}
          >
            <VerdictGlyph glyph={choice.glyph} />
            {held === choice.value ? <span>{choice.label}</span> : null}
          </Ariakit.Radio>
        ))}
      </Ariakit.RadioGroup>
    </Ariakit.RadioProvider>
  );
}
