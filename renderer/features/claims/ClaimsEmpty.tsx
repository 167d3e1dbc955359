import { useServices } from '../../state/use-services.ts';
import { useClaimsView } from './claims-view-state.ts';

/** What stands in place of the table when it has no rows: what would be here, and one thing to do. */
export function ClaimsEmpty({ total }: { readonly total: number }) {
  const services = useServices();
  if (total === 0) {
    return (
      <div className="empty view-empty">
        <h2>No claims yet</h2>
        <p>Claims that you mark in the text are listed here, with who makes them and what you found.</p>
        <button type="button" className="primary" onClick={() => services.ui.setState({ view: 'read' })}>
          Go to Read
        </button>
      </div>
    );
  }
  return (
    <div className="empty view-empty">
      <h2>No claim fits</h2>
      <p>None of the {total === 1 ? 'one claim' : `${total} claims`} passes the filters.</p>
      <button
        type="button"
        className="outline"
        onClick={() => {
          services.ui.setState({ claimFilter: '' });
          useClaimsView.setState({ list: 'all', verdicts: [], speakers: [] });
        }}
      >
        Show all claims
      </button>
    </div>
  );
}
