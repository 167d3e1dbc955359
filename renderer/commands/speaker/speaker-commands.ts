import { normaliseSpans } from '../../anchoring/spans.ts';
import { type Attribution, quotations } from '../../domain/claim.ts';
import type { WhoQuestion } from '../../state/ui-state.ts';
import { addAttribution, changeAttribution, nameClaims } from '../claim/claim-acts.ts';
import { type Command, needsClaim } from '../command.ts';
import type { Services } from '../services.ts';
import { answerWho } from './answer-who.ts';
import { lastSpeaker } from './last-speaker.ts';
import { mentionCommands } from './mention-commands.ts';
import { selectedWords } from './selected-words.ts';

const base = { menu: 'Speaker', scope: 'text' } as const;
const needsAttribution = (services: Services): string => needsClaim(services) || (firstRow(services) ? '' : 'Set a speaker first');

function firstRow({ open, ui }: Services): Attribution | undefined {
  return open.inHand.attributionsByClaim.of(ui.getState().claimId)[0];
}

function label(services: Services, what: string): string {
  return `set ${what} of ${nameClaims(services.open.inHand, [services.ui.getState().claimId])}`;
}

/** Changes the first attribution of the claim in hand; makes one where there is none yet. */
function changeFirst(services: Services, what: string, change: Partial<Attribution>): void {
  const row = firstRow(services);
  if (row) void changeAttribution(services, row.id, label(services, what), change);
  else addAttribution(services, services.ui.getState().claimId, change);
}

/** Opens "Who says this?" at the passage. */
function ask(services: Services, more: Partial<WhoQuestion> = {}): void {
  const { claimId } = services.ui.getState();
  services.ui.setState({
    view: 'read',
    who: { claimId, attributionId: firstRow(services)?.id ?? '', place: 'text', asks: 'speaker', ...more },
  });
}

function takeSelection(services: Services): void {
  services.reader.current?.clearSelection();
  services.ui.setState({ selection: null });
}

/** Selected words name the speaker of the claim in hand. Without a selection, or while nobody is set, the question opens. */
function setSpeakerOrWords(services: Services): void {
  const selection = selectedWords(services);
  const { claimId } = services.ui.getState();
  const claim = services.open.inHand.get('claims', claimId);
  const row = firstRow(services);
  if (!selection || selection.sourceId !== claim?.sourceId) {
    ask(services);
    return;
  }
  changeFirst(services, 'speaker words', { speakerWords: normaliseSpans(selection.spans) });
  takeSelection(services);
  services.announce('Speaker words set');
  if (!row?.speakerId) ask(services);
}

/** Selected words are the cue of the claim in hand. */
function setCue(services: Services): void {
  const row = firstRow(services);
  const selection = selectedWords(services);
  if (!selection) {
    services.announce(row && row.cue.length > 0 ? 'Select the words of the cue first' : 'No cue. Select its words first');
    return;
  }
  changeFirst(services, 'cue', { cue: normaliseSpans(selection.spans) });
  takeSelection(services);
  services.announce('Cue set');
}

/** Speakers and attributions of the claim in hand. */
export const speakerCommands: readonly Command[] = [
  {
    ...base,
    id: 'claim.speaker',
    title: 'Set the speaker',
    keywords: 'who says this attribute speaker words',
    keys: ['S'],
    undoable: 'yes',
    unavailable: needsClaim,
    run: setSpeakerOrWords,
  },
  {
    ...base,
    id: 'claim.cue',
    title: 'Selected words are the cue',
    keywords: 'said according to',
    keys: ['Q'],
    undoable: 'yes',
    unavailable: needsClaim,
    run: setCue,
  },
  {
    ...base,
    id: 'speaker.clearCue',
    title: 'Take the cue away',
    keys: [],
    undoable: 'yes',
    unavailable: (services) => needsAttribution(services) || (firstRow(services)?.cue.length ? '' : 'This claim has no cue'),
    run: (services) => {
      const row = firstRow(services);
      if (row) void changeAttribution(services, row.id, `clear cue of ${nameClaims(services.open.inHand, [row.claimId])}`, { cue: [] });
      services.announce('No cue');
    },
  },
  {
    ...base,
    id: 'speaker.quotation',
    title: 'Direct, indirect or mixed quotation',
    keywords: 'reported speech quoted',
    keys: ['D'],
    undoable: 'yes',
    unavailable: needsAttribution,
    run: (services) => {
      const row = firstRow(services);
      if (!row) return;
      const quotation = quotations[(quotations.indexOf(row.quotation) + 1) % quotations.length] ?? 'direct';
      void changeAttribution(services, row.id, label(services, 'quotation'), { quotation });
      services.announce(`${quotation.charAt(0).toUpperCase()}${quotation.slice(1)} quotation`);
    },
  },
  {
    ...base,
    id: 'speaker.same',
    title: 'Same speaker as last',
    keywords: 'again repeat',
    keys: ['U'],
    undoable: 'yes',
    unavailable: (services) => needsClaim(services) || (speakerBefore(services) ? '' : 'No speaker was set before'),
    run: (services) => {
      const speakerId = speakerBefore(services);
      const { claimId } = services.ui.getState();
      answerWho(services, [{ claimId, attributionId: firstRow(services)?.id ?? '' }], { kind: 'known', speakerId });
      services.announce(`Speaker: ${services.open.inHand.get('speakers', speakerId)?.name ?? ''}`);
    },
  },
  {
    ...base,
    id: 'speaker.add',
    title: 'Add another speaker to this claim',
    keywords: 'attribution second quoted by',
    keys: [],
    undoable: 'yes',
    unavailable: needsClaim,
    run: (services) => {
      const { claimId } = services.ui.getState();
      const rows = services.open.inHand.attributionsByClaim.of(claimId);
      const waiting = rows.find((row) => row.speakerId === '' && !row.unattributed);
      ask(services, { attributionId: waiting?.id ?? '' });
    },
  },
  {
    ...base,
    id: 'speaker.via',
    title: 'Set through whom the words came',
    keywords: 'via whom quoted by passed on',
    keys: [],
    undoable: 'yes',
    unavailable: needsAttribution,
    run: (services) => ask(services, { asks: 'via' }),
  },
  ...mentionCommands,
];

/** The speaker set last, else that of the claim before this one in the text. */
function speakerBefore({ open, ui }: Services): string {
  const known = lastSpeaker(open);
  if (known) return known;
  const claim = open.inHand.get('claims', ui.getState().claimId);
  if (!claim) return '';
  const index = open.inHand.claimsIn(claim.sourceId);
  for (let at = index.rankOf(claim.id) - 1; at >= 0; at--) {
    const speakerId = open.inHand.attributionsByClaim.of(index.atRank(at)?.id ?? '')[0]?.speakerId;
    if (speakerId) return speakerId;
  }
  return '';
}
