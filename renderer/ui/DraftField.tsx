import { type ComponentProps, useCallback, useEffect, useId, useRef, useState } from 'react';

interface DraftFieldProps {
  readonly label: string;
  readonly value: string;
  /** Called 400 ms after the last keystroke, on blur and before the window closes; `join` is the same for one visit to the field. */
  readonly onSave: (value: string, join: string) => void;
  readonly multiline?: boolean;
  readonly className?: string;
  readonly hideLabel?: boolean;
  readonly type?: ComponentProps<'input'>['type'];
  readonly placeholder?: string;
  readonly inputRef?: (element: HTMLInputElement | HTMLTextAreaElement | null) => void;
}

/** A text field that saves by itself. What is typed is never lost: it is stored while typing goes on, as one undo step a visit. */
export function DraftField({
  label,
  value,
  onSave,
  multiline = false,
  className = '',
  hideLabel = false,
  type = 'text',
  placeholder,
  inputRef,
}: DraftFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const visit = useRef('');
  const latest = useRef({ draft, value, onSave });
  latest.current = { draft, value, onSave };

  const save = useCallback(() => {
    const { draft: text, value: stored, onSave: store } = latest.current;
    if (text !== null && text !== stored) store(text, visit.current);
  }, []);
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(save, 400);
    return () => clearTimeout(timer);
  }, [draft, save]);
  useEffect(() => {
    addEventListener('pagehide', save);
    return () => {
      removeEventListener('pagehide', save);
      save();
    };
  }, [save]);

  const shared = {
    id,
    className: `field ${className}`,
    value: draft ?? value,
    placeholder,
    dir: 'auto' as const,
    onFocus: () => {
      visit.current = crypto.randomUUID();
    },
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => setDraft(event.currentTarget.value),
    onBlur: () => {
      save();
      setDraft(null);
    },
  };
  return (
    <div className="draft-field">
      <label htmlFor={id} className={hideLabel ? 'sr' : 'field-label'}>
        {label}
      </label>
      {multiline ? <textarea {...shared} rows={2} ref={inputRef} /> : <input {...shared} type={type} ref={inputRef} />}
    </div>
  );
}
