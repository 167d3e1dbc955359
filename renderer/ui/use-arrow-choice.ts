import { useRef } from 'react';

/**
 * Makes radio buttons that are drawn as buttons behave as radio buttons do: an arrow moves on and chooses at once. `visit` names one
 * stay in the group, so that the choices passed on the way can become one step.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/radio/
 */
export function useArrowChoice() {
  const arrow = useRef(false);
  const visit = useRef('');
  return {
    visit,
    group: {
      onFocus: (event: { readonly currentTarget: Element; readonly relatedTarget: EventTarget | null }) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
          visit.current = crypto.randomUUID();
      },
      onKeyDownCapture: (event: { readonly key: string }) => {
        arrow.current = /^Arrow/.test(event.key);
      },
      onKeyUpCapture: () => {
        arrow.current = false;
      },
    },
    radio: {
      onFocus: (event: { readonly currentTarget: HTMLElement }) => {
        if (!arrow.current) return;
        arrow.current = false;
        event.currentTarget.click();
      },
    },
  };
}
