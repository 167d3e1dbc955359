<<<<<<< HEAD
import { useId } from 'react';

interface SwitchProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** One sentence under the label. */
  readonly hint?: string;
}

/** Something that is on or off, with its name beside it. */
export function Switch({ label, checked, onChange, hint }: SwitchProps) {
  const id = useId();
  return (
    <div className="switch-row">
      <span id={id} className="switch-label">
        {label}
        {hint ? <span className="muted">{hint}</span> : null}
      </span>
      <button type="button" className="switch" role="switch" aria-checked={checked} aria-labelledby={id} onClick={() => onChange(!checked)}>
        <i />
      </button>
    </div>
=======
interface SwitchProps {
  /** The accessible name; what stands beside it says the same in other words. */
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** An on-off switch. */
export function Switch({ label, checked, onChange }: SwitchProps) {
  return (
    <button type="button" className="switch" role="switch" aria-checked={checked} aria-label={label} onClick={() => onChange(!checked)}>
      <i />
    </button>
>>>>>>> 5c18825 (Import place and review: queue, worker, repairs, set-aside lines, facts)
  );
}
