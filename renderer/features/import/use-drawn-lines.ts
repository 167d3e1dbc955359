import { startTransition, useEffect, useState } from 'react';

const atFirst = 300;
const more = 600;

/** How many lines of a long text are drawn: a screenful at once, the rest bit by bit while the analyst already reads. */
export function useDrawnLines(all: number): number {
  const [drawn, setDrawn] = useState(atFirst);
  useEffect(() => {
    if (drawn >= all) return;
    const timer = setTimeout(() => startTransition(() => setDrawn(drawn + more)), 40);
    return () => clearTimeout(timer);
  }, [drawn, all]);
  return drawn;
}
