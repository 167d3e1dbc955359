import { mergeSpans, normaliseSpans } from '../../anchoring/spans.ts';
import { quotations } from '../../domain/claim.ts';
import { verdictsOf } from '../case/case-acts.ts';
import type { Services } from '../services.ts';
import { selectedWords } from '../speaker/selected-words.ts';
import { suggestionDesk } from './suggestion-desk.ts';
import { acceptAndGoOn, acceptChanged, stepSuggestion, suggestionInHand } from './walk-suggestions.ts';

/**
 * Commands on the claim in hand act on the suggestion in hand, where one is: J and K skip, a verdict accepts it with that verdict, and
 * changing anything accepts it as changed.
 * Returns whether the command was one of those.
 */
export function runOnSuggestion(services: Services, commandId: string): boolean {
  const one = suggestionInHand(services);
  if (!one || services.ui.getState().view !== 'read') return false;
  const selection = selectedWords(services);
  const spans = selection?.sourceId === services.ui.getState().sourceId ? normaliseSpans(selection.spans) : null;
  const digit = /^verdict\.(\d)$/.exec(commandId)?.[1];
  if (digit) {
    const verdict = verdictsOf(services)[Number(digit) - 1];
    // a digit beyond the scale is told as it is for a claim
    if (verdict) void acceptAndGoOn(services, one, verdict);
    return verdict !== undefined;
  }
  switch (commandId) {
    case 'verdict.clear':
    case 'confidence.1':
    case 'confidence.2':
    case 'confidence.3':
      services.announce('A suggestion has no verdict yet. A digit accepts it with one');
      return true;
    case 'claim.next':
      stepSuggestion(services, 1);
      return true;
    case 'claim.previous':
      stepSuggestion(services, -1);
      return true;
    case 'claim.edges':
      suggestionDesk(services.open).setState({ draft: one.content });
      services.announce('Arrows move the end, Shift and arrows the start. Enter accepts, Escape takes back.');
      return true;
    case 'claim.speaker':
      if (spans) void acceptChanged(services, one, { speakerWords: spans });
      else focusIn('.suggestion .speaker-input');
      return true;
    case 'claim.cue':
      if (spans) void acceptChanged(services, one, { cue: spans });
      else services.announce('Select the words of the cue first');
      return true;
    case 'claim.add-part':
      if (spans) void acceptChanged(services, one, { spans: mergeSpans(one.content, spans) });
      else services.announce('Select the words to add first');
      return true;
    case 'speaker.quotation':
      void acceptChanged(services, one, { quotation: quotations[(quotations.indexOf(one.manner) + 1) % quotations.length] ?? 'direct' });
      return true;
    case 'claim.details':
      focusIn('.suggestion .primary');
      return true;
    case 'text.let-go':
      if (spans) return false;
      suggestionDesk(services.open).setState({ inHandId: '', draft: null });
      services.announce('Let go of the suggestion');
      return true;
    default:
      return false;
  }
}

function focusIn(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
}
