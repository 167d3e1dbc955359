import * as Ariakit from '@ariakit/react';
import { useArrowChoice } from './use-arrow-choice.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface SegmentedProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  /** `visit` is the same for choices made one after the other by arrow keys. */
  readonly onChange: (value: string, visit: string) => void;
  readonly disabled?: boolean;
  /** Why it is disabled. */
  readonly hint?: string;
}

/** A row of choices of which one holds: a radio group with one tab stop, arrows inside. */
export function Segmented({ label, value, choices, onChange, disabled = false, hint = '' }: SegmentedProps) {
  const arrows = useArrowChoice();
  return (
    <Ariakit.RadioProvider
      value={value}
      setValue={(next) => typeof next === 'string' && next !== value && onChange(next, arrows.visit.current)}
    >
      <Ariakit.RadioGroup
        className="segmented"
        {...arrows.group}
        aria-label={label}
        aria-description={hint || undefined}
        aria-disabled={disabled || undefined}
      >
        {choices.map((choice) => (
          <Ariakit.Radio
            key={choice.value}
            value={choice.value}
            render={<button type="button" />}
            {...arrows.radio}
            disabled={disabled}
            accessibleWhenDisabled
            title={disabled ? hint : undefined}
          >
            {choice.label}
          </Ariakit.Radio>
        ))}
      </Ariakit.RadioGroup>
    </Ariakit.RadioProvider>
  );
}
