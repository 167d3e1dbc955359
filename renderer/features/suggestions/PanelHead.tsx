import { suggestionDesk } from '../../commands/suggestion/suggestion-desk.ts';
import { useServices } from '../../state/use-services.ts';
import { Icon } from '../../ui/Icon.tsx';

/** The head of a panel, with the way to close it. */
export function PanelHead({ title, of = '' }: { readonly title: string; readonly of?: string }) {
  const services = useServices();
  return (
    <header className="inspector-head">
      <h2>
        {title} <span className="of">{of}</span>
      </h2>
      <button
        type="button"
        className="icon-button"
        aria-label={`Close ${title.toLowerCase()}`}
        onClick={() => {
          suggestionDesk(services.open).setState({ panel: '' });
          services.reader.current?.focus();
        }}
      >
        <Icon name="close" />
      </button>
    </header>
  );
}
