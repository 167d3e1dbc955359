import type { Attribution } from '../../domain/claim.ts';
import type { Speaker } from '../../domain/speaker.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import { nameClaims, openAttribution } from '../claim/claim-acts.ts';
import type { Services } from '../services.ts';
import { rememberSpeaker } from './last-speaker.ts';
import { newSpeaker, type SpeakerAnswer } from './speaker-acts.ts';

/** The attribution of a claim that "Who says this?" is about; made anew when the claim has none that fits. */
export interface WhoTarget {
  readonly claimId: string;
  /** '' for the one that still waits for its speaker, else a new one. */
  readonly attributionId: string;
}

/** What the text tells beside the speaker: filled in where the analyst has not said otherwise. */
export interface FoundWords {
  readonly cue?: Attribution['cue'];
  readonly speakerWords?: Attribution['speakerWords'];
  /** In a transcript: who speaks the turn, so that somebody else is quoted by that one, and how the words are then quoted. */
  readonly turn?: { readonly speakerId: string; readonly quotation: Attribution['quotation'] };
}

/**
 * Sets who says claims, in one step: a new speaker and a missing attribution are made along with it. `found` is asked for each
 * attribution; its cue is used where there is none, its speaker words where there are none or where they named somebody else.
 * Returns the speaker's id, '' for nobody.
 */
export function answerWho(
  services: Services,
  targets: readonly WhoTarget[],
  answer: SpeakerAnswer,
  found: (row: Attribution) => FoundWords = () => ({}),
): string {
  const { inHand, journal } = services.open;
  const fresh = answer.kind === 'new' ? newSpeaker(inHand, answer.draft) : undefined;
  const speaker = fresh ?? (answer.kind === 'known' ? inHand.get('speakers', answer.speakerId) : undefined);
  const rows = targets.flatMap((target) => attributionFor(inHand, target) ?? []);
  const label = `set speaker of ${nameClaims(inHand, [...new Set(targets.map((target) => target.claimId))])}`;
  void journal.commit(label, (writer) => {
    if (fresh) writer.put('speakers', fresh);
    for (const row of rows) writer.put('attributions', answered(row, speaker, answer, found(row)));
  });
  rememberSpeaker(services.open, speaker?.id ?? '');
  return speaker?.id ?? '';
}

/** Sets through whom the words came; `open` takes it away again. */
export function answerVia(services: Services, attributionId: string, answer: SpeakerAnswer): string {
  const { inHand, journal } = services.open;
  const row = inHand.get('attributions', attributionId);
  if (!row) return '';
  const fresh = answer.kind === 'new' ? newSpeaker(inHand, answer.draft) : undefined;
  const viaId = fresh?.id ?? (answer.kind === 'known' ? answer.speakerId : '');
  void journal.commit(`set via whom of ${nameClaims(inHand, [row.claimId])}`, (writer) => {
    if (fresh) writer.put('speakers', fresh);
    writer.put('attributions', { ...row, viaId });
  });
  return viaId;
}

/** The attribution a target means, or a new one for its claim; undefined when the claim is gone. */
export function attributionFor(inHand: CaseInHand, { claimId, attributionId }: WhoTarget): Attribution | undefined {
  const claim = inHand.get('claims', claimId);
  if (!claim) return undefined;
  const rows = inHand.attributionsByClaim.of(claimId);
  const meant = attributionId
    ? rows.find((row) => row.id === attributionId)
    : rows.find((row) => row.speakerId === '' && !row.unattributed);
  return meant ?? openAttribution(claim, Math.max(-1, ...rows.map((row) => row.order)) + 1);
}

function answered(row: Attribution, speaker: Speaker | undefined, answer: SpeakerAnswer, found: FoundWords): Attribution {
  const same = speaker !== undefined && speaker.id === row.speakerId;
  const voiceOfSource = speaker?.kind === 'outlet';
  const words = found.speakerWords ?? [];
  const turn = found.turn && speaker && !same ? inTurn(row, speaker, found.turn) : {};
  const keepWords = row.speakerWords.length > 0 && (same || row.speakerId === '');
  return {
    ...row,
    speakerId: speaker?.id ?? '',
    unattributed: answer.kind === 'unattributed',
    role: voiceOfSource ? 'outlet' : row.role === 'outlet' ? 'original' : row.role,
    cue: row.cue.length > 0 || voiceOfSource || !speaker ? row.cue : [...(found.cue ?? [])],
    speakerWords: keepWords ? row.speakerWords : speaker && !voiceOfSource ? [...words] : [],
    ...turn,
  };
}

/** Somebody else than who speaks the turn is quoted by that one; who speaks it says it in their own voice. What the analyst set stays. */
function inTurn(row: Attribution, speaker: Speaker, turn: NonNullable<FoundWords['turn']>): Partial<Attribution> {
  if (speaker.id === turn.speakerId) return row.viaId === turn.speakerId ? { viaId: '', quotation: 'direct' } : {};
  const untouched = row.viaId === '' && (row.speakerId === turn.speakerId || row.speakerId === '') && speaker.kind !== 'outlet';
  return untouched ? { viaId: turn.speakerId, quotation: turn.quotation } : {};
}
