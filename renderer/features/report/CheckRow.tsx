import { Icon } from '../../ui/Icon.tsx';

interface CheckRowProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Why it makes no difference now; the row stays in place. */
  readonly off?: string;
}

/** A line that is ticked or not: the whole line is the control. */
export function CheckRow({ label, checked, onChange, off = '' }: CheckRowProps) {
  return (
    <li>
      <button
        type="button"
        role="checkbox"
        className="check-row"
        aria-checked={checked}
        aria-disabled={off !== '' || undefined}
        title={off || undefined}
        onClick={() => off === '' && onChange(!checked)}
      >
        <span className="check-box">{checked ? <Icon name="check" /> : null}</span>
        <bdi>{label}</bdi>
      </button>
    </li>
  );
}
