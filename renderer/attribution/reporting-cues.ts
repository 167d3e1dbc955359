import type { Span } from '../domain/schema.ts';
import {
  accordingPhrases,
  adverbs,
  auxiliaries,
  cuesByLanguage,
  onlyWithParticle,
  particles,
  reportingForms,
  type Strength,
} from './reporting-words.ts';

/** Words of the text that report something. UTF-16 offsets. */
export interface ReportingCue extends Span {
  readonly strength: Strength;
  /** Where the one who said it is named: most verbs have it before or after, "according to" always after. */
  readonly speakerSide: 'before' | 'after' | 'either';
  /** "was told", "is accused of": who is named before did not say it. */
  readonly passive: boolean;
}

interface Word extends Span {
  readonly text: string;
  readonly lower: string;
}

const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.-][\p{L}\p{N}]+)*/gu;
const determiners = /^(?:the|a|an|this|that|these|those|its|his|her|their|our|my|your|any|no|some|of|for|such|each|every|other|new)$/;
const pluralSubject = /^(?:they|we|i|you|who|people|police|\p{L}{3,}s)$/u;
const beForms = /^(?:is|are|was|were|be|been|being|isn['’]t|aren['’]t|wasn['’]t|weren['’]t)$/;

/** The words of a stretch of text with their offsets in the whole text. */
export function wordsOf(text: string, within: Span): Word[] {
  return Array.from(text.slice(within.start, within.end).matchAll(wordPattern), (match) => {
    const start = within.start + match.index;
    return { start, end: start + match[0].length, text: match[0], lower: match[0].toLowerCase() };
  });
}

/** All reporting words of a stretch of text, in order. English unless the language says otherwise; other languages by a short list. */
export function cuesIn(text: string, within: Span, language: string): ReportingCue[] {
  const other = cuesByLanguage[language.slice(0, 2).toLowerCase()];
  return other ? listedCues(text, within, other) : englishCues(text, within);
}

function listedCues(text: string, within: Span, list: readonly string[]): ReportingCue[] {
  const slice = text.slice(within.start, within.end);
  const found: ReportingCue[] = [];
  for (const entry of list) {
    const after = entry.startsWith('!');
    const form = after ? entry.slice(1) : entry;
    const spaced = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]/u.test(form);
    const pattern = spaced ? new RegExp(`(?<![\\p{L}\\p{M}])${form}(?![\\p{L}\\p{M}])`, 'giu') : new RegExp(form, 'gu');
    for (const match of slice.matchAll(pattern)) {
      const start = within.start + match.index;
      const side = after ? 'after' : 'either';
      found.push({ start, end: start + match[0].length, strength: 'strong', speakerSide: side, passive: false });
    }
  }
  return apart(found);
}

function apart(cues: ReportingCue[]): ReportingCue[] {
  cues.sort((a, b) => a.start - b.start || b.end - a.end);
  return cues.filter((cue, i) => !cues.slice(0, i).some((earlier) => earlier.end > cue.start));
}

function englishCues(text: string, within: Span): ReportingCue[] {
  const found: ReportingCue[] = [];
  const words = wordsOf(text, within);
  for (const phrase of accordingPhrases) {
    const first = phrase.split(' ');
    for (let i = 0; i + first.length <= words.length; i++) {
      if (!first.every((part, k) => words[i + k]?.lower === part)) continue;
      if (phrase === 'per' && /(?:\d|cent)\s*$/.test(text.slice(within.start, words[i]?.start))) continue;
      const last = words[i + first.length - 1];
      const start = words[i]?.start ?? within.start;
      if (last && (phrase !== 'per' || /^\s+(?:the|\p{Lu})/u.test(text.slice(last.end, last.end + 6)))) {
        found.push({ start, end: last.end, strength: 'strong', speakerSide: 'after', passive: false });
      }
    }
  }
  for (let i = 0; i < words.length; i++) {
    const cue = cueAt(text, words, i);
    if (cue) found.push(cue);
  }
  return apart(found);
}

function cueAt(text: string, words: readonly Word[], i: number): ReportingCue | null {
  const word = words[i];
  const form = word && reportingForms.get(word.lower);
  // A capital inside a sentence makes it a name ("United States"); at its start a verb is rare ("Said Ames: ...").
  if (!word || !form || word.text !== word.lower) return null;
  const following = words[i + 1];
  const particle = following && particles[form.base]?.includes(following.lower) && onlySpace(text, word, following) ? following : undefined;
  if (onlyWithParticle.has(form.base) && !particle) return null;
  let first = i;
  while (first > 0 && i - first < 4 && belongsToVerb(words[first - 1]) && onlySpace(text, words[first - 1], words[first])) first--;
  while (first < i && adverbs.has(words[first]?.lower ?? '')) first++;
  const before = words.slice(first, i);
  const governor = words[first - 1];
  const ing = word.lower.endsWith('ing');
  const base = word.lower === form.base;
  const nearAuxiliary = before.some((one) => auxiliaries.has(one.lower));
  if (!nearAuxiliary && governor && onlySpace(text, governor, words[first]) && determiners.test(governor.lower)) return null;
  if (!nearAuxiliary && base && !(governor && pluralSubject.test(governor.lower))) return null;
  if (form.strength === 'noun' && !nearAuxiliary && !particle && !isVerbHere(text, governor, word, words[i + 1], base)) return null;
  const passive = !ing && before.some((one) => beForms.test(one.lower)) && !base;
  const sure = form.strength === 'noun' && particle && form.base !== 'call' ? 'strong' : form.strength;
  const strength: Strength = passive && form.strength !== 'strong' ? 'noun' : sure === 'noun' ? 'weak' : sure;
  return {
    start: words[first]?.start ?? word.start,
    end: particle?.end ?? word.end,
    strength,
    speakerSide: 'either',
    passive,
  };
}

function isVerbHere(text: string, governor: Word | undefined, word: Word, next: Word | undefined, base: boolean): boolean {
  if (next && /^(?:that|how|whether|why)$/.test(next.lower)) return true;
  if (/^\s*[:,]?\s*["“„«‘]/u.test(text.slice(word.end, word.end + 4))) return true;
  if (!governor || base) return false;
  if (/[,”"»]/.test(text.slice(governor.end, word.start))) return true;
  const named = governor.text !== governor.lower || /^(?:he|she|they|it|who|also|has|have|had)$/.test(governor.lower);
  return named && onlySpace(text, governor, word);
}

function belongsToVerb(word: Word | undefined): boolean {
  return word !== undefined && (auxiliaries.has(word.lower) || adverbs.has(word.lower));
}

function onlySpace(text: string, a: Word | undefined, b: Word | undefined): boolean {
  return a !== undefined && b !== undefined && /^\s*$/.test(text.slice(a.end, b.start));
}
