import { useCallback, useEffect, useRef } from 'react';
import type { UiState } from '../../state/ui-state.ts';
import { useServices, useUi } from '../../state/use-services.ts';

/** A ref for the field that a key may ask for (`ui.focusField`): it gets the focus, and the question is cleared. */
export function useAskedField(name: Exclude<UiState['focusField'], ''>, then?: () => void): (element: HTMLElement | null) => void {
  const { ui } = useServices();
  const asked = useUi((state) => state.focusField === name);
  const element = useRef<HTMLElement | null>(null);
  const act = useRef(then);
  act.current = then;
  useEffect(() => {
    if (!asked) return;
    ui.setState({ focusField: '' });
    element.current?.focus();
    element.current?.scrollIntoView({ block: 'nearest' });
    act.current?.();
  }, [asked, ui]);
  return useCallback((now) => {
    element.current = now;
  }, []);
}
