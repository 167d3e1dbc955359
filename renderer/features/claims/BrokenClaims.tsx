import { useRows, useServices } from '../../state/use-services.ts';
import { Icon } from '../../ui/Icon.tsx';

const about: Readonly<Record<string, string>> = { claims: 'Claim', attributions: 'Attribution', evidence: 'Evidence' };
const shownAtMost = 3;

/** Records of claims that cannot be read: named one by one, beside everything that can. */
export function BrokenClaims() {
  const services = useServices();
  const inHand = useRows('claims');
  const broken = inHand.broken.filter((row) => row.table in about);
  if (broken.length === 0) return null;
  return (
    <div className="banner broken-rows">
      <Icon name="warn" />
      <div>
        <b>{broken.length === 1 ? '1 record cannot be read' : `${broken.length} records cannot be read`}</b>
        <ul>
          {broken.slice(0, shownAtMost).map((row) => (
            <li key={row.id}>
              {about[row.table]} {row.id.slice(0, 8)}: {row.problem}
            </li>
          ))}
        </ul>
        <p>They are kept as they are. All other claims are shown.</p>
        <button type="button" className="outline" onClick={() => services.ui.setState({ overlay: 'damaged' })}>
          Show damaged records
        </button>
      </div>
    </div>
  );
}
