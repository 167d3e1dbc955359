import { manTitles, menNames, nicknames, organisationWords, titleHeads, womanTitles, womenNames } from './name-lists.ts';
import { findNames, foldWord, type LooseWord, type NameMention } from './names-in-text.ts';

/** Names of one text that mean the same person or body. */
export interface NameGroup {
  /** The fullest form. */
  readonly name: string;
  /** Every form the text uses, with and without title. */
  readonly forms: readonly string[];
  readonly mentions: readonly NameMention[];
  /** Fullest title found before the name, or empty. */
  readonly title: string;
  readonly gender: 'man' | 'woman' | 'unknown';
  readonly person: boolean;
}

interface Draft {
  words: readonly string[];
  mentions: NameMention[];
  gender: 'man' | 'woman' | 'unknown';
}

const suffixWords = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
const bare = (words: readonly string[]) => words.filter((w) => !suffixWords.has(w));
const canonical = (first: string) => nicknames.get(first) ?? first;

/** Man or woman as the title and the first name tell; unknown where they are silent or disagree. */
function genderOf(m: NameMention): 'man' | 'woman' | 'unknown' {
  const titles = m.title.split(/\s+/).map(foldWord);
  if (titles.some((t) => womanTitles.has(t))) return 'woman';
  if (titles.some((t) => manTitles.has(t))) return 'man';
  const first = m.words.length > 1 ? (m.words[0] ?? '') : '';
  const woman = womenNames.has(first);
  const man = menNames.has(first);
  return woman === man ? 'unknown' : woman ? 'woman' : 'man';
}

/** Two first names that can be one person's: equal, short form, or initial. */
function firstNamesAgree(a: string, b: string): boolean {
  if (a === b || canonical(a) === canonical(b)) return true;
  return (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));
}

/** Whether two names of several words can mean one person. */
function fullNamesAgree(x: readonly string[], y: readonly string[]): boolean {
  const a = bare(x);
  const b = bare(y);
  if (a.length === 0 || b.length === 0) return false;
  const small = a.length <= b.length ? a : b;
  const big = small === a ? b : a;
  if (small.every((w) => big.includes(w))) return small.length > 1 || a.length === b.length;
  if (a[a.length - 1] !== b[b.length - 1]) return false;
  const [fa = '', fb = ''] = [a[0], b[0]];
  if (!firstNamesAgree(fa, fb)) return false;
  // Two whole middle names that differ keep people apart; an initial may stand for one.
  const ma = a.slice(1, -1);
  const mb = b.slice(1, -1);
  return ma.length === 0 || mb.length === 0 || ma.every((w, i) => firstNamesAgree(w, mb[i] ?? w));
}

const genderClash = (a: Draft['gender'], b: Draft['gender']) => a !== 'unknown' && b !== 'unknown' && a !== b;

/**
 * Leads the names of a text together. Fuller names come first; a single word joins a full name only where exactly one fits, so
 * that "Shula" joins neither of two Shulas. Works on the text alone, needs no model and stays linear but for names that share a word.
 */
export function groupNames(text: string): NameGroup[] {
  const { mentions, loose } = findNames(text);
  const byKey = new Map<string, NameMention[]>();
  for (const m of mentions) {
    if (m.words.length === 0) continue;
    const gender = genderOf(m);
    // Mr and Mrs of one name stay apart until a full name claims them.
    const key = m.words.join(' ') + (m.words.length === 1 && gender !== 'unknown' ? `|${gender}` : '');
    const list = byKey.get(key);
    if (list) list.push(m);
    else byKey.set(key, [m]);
  }
  const drafts: Draft[] = [];
  const byWord = new Map<string, Draft[]>();
  const remember = (draft: Draft, words: readonly string[]) => {
    for (const w of words) {
      const list = byWord.get(w);
      if (!list) byWord.set(w, [draft]);
      else if (!list.includes(draft) && list.length < 200) list.push(draft);
    }
  };
  const keys = [...byKey.entries()].sort((a, b) => (b[1][0]?.words.length ?? 0) - (a[1][0]?.words.length ?? 0));
  const singles: [string, NameMention[]][] = [];
  for (const [key, list] of keys) {
    const words = list[0]?.words ?? [];
    if (bare(words).length < 2) {
      singles.push([key, list]);
      continue;
    }
    const gender = list.map(genderOf).find((g) => g !== 'unknown') ?? 'unknown';
    const near = byWord.get(words[words.length - 1] ?? '') ?? [];
    const fits = [...near, ...(byWord.get(words[0] ?? '') ?? [])].filter(
      (d, i, all) => all.indexOf(d) === i && fullNamesAgree(d.words, words) && !genderClash(d.gender, gender),
    );
    const only = fits[0];
    if (only && fits.length === 1) {
      only.mentions.push(...list);
      if (only.gender === 'unknown') only.gender = gender;
      remember(only, words);
    } else {
      const draft: Draft = { words, mentions: [...list], gender };
      drafts.push(draft);
      remember(draft, words);
    }
  }
  const loners = new Map<string, Draft>();
  for (const [, list] of singles) {
    const word = bare(list[0]?.words ?? [])[0] ?? list[0]?.words[0] ?? '';
    const gender = list.map(genderOf).find((g) => g !== 'unknown') ?? 'unknown';
    const all = (byWord.get(word) ?? []).filter((d) => !genderClash(d.gender, gender));
    const asLast = all.filter((d) => bare(d.words).at(-1) === word);
    const fits = asLast.length > 0 ? asLast : all.filter((d) => bare(d.words)[0] === word || bare(d.words).includes(word));
    // Of several, the one with an office is the one papers call by the last name alone.
    const titled = fits.filter((d) => d.mentions.some((m) => m.title !== '' && m.words.length > 1));
    const only = fits.length === 1 ? fits[0] : titled.length === 1 ? titled[0] : undefined;
    if (only) only.mentions.push(...list);
    else {
      const known = loners.get(word);
      if (known && !genderClash(known.gender, gender)) known.mentions.push(...list);
      else {
        const draft: Draft = { words: [word], mentions: [...list], gender };
        drafts.push(draft);
        if (!known) loners.set(word, draft);
      }
    }
  }
  joinAcronyms(text, drafts);
  joinLoose(text, loose, drafts);
  return drafts.map(finish).sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
}

/** Words of shouted headlines and the like join the one group that has them. */
function joinLoose(text: string, loose: readonly LooseWord[], drafts: readonly Draft[]): void {
  if (loose.length === 0) return;
  const holders = new Map<string, Draft | null>();
  for (const d of drafts)
    for (const w of new Set(d.mentions.flatMap((m) => m.words))) if (w.length > 2) holders.set(w, holders.has(w) ? null : d);
  for (let i = 0; i < loose.length; i++) {
    const first = loose[i];
    if (!first) continue;
    const after = loose[i + 1];
    // KEVIN BROWN: a shared first name before a last name that is not shared.
    const beside = after && after.start - first.end <= 2 ? holders.get(after.fold) : undefined;
    const draft = holders.get(first.fold) ?? (beside?.words[0] === first.fold ? beside : undefined);
    if (!draft) continue;
    let last = first;
    const words = [first.fold];
    while (i + 1 < loose.length) {
      const next = loose[i + 1];
      if (!next || next.start - last.end > 2 || holders.get(next.fold) !== draft) break;
      words.push(next.fold);
      last = next;
      i++;
    }
    draft.mentions.push({
      start: first.start,
      end: last.end,
      nameStart: first.start,
      name: text.slice(first.start, last.end).replace(/\s+/g, ' '),
      title: '',
      words,
    });
  }
}

/** A name of two to nine words at the end of what stands before an acronym in brackets, and how far back it may begin. */
const longFormBefore = /((?:\p{Lu}[\p{L}’'-]*(?:\s+(?:of|for|and|the|on|in)){0,2}\s+){1,8}?\p{Lu}[\p{L}’'-]*)\s*$/u;
const longestForm = 200;

/** "Federal Bureau of Investigation (FBI)" and later "FBI": joined where the initials fit and the short form stands in brackets once. */
function joinAcronyms(text: string, drafts: Draft[]): void {
  const short = new Map<string, Draft>();
  for (const d of drafts)
    if (d.words.length === 1 && d.mentions.every((m) => /^[\p{Lu}.]{2,8}$/u.test(m.name))) short.set(d.words[0] ?? '', d);
  if (short.size === 0) return;
  for (const found of text.matchAll(/\s\((\p{Lu}[\p{Lu}.]{1,7})\)/gu)) {
    const letters = foldWord(found[1] ?? '');
    const acronym = short.get(letters);
    const stop = found.index;
    const longForm = acronym ? longFormBefore.exec(text.slice(text.indexOf(' ', Math.max(0, stop - longestForm)), stop)) : null;
    if (!acronym || !longForm) continue;
    const initials = (longForm[1] ?? '')
      .split(/\s+/)
      .filter((w) => /^\p{Lu}/u.test(w))
      .map((w) => foldWord(w)[0])
      .join('');
    if (!initials.endsWith(letters)) continue;
    const at = stop - longForm[0].length;
    const holder = drafts.find(
      (d) => d !== acronym && d.words.length > 1 && d.mentions.some((m) => m.start >= at && m.end <= stop + found[0].length),
    );
    if (!holder) continue;
    holder.mentions.push(...acronym.mentions);
    drafts.splice(drafts.indexOf(acronym), 1);
    short.delete(letters);
  }
}

function finish(d: Draft): NameGroup {
  const mentions = [...d.mentions].sort((a, b) => a.start - b.start);
  const forms = new Set<string>();
  let name = '';
  let title = '';
  for (const m of mentions) {
    forms.add(m.name);
    if (m.title) forms.add(`${m.title} ${m.name}`);
    // Parts of the title before the name are forms too: "Deputy Minister X", "Minister X".
    const parts = m.title.split(' ');
    for (let k = 1; k < parts.length; k++) forms.add(`${parts.slice(k).join(' ')} ${m.name}`);
    if (m.words.length > (name ? name.split(' ').length : 0) || name === '') name = m.name;
    if (m.title.length > title.length) title = m.title;
  }
  const words = d.words;
  if (words.length > 1 && d.gender === 'man' && mentions.length > 1) forms.add(`The ${name.split(' ')[0] ?? name}`);
  const person =
    !words.some((w) => organisationWords.has(w)) &&
    (d.gender !== 'unknown' ||
      title.split(' ').some((t) => titleHeads.has(foldWord(t))) ||
      menNames.has(words[0] ?? '') ||
      womenNames.has(words[0] ?? ''));
  return { name, forms: [...forms], mentions, title, gender: d.gender, person };
}

const pronounForms = { man: ['he', 'He', 'him', 'his', 'His'], woman: ['she', 'She', 'her', 'Her'] };

/** How much a group looks like a person, from its names and the words before and after its first mention. */
function likeness(text: string, g: NameGroup): number {
  const m = g.mentions[0];
  if (!m) return 0;
  const words = foldWord(g.name).split(' ');
  if (words.some((w) => organisationWords.has(w))) return -5;
  let n = g.person ? 3 : 0;
  if (words.length === 2 || words.length === 3) n++;
  const before = text.slice(Math.max(0, m.start - 12), m.start);
  if (/(?:^|\n)\s*$/.test(before)) n++;
  if (/\b(?:in|at|from|of|the|near|to)\s+$/i.test(before)) n -= 2;
  if (
    /^\s*(?:,? (?:who|was|is|said|says|has|had|died|born|became|worked|served|received|studied|joined|won|wrote|met|began|left|moved|grew|told|returned)\b|\()/.test(
      text.slice(m.end, m.end + 24),
    )
  )
    n += 2;
  return n;
}

/**
 * The forms of each person for the command line: names led together, and, where a text knows a single person, the pronouns
 * it uses for that person.
 */
export function nameFormGroups(text: string): string[][] {
  const groups = groupNames(text);
  const out = groups.map((g) => [...g.forms]);
  const ranked = groups
    .map((g, i) => ({ i, g, n: likeness(text, g) }))
    .filter((x) => x.n >= 2)
    .sort((a, b) => b.n - a.n);
  const only = ranked[0];
  if (only && (ranked.length === 1 || (text.length < 1500 && !ranked[1]?.g.person && only.n >= (ranked[1]?.n ?? 0) + 2))) {
    const forms = out[only.i];
    const has = (list: string[]) => list.filter((p) => new RegExp(`\\b${p}\\b`).test(text));
    const men = has(pronounForms.man);
    const women = has(pronounForms.woman);
    if (forms && (men.length === 0) !== (women.length === 0))
      forms.push(...(only.g.gender !== 'woman' ? men : []), ...(only.g.gender !== 'man' ? women : []));
  }
  return out.filter((forms) => forms.length > 1);
}
