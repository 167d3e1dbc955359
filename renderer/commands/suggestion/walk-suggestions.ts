import type { Verdict } from '../../domain/case.ts';
import type { Span } from '../../domain/schema.ts';
import type { SourceText } from '../../domain/source.ts';
import { sourceText } from '../../state/use-source-text.ts';
import { claimNumber } from '../claim/claim-numbers.ts';
import type { Services } from '../services.ts';
import { openInText } from '../view/open-in-text.ts';
import { type Adjustment, acceptSuggestions, rejectSuggestions } from './decide-suggestions.ts';
import { checkOf, LIKELY, type Proposed, type SuggestionOrder, suggestionDesk } from './suggestion-desk.ts';
import { waitingIn } from './waiting-suggestions.ts';

/** The suggestion in hand, if it still waits for a decision. */
export function suggestionInHand(services: Services): Proposed | undefined {
  const { inHandId } = suggestionDesk(services.open).getState();
  if (inHandId === '') return undefined;
  return waitingIn(services.open, services.ui.getState().sourceId).list.find((one) => one.id === inHandId);
}

/** Suggestions of the open source that wait, in the order the analyst walks through them. */
export function suggestionsInOrder(services: Services): readonly Proposed[] {
  const { sourceId } = services.ui.getState();
  const { order, readings } = suggestionDesk(services.open).getState();
  const { list } = waitingIn(services.open, sourceId);
  return inOrder(list, order, readings.get(sourceId)?.sentences ?? []);
}

/** Suggestions by place, by how sure they are, or by how worth checking what they say is. */
export function inOrder(list: readonly Proposed[], order: SuggestionOrder, sentences: Parameters<typeof checkOf>[0]): readonly Proposed[] {
  if (order === 'text') return list;
  if (order === 'confidence') return [...list].sort((a, b) => b.score - a.score);
  const worth = new Map(list.map((one) => [one.id, checkOf(sentences, one.content)?.score ?? 0]));
  return [...list].sort((a, b) => (worth.get(b.id) ?? 0) - (worth.get(a.id) ?? 0));
}

/** Takes a suggestion in hand and shows it. */
export function takeSuggestion(services: Services, one: Proposed | undefined, say = ''): void {
  const desk = suggestionDesk(services.open);
  if (!one) {
    desk.setState({ inHandId: '', draft: null });
    services.announce(`${say}No suggestions left`);
    return;
  }
  services.ui.setState({ claimId: '', who: null, inspector: true });
  desk.setState({ inHandId: one.id, draft: null });
  const first = one.content[0];
  const { sourceId, view } = services.ui.getState();
  if (first && view === 'read' && services.reader.current) services.reader.current.show(first);
  else if (first) openInText(services, { sourceId, span: first, claimId: '' });
  services.announce(`${say}Suggested: ${one.speaker.name || 'nobody named'}, ${one.cueWord}`.slice(0, 110));
}

/** Goes to the next or previous suggestion: from the one in hand, else from the text cursor, round the ends. */
export function stepSuggestion(services: Services, direction: 1 | -1): void {
  const list = suggestionsInOrder(services);
  const { inHandId, order } = suggestionDesk(services.open).getState();
  const now = list.findIndex((one) => one.id === inHandId);
  const caret = services.reader.current?.caret() ?? 0;
  const start = (one: Proposed) => one.content[0]?.start ?? 0;
  const from =
    order !== 'text' ? 0 : direction === 1 ? list.findIndex((one) => start(one) >= caret) : list.findLastIndex((one) => start(one) < caret);
  const at = now >= 0 ? now + direction : from < 0 ? (direction === 1 ? 0 : list.length - 1) : from;
  takeSuggestion(services, list[(at + list.length) % Math.max(1, list.length)]);
}

/** The suggestion after one that is about to be decided. */
function after(services: Services, one: Proposed): Proposed | undefined {
  const list = suggestionsInOrder(services);
  const at = list.findIndex((other) => other.id === one.id);
  return list[at + 1] ?? list.find((other) => other.id !== one.id);
}

async function textOf(services: Services): Promise<SourceText> {
  const { sourceId } = services.ui.getState();
  const held = services.reader.current?.text();
  return held?.id === sourceId ? held : sourceText(services, sourceId);
}

/** Accepts a suggestion, with a verdict where one is given, and takes the next one in hand. */
export async function acceptAndGoOn(services: Services, one: Proposed, verdict?: Verdict): Promise<void> {
  const text = await textOf(services);
  const next = after(services, one);
  const [claimId] = acceptSuggestions(services, text, [one], {}, verdict?.key);
  const done = verdict ? `Accepted, ${verdict.label}. ` : 'Accepted. ';
  if (next) takeSuggestion(services, next, done);
  else {
    suggestionDesk(services.open).setState({ inHandId: '' });
    services.ui.setState({ claimId: claimId ?? '' });
    services.announce(`${done}No suggestions left`);
  }
}

/** Rejects a suggestion and takes the next one in hand. */
export async function rejectAndGoOn(services: Services, one: Proposed): Promise<void> {
  const text = await textOf(services);
  const next = after(services, one);
  rejectSuggestions(services, text, [one]);
  takeSuggestion(services, next, 'Rejected. ');
}

/** Accepts a suggestion with something changed; the claim it becomes is in hand. */
export async function acceptChanged(services: Services, one: Proposed, change: Adjustment): Promise<string> {
  const [claimId = ''] = acceptSuggestions(services, await textOf(services), [one], change);
  const claim = services.open.inHand.get('claims', claimId);
  suggestionDesk(services.open).setState({ inHandId: '', draft: null });
  services.reader.current?.clearSelection();
  services.ui.setState({ claimId, selection: null });
  services.announce(`Accepted as changed. ${claim ? `Claim ${claimNumber(services.open.inHand, claim)}` : ''}`);
  return claimId;
}

/** Accepts many at once, in one step. */
export async function acceptMany(services: Services, list: readonly Proposed[]): Promise<void> {
  if (list.length === 0) return;
  acceptSuggestions(services, await textOf(services), list);
  const desk = suggestionDesk(services.open);
  if (list.some((one) => one.id === desk.getState().inHandId)) desk.setState({ inHandId: '', draft: null });
  services.toast(`Accepted ${list.length} ${list.length === 1 ? 'suggestion' : 'suggestions'}`, { undo: true });
}

/** Rejects many at once, in one step. */
export async function rejectMany(services: Services, list: readonly Proposed[]): Promise<void> {
  if (list.length === 0) return;
  rejectSuggestions(services, await textOf(services), list);
  const desk = suggestionDesk(services.open);
  if (list.some((one) => one.id === desk.getState().inHandId)) desk.setState({ inHandId: '', draft: null });
  services.toast(`Rejected ${list.length} ${list.length === 1 ? 'suggestion' : 'suggestions'}`, { undo: true });
}

/** The likely ones of those that wait in the open source. */
export function likelyOnes(services: Services): readonly Proposed[] {
  return waitingIn(services.open, services.ui.getState().sourceId).list.filter((one) => one.score >= LIKELY);
}

/** Takes the suggestion at an offset in hand, where there is one and no claim is in the way; on repeat the next one there. */
export function takeSuggestionAt(services: Services, offset: number): boolean {
  const { sourceId } = services.ui.getState();
  const holds = (span: Span) => span.start <= offset && offset <= span.end;
  const here = waitingIn(services.open, sourceId).list.filter((one) => one.content.some(holds) || one.cue.some(holds));
  if (here.length === 0) return false;
  const now = here.findIndex((one) => one.id === suggestionDesk(services.open).getState().inHandId);
  const next = here[(now + 1) % here.length];
  if (!next) return false;
  services.ui.setState({ claimId: '', who: null });
  suggestionDesk(services.open).setState({ inHandId: next.id, draft: null });
  services.announce(`Suggested: ${next.speaker.name || 'nobody named'}, ${next.cueWord}`.slice(0, 110));
  return true;
}
