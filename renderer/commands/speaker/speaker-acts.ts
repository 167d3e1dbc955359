import type { Attribution } from '../../domain/claim.ts';
import type { Span } from '../../domain/schema.ts';
import type { Mention, Speaker, SpeakerKind } from '../../domain/speaker.ts';
import { withVoices } from '../../domain/turns.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import type { Writer } from '../../storage/edit-journal.ts';
import { nameClaims } from '../claim/claim-acts.ts';
import type { Services } from '../services.ts';

/** What is known of a speaker when it is made. */
export interface SpeakerDraft {
  readonly name: string;
  readonly kind?: SpeakerKind;
  readonly role?: string;
  readonly affiliation?: string;
  readonly aliases?: readonly string[];
}

/** A new speaker's row, in the first colour slot that nobody has; the neutral one from the eighth on. */
export function newSpeaker(inHand: CaseInHand, draft: SpeakerDraft): Speaker {
  const kind = draft.kind ?? 'person';
  const taken = new Set([...inHand.all('speakers')].map((speaker) => speaker.slot));
  const free = [1, 2, 3, 4, 5, 6, 7].find((slot) => !taken.has(slot)) ?? 0;
  return {
    id: crypto.randomUUID(),
    caseId: inHand.caseId,
    name: draft.name.trim(),
    kind,
    role: draft.role?.trim() ?? '',
    affiliation: draft.affiliation?.trim() ?? '',
    aliases: [...new Set(draft.aliases ?? [])].filter((alias) => alias.trim() !== '' && alias !== draft.name),
    note: '',
    slot: kind === 'outlet' ? 0 : free,
    createdAt: new Date().toISOString(),
  };
}

/** Adds a speaker to the register. Returns its id. */
export function createSpeaker(services: Services, draft: SpeakerDraft): string {
  const speaker = newSpeaker(services.open.inHand, draft);
  void services.open.journal.commit(`add speaker ${speaker.name}`, (writer) => writer.put('speakers', speaker));
  return speaker.id;
}

/** Who says something: somebody of the register, somebody new, nobody, or open again. */
export type SpeakerAnswer =
  | { readonly kind: 'known'; readonly speakerId: string }
  | { readonly kind: 'new'; readonly draft: SpeakerDraft }
  | { readonly kind: 'unattributed' }
  | { readonly kind: 'open' };

/** Sets who says claims (the first attribution of each), in one step; a new speaker is made in the same step. */
export function setSpeakerOfClaims(
  services: Services,
  claimIds: readonly string[],
  answer: SpeakerAnswer,
  more: Partial<Attribution> = {},
): Promise<void> {
  const ids = claimIds.flatMap((id) => services.open.inHand.attributionsByClaim.of(id)[0]?.id ?? []);
  return setSpeaker(services, ids, answer, more);
}

/** Sets who says things, attribution by attribution, in one step. */
export function setSpeaker(
  services: Services,
  attributionIds: readonly string[],
  answer: SpeakerAnswer,
  more: Partial<Attribution> = {},
): Promise<void> {
  const { inHand, journal } = services.open;
  const claims = [...new Set(attributionIds.flatMap((id) => inHand.get('attributions', id)?.claimId ?? []))];
  return journal.commit(`set speaker of ${nameClaims(inHand, claims)}`, (writer) => {
    let speaker: Speaker | undefined;
    if (answer.kind === 'new') {
      speaker = newSpeaker(inHand, answer.draft);
      writer.put('speakers', speaker);
    } else if (answer.kind === 'known') {
      speaker = writer.get('speakers', answer.speakerId);
    }
    for (const id of attributionIds) {
      const row = writer.get('attributions', id);
      if (!row) continue;
      const role = speaker?.kind === 'outlet' ? 'outlet' : row.role === 'outlet' ? 'original' : row.role;
      writer.put('attributions', { ...row, speakerId: speaker?.id ?? '', unattributed: answer.kind === 'unattributed', role, ...more });
    }
  });
}

/** Corrects a speaker's facts. Keystrokes of one visit to a field join into one step. */
export function changeSpeaker(services: Services, id: string, change: Partial<Speaker>, join = ''): Promise<void> {
  const name = services.open.inHand.get('speakers', id)?.name ?? 'speaker';
  return services.open.journal.commit(
    `change ${name}`,
    (writer) => {
      const row = writer.get('speakers', id);
      if (row) writer.put('speakers', { ...row, ...change });
    },
    join,
  );
}

/** Makes several speakers one: their claims, mentions and names go to `intoId`. One step, so undo parts them again as they were. */
export function mergeSpeakers(services: Services, intoId: string, fromIds: readonly string[]): Promise<void> {
  const { inHand, journal } = services.open;
  const into = inHand.get('speakers', intoId);
  const from = fromIds.flatMap((id) => (id === intoId ? [] : (inHand.get('speakers', id) ?? [])));
  if (!into || from.length === 0) return Promise.resolve();
  const gone = new Set(from.map((speaker) => speaker.id));
  return journal.commit(`merge ${from.map((speaker) => speaker.name).join(', ')} into ${into.name}`, (writer) => {
    const names = [...into.aliases, ...from.flatMap((speaker) => [speaker.name, ...speaker.aliases])];
    writer.put('speakers', {
      ...into,
      aliases: [...new Set(names)].filter((alias) => alias !== into.name),
      role: into.role || (from.find((speaker) => speaker.role)?.role ?? ''),
      affiliation: into.affiliation || (from.find((speaker) => speaker.affiliation)?.affiliation ?? ''),
      note: [into.note, ...from.map((speaker) => speaker.note)].filter((note) => note.trim() !== '').join('\n\n'),
    });
    for (const speaker of from) writer.remove('speakers', speaker.id);
    for (const row of inHand.all('attributions')) {
      if (gone.has(row.speakerId) || gone.has(row.viaId)) {
        writer.put('attributions', {
          ...row,
          speakerId: gone.has(row.speakerId) ? intoId : row.speakerId,
          viaId: gone.has(row.viaId) ? intoId : row.viaId,
        });
      }
    }
    for (const row of inHand.all('mentions')) if (gone.has(row.speakerId)) writer.put('mentions', { ...row, speakerId: intoId });
    changeVoices(writer, inHand, (speakerId) => (gone.has(speakerId) ? intoId : speakerId));
  });
}

/** Turns of a transcript by their label. */
export interface TurnsOfLabel {
  readonly sourceId: string;
  readonly label: string;
}

/** Makes a new speaker out of one alias, some of the claims and some of the turns of another. Returns the new speaker's id. */
export function splitSpeaker(
  services: Services,
  fromId: string,
  draft: SpeakerDraft,
  attributionIds: readonly string[],
  turns: readonly TurnsOfLabel[] = [],
): string {
  const { inHand, journal } = services.open;
  const from = inHand.get('speakers', fromId);
  if (!from) return '';
  const speaker = newSpeaker(inHand, { kind: from.kind, ...draft });
  const taken = new Set([draft.name, ...(draft.aliases ?? [])]);
  void journal.commit(`split ${speaker.name} from ${from.name}`, (writer) => {
    writer.put('speakers', speaker);
    writer.put('speakers', { ...from, aliases: from.aliases.filter((alias) => !taken.has(alias)) });
    for (const id of attributionIds) {
      const row = writer.get('attributions', id);
      if (!row) continue;
      writer.put('attributions', {
        ...row,
        speakerId: row.speakerId === fromId ? speaker.id : row.speakerId,
        viaId: row.viaId === fromId ? speaker.id : row.viaId,
      });
    }
    changeVoices(writer, inHand, (speakerId, label, sourceId) =>
      speakerId === fromId && turns.some((one) => one.sourceId === sourceId && one.label === label) ? speaker.id : speakerId,
    );
  });
  return speaker.id;
}

/** Removes a speaker; what it said stays, with the speaker open. */
export function deleteSpeaker(services: Services, id: string): Promise<void> {
  const { inHand, journal } = services.open;
  const speaker = inHand.get('speakers', id);
  if (!speaker) return Promise.resolve();
  return journal.commit(`delete speaker ${speaker.name}`, (writer) => {
    writer.remove('speakers', id);
    for (const row of inHand.all('attributions')) {
      if (row.speakerId === id || row.viaId === id) {
        writer.put('attributions', {
          ...row,
          speakerId: row.speakerId === id ? '' : row.speakerId,
          viaId: row.viaId === id ? '' : row.viaId,
        });
      }
    }
    for (const row of inHand.all('mentions')) if (row.speakerId === id) writer.remove('mentions', row.id);
    changeVoices(writer, inHand, (speakerId) => (speakerId === id ? '' : speakerId));
  });
}

/** Gives turns of transcripts to other speakers; '' leaves them to nobody. `change` gets the speaker of a label and the label. */
function changeVoices(writer: Writer, inHand: CaseInHand, change: (speakerId: string, label: string, sourceId: string) => string): void {
  for (const source of inHand.all('sources')) {
    const voices = withVoices(source.voices, (speakerId, label) => change(speakerId, label, source.id));
    if (voices !== source.voices) writer.put('sources', { ...source, voices: voices ?? [] });
  }
}

/** Says who speaks the turns of a label in a source: a speaker of the register, somebody new, or with `open` nobody. Returns the speaker's id. */
export function setVoice(services: Services, sourceId: string, label: string, turns: number, answer: SpeakerAnswer): string {
  const { inHand, journal } = services.open;
  const fresh = answer.kind === 'new' ? newSpeaker(inHand, answer.draft) : undefined;
  const speakerId = fresh?.id ?? (answer.kind === 'known' ? answer.speakerId : '');
  void journal.commit(`set who ${label || 'nobody named'} is`.slice(0, 400), (writer) => {
    const source = writer.get('sources', sourceId);
    if (!source) return;
    if (fresh) writer.put('speakers', fresh);
    const others = (source.voices ?? []).filter((voice) => voice.label !== label);
    const at = (source.voices ?? []).findIndex((voice) => voice.label === label);
    if (speakerId !== '') others.splice(at < 0 ? others.length : at, 0, { label, speakerId, turns });
    writer.put('sources', { ...source, voices: others });
  });
  return speakerId;
}

/** Tags places of a source as naming a speaker. Places already tagged for that speaker are left alone. Returns how many are new. */
export function tagMentions(services: Services, sourceId: string, speakerId: string, spans: readonly Span[]): number {
  const { inHand, journal } = services.open;
  const speaker = inHand.get('speakers', speakerId);
  const present = inHand.mentionsBySource.of(sourceId).filter((row) => row.speakerId === speakerId);
  const fresh = spans.filter((span) => !present.some((row) => row.span.start < span.end && row.span.end > span.start));
  if (!speaker || fresh.length === 0) return 0;
  void journal.commit(`tag ${speaker.name} in ${fresh.length} ${fresh.length === 1 ? 'place' : 'places'}`, (writer) => {
    for (const span of fresh) {
      const mention: Mention = { id: crypto.randomUUID(), caseId: inHand.caseId, sourceId, speakerId, span };
      writer.put('mentions', mention);
    }
  });
  return fresh.length;
}

/** Takes tags of a speaker off a source again. */
export function untagMentions(services: Services, sourceId: string, speakerId: string): Promise<void> {
  const { inHand, journal } = services.open;
  const name = inHand.get('speakers', speakerId)?.name ?? 'speaker';
  return journal.commit(`untag ${name}`, (writer) => {
    for (const row of inHand.mentionsBySource.of(sourceId)) if (row.speakerId === speakerId) writer.remove('mentions', row.id);
  });
}
