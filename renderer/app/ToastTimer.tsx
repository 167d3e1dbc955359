import { type ReactNode, useEffect, useState } from 'react';
import { useServices } from '../state/use-services.ts';
import { dropToast } from './toasts.ts';

/** A toast: goes after eight seconds, stays while it is hovered or has focus. */
export function ToastTimer({ id, children }: { readonly id: number; readonly children: ReactNode }) {
  const { ui } = useServices();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dropToast(ui, id), 8000);
    return () => clearTimeout(timer);
  }, [held, ui, id]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps the message on screen
    <div
      className="toast"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {children}
    </div>
  );
}
