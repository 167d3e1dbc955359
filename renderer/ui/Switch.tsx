import { useId } from 'react';

interface SwitchProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** One sentence under the label. */
  readonly hint?: string;
  /** Without its name beside it, where other words stand there already. */
  readonly bare?: boolean;
}

/** Something that is on or off, with its name beside it. */
export function Switch({ label, checked, onChange, hint, bare = false }: SwitchProps) {
  const id = useId();
  const name = bare ? { 'aria-label': label } : { 'aria-labelledby': id };
  const button = (
    <button type="button" className="switch" role="switch" aria-checked={checked} {...name} onClick={() => onChange(!checked)}>
      <i />
    </button>
  );
  if (bare) return button;
  return (
    <div className="switch-row">
      <span id={id} className="switch-label">
        {label}
        {hint ? <span className="muted">{hint}</span> : null}
      </span>
      {button}
    </div>
  );
}
