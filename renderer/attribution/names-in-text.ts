import { commonCapitals, demonyms, organisationWords, particles, titleHeads, titleModifiers } from './name-lists.ts';

/** A run of capitalised words that may name somebody or something. Offsets are UTF-16 units. */
export interface NameMention {
  readonly start: number;
  readonly end: number;
  /** The name without its title. */
  readonly name: string;
  readonly nameStart: number;
  /** What stands before the name as a title, as written; empty where nothing does. */
  readonly title: string;
  /** The name's words, lower case, without marks and accents, particles included. */
  readonly words: readonly string[];
}

const plain = /^[A-Za-z]+$/;

/** Lower case, without accents, dots and apostrophe differences. */
export function foldWord(word: string): string {
  if (plain.test(word)) return word.toLowerCase();
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/'s$/, '')
    .replace(/[.]/g, '');
}

/** A capitalised word whose shape tells nothing: in a line all in capitals, or a common word out of place. */
export interface LooseWord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly fold: string;
}

interface Word {
  start: number;
  end: number;
  text: string;
  fold: string;
}

const capital = /^\p{Lu}/u;
const wordPattern = /[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}]|['’\-‐.&](?=[\p{L}\p{M}\p{N}]))*/gu;
const dotted = set('mr mrs ms dr prof sen sens rep reps gov gen lt col sgt capt cmdr adm maj rev hon st jr sr');
function set(words: string): Set<string> {
  return new Set(words.split(' '));
}

/** Longest run of words read as one name: longer ones are headlines or lists without commas. */
const LONGEST = 9;

/** Finds runs of capitalised words. Linear in the length of the text. */
export function findNames(text: string): { mentions: NameMention[]; loose: LooseWord[] } {
  const small = new Set<string>();
  const words: Word[] = [];
  for (const found of text.matchAll(wordPattern)) {
    let word = found[0];
    const start = found.index;
    if (word.length > 60) continue;
    // The possessive ending is no part of a name.
    word = word.replace(/['’]s$/, '').replace(/['’]$/, '');
    const fold = foldWord(word);
    if (!capital.test(word)) small.add(fold);
    words.push({ start, end: start + word.length, text: word, fold });
  }
  const mentions: NameMention[] = [];
  const loose: LooseWord[] = [];
  let run: Word[] = [];
  const flush = () => {
    if (run.length > 0) read(text, run, small, mentions, loose);
    run = [];
  };
  words.forEach((word, i) => {
    const last = run[run.length - 1];
    const named = capital.test(word.text);
    if (last) {
      const gap = text.slice(last.end, word.start);
      const initial = last.text.length === 1 || dotted.has(last.fold) || /\.\p{L}$/u.test(last.text);
      const joined = /^[ \t\u00a0]{1,2}$/.test(gap) || (initial && /^\.[ \t\u00a0]{0,2}$/.test(gap));
      const possessed = text.slice(last.end, last.end + 2).match(/^['’]s/) !== null;
      // No name is this long; cutting here keeps hostile texts linear.
      if (!joined || possessed || run.length >= 60) flush();
    }
    if (named) run.push(word);
    else if (run.length > 0 && particles.has(word.fold)) {
      const next = words[i + 1];
      const after = words[i + 2];
      const spaced = next && /^[ \t\u00a0-]?$/.test(text.slice(word.end, next.start));
      if (spaced && (capital.test(next.text) || (particles.has(next.fold) && after && capital.test(after.text)))) run.push(word);
      else flush();
    } else flush();
  });
  flush();
  return { mentions, loose };
}

function read(text: string, whole: Word[], small: ReadonlySet<string>, out: NameMention[], loose: LooseWord[]): void {
  let run = whole;
  if (shouted(text, whole)) {
    for (const word of whole) loose.push(word);
    return;
  }
  // Words that only start a sentence fall away: they are common, or stand elsewhere in the text in small letters.
  while (run.length > 0) {
    const first = run[0];
    if (!first) break;
    const before = text.slice(Math.max(0, first.start - 3), first.start);
    const startsSentence = first.start === 0 || /[.!?:\n"“”'‘([—–-]\s*$/.test(before);
    const common = commonCapitals.has(first.fold) && first.text !== first.text.toUpperCase();
    if (
      common ||
      (run.length > 1 && startsSentence && small.has(first.fold) && !titleHeads.has(first.fold) && !titleModifiers.has(first.fold))
    )
      run = run.slice(1);
    else break;
  }
  while (
    run.length > 0 &&
    (particles.has(run[run.length - 1]?.fold ?? '') || commonCapitals.has(run[run.length - 1]?.fold ?? '')) &&
    !capital.test(run[run.length - 1]?.text ?? '')
  )
    run = run.slice(0, -1);
  if (run.length > LONGEST) for (const word of run) loose.push(word);
  if (run.length === 0 || run.length > LONGEST) return;
  const only = run[0];
  if (run.length === 1 && only && (commonCapitals.has(only.fold) || only.text.length < 2)) {
    if (!/[.!?:\n"“”'‘(]\s*$/.test(text.slice(Math.max(0, only.start - 3), only.start))) loose.push(only);
    return;
  }
  // The title ends with the last title word that a name follows.
  let cut = 0;
  for (let k = 0; k < run.length - 1; k++)
    if (titleHeads.has(run[k]?.fold ?? '') && !(k > 0 && cut === 0 && run.length - k <= 1)) cut = k + 1;
  const before = (k: number) => titleModifiers.has(run[k]?.fold ?? '') || demonyms.has(run[k]?.fold ?? '');
  if (cut === 0) while (cut < run.length - 1 && before(cut) && (run.length - cut > 2 || demonyms.has(run[cut]?.fold ?? ''))) cut++;
  // "Russian Foreign Ministry" is one name; only before people is the rest a title.
  if (cut > 0 && run.slice(cut).some((w) => organisationWords.has(w.fold)) && !run.slice(0, cut).some((w) => titleHeads.has(w.fold)))
    cut = 0;
  const nameWords = run.slice(cut);
  const first = nameWords[0];
  const last = nameWords[nameWords.length - 1];
  const start = run[0]?.start ?? 0;
  if (!first || !last) return;
  out.push({
    start,
    end: last.end,
    nameStart: first.start,
    name: text.slice(first.start, last.end).replace(/\s+/g, ' '),
    title: cut > 0 ? text.slice(start, first.start).trim().replace(/\s+/g, ' ') : '',
    words: nameWords.map((w) => w.fold).filter((w) => w.length > 0),
  });
}

/** Whether the line a run stands in has no small letters, as headlines of agencies do not. */
function shouted(text: string, run: readonly Word[]): boolean {
  const first = run[0];
  const last = run[run.length - 1];
  if (!first || !last || run.some((w) => /\p{Ll}/u.test(w.text))) return false;
  const head = text.slice(Math.max(0, first.start - 200), first.start);
  const from = first.start - head.length + head.lastIndexOf('\n') + 1;
  const tail = text.slice(last.end, last.end + 200);
  const stop = tail.indexOf('\n');
  const to = last.end + (stop < 0 ? tail.length : stop);
  const line = text.slice(from, to);
  if (!/\p{Ll}/u.test(line)) return line.length > last.end - first.start || run.length > 1;
  // Headline and first sentence on one line: three shouted words in a row are no name.
  const near = text.slice(Math.max(from, first.start - 25), Math.min(to, last.end + 25));
  return (near.match(/\p{Lu}{3,}/gu) ?? []).length >= 4;
}
