import * as Ariakit from '@ariakit/react';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Extra class for the size: `dialog-wide`. */
  readonly className?: string;
  readonly foot?: ReactNode;
}

/** The field a dialog was opened for comes first, then what can be done in it, last the button that closes it. */
function takeFocus(element: HTMLElement | null): boolean {
  const dialog = element?.closest('.dialog');
  const first =
    dialog?.querySelector<HTMLElement>('[data-autofocus]') ??
    dialog?.querySelector<HTMLElement>(
      '.dialog-body :is(input:not([type="range"]), textarea, select, [role="radio"][aria-checked="true"]), .dialog-body button',
    ) ??
    dialog?.querySelector<HTMLElement>('.dialog-foot button');
  if (!first) return true;
  first.focus({ preventScroll: true });
  return false;
}

/** A modal dialog: focus goes in and comes back to its opener, Esc closes. */
export function Dialog({ title, onClose, children, className = '', foot }: DialogProps) {
  return (
    <Ariakit.Dialog
      open
      onClose={onClose}
      className={`dialog ${className}`}
      backdrop={<div className="backdrop" />}
      portal
      autoFocusOnShow={takeFocus}
    >
      <header className="dialog-head">
        <Ariakit.DialogHeading className="dialog-title">{title}</Ariakit.DialogHeading>
        <Ariakit.DialogDismiss className="icon-button" aria-label="Close">
          <Icon name="close" />
        </Ariakit.DialogDismiss>
      </header>
      <div className="dialog-body">{children}</div>
      {foot ? <footer className="dialog-foot">{foot}</footer> : null}
    </Ariakit.Dialog>
  );
}
