import { useEffect, useState } from 'react';
import { runCommand } from '../../commands/run-command.ts';
import { stopReadingFor } from '../../commands/suggestion/read-for-suggestions.ts';
import { suggestionDesk } from '../../commands/suggestion/suggestion-desk.ts';
import { likelyOnes } from '../../commands/suggestion/walk-suggestions.ts';
import type { Source } from '../../domain/source.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { ariaKeys } from '../../ui/shortcuts.ts';
import { languageName } from './suggestion-words.ts';
import { useDesk, useReadingState, useWaiting } from './use-suggestions.ts';

/** How many suggestions wait, and the way to them; how far reading is, where that takes long; and where nothing can be suggested, why. */
export function ReviewButton({ source }: { readonly source: Source }) {
  const services = useServices();
  const inHand = useRows('decisions');
  const reading = useReadingState(source.id);
  const { list } = useWaiting(source.id);
  const on = useDesk((state) => state.choice.on);
  const showRejected = useDesk((state) => state.showRejected);
  const slow = useSlow(reading?.state === 'reading');
  if (!on || !reading) return null;
  if (reading.state === 'unread')
    return <span className="bar-note">No suggestions for this language{languageName(source.language, ': ')}</span>;
  if (reading.state === 'failed')
    return (
      <span className="bar-note" role="alert">
        No suggestions: {reading.message}
      </span>
    );
  const decided = inHand.shownDecisions(source.id).length;
  const likely = list.length > 0 ? likelyOnes(services).length : 0;
  return (
    <>
      {reading.state === 'reading' && slow ? (
        <span className="bar-note bar-reading">
          <progress value={reading.fraction} max={1} aria-label="Reading for suggestions" />
          Reading {Math.round(reading.fraction * 100)} %
          <button type="button" className="link" onClick={() => stopReadingFor(source.id)}>
            Stop
          </button>
        </span>
      ) : null}
      {list.length > 0 ? (
        <button
          type="button"
          className="quiet review-suggestions"
          aria-keyshortcuts={ariaKeys('R')}
          onClick={() => runCommand(services, 'suggestion.next')}
        >
          <span>
            Review {list.length}
            <span className="review-word"> {list.length === 1 ? 'suggestion' : 'suggestions'}</span>
          </span>
          <Keys shortcut="R" />
        </button>
      ) : null}
      {list.length > 0 || decided > 0 ? (
        <Menu
          label="Suggestions"
          button={
            <button type="button" className="icon-button" aria-label="More about suggestions" title="Suggestions">
              <Icon name="down" />
            </button>
          }
          entries={[
            { id: 'list', label: 'List suggestions', run: () => runCommand(services, 'suggestion.list') },
            {
              id: 'likely',
              label: `Accept all likely ones (${likely})`,
              disabled: likely === 0,
              run: () => runCommand(services, 'suggestion.accept-likely'),
            },
            {
              id: 'all',
              label: `Accept all shown (${list.length})`,
              disabled: list.length === 0,
              run: () => runCommand(services, 'suggestion.accept-all'),
            },
            'line',
            {
              id: 'rejected',
              label: showRejected ? 'Hide rejected' : 'Show rejected',
              run: () => suggestionDesk(services.open).setState({ showRejected: !showRejected }),
            },
            { id: 'repeats', label: 'Said more than once', run: () => runCommand(services, 'suggestion.repeats') },
            { id: 'fared', label: 'How suggestions fared', run: () => runCommand(services, 'suggestion.fared') },
          ]}
        />
      ) : null}
    </>
  );
}

/** Work under 300 ms shows nothing. */
function useSlow(working: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!working) {
      setSlow(false);
      return;
    }
    const timer = setTimeout(() => setSlow(true), 600);
    return () => clearTimeout(timer);
  }, [working]);
  return slow;
}
