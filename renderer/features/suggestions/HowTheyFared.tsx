import { ENOUGH_DECISIONS, type Fared } from '../../attribution/how-suggestions-fared.ts';
import { resetLowering } from '../../commands/suggestion/decide-suggestions.ts';
import { suggestionDesk } from '../../commands/suggestion/suggestion-desk.ts';
import { loweringOf } from '../../commands/suggestion/waiting-suggestions.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { PanelHead } from './PanelHead.tsx';

/** Cue words shown beside the rules: those that were decided often enough to tell something. */
const cuesShown = 20;

/** How the suggestions of this case were decided, by the rule that made them and by cue, and what is lowered because of it. */
export function HowTheyFared() {
  const services = useServices();
  const inHand = useRows('decisions');
  const { rules, cues } = loweringOf(inHand);
  const often = cues.filter((row) => row.accepted + row.adjusted + row.rejected >= 3 || row.factor < 1).slice(0, cuesShown);
  return (
    <div className="inspector-body suggestion-fared">
      <PanelHead title="How suggestions fared" />
      {rules.length === 0 ? (
        <section>
          <p className="hint">No suggestion of this case has been decided yet.</p>
        </section>
      ) : (
        <>
          <section>
            <p className="hint">
              In this case. What is rejected three times in five, from {ENOUGH_DECISIONS} decisions on, is lowered and mostly held back.
            </p>
          </section>
          <section>
            <FaredTable title="By rule" rows={rules} />
          </section>
          {often.length > 0 ? (
            <section>
              <FaredTable title="By cue" rows={often} />
            </section>
          ) : null}
        </>
      )}
      <footer className="suggestion-foot">
        <button type="button" className="link" onClick={() => suggestionDesk(services.open).setState({ panel: 'list' })}>
          List suggestions
        </button>
      </footer>
    </div>
  );
}

function FaredTable({ title, rows }: { readonly title: string; readonly rows: readonly Fared[] }) {
  const services = useServices();
  return (
    <table className="fared">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">Accepted</th>
          <th scope="col">Changed</th>
          <th scope="col">Rejected</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">
              <bdi>{row.name}</bdi>
              {row.factor < 1 ? (
                <span className="fared-lowered">
                  Lowered{' '}
                  <button
                    type="button"
                    className="link"
                    aria-label={`Count ${row.name} anew`}
                    onClick={() => {
                      resetLowering(services, row.by, row.name);
                      services.toast(`“${row.name}” counts as before`, { undo: true });
                    }}
                  >
                    Reset
                  </button>
                </span>
              ) : null}
            </th>
            <td>{row.accepted}</td>
            <td>{row.adjusted}</td>
            <td>{row.rejected}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
