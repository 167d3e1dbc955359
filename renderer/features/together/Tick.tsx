import { type ReactNode, useId } from 'react';

interface TickProps {
  /** What is ticked, for those who do not see what stands beside it. */
  readonly label: string;
  readonly state: 'on' | 'some' | 'off';
  readonly onChange: (on: boolean) => void;
  readonly disabled?: boolean;
  /** What stands beside the box. Left out: nothing does. */
  readonly children?: ReactNode;
}

/** A box to be ticked: all, some or none of what it stands for. What stands beside it ticks it too. */
export function Tick({ label, state, onChange, disabled = false, children }: TickProps) {
  const id = useId();
  return (
    <div className="tick-line">
      <input
        id={id}
        type="checkbox"
        className="tick"
        checked={state === 'on'}
        disabled={disabled}
        aria-label={label}
        ref={(element) => {
          if (element) element.indeterminate = state === 'some';
        }}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {children === undefined ? null : <label htmlFor={id}>{children}</label>}
    </div>
  );
}
