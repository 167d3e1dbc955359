import * as Ariakit from '@ariakit/react';
import { useArrowChoice } from './use-arrow-choice.ts';

/** Names of the colour slots, in their order; 0 is the neutral one. */
export const slotNames = ['Neutral', 'Blue', 'Ochre', 'Green', 'Pink', 'Rust', 'Olive', 'Violet'] as const;

interface SlotPickerProps {
  readonly label: string;
  readonly slot: number;
  readonly onChange: (slot: number) => void;
}

/** The colours a speaker or topic can have: a radio group, each named in words. */
export function SlotPicker({ label, slot, onChange }: SlotPickerProps) {
  const arrows = useArrowChoice();
  return (
    <Ariakit.RadioProvider value={String(slot)} setValue={(value) => Number(value) !== slot && onChange(Number(value))}>
      <Ariakit.RadioGroup {...arrows.group} className="slot-picker" aria-label={label}>
        {[1, 2, 3, 4, 5, 6, 7, 0].map((value) => (
          <Ariakit.Radio
            key={value}
            value={String(value)}
            render={<button type="button" />}
            {...arrows.radio}
            aria-label={slotNames[value] ?? ''}
            title={slotNames[value]}
            data-slot={value}
          />
        ))}
      </Ariakit.RadioGroup>
    </Ariakit.RadioProvider>
  );
}
