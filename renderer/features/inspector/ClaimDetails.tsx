import { extentOf } from '../../anchoring/spans.ts';
import { claimNumber } from '../../commands/claim/claim-numbers.ts';
import { runCommand } from '../../commands/run-command.ts';
import type { Claim } from '../../domain/claim.ts';
import type { SourceText } from '../../domain/source.ts';
import { clockAt } from '../../domain/times.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { useSourceText } from '../../state/use-source-text.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { SaidAgain } from '../suggestions/SaidAgain.tsx';
import { Assessment } from './Assessment.tsx';
import { AttributionGroup } from './AttributionGroup.tsx';
import { ClaimHistoryLine } from './ClaimHistoryLine.tsx';
import { ClaimNote } from './ClaimNote.tsx';
import { ClaimQuotes } from './ClaimQuotes.tsx';
import { ClaimStanding } from './ClaimStanding.tsx';
import { claimMenu } from './claim-menu.ts';
import { EvidenceSection } from './EvidenceSection.tsx';
import { TensionList } from './TensionList.tsx';

/** Everything about the claim in hand, in the order it is worked on: who, how, what, verdict, evidence, note, history. */
export function ClaimDetails({ claim }: { readonly claim: Claim }) {
  const services = useServices();
  const inHand = useRows('claims', 'attributions', 'speakers');
  const text = useSourceText(claim.sourceId);
  const rows = inHand.attributionsByClaim.of(claim.id);
  const number = claimNumber(inHand, claim);
  const slot = inHand.get('speakers', rows[0]?.speakerId ?? '')?.slot ?? 0;
  const first = rows[0];
  return (
    <div className="inspector-body">
      <Head claim={claim} number={number} />
      <section className="who-said" aria-label="Attribution" data-slot={slot}>
        <AttributionGroup claim={claim} row={first} place={1} of={rows.length} text={text}>
          <ClaimQuotes claim={claim} />
          <SaidAt claim={claim} text={text} />
        </AttributionGroup>
        {rows.slice(1).map((row, i) => (
          <AttributionGroup key={row.id} claim={claim} row={row} place={i + 2} of={rows.length} text={text} />
        ))}
        <button type="button" className="quiet who-more" onClick={() => runCommand(services, 'speaker.add')}>
          <Icon name="plus" />
          Another speaker
        </button>
      </section>
      <ClaimStanding claim={claim} />
      <Assessment claim={claim} />
      <EvidenceSection claim={claim} />
      <TensionList claim={claim} />
      <SaidAgain claim={claim} />
      <ClaimNote claim={claim} />
      <footer className="inspector-foot">
        <ClaimHistoryLine claim={claim} attributionIds={rows.map((row) => row.id)} />
        <button type="button" className="link" onClick={() => runCommand(services, 'edit.history')}>
          History
        </button>
        <button type="button" className="link inspector-delete" onClick={() => runCommand(services, 'claim.delete')}>
          Delete claim
        </button>
      </footer>
    </div>
  );
}

/** When it was said, where the source is a recording with times; choosing it shows the place. */
function SaidAt({ claim, text }: { readonly claim: Claim; readonly text: SourceText | null }) {
  const { reader } = useServices();
  const span = claim.spans[0];
  const clock = text && span && text.id === claim.sourceId ? clockAt(text, span.start) : '';
  if (clock === '' || !span) return null;
  return (
    <p className="said-at">
      Said at{' '}
      <button type="button" className="link" onClick={() => reader.current?.show(span)}>
        {clock}
      </button>
    </p>
  );
}

function Head({ claim, number }: { readonly claim: Claim; readonly number: number }) {
  const services = useServices();
  const index = useRows('claims').claimsIn(claim.sourceId);
  const count = index.size;
  const step = (by: 1 | -1) => {
    const next = index.atRank(number - 1 + by);
    const span = next ? extentOf(next.spans) : null;
    if (!next || !span) return;
    services.ui.setState({ claimId: next.id, who: null });
    services.reader.current?.show(span);
    services.announce(`Claim ${number + by} of ${count}`);
  };
  return (
    <header className="inspector-head">
      <h2>
        Claim {number} <span className="of">of {count}</span>
      </h2>
      <button type="button" className="icon-button" aria-label="Previous claim" aria-disabled={number <= 1} onClick={() => step(-1)}>
        <Icon name="up" />
      </button>
      <button type="button" className="icon-button" aria-label="Next claim" aria-disabled={number >= count} onClick={() => step(1)}>
        <Icon name="down" />
      </button>
      <Menu
        label={`More about claim ${number}`}
        entries={claimMenu(services)}
        button={
          <button type="button" className="icon-button" aria-label={`More about claim ${number}`}>
            <Icon name="more" />
          </button>
        }
      />
    </header>
  );
}
