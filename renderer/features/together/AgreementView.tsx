import { useEffect, useState } from 'react';
import { workBlind } from '../../commands/together/together-commands.ts';
import { useStatusText } from '../../state/status-text.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import { codedCase } from '../../together/agreement/coded-case.ts';
import type { Agreement } from '../../together/agreement/measure-agreement.ts';
import { measureInWorker } from '../../workers/export-client.ts';
import { AgreementFigures } from './AgreementFigures.tsx';
import { Differences } from './Differences.tsx';

/** How far the analysts of a case agree, and the passages on which they do not, one by one to be looked at and decided. */
export function AgreementView() {
  const services = useServices();
  const { settings } = useSettings();
  const inHand = useRows('sources', 'claims', 'attributions', 'speakers', 'codes', 'cases');
  const [kind, setKind] = useState('');
  const blind = settings.blind;
  const { found, problem } = useAgreement(inHand, blind);
  const enough = found !== null && found.coders.length > 1 && found.texts > 0;
  useEffect(() => {
    const counts = enough ? `${found.differences.length} differences` : '';
    useStatusText.setState({ counts, place: '' });
    return () => useStatusText.setState({ counts: '', place: '' });
  }, [enough, found]);
  return (
    <main className="work agreement" aria-labelledby="h-agreement">
      <header className="work-bar">
        <h1 id="h-agreement" className="cmp-name">
          Agreement of analysts
        </h1>
        <span className="bar-space" />
        <button type="button" className="outline" aria-pressed={blind} onClick={() => void workBlind(services)}>
          {blind ? 'Show the claims of others' : 'Work blind'}
        </button>
      </header>
      {blind ? (
        <p className="agreement-note">
          You are working blind: {inHand.hidden} {inHand.hidden === 1 ? 'claim' : 'claims'} of others are hidden in the text, lists, counts
          and reports. Agreement is shown when you stop.
        </p>
      ) : enough ? (
        <div className="agreement-body">
          <AgreementFigures found={found} />
          <Differences found={found} kind={kind} onKind={setKind} />
        </div>
      ) : problem ? (
        <p className="agreement-note" role="alert">
          {problem}
        </p>
      ) : found === null ? (
        <p className="agreement-note" role="status">
          Comparing the claims of the analysts.
        </p>
      ) : (
        <div className="agreement-note">
          <p>Nothing to compare yet. Agreement needs claims by two analysts on the same source.</p>
          <p className="muted">
            Open a colleague’s case file of the same sources, choose “Add to this case” and keep the analysts’ claims apart. Your own claims
            carry the name you gave in Settings.
          </p>
        </div>
      )}
    </main>
  );
}

/** The agreement of the case as it stands; what was found last until there is more. Nothing is measured while working blind. */
function useAgreement(inHand: CaseInHand, blind: boolean): { readonly found: Agreement | null; readonly problem: string } {
  const [measured, setMeasured] = useState<{ readonly found: Agreement | null; readonly problem: string }>({ found: null, problem: '' });
  const version = (['sources', 'claims', 'attributions'] as const).map((table) => inHand.version(table)).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the rows
  useEffect(() => {
    if (blind) {
      setMeasured({ found: null, problem: '' });
      return;
    }
    const stopping = new AbortController();
    const set = codedCase({
      sources: inHand.all('sources'),
      claims: inHand.all('claims'),
      attributionsOf: (id) => inHand.attributionsByClaim.of(id),
    });
    measureInWorker(set, { signal: stopping.signal }).then(
      (found) => setMeasured({ found, problem: '' }),
      (error: unknown) => {
        if (stopping.signal.aborted) return;
        setMeasured({ found: null, problem: error instanceof Error ? error.message : 'The claims could not be compared.' });
      },
    );
    return () => stopping.abort();
  }, [inHand, version, blind]);
  return measured;
}
