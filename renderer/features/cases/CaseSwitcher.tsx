import { useRows } from '../../state/use-services.ts';
import { Icon } from '../../ui/Icon.tsx';

/** Names the open case. */
export function CaseSwitcher() {
  const inHand = useRows('cases');
  return (
    <button type="button" className="case-switch">
      <Icon name="case" />
      <span>{inHand.get('cases', inHand.caseId)?.title}</span>
      <Icon name="down" />
    </button>
  );
}
