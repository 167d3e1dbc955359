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

/** A modal dialog: focus goes in and comes back to its opener, Esc closes. */
export function Dialog({ title, onClose, children, className = '', foot }: DialogProps) {
  return (
    <Ariakit.Dialog open onClose={onClose} className={`dialog ${className}`} backdrop={<div className="backdrop" />} portal>
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
