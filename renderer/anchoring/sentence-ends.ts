/**
 * Where `Intl.Segmenter` ends a sentence too early or not at all: titles and initials ("Mr.", "J."), "U.S.", "No. 5", numbered
 * items, dates such as "3. Oktober", speech that goes on after its closing quote ("Stop!" he said), footnote marks. Rules after
 * Unicode's own advice to suppress breaks after abbreviations (UTS 35, segmentation suppressions).
 * @see https://www.unicode.org/reports/tr35/tr35-general.html#Segmentation_Exceptions
 */

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** Titles and the like, as written: no sentence ends with them. */
const titles = wordSet(
  'Mr Mrs Ms Mx Dr Prof Rev Hon Sen Sens Rep Reps Gov Govs Gen Gens Adm Capt Cmdr Cpt Col Cpl Lt Sgt Maj Brig Supt Insp Det Pvt ' +
    'Pres Amb Asst Messrs Mme Mmes Mlle Mlles MM Sr Sra Srta Dra Dña Sig Dott Avv Hr Dipl Hno Exmo Exma Им Др Проф Тов Гр',
);

/** Written small or with a stop inside: likewise never at an end. */
const particles = wordSet('vs viz approx i.e e.g cf ca bzw vgl dgl sog ggf z.b d.h u.a v.a d ä г ул им проф тов т.е');

/** The same, in the language named only, because other languages have words that look alike. */
const byLanguage: Readonly<Record<string, ReadonlySet<string>>> = {
  fr: wordSet('M Me Mgr Vve'),
  de: wordSet('z u Fr Mag Ing St lt gem evtl inkl Dipl'),
  it: wordSet('On Ing Sig.ra Dott.ssa sigg'),
};

/** Stand before a number: "No. 5", "Art. 7". */
const numbered = wordSet('no nos nr núm nº art arts abs abb fig figs vol vols p pp ch chap sec sect para tel ext стр рис п ст');

/** Abbreviations that may also end a sentence: they do where the next word is one that begins sentences. */
const either =
  /^(?:\p{L}\.)+\p{L}$|^(?:inc|corp|ltd|co|cos|bros|jr|etc|usw|esq|st|ste|mt|ft|ave|blvd|rd|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/iu;

const starters = wordSet(
  'the a an this that these those he she it they we i you there here his her its their our my but and or so yet if when while ' +
    'after before since because as although though however meanwhile moreover in on at for from by with to of no not what who why ' +
    'how where some many most all both each such then now still also earlier later last officials ' +
    'der die das den dem ein eine er sie es wir ich im am auf und aber doch auch nach seit bei mit von für da dann danach damit ' +
    'dies diese dieser dieses als wenn weil nun nur le la les un une il elle ils elles ce cette mais et dans el los las una pero en',
);

/** Languages that write ordinals with a stop: "3. Oktober". */
const ordinalStop = /^(?:de|da|nb|nn|no|cs|sk|sl|hr|sr|bs|pl|hu|fi|et|is|lv|tr)\b/i;

const opening = '["“„‚«‹「『《〈(\\[{‘\'¿¡—–-]*';
const lowerStart = new RegExp(`^\\s*${opening}\\s*\\p{Ll}`, 'u');
const firstWord = new RegExp(`^\\s*${opening}\\s*([\\p{L}\\p{M}’']+)`, 'u');
const lastToken = /(?:^|[\s("“„«‘'[—–/-])([\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.º’'-]*)\.$/u;
const onlyClosing = /^[\s"”’»›」』》〉)\]}'.!?…]+$/u;
const sentenceStop = /[.!?…。！？؟।։]["”’»›」』》〉)\]}']*\s*$/u;

/** Whether the text before a break and the text after it are one sentence after all. Both are given with their spaces. */
export function isOneSentence(before: string, after: string, language: string): boolean {
  const end = before.trimEnd();
  if (/[\n\u2029]/.test(before.slice(end.length))) return false;
  if (end === '' || onlyClosing.test(after)) return true;
  if (/[([{“„«‹「『《]$/u.test(end)) return true;
  if (lowerStart.test(after)) return true;
  if (!sentenceStop.test(end)) return false;
  if (/^\s*[,;:]/.test(after)) return true;
  const token = lastToken.exec(end)?.[1];
  if (token === undefined) return false;
  if (/^\d{1,3}$/.test(token)) {
    if (end.length <= token.length + 1) return true;
    return ordinalStop.test(language) && token.length <= 2 && !startsSentence(after);
  }
  const word = token.toLowerCase();
  if (titles.has(token) || particles.has(word)) return true;
  if (byLanguage[language.slice(0, 2).toLowerCase()]?.has(token)) return true;
  if (numbered.has(word)) return /^\s*[\p{N}#§IVXLC]+/u.test(after);
  if (/^\p{Lu}$/u.test(token)) return token !== 'I';
  if (either.test(token)) return !startsSentence(after);
  return false;
}

function startsSentence(after: string): boolean {
  return starters.has((firstWord.exec(after)?.[1] ?? '').toLowerCase());
}

/** A stop with a closing quote and footnote marks after it, before a new sentence: "... said.[4] Next". */
const missedEnd = /[.!?…]["”’»)]*(?:\[\d{1,3}\])+(?=\s+["“„«‘(]*\p{Lu})/gu;

/** Offsets in one sentence as segmented where another one begins nevertheless. */
export function missedEnds(sentence: string): number[] {
  if (!sentence.includes('[')) return [];
  return [...sentence.matchAll(missedEnd)].map((match) => match.index + match[0].length);
}
