import { type Command, needsSource } from '../command.ts';
import type { Services } from '../services.ts';
import { suggestionDesk } from './suggestion-desk.ts';
import { waitingIn } from './waiting-suggestions.ts';
import { acceptAndGoOn, acceptMany, likelyOnes, rejectAndGoOn, stepSuggestion, suggestionInHand } from './walk-suggestions.ts';

const base = { menu: 'Claim', scope: 'text' } as const;

function needsWaiting(services: Services): string {
  const missing = needsSource(services);
  if (missing) return missing;
  const { sourceId } = services.ui.getState();
  const { choice, readings } = suggestionDesk(services.open).getState();
  if (waitingIn(services.open, sourceId).list.length > 0) return '';
  if (!choice.on) return 'Suggestions are off. Settings turn them on';
  return readings.get(sourceId)?.state === 'reading' ? 'Still reading for suggestions' : 'No suggestions to review';
}

const needsOne = (services: Services): string =>
  suggestionInHand(services) ? '' : needsWaiting(services) || 'Press R to take a suggestion first';

function showPanel(services: Services, panel: 'list' | 'fared' | 'repeats'): void {
  services.ui.setState({ view: 'read', inspector: true, claimId: '', who: null });
  suggestionDesk(services.open).setState({ panel, inHandId: '', draft: null });
}

/** Walking through suggestions. Other keys of the text act on the suggestion in hand too: see `on-suggestion.ts`. */
export const suggestionCommands: readonly Command[] = [
  {
    ...base,
    id: 'suggestion.next',
    title: 'Next suggestion',
    keywords: 'review suggestions proposals',
    keys: ['R'],
    undoable: 'no-change',
    unavailable: needsWaiting,
    run: (services) => {
      stepSuggestion(services, 1);
      services.reader.current?.focus();
    },
  },
  {
    ...base,
    id: 'suggestion.previous',
    title: 'Previous suggestion',
    keys: ['Shift+R'],
    undoable: 'no-change',
    unavailable: needsWaiting,
    run: (services) => stepSuggestion(services, -1),
  },
  {
    ...base,
    id: 'suggestion.accept',
    title: 'Accept the suggestion',
    keywords: 'proposal claim',
    keys: ['A', 'Mod+Enter'],
    undoable: 'yes',
    unavailable: needsOne,
    run: (services) => {
      const one = suggestionInHand(services);
      return one ? acceptAndGoOn(services, one) : undefined;
    },
  },
  {
    ...base,
    id: 'suggestion.reject',
    title: 'Reject the suggestion',
    keywords: 'proposal dismiss',
    keys: ['X', 'Mod+Backspace'],
    undoable: 'yes',
    unavailable: needsOne,
    run: (services) => {
      const one = suggestionInHand(services);
      return one ? rejectAndGoOn(services, one) : undefined;
    },
  },
  {
    ...base,
    scope: 'anywhere',
    id: 'suggestion.list',
    title: 'List suggestions',
    keywords: 'review worth checking confidence order',
    keys: [],
    undoable: 'no-change',
    unavailable: needsSource,
    run: (services) => showPanel(services, 'list'),
  },
  {
    ...base,
    scope: 'anywhere',
    id: 'suggestion.accept-likely',
    title: 'Accept all likely suggestions',
    keywords: 'review proposals at once',
    keys: [],
    undoable: 'yes',
    unavailable: (services) => needsWaiting(services) || (likelyOnes(services).length > 0 ? '' : 'No likely suggestions'),
    run: (services) => acceptMany(services, likelyOnes(services)),
  },
  {
    ...base,
    scope: 'anywhere',
    id: 'suggestion.accept-all',
    title: 'Accept all suggestions shown',
    keywords: 'review proposals at once threshold',
    keys: [],
    undoable: 'yes',
    unavailable: needsWaiting,
    run: (services) => acceptMany(services, waitingIn(services.open, services.ui.getState().sourceId).list),
  },
  {
    ...base,
    scope: 'anywhere',
    id: 'suggestion.repeats',
    title: 'Find what is said more than once',
    keywords: 'repeats same statement appearances contradictions tension link',
    keys: [],
    undoable: 'no-change',
    unavailable: (services) => needsSource(services) || (services.open.inHand.count('claims') > 0 ? '' : 'No claims yet'),
    run: (services) => showPanel(services, 'repeats'),
  },
  {
    ...base,
    scope: 'anywhere',
    id: 'suggestion.fared',
    title: 'How suggestions fared',
    keywords: 'rules accepted rejected adjusted lowered reset',
    keys: [],
    undoable: 'no-change',
    unavailable: needsSource,
    run: (services) => showPanel(services, 'fared'),
  },
  {
    ...base,
    scope: 'anywhere',
    id: 'suggestion.rejected',
    title: 'Show or hide rejected suggestions',
    keys: [],
    undoable: 'no-change',
    unavailable: needsSource,
    run: ({ open }) => suggestionDesk(open).setState((state) => ({ showRejected: !state.showRejected })),
  },
];
