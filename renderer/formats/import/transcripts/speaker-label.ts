import { readStamp } from './time-stamp.ts';

/** How a line says who speaks. */
export type LabelForm = 'colon' | 'bracket' | 'mark' | 'stamp' | 'record' | 'dash' | 'alone' | 'answer';

/** The beginning of a line that says who speaks. */
export interface SpeakerLabel {
  /** As written, without marks, brackets and time stamps: `The Chair (Hon. A. Rota)`. */
  readonly speaker: string;
  /** UTF-16 units of the line that the label takes, with the white space after it. */
  readonly length: number;
  readonly form: LabelForm;
  /** Seconds from the start of the recording, where the label gives them. */
  readonly time: number | undefined;
}

const longestLabel = 160;
const longestName = 63;

/** Words before a colon that name a field, a section or a kind of message, never somebody who speaks. */
const fields = new Set(
  `a q question answer questions answers name age sex gender date dates time times title author authors by subject from to cc bcc sent re fw fwd
  reply-to address phone tel telephone fax email e-mail mail website web url http https link links source sources note notes nb n.b ps p.s warning
  error info information debug trace fatal critical caution important tip tips hint remember example examples e.g i.e figure fig table photo photos
  picture image images video audio credit credits caption updated update published posted via tags tag category categories keywords topic topics
  location place where when who what why how price cost total summary abstract conclusion introduction background results discussion methods method
  ingredients serves servings yield prep preparation directions instructions step steps chorus verse bridge refrain intro outro genesis exodus psalm
  related read more see also watch listen correction corrections editor's editors disclaimer disclosure copyright isbn issn doi version status type
  id key value description default return returns parameters param input output usage license licence score result final attendees present apologies
  absent agenda item items action actions decision motion vote ayes noes yeas nays pros cons part chapter section article appendix contents page
  pages language duration length recorded recording transcript transcription sound music breaking live exclusive analysis opinion fact myth claim
  verdict rating true false today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday here first second third finally however
  also bottom-line facts break am pm noon midnight sample`.split(/\s+/),
);

const smallWords = new Set(
  `of the de la las los van von der den del di da do dos das du des le les al el bin ibn and & for in at on with y e et und zu zum an a to hon. hon
  member members`.split(/\s+/),
);

/** Abbreviations whose full stop does not end a sentence. */
const titled =
  /(?:^|[\s(])(?:\p{L}|Mr|Mrs|Ms|Mx|Dr|Hon|Rt|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Cpt|Sgt|Rev|Prof|Pres|Amb|Sec|St|Jr|Sr|Mme|Mlle|Sra|Sr|Srta|Dra|Dott|Dipl|Ing|Messrs|Asst|Adm|Cllr|Supt|Insp|Abg|StS|Min|Präs|Hr|Fr|Onor|On|Dep|Exc|Ald|Ms|Mlle|MM|Mag|hon|No|Lib|PhD|M\.D|Ph\.D|Esq|MR|MRS|MS|DR|SEN|REP|GOV|GEN|LT|COL|MAJ|CAPT|SGT|REV|PROF|HON|AMB|JR|SR)$/u;

/** A name as transcripts shorten it: `MARY JONES, ANCHOR` and `JONES` have the same; used only to count how often somebody speaks. */
export function shortSpeaker(plain: string, all: Iterable<string>): string {
  const bare = (plain.split(',')[0] ?? '').trim();
  if (/\s/.test(bare)) return bare;
  const longer = [...all].map((one) => (one.split(',')[0] ?? '').trim()).filter((one) => one.endsWith(` ${bare}`));
  return new Set(longer).size === 1 ? (longer[0] ?? bare) : bare;
}

/** The name of a speaker without what stands in brackets after it, folded for comparing. */
export function plainSpeaker(speaker: string): string {
  return speaker
    .replace(/\s*[([{].*$/su, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLocaleUpperCase('en');
}

/** Whether the words could name a speaker at all: short, one phrase, beginning like a name. */
function couldBeName(name: string): boolean {
  const bare = name.replace(/\s*\(.*\)\s*$/su, '').trim();
  if (bare === '' || bare.length > longestName || name.length > longestLabel) return false;
  if (!/^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(bare) || !/\p{L}/u.test(bare)) return false;
  // Hebrew writes its abbreviations with a quotation mark inside; machines number speakers with an underscore
  const marks = bare.replace(/(?<=\p{Script=Hebrew})["״](?=\p{Script=Hebrew})/gu, '').replace(/_(?=\d)/g, '');
  if (/["“”«»<>{}[\]|=\\/*_;!?#@]|\.\.|https?|www\./u.test(marks)) return false;
  // a score, a ratio, a year
  if (/[([]\s*\d+\s*[-–:]\s*\d+/.test(name)) return false;
  // a numbered heading, a verse, a clock
  if (/^\p{N}/u.test(bare) && !/^\d{1,2}(?:st|nd|rd|th)\s/.test(bare)) return false;
  const words = bare.split(/\s+/);
  if (words.length > 8 || bare.split(',').length > 3) return false;
  return !fields.has(bare.toLowerCase()) && !fields.has((words[0] ?? '').toLowerCase().replace(/[’']s$/, ''));
}

const verbs =
  /(?<![\p{L}])(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|said|says|say|asked|asks|added|adds|told|tells|wrote|writes|replied|continued|explained|noted|argued|insisted|warned|read|reads|goes|went|put|means|meant|it|this|that|these|those|there|not|if|because|as|than|so|but|or)(?![\p{L}])/u;

/** Whether a label that comes again could still be a role: `The presiding officer`, `Some hon. members`, and no clause such as `The mayor was clear`. */
export function couldBeRole(speaker: string): boolean {
  const bare = speaker.replace(/\s*[([{].*$/su, '');
  return readsLikeName(speaker) || (bare.split(/\s+/).length <= 4 && !verbs.test(bare));
}

/** Whether every word of a label is written as words of names are; others need to come again before they are believed. */
export function readsLikeName(speaker: string): boolean {
  const words = speaker
    .replace(/\s*[([{].*$/su, '')
    .split(/[\s]+/)
    .filter((word) => word !== '');
  return words.length <= 6 && words.every((word) => /^[\p{Lu}\p{Lt}\p{Lo}\p{N}&(]/u.test(word) || smallWords.has(word.toLowerCase()));
}

/** Index of the colon that ends a label, or -1. Brackets are passed over; the end of a sentence before it means there is no label. */
function labelEnd(head: string, from: number): number {
  let depth = 0;
  for (let at = from; at < head.length; at += 1) {
    const character = head[at] ?? '';
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    else if (depth > 0) continue;
    else if (depth < 0) return -1;
    else if (character === ':' || character === '：') return at;
    else if (/[!?;…]/.test(character)) return -1;
    else if (character === '.' && /\s/.test(head[at + 1] ?? '') && !titled.test(head.slice(from, at))) return -1;
  }
  return -1;
}

const record =
  /^((?:The (?:[A-Z]{4,}(?: [A-Z]+){0,3}(?: pro tempore)?)|(?:Mr|Mrs|Ms|Miss|Dr|Senator|Chairman|Chairwoman|Representative|Secretary|Mme)\.? (?:[A-Z]\. )?(?:Mc|Mac|De|La|Van )?[A-Z][A-Z'’-]{2,}(?: [A-Z][A-Z'’-]+){0,2}(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?))\.\s+(?=\S)/u;

/** `M. le président. `, `Sr. Pérez.- `, `El señor PRESIDENTE.— `: how other parliaments end a name. */
const recordElsewhere =
  /^(?:((?:M|MM|Mme|Mlle)\.?\s+[^.:;!?\n]{2,60})\.(?:\s?[-–—]+)?\s+|((?:\p{L}{1,4}\.\s+)*[^.:;!?\n]{2,60})\.\s?[-–—]{1,2}\s+)(?=\S)/u;
/** `JANE DOE – `: names in capitals and a dash. */
const dashed = /^((?:\p{Lu}[\p{Lu}\p{M}.'’-]*|[Ii]ı?)(?:\s+\p{Lu}[\p{Lu}\p{M}.'’-]*){0,4}(?:\s*\([^()\n]{1,60}\))?)\s+[-–—]\s+(?=\S)/u;
/** Minutes of the Diet: a circle, a name, a wide space. */
const circled = /^[○◯〇◎●]\s?([^\s○（(]{2,20})(?:（[^（）]{1,20}）|\([^()]{1,20}\))?\u3000+(?=\S)/u;
const nick = /^<([^<>\n]{1,60})>\s+(?=\S)/u;
/** `Jane [00:12:34] `: a name and a time in brackets, then the words. */
const stampedName = /^([^[\](){}:\n]{1,63}?)\s*[[(]\s*((?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?)\s*[\])]\s+(?=\S)/u;
/** Numbers of lines and of questions before a label: `12  MS. DOE:`, `Q7 Chair:`. */
const counted = /^(?:\d{1,3}\s{2,}|Q\d{1,4}\.?\s+)(?=\p{Lu})/u;
/** Questions and answers of a record. Lines of an article may begin so too: the whole text has to bear it out. */
const answer = /^([QA])(?:[.:]\s+|\s{2,})(?=\S)/;

/** White space from `at` on, in UTF-16 units. */
function gap(text: string, at: number): number {
  return /^\s*/.exec(text.slice(at, at + 40))?.[0].length ?? 0;
}

/** Takes a time stamp off the end of a name: `John Smith (00:12)`. */
function withoutStamp(name: string): { name: string; time: number | undefined; stamped: boolean } {
  const found =
    /^(.*?\S)[\s,–—-]*(?:\s|(?=[[({]))([[({]?\s*(?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?\s*(?:[AaPp]\.?[Mm]\.?)?\s*[\])}]?)$/su.exec(
      name,
    );
  const stamp = found?.[2] === undefined ? undefined : readStamp(found[2]);
  if (found?.[1] === undefined || stamp === undefined) return { name, time: undefined, stamped: false };
  return { name: found[1].trim(), time: stamp.time, stamped: true };
}

/**
 * Reads the beginning of a line as the label of a speaker, or gives undefined. Known forms: `NAME:`, `>> NAME:`, `[Name]`, `{Name}`, `Name (role):`,
 * `#Name:`, `@Name:`, a time stamp before or after any of them, a name and a time stamp alone on their line, and `Mr. SMITH.` of congressional records.
 * Whether the line really is a turn is for the whole text to say.
 */
export function readLabel(line: string): SpeakerLabel | undefined {
  const head = line.slice(0, longestLabel + 60);
  const stamp = readStamp(head);
  let at = stamp?.length ?? 0;
  const mark = /^(?:>{2,3}\s*|[-–—•*]\s+)/.exec(head.slice(at))?.[0] ?? '';
  at += mark.length;
  if (mark === '') at += counted.exec(head.slice(at))?.[0].length ?? 0;
  const label = (speaker: string, end: number, form: LabelForm, time = stamp?.time): SpeakerLabel | undefined => {
    const name = speaker.replace(/\s+/g, ' ').trim();
    return couldBeName(name) ? { speaker: name, length: end + gap(line, end), form, time } : undefined;
  };
  const asked = answer.exec(head.slice(at));
  if (asked?.[1] !== undefined) return { speaker: asked[1], length: at + asked[0].length, form: 'answer', time: stamp?.time };
  const named = circled.exec(head.slice(at)) ?? nick.exec(head.slice(at));
  if (named?.[1] !== undefined) {
    const shown = named[1].replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase('en'));
    const found = label(shown, at + named[0].length, 'bracket');
    return found === undefined ? undefined : { ...found, speaker: named[1] };
  }
  const bracketed = /^(?:\[([^[\]\n]{1,100})\]|\{([^{}\n]{1,100})\}):?(?=\s|$)/u.exec(head.slice(at));
  if (bracketed !== null) {
    const inside = withoutStamp(bracketed[1] ?? bracketed[2] ?? '');
    return label(inside.name, at + bracketed[0].length, 'bracket', inside.time ?? stamp?.time);
  }
  const sign = /^[#@](?=\p{L})/u.test(head.slice(at)) ? 1 : 0;
  const colon = labelEnd(head, at + sign);
  const tight = /^\p{Lu}[\p{Lu} .'’-]+$/u.test(head.slice(at, colon)) && /^\p{L}/u.test(head.slice(colon + 1));
  if (colon > 0 && (tight || head[colon] === '：' || /^(?:\s|["“„«']|$)/u.test(head.slice(colon + 1)))) {
    const inside = withoutStamp(head.slice(at + sign, colon));
    const name =
      sign === 1 || mark.startsWith('>') ? inside.name.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase('en')) : inside.name;
    const found = label(name, colon + 1, sign === 1 || mark.startsWith('>') ? 'mark' : 'colon', inside.time ?? stamp?.time);
    return found === undefined ? undefined : { ...found, speaker: inside.name.replace(/\s+/g, ' ').trim() };
  }
  const inRecord = record.exec(head.slice(at));
  if (inRecord?.[1] !== undefined) return label(inRecord[1], at + inRecord[0].length, 'record');
  const elsewhere = recordElsewhere.exec(head.slice(at));
  const member = elsewhere?.[1] ?? elsewhere?.[2];
  if (elsewhere !== null && member !== undefined && couldBeRole(member)) return label(member, at + elsewhere[0].length, 'record');
  const beforeDash = dashed.exec(head.slice(at));
  if (beforeDash?.[1] !== undefined && /\p{Lu}{2}/u.test(beforeDash[1])) return label(beforeDash[1], at + beforeDash[0].length, 'dash');
  const beforeStamp = stampedName.exec(head.slice(at));
  if (beforeStamp?.[1] !== undefined && readsLikeName(beforeStamp[1])) {
    return label(beforeStamp[1], at + beforeStamp[0].length, 'stamp', readStamp(beforeStamp[2] ?? '')?.time ?? stamp?.time);
  }
  const beforeTab = /^([^\t\n]{2,63})\t+(?=\S)/u.exec(head.slice(at));
  if (beforeTab?.[1] !== undefined && readsLikeName(beforeTab[1]) && /\p{L}{2}/u.test(beforeTab[1])) {
    return label(beforeTab[1], at + beforeTab[0].length, 'dash');
  }
  if (line.length > longestLabel) return undefined;
  const alone = withoutStamp(line.slice(at).trim());
  if ((alone.stamped || stamp !== undefined) && readsLikeName(alone.name) && !/[.,:]$/.test(alone.name)) {
    return label(alone.name, line.length, 'stamp', alone.time ?? stamp?.time);
  }
  // a name by itself, as scripts and some records have it; it needs to come often
  const whole = line.slice(at).trim();
  const words = whole.replace(/\s*[([].*$/su, '').split(/\s+/);
  const loud = /\p{Lu}{2}/u.test(whole) && whole === whole.toLocaleUpperCase('en');
  if (
    mark === '' &&
    whole.length <= 60 &&
    readsLikeName(whole) &&
    !/[.,:;!?]$/.test(whole) &&
    words.length <= 5 &&
    (loud || words.length > 1)
  ) {
    return label(whole, line.length, 'alone');
  }
  return undefined;
}
