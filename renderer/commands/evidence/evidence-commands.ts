import { describeQuotes, normaliseSpans } from '../../anchoring/spans.ts';
import { sourceText } from '../../state/use-source-text.ts';
import { askField } from '../claim/claim-commands.ts';
import { type Command, needsClaim } from '../command.ts';
import type { Services } from '../services.ts';
import { selectedWords } from '../speaker/selected-words.ts';
import { addEvidence } from './evidence-acts.ts';

/** Adds the selected words as evidence for the claim in hand. */
async function addSelection(services: Services): Promise<void> {
  const selection = selectedWords(services);
  const { claimId } = services.ui.getState();
  if (!selection) return;
  const { text } = await sourceText(services, selection.sourceId);
  const spans = normaliseSpans(selection.spans);
  addEvidence(services, { claimId, kind: 'passage', sourceId: selection.sourceId, spans, quotes: describeQuotes(text, spans) });
  services.reader.current?.clearSelection();
  services.ui.setState({ selection: null });
  services.announce('Evidence added');
}

/** Evidence of the claim in hand. */
export const evidenceCommands: readonly Command[] = [
  {
    id: 'evidence.add',
    title: 'Add evidence',
    keywords: 'passage link cited not held supports refutes context',
    menu: 'Claim',
    keys: ['E'],
    scope: 'text',
    undoable: 'no-change',
    unavailable: needsClaim,
    run: (services) => askField(services, 'evidence'),
  },
  {
    id: 'evidence.selection',
    title: 'Use selected words as evidence',
    keywords: 'passage',
    menu: 'Claim',
    keys: [],
    scope: 'text',
    undoable: 'yes',
    unavailable: (services) => needsClaim(services) || (selectedWords(services) ? '' : 'Select words first'),
    run: addSelection,
  },
];
