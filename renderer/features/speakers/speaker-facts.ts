import type { Attribution } from '../../domain/claim.ts';
import type { Speaker, SpeakerKind } from '../../domain/speaker.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import type { CaseWords } from '../../storage/case-words.ts';
import { turnsOf } from '../../storage/turn-counts.ts';

export const kindNames: Record<SpeakerKind, string> = {
  person: 'Person',
  organisation: 'Organisation',
  document: 'Document',
  unnamed: 'Unnamed source',
  outlet: 'The article itself',
};

/** What each speaker says and passes on. */
export interface SpeakerWork {
  readonly said: readonly Attribution[];
  /** Attributions of others whose words came through this speaker. */
  readonly passedOn: readonly Attribution[];
}

const none: SpeakerWork = { said: [], passedOn: [] };
const cache = new WeakMap<CaseInHand, { readonly version: number; readonly works: ReadonlyMap<string, SpeakerWork> }>();

/** Who says how much, by speaker. Counted anew only when attributions changed. */
export function worksOf(inHand: CaseInHand): ReadonlyMap<string, SpeakerWork> {
  const version = inHand.version('attributions') + inHand.hidden;
  const known = cache.get(inHand);
  if (known?.version === version) return known.works;
  const works = new Map<string, { said: Attribution[]; passedOn: Attribution[] }>();
  const of = (id: string) => {
    let work = works.get(id);
    if (!work) {
      work = { said: [], passedOn: [] };
      works.set(id, work);
    }
    return work;
  };
  for (const row of inHand.shownAttributions()) {
    if (row.speakerId) of(row.speakerId).said.push(row);
    if (row.viaId) of(row.viaId).passedOn.push(row);
  }
  cache.set(inHand, { version, works });
  return works;
}

export function workOf(inHand: CaseInHand, speakerId: string): SpeakerWork {
  return worksOf(inHand).get(speakerId) ?? none;
}

/** How many claims are somebody's: a claim counts once, however often it is attributed. */
export function claimCount(work: SpeakerWork): number {
  return new Set(work.said.map((row) => row.claimId)).size;
}

/** Speakers as lists show them: who says most first, then by name. */
export function speakersInOrder(inHand: CaseInHand): readonly Speaker[] {
  const works = worksOf(inHand);
  const count = (speaker: Speaker) => claimCount(works.get(speaker.id) ?? none);
  return [...inHand.all('speakers')]
    .map((speaker) => ({ speaker, count: count(speaker) }))
    .sort((a, b) => b.count - a.count || a.speaker.name.localeCompare(b.speaker.name))
    .map((one) => one.speaker);
}

/** In one sentence, how somebody is quoted. */
export function quotationHabit(said: readonly Attribution[], outlet: boolean): string {
  if (said.length === 0) return '';
  if (outlet) return 'The article’s own words: nobody is cited for them.';
  const direct = said.filter((row) => row.quotation === 'direct').length;
  const mixed = said.filter((row) => row.quotation === 'mixed').length;
  if (direct + mixed === 0) return 'No direct quotation. Every word here is paraphrase.';
  if (direct === said.length) return said.length === 1 ? 'Quoted directly.' : 'Always quoted directly.';
  const parts = [
    direct > 0 ? `quoted directly in ${direct}` : '',
    mixed > 0 ? `${direct > 0 ? '' : 'quoted '}in part in ${mixed}` : '',
    said.length - direct - mixed > 0 ? `paraphrased in ${said.length - direct - mixed}` : '',
  ].filter(Boolean);
  const sentence = new Intl.ListFormat('en').format(parts);
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)} of ${said.length} claims.`;
}

export interface Counted {
  readonly words: string;
  readonly count: number;
}

/** The cues that introduce somebody, most used first. Those of texts not read yet are left out. */
export function countCues(said: readonly Attribution[], words: CaseWords): readonly Counted[] {
  const counts = new Map<string, number>();
  for (const row of said) {
    const cue = words.cue(row)?.toLocaleLowerCase();
    if (cue) counts.set(cue, (counts.get(cue) ?? 0) + 1);
  }
  return [...counts].map(([cue, count]) => ({ words: cue, count })).sort((a, b) => b.count - a.count || a.words.localeCompare(b.words));
}

export interface CalledAs {
  /** As the text says it; '' where the text leaves the speaker out. */
  readonly words: string;
  readonly places: readonly string[];
}

/** What the texts call somebody, and where; the forms an analyst wrote down stand with them, used or not. */
export function calledAs(speaker: Speaker, said: readonly Attribution[], inHand: CaseInHand, words: CaseWords): readonly CalledAs[] {
  const forms = new Map<string, Set<string>>();
  const spoken = new Set(turnsOf(inHand, speaker.id).map(({ source }) => source.id));
  const note = (form: string, place: string | undefined) => {
    const places = forms.get(form) ?? new Set<string>();
    if (place) places.add(place);
    forms.set(form, places);
  };
  for (const row of said) {
    const source = inHand.get('sources', row.sourceId);
    const at = row.speakerWords[0] ?? row.cue[0] ?? inHand.get('claims', row.claimId)?.spans[0];
    const place = source && at ? words.place(source, at.start) : undefined;
    const text = words.heldText(row.sourceId)?.text;
    if (row.speakerWords.length === 0) {
      // who speaks a turn is not left out: the transcript names them above it
      if (row.role !== 'outlet' && !spoken.has(row.sourceId)) note('', place);
    } else if (text) note(row.speakerWords.map((span) => text.slice(span.start, span.end)).join(' … '), place);
  }
  for (const source of inHand.all('sources')) {
    for (const mention of inHand.mentionsBySource.of(source.id)) {
      if (mention.speakerId !== speaker.id) continue;
      const place = words.place(source, mention.span.start);
      const text = words.heldText(source.id)?.text;
      if (text) note(text.slice(mention.span.start, mention.span.end), place);
    }
  }
  for (const alias of speaker.aliases) if (!forms.has(alias)) forms.set(alias, new Set());
  return [...forms]
    .map(([form, places]) => ({ words: form, places: [...places] }))
    .sort((a, b) => Number(a.words === '') - Number(b.words === '') || b.places.length - a.places.length);
}

/** Aliases as typed: one a line, or in one line apart by commas or semicolons. The name itself and doubles are left out. */
export function readAliases(typed: string, name: string): string[] {
  const parts = /\n/.test(typed.trim()) ? typed.split('\n') : typed.split(/[,;]/);
  const clean = parts.map((part) => part.trim().replace(/\s+/gu, ' ').slice(0, 1000)).filter((part) => part !== '' && part !== name);
  return [...new Set(clean)];
}
