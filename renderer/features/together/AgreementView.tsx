import { useEffect, useMemo, useState } from 'react';
import { workBlind } from '../../commands/together/together-commands.ts';
import { useStatusText } from '../../state/status-text.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';
import { codedCase } from '../../together/agreement/coded-case.ts';
import { measureAgreement } from '../../together/agreement/measure-agreement.ts';
import { AgreementFigures } from './AgreementFigures.tsx';
import { Differences } from './Differences.tsx';

/** How far the analysts of a case agree, and the passages on which they do not, one by one to be looked at and decided. */
export function AgreementView() {
  const services = useServices();
  const { settings } = useSettings();
  const inHand = useRows('sources', 'claims', 'attributions', 'speakers', 'codes', 'cases');
  const version = (['sources', 'claims', 'attributions'] as const).map((table) => inHand.version(table)).join(' ');
  const [kind, setKind] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the rows
  const found = useMemo(
    () =>
      measureAgreement(
        codedCase({
          sources: inHand.all('sources'),
          claims: inHand.all('claims'),
          attributionsOf: (id) => inHand.attributionsByClaim.of(id),
        }),
      ),
    [inHand, version],
  );
  const blind = settings.blind;
  const enough = found.coders.length > 1 && found.texts > 0;
  useEffect(() => {
    const counts = enough && !blind ? `${found.differences.length} differences` : '';
    useStatusText.setState({ counts, place: '' });
    return () => useStatusText.setState({ counts: '', place: '' });
  }, [enough, blind, found]);
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
