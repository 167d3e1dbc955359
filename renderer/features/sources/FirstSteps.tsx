import { useEffect, useState } from 'react';
import { useRows, useUi } from '../../state/use-services.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Keys } from '../../ui/Keys.tsx';

const storageKey = 'hearsay first steps';
type Step = 'mark' | 'who' | 'verdict' | 'evidence';
const allSteps: readonly Step[] = ['mark', 'who', 'verdict', 'evidence'];

/** Steps done on this computer. Where nothing can be remembered, none is. */
function stepsDone(): readonly Step[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(kept) ? allSteps.filter((step) => kept.includes(step)) : [];
  } catch {
    return [];
  }
}

function keepSteps(steps: readonly Step[]): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(steps));
  } catch {
    // without storage the hints come back next time, which does no harm
  }
}

/** Four one-line hints for the first claims on this computer; each goes once it has been done, and all at once by hand. */
export function FirstSteps() {
  const inHand = useRows('claims', 'attributions', 'evidence');
  const reading = useUi((state) => state.sourceId !== '');
  const [done, setDone] = useState(stepsDone);
  const left = allSteps.filter((step) => !done.includes(step));
  useEffect(() => {
    const now = allSteps.filter(
      (step) =>
        done.includes(step) ||
        (step === 'mark' && inHand.count('claims') > 0) ||
        (step === 'who' && some(inHand.all('attributions'), (row) => row.speakerId !== '' || row.unattributed)) ||
        (step === 'verdict' && some(inHand.all('claims'), (row) => row.verdict !== '')) ||
        (step === 'evidence' && inHand.count('evidence') > 0),
    );
    if (now.length === done.length) return;
    keepSteps(now);
    setDone(now);
  });
  if (!reading || left.length === 0) return null;
  const hide = () => {
    keepSteps(allSteps);
    setDone(allSteps);
  };
  return (
    <section className="first-steps" aria-labelledby="h-first-steps">
      <header className="mini-head">
        <h3 id="h-first-steps">First steps</h3>
        <button type="button" className="icon-button" aria-label="Hide first steps" onClick={hide}>
          <Icon name="close" />
        </button>
      </header>
      <ul role="list">
        {left.map((step) => (
          <li key={step}>
            <Hint step={step} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Hint({ step }: { readonly step: Step }) {
  if (step === 'mark') return <Line words="Select words, press" keys={['C']} />;
  if (step === 'who') return <Line words="Choose who says it, or press" keys={['S']} />;
  if (step === 'verdict') return <Line words="Judge it: press" keys={['1']} to="5" />;
  return <Line words="Say what it rests on: press" keys={['E']} />;
}

function Line({ words, keys, to }: { readonly words: string; readonly keys: readonly string[]; readonly to?: string }) {
  return (
    <p className="hint">
      {words}
      {keys.map((key) => (
        <Keys key={key} shortcut={key} />
      ))}
      {to ? (
        <>
          {' '}
          to
          <Keys shortcut={to} />
        </>
      ) : null}
      <span className="sr">
        {keys.join(' ')}
        {to ? ` to ${to}` : ''}
      </span>
    </p>
  );
}

function some<T>(rows: Iterable<T>, test: (row: T) => boolean): boolean {
  for (const row of rows) if (test(row)) return true;
  return false;
}
