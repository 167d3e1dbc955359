import { claimNumber } from '../../commands/claim/claim-numbers.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { Icon } from '../../ui/Icon.tsx';

/** What the open source relies on and the case does not hold: evidence the analyst noted as cited. Leads to the claim. */
export function CitedNotHeld({ sourceId }: { readonly sourceId: string }) {
  const { ui, reader } = useServices();
  const inHand = useRows('evidence', 'claims');
  const cited = [...inHand.all('evidence')]
    .filter((row) => row.kind === 'cited')
    .flatMap((row) => {
      const claim = inHand.get('claims', row.claimId);
      return claim?.sourceId === sourceId && !inHand.isHidden(claim) ? [{ row, claim }] : [];
    })
    .sort((a, b) => (a.claim.spans[0]?.start ?? 0) - (b.claim.spans[0]?.start ?? 0));
  if (cited.length === 0) return null;
  return (
    <section className="nav-section" aria-labelledby="h-missing">
      <header className="nav-head">
        <h2 id="h-missing">Cited, not held</h2>
        <span className="count">{cited.length}</span>
      </header>
      <ul className="nav-list" role="list" aria-labelledby="h-missing">
        {cited.map(({ row, claim }) => (
          <li key={row.id}>
            <button
              type="button"
              className="nav-item nav-item-line"
              onClick={() => {
                ui.setState({ claimId: claim.id });
                const span = claim.spans[0];
                if (span) reader.current?.show(span);
              }}
            >
              <Icon name="missing" />
              <bdi className="nav-title">{row.title || row.note || 'Untitled'}</bdi>
              <span className="where">claim {claimNumber(inHand, claim)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
