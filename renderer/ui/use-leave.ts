import { type RefObject, useEffect, useRef } from 'react';

/** Calls back when the focus leaves a box for somewhere else in this window. Another window taking the focus does not count. */
export function useLeave(ref: RefObject<HTMLElement | null>, onLeave: () => void, active = true): void {
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useEffect(() => {
    const box = ref.current;
    if (!box || !active) return;
    const onFocusOut = (event: FocusEvent) => {
      if (event.relatedTarget instanceof Node && box.contains(event.relatedTarget)) return;
      setTimeout(() => {
        if (document.hasFocus() && box.isConnected && !box.contains(document.activeElement)) leave.current();
      });
    };
    box.addEventListener('focusout', onFocusOut);
    return () => box.removeEventListener('focusout', onFocusOut);
  }, [ref, active]);
}
