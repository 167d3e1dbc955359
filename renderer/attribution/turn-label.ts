import type { SpeakerKind } from '../domain/speaker.ts';
import { organisationWords, titleHeads, titleModifiers } from './name-lists.ts';
import { organisationNames, roleHeads, roleParts } from './name-words.ts';
import { foldWord } from './names-in-text.ts';

/** What the label of a transcript's turn tells about its speaker. */
export interface TurnSpeaker {
  /** As a register would list it: `Sen. JANE DOE (D-OH)` is "Jane Doe". */
  readonly name: string;
  readonly kind: Extract<SpeakerKind, 'person' | 'organisation' | 'unnamed'>;
  readonly role: string;
  readonly affiliation: string;
}

const set = (words: string) => new Set(words.split(/\s+/).map(foldWord));

/** Roles in other languages that speak without a name, and stand before one. */
const foreignRoles =
  set(`vorsitzender vorsitzende präsident präsidentin vizepräsident vizepräsidentin moderator moderatorin sprecher sprecherin ministre
  bundeskanzler bundeskanzlerin bundesminister bundesministerin minister ministerin abgeordneter abgeordnete président présidente journaliste animateur
  animatrice intervenant intervenante presidente presidenta moderadora periodista senador senadora diputado diputada ministra entrevistador entrevistadora
  intervistatore intervistatrice moderatore giornalista deputato onorevole председатель ведущий ведущая журналист корреспондент депутат министр`);

/** Roles that speak without a name in transcripts. */
const unnamedRoles = new Set([
  ...foreignRoles,
  ...set(`chair chairman chairwoman chairperson president speaker moderator host cohost co-host anchor presenter interviewer interviewee reporter reporters
  journalist correspondent announcer narrator operator clerk court judge witness defendant accused counsel prosecutor prosecution defence defense bailiff
  usher officer interpreter translator transcriber participant participants respondent caller callers audience question questioner questions answer q a
  voice voices male female man woman boy girl child unidentified unknown member members some staff secretariat crew pilot co-pilot crowd all both several
  everyone guest guests panelist panellist student teacher doctor patient nurse researcher examiner juror jurors foreperson foreman attorney solicitor
  barrister chorus group multiple unison mixed people person hon honourable official therapist client agent detective mayor governor minister premier
  chancellor senator secretary commissioner director manager superintendent inspector marketing designer engineer expert consultant public
  interviewerin frage antwort zwischenruf question réponse entrevistado entrevistada pregunta respuesta domanda risposta pergunta resposta вопрос ответ
  интервьюер голос`),
]);
const joining =
  set(`the of and or for to in on at de la le les el los las der die das du des von un une di il dos da do acting deputy vice hon assistant first
  second third senior junior interim mr mrs ms madam madame no number presiding project interface user industrial phd grad postdoc undergrad professor dr speaking`);
/** `SPEAKER_00`, `Q1`, `PhD F`: how machines and meetings number people. */
const numbered =
  /^(?:\p{L}{1,3}|speaker|spk|spkr|participant|respondent|interviewee|person|voice|user)[\s_#-]?\d{1,3}$|^(?:phd|grad|postdoc|undergrad|professor|prof) \p{Lu}$/iu;
/** What brackets tell of the line rather than of the speaker. */
const howItSounds =
  /^(?:via|by (?:phone|video|tele)|over the|through|on (?:phone|screen|video|tape|camera)|off|voice|v\.?o\.?|interpret|translat|cont|laugh|shout|whisper|in \p{Lu}\p{Ll}+$|inaudible|crosstalk|sings?|reading|ph\b|phonetic)/iu;

/** Titles before a name that say who somebody is, in full; those without a word of their own are left out of the role. */
const titles: readonly (readonly [RegExp, string])[] = [
  [/^sen(?:ator)?\b\.?$/i, 'Senator'],
  [/^rep(?:resentative)?\b\.?$/i, 'Representative'],
  [/^gov(?:ernor)?\b\.?$/i, 'Governor'],
  [/^gen(?:eral)?\b\.?$/i, 'General'],
  [/^prof(?:essor)?\b\.?$/i, 'Professor'],
  [/^dr\.?$/i, 'Dr.'],
  [/^(?:rev|reverend)\.?$/i, 'Reverend'],
  [/^capt(?:ain)?\.?$/i, 'Captain'],
  [/^(?:sgt|sergeant)\.?$/i, 'Sergeant'],
  [/^(?:lt|lieutenant)\.?$/i, 'Lieutenant'],
  [/^col(?:onel)?\.?$/i, 'Colonel'],
];
const courtesy = /^(?:mr|mrs|ms|miss|mx|mme|mlle|m|herr|frau|señora?|sra?|signora?|monsieur|madame|sir|dame|lord|lady|baroness|baron)\.?$/i;
/** Honours that say nothing of an office. */
const honour = /^(?:hon|honou?rable|rt|right|the)\.?$/i;
const suffix = /^(?:jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d|esq|qc|kc|mp|mep|msp|am|ms|obe|cbe|mbe|dds|rn)\.?$/i;
const kept = new Set(
  `CEO CFO CTO COO USA UK US EU UN FBI CIA AP BBC NBC ABC MP MEP AM PC QC KC MD PHD II III IV NYT PBS HBO MSP`.split(' '),
);

/** Reads who the label of a turn stands for. Rules only; the analyst sees the outcome before anything is stored. */
export function readTurnLabel(label: string): TurnSpeaker {
  const whole = label.replace(/\s+/g, ' ').trim();
  const bracket = /^([^([{]*\S)\s*[([{](.*?)[)\]}]*\s*$/su.exec(whole);
  const outside = (bracket?.[1] ?? whole).replace(/[,;–—-]+\s*$/, '').trim();
  const told = bracket?.[2]?.trim() ?? '';
  const inside = howItSounds.test(told) ? '' : told;
  if (inside !== '' && isUnnamed(outside)) {
    const person = readTurnLabel(inside);
    if (person.kind === 'person' && person.name.includes(' ')) {
      return { ...person, role: [readable(outside).replace(/^The /, ''), person.role].filter(Boolean).join(', ') };
    }
    return { name: readable(whole), kind: 'unnamed', role: '', affiliation: '' };
  }
  if (isUnnamed(outside)) return { name: readable(outside.replaceAll('_', ' ')), kind: 'unnamed', role: '', affiliation: '' };
  const [head = '', ...tail] = outside.split(/\s*,\s*/);
  const degrees = tail.filter((part) => part.split(/[\s.]+/).every((word) => word === '' || suffix.test(word)));
  const after = tail.filter((part) => !degrees.includes(part)).join(', ');
  const { role, name: bare, courteous } = withoutTitles(head);
  // `Mr. SMITH of Ohio`: the House and the Senate tell members of one name apart like this
  const state = courteous || role ? /^((?:Ma?c)?\p{Lu}[\p{Lu}’'-]+) of (\p{Lu}.+)$/u.exec(bare) : null;
  const name = state?.[1] ?? bare;
  const place = [state?.[2] ?? '', tellsRole(inside) ? '' : inside].filter(Boolean).join(', ');
  // `Senator from Ohio`: a title and no name
  if (name === '' || (role !== '' && /^(?:from|for|of|in|at) /.test(name)))
    return { name: readable(outside), kind: 'unnamed', role: '', affiliation: '' };
  const words = name.split(' ');
  const folded = words.map(foldWord);
  if (/^the /i.test(outside) && role === '') return { name: readable(outside), kind: 'organisation', role: '', affiliation: inside };
  const body = role === '' && !courteous && folded.some((word) => organisationWords.has(word) || organisationNames.has(word));
  if (body && (words.length === 1 || words.length > 2 || organisationWords.has(folded.at(-1) ?? ''))) {
    return { name: readable(name), kind: 'organisation', role: '', affiliation: '' };
  }
  const shown = readable([name, ...degrees.filter((part) => /^(?:jr|sr|ii|iii|iv)\.?$/i.test(part))].join(' '));
  return {
    name: courteous && !shown.includes(' ') ? `${readable(courteous)} ${shown}` : shown,
    kind: 'person',
    role: [readable(after, true), role, tellsRole(inside) ? inside : ''].filter(Boolean).join(', '),
    affiliation: place,
  };
}

/** Whether a label names nobody: a role, a number, "Unidentified man". */
function isUnnamed(words: string): boolean {
  if (numbered.test(words)) return true;
  const all = words
    .replace(/[.,#:–—-]+/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
  if (all.length === 0) return true;
  let roles = 0;
  const plain = all.every((word) => {
    const fold = foldWord(word);
    if (unnamedRoles.has(fold) || (/s$/.test(fold) && unnamedRoles.has(fold.slice(0, -1)))) {
      roles += 1;
      return true;
    }
    return joining.has(fold) || /^\d{1,3}$/.test(word) || /^[A-Z]$/.test(word) || (roleParts.has(fold) && !roleHeads.has(fold));
  });
  return plain && roles > 0;
}

function tellsRole(words: string): boolean {
  return words.split(/[\s,;]+/).some((word) => roleHeads.has(foldWord(word)) || /^(?:host|anchor|presenter|owner|member)$/i.test(word));
}

/** Takes titles off the front of a name. The last word is never a title: somebody may be called Judge or Bishop. */
function withoutTitles(head: string): { role: string; name: string; courteous: string } {
  const words = head.split(' ').filter(Boolean);
  const role: string[] = [];
  let courteous = '';
  while (words.length > 1) {
    const word = words[0] ?? '';
    const fold = foldWord(word);
    if (courtesy.test(word)) courteous = word;
    else if (!honour.test(word)) {
      const full = titles.find(([form]) => form.test(word))?.[1];
      const known =
        full ??
        (titleHeads.has(fold) || foreignRoles.has(fold) || (titleModifiers.has(fold) && endsInTitle(words)) ? readable(word) : undefined);
      if (known === undefined) break;
      role.push(known);
    }
    words.shift();
  }
  while (words.length > 2 && suffix.test(words.at(-1) ?? '') && !/^(?:jr|sr|ii|iii|iv)\.?$/i.test(words.at(-1) ?? '')) words.pop();
  return { role: role.join(' '), name: words.join(' '), courteous };
}

/** Whether words that qualify a title are followed by one, with a name after it: "Deputy Foreign Minister Ann Lee". */
function endsInTitle(words: readonly string[]): boolean {
  const at = words.findIndex((word) => titleHeads.has(foldWord(word)));
  return at > 0 && at < words.length - 1 && words.slice(0, at).every((word) => titleModifiers.has(foldWord(word)));
}

/** Words in capitals as they are written otherwise; anything else as it is. `role`: what is no name, so small. */
export function readable(words: string, role = false): string {
  const loud = !/\p{Ll}{2}/u.test(words.replace(/\b(?:Mc|Mac|de|la|von|van|of|and|the)\b/g, ''));
  if (!/\p{Lu}{2}/u.test(words)) return words;
  return words.replace(/[\p{L}\p{M}][\p{L}\p{M}’']*/gu, (word, at: number) => {
    const bare = word.replace(/^Ma?c(?=\p{Lu}{2})/u, '');
    if (/^(?:JR|SR|DR|MR|MRS|MS|ST)$/.test(word)) return capital(word);
    if (bare !== bare.toLocaleUpperCase() || kept.has(word.toUpperCase()) || (!loud && word.length < 4)) return word;
    if (word.length <= 5 && /^[B-DF-HJ-NP-TV-XZ]+$/i.test(word)) return word;
    if (/^(?:OF|AND|THE|FOR|DE|LA|VON|VAN|DER|DU|DES|DEL)$/.test(word) && at > 0) return word.toLowerCase();
    return role ? word.toLocaleLowerCase() : capital(word);
  });
}

function capital(word: string): string {
  const lower = word.toLocaleLowerCase();
  const one = lower.charAt(0).toLocaleUpperCase() + lower.slice(1);
  return one
    .replace(/^Mc(\p{Ll})(?=\p{L}{2})/u, (_, letter: string) => `Mc${letter.toLocaleUpperCase()}`)
    .replace(/^([OD]['’])(\p{Ll})(?=\p{L}{2})/u, (_, start: string, letter: string) => start + letter.toLocaleUpperCase());
}
