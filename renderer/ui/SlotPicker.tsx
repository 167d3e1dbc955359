import * as Ariakit from '@ariakit/react';

/** Names of the colour slots, in their order; 0 is the neutral one. */
export const slotNames = ['Neutral', 'Blue', 'Ochre', 'Green', 'Pink', 'Rust', 'Olive', 'Violet'] as const;

interface SlotPickerProps {
  readonly label: string;
  readonly slot: number;
  readonly onChange: (slot: number) => void;
}

/** The colours a speaker or topic can have: a radio group, each named in words. */
export function SlotPicker({ label, slot, onChange }: SlotPickerProps) {
  return (
    <Ariakit.RadioProvider value={String(slot)} setValue={(value) => onChange(Number(value))}>
      <Ariakit.RadioGroup className="slot-picker" aria-label={label}>
        {[1, 2, 3, 4, 5, 6, 7, 0].map((value) => (
          <Ariakit.Radio
            key={value}
            value={String(value)}
            render={<button type="button" />}
            aria-label={slotNames[value] ?? ''}
            title={slotNames[value]}
            data-slot={value}
          />
        ))}
      </Ariakit.RadioGroup>
    </Ariakit.RadioProvider>
  );
}
