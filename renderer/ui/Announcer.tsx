import { useEffect, useState } from 'react';

type Listener = (message: string, urgency: 'polite' | 'assertive') => void;
let listener: Listener | null = null;

/** Speaks to screen readers through the one live region of the window. */
export function announce(message: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  listener?.(message, urgency);
}

/** The live regions: one polite, one assertive. Polite messages wait for each other, at most one a second; the newest counts. */
export function Announcer() {
  const [polite, setPolite] = useState('');
  const [assertive, setAssertive] = useState('');
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | null = null;
    let last = 0;
    listener = (message, urgency) => {
      if (urgency === 'assertive') {
        setAssertive(message);
        return;
      }
      if (waiting) clearTimeout(waiting);
      waiting = setTimeout(
        () => {
          last = Date.now();
          // a no-break space makes the same words count as new ones
          setPolite((before) => (before === message ? `${message}\u00a0` : message));
        },
        Math.max(50, 1000 - (Date.now() - last)),
      );
    };
    return () => {
      listener = null;
      if (waiting) clearTimeout(waiting);
    };
  }, []);
  return (
    <>
      <div className="sr" role="status" aria-live="polite" data-announcer>
        {polite}
      </div>
      <div className="sr" aria-live="assertive">
        {assertive}
      </div>
    </>
  );
}
