import { foldWords } from '../domain/fold-words.ts';
import type { Voice } from '../domain/source.ts';
import type { Speaker } from '../domain/speaker.ts';
import type { TurnLabel } from '../domain/turns.ts';
import { readTurnLabel, type TurnSpeaker } from './turn-label.ts';
import { knownSpeaker } from './who-is-meant.ts';

/** What the analyst says about a label before the import, where it differs from the proposal. */
export interface VoiceChoice {
  /** Another name. Labels of the same name become one speaker; the name of a speaker in the register means that one. */
  readonly name?: string | undefined;
  /** True: the label becomes no speaker. */
  readonly out?: boolean | undefined;
}

/** A label of a transcript with the speaker it is to become. */
export interface VoiceProposal extends TurnLabel, TurnSpeaker {
  /** False: nobody, because the analyst left it out or nobody is named. */
  readonly taken: boolean;
  /** The speaker of the register that it is, or ''. */
  readonly speakerId: string;
  /** What the label itself would be called, before it was led to somebody of the register or of this text. */
  readonly own: string;
}

/** Speakers of one source as rows: new ones to store, and which label each turn's speaker goes by. */
export interface SourceVoices {
  readonly voices: readonly Voice[];
  readonly speakers: readonly Speaker[];
}

/**
 * Who the labels of a text stand for: titles, roles and affiliations are read off the label, short forms join the one full name they fit, and names are
 * looked up in the register. Roles without a name ("The Chair", "Speaker 1") are somebody else in each source, so they are never looked up.
 * @param title of the source, by which such roles are told apart.
 */
export function proposeVoices(
  labels: readonly TurnLabel[],
  register: readonly Speaker[],
  choices: ReadonlyMap<string, VoiceChoice> = new Map(),
  title = '',
): VoiceProposal[] {
  const read = labels.map((label) => ({ label, speaker: readTurnLabel(label.label) }));
  const people = read.filter(({ speaker }) => speaker.kind === 'person');
  const names = [...new Set(people.map(({ speaker }) => speaker.name))];
  const byForm = new Map(register.flatMap((row) => [row.name, ...row.aliases].map((form) => [foldWords(form), row] as const)).reverse());
  const taken = new Set(register.map((row) => foldWords(row.name)));
  return read.map(({ label, speaker }): VoiceProposal => {
    const choice = choices.get(label.label);
    const full = speaker.kind === 'person' ? fuller(speaker, names, people) : chairOf(speaker, people);
    const known = full.kind === 'unnamed' ? undefined : (asWritten(label.label, byForm) ?? lookUp(full, register, byForm));
    const free = full.kind === 'unnamed' && taken.has(foldWords(full.name)) && title !== '' ? `${full.name} (${title})` : full.name;
    const proposed = label.label === '' ? '' : (known?.name ?? free);
    const name = (choice?.name ?? proposed).replace(/\s+/g, ' ').trim().slice(0, 1000);
    const renamed = choice?.name !== undefined && name !== proposed;
    const found = renamed ? byForm.get(foldWords(name)) : known;
    return {
      ...label,
      ...(found ? { kind: speakerKindOf(found), role: found.role, affiliation: found.affiliation } : full),
      ...(renamed && !found ? kindOfTyped(full, name) : {}),
      name,
      taken: choice?.out !== true && name !== '',
      speakerId: found?.id ?? '',
      own: speaker.name,
    };
  });
}

function speakerKindOf(row: Speaker): TurnSpeaker['kind'] {
  return row.kind === 'organisation' ? 'organisation' : row.kind === 'unnamed' ? 'unnamed' : 'person';
}

/** A name that the analyst typed for a role: the role is kept beside it. */
function kindOfTyped(full: TurnSpeaker, name: string): Pick<TurnSpeaker, 'kind' | 'role'> {
  const typed = readTurnLabel(name);
  const role = full.kind === 'unnamed' && typed.kind === 'person' ? full.name.replace(/^The /, '') : full.role;
  return { kind: typed.kind, role: typed.kind === 'unnamed' ? '' : role };
}

/** Somebody of the register who is called just as the label says. */
function asWritten(label: string, byForm: ReadonlyMap<string, Speaker>): Speaker | undefined {
  const found = byForm.get(foldWords(label));
  return found?.kind === 'person' || found?.kind === 'organisation' ? found : undefined;
}

function lookUp(speaker: TurnSpeaker, register: readonly Speaker[], byForm: ReadonlyMap<string, Speaker>): Speaker | undefined {
  const exact = byForm.get(foldWords(speaker.name));
  if (exact) return exact.kind === 'outlet' || exact.kind === 'document' ? undefined : exact;
  const bare = speaker.name.replace(/^(?:Mr|Mrs|Ms|Miss)\.? /, '');
  return (
    knownSpeaker({ start: 0, end: 0, name: bare, kind: speaker.kind, role: '', affiliation: '', governed: false }, register) ?? undefined
  );
}

interface ReadLabel {
  readonly label: TurnLabel;
  readonly speaker: TurnSpeaker;
}

const courtesy = /^(?:mr|mrs|ms|miss|dr)\.? /;
const bareName = (name: string) => foldWords(name).replace(courtesy, '');

/** The same person by a fuller form of the name, where the text has exactly one: "Mr. Doe" and "Doe" after "Jane Doe" are she. */
function fuller(speaker: TurnSpeaker, names: readonly string[], people: readonly ReadLabel[]): TurnSpeaker {
  const bare = bareName(speaker.name);
  const fits = [...new Set(names.map(bareName))].filter((name) => isFuller(name, bare)).sort((a, b) => b.length - a.length);
  const [longest] = fits;
  const one = longest !== undefined && fits.every((name) => name === longest || isFuller(longest, name));
  const known = people.find((other) => (one ? bareName(other.speaker.name) === longest : same(other.speaker, speaker)))?.speaker;
  if (!known) return speaker;
  return { ...known, role: known.role || speaker.role, affiliation: known.affiliation || speaker.affiliation };
}

function same(a: TurnSpeaker, b: TurnSpeaker): boolean {
  return foldWords(a.name) === foldWords(b.name);
}

/** Whether a name is a fuller form of another: it ends in the same words and has more before them, or has more between first and last. */
function isFuller(name: string, than: string): boolean {
  if (name.length <= than.length) return false;
  if (name.endsWith(` ${than}`)) return true;
  const [all, some] = [name.split(' '), than.split(' ')];
  return some.length > 1 && all[0] === some[0] && all.at(-1) === some.at(-1) && some.every((word) => all.includes(word));
}

/** "The Chair" is whoever "The Chair (Ann Lee)" names, where that is one person only. */
function chairOf(speaker: TurnSpeaker, people: readonly ReadLabel[]): TurnSpeaker {
  if (speaker.kind !== 'unnamed') return speaker;
  const office = foldWords(speaker.name).replace(/^the /, '');
  const holders = people.filter((other) => {
    const outside = foldWords(/^([^([{]*)[([{]/.exec(other.label.label)?.[1] ?? '').trim();
    return outside !== '' && outside.replace(/^the /, '') === office;
  });
  const [first] = holders;
  return first && holders.every((other) => same(other.speaker, first.speaker)) ? first.speaker : speaker;
}

/** Colour slots are for those who speak most; the others are neutral. */
const slots = [1, 2, 3, 4, 5, 6, 7] as const;

/**
 * The rows of a source's speakers: one for each name that the register does not hold, and the source's voices.
 * @param made moment and ids, given from outside so that the same input gives the same rows.
 */
export function voiceRows(
  proposals: readonly VoiceProposal[],
  register: readonly Speaker[],
  made: { readonly caseId: string; readonly at: string; readonly id: () => string },
): SourceVoices {
  const fresh = new Map<string, { row: Speaker; length: number }>();
  const voices: Voice[] = [];
  for (const one of proposals) {
    if (!one.taken) continue;
    let speakerId = one.speakerId;
    if (speakerId === '') {
      const key = foldWords(one.name);
      const known = fresh.get(key);
      const row: Speaker = known?.row ?? {
        id: made.id(),
        caseId: made.caseId,
        name: one.name,
        kind: one.kind,
        role: one.role.slice(0, 1000),
        affiliation: one.affiliation.slice(0, 1000),
        aliases: [],
        note: '',
        slot: 0,
        createdAt: made.at,
      };
      const forms = [one.label, one.own].filter((form) => form !== '' && foldWords(form) !== key && !row.aliases.includes(form));
      // a role without a name is nobody's other name
      const aliases =
        one.kind !== 'unnamed' && readTurnLabel(one.label).kind === 'unnamed' && !/[([{]/.test(one.label) ? [] : [...new Set(forms)];
      fresh.set(key, {
        row: { ...row, role: row.role || one.role.slice(0, 1000), aliases: [...row.aliases, ...aliases] },
        length: (known?.length ?? 0) + one.length,
      });
      speakerId = row.id;
    }
    voices.push({ label: one.label, speakerId, turns: one.turns });
  }
  const held = new Set(register.map((row) => row.slot));
  const free = slots.filter((slot) => !held.has(slot));
  const loudest = [...fresh.values()].sort((a, b) => b.length - a.length).slice(0, free.length);
  const slotOf = new Map(loudest.map(({ row }, i) => [row.id, free[i] ?? 0]));
  return { voices, speakers: [...fresh.values()].map(({ row }) => ({ ...row, slot: slotOf.get(row.id) ?? 0 })) };
}
