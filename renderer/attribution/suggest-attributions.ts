import { sharedCount } from './acceptance.ts';
import type { AttributionModel } from './attribution-model.ts';
import { withInnerSpeakers } from './chains.ts';
import { languageOf } from './language-of.ts';
import { suggestByRules } from './other-languages.ts';
import { tagNumber } from './part-of-speech.ts';
import { propose, type Scored } from './proposals.ts';
import { type Reading, readText } from './reading.ts';
import { finishClauses, lendSources, shareOut } from './share-out.ts';
import { overlaps, type Suggestion, type SuggestionRule, type TextSpan, wordsOf } from './suggestion.ts';
import { hashOf, marks } from './tokens.ts';
import { suggestTurns } from './transcript-turns.ts';

/** Suggestions below this score are more often wrong than worth showing. */
export const DEFAULT_THRESHOLD = 0.35;

export interface SuggestOptions {
  /** Needed for English; other languages go by rules alone. */
  readonly model: AttributionModel;
  /** Least score shown. */
  readonly threshold?: number;
  /** BCP 47 tag where known; told from the text otherwise. */
  readonly language?: string;
  /** Ranges set aside as not belonging to the article; nothing is proposed in them. */
  readonly skip?: readonly TextSpan[];
  /** Whether the first paragraph may be a headline; false for a piece from within a text. */
  readonly headline?: boolean;
}

/**
 * Proposes who says what in a text, in text order. English uses the learned model (see MODEL.md); German, French, Spanish, Italian,
 * Russian and Arabic use quotation marks and lists of verbs; transcripts use their speaker labels. Returns nothing for other
 * languages. Offsets are UTF-16 units; never throws; time grows with the length of the text alone.
 */
export function suggestAttributions(text: string, options: SuggestOptions): Suggestion[] {
  const language = options.language?.slice(0, 2).toLowerCase() || languageOf(text);
  const threshold = options.threshold ?? DEFAULT_THRESHOLD;
  const skip = options.skip ?? [];
  const kept = (s: Suggestion) =>
    s.score >= threshold && !skip.some((range) => [...s.content, ...s.cue].some((span) => overlaps(span, range)));
  const turns = suggestTurns(text).filter(kept);
  if (turns.length > 0) return turns;
  if (language !== 'en') return suggestByRules(text, language).filter(kept);
  const r = readText(text, options.model.classes, options.model.tagger);
  const debris = debrisOf(r, options.headline === false ? 0 : 1);
  const aside = (p: Scored) => debris.has(r.t.paragraph[p.head] ?? 0) && !p.rule;
  const all = propose(r, options.model);
  const good = finishClauses(
    r,
    lendSources(
      r,
      shareOut(
        r,
        selected(all, threshold).filter((p) => !aside(p)),
      ),
    ),
  );
  const found = withInnerSpeakers(r, all, good).map((p) => asSuggestion(r, p));
  return found.filter((s): s is Suggestion => s !== undefined && kept(s)).sort((a, b) => firstOf(a) - firstOf(b));
}

const linkLine =
  /^\s*(?:see also|read (?:also|more|next)|related(?: stories| articles)?|more (?:on|from)|recommended|sign up|subscribe|advertisement|photo|image|leave a (?:reply|comment))\b/i;

/**
 * Paragraphs within a page that are not the article's sentences: links to other articles, captions and headings, known by their first
 * words or by being short, without quotation and without a mark at the end. The first paragraph may be the headline and counts.
 */
function debrisOf(r: Reading, first: number): Set<number> {
  const { t } = r;
  const found = new Set<number>();
  for (let p = first; p < r.paragraphStart.length; p++) {
    const from = r.paragraphStart[p] ?? 0;
    const to = r.paragraphEnd[p] ?? 0;
    const text = t.text.slice(t.start[from] ?? 0, Math.min(t.end[to - 1] ?? 0, (t.start[from] ?? 0) + 40));
    const last = t.mark[to - 1];
    const open =
      to - from <= 30 &&
      (last === marks.none || last === marks.other) &&
      t.text.charCodeAt((t.end[to - 1] ?? 1) - 1) !== 46 &&
      (r.quoteMarks[to] ?? 0) === (r.quoteMarks[from] ?? 0);
    if (open || linkLine.test(text)) found.add(p);
  }
  return found;
}

const firstOf = (s: Suggestion) => Math.min(s.content[0]?.start ?? 0, s.source[0]?.start ?? Infinity, s.cue[0]?.start ?? Infinity);

/** Of two proposals for almost the same words only the better one is shown. */
function selected(all: readonly Scored[], threshold: number): Scored[] {
  const good = all.filter((p) => p.score >= threshold && p.content.length > 0);
  return good.filter((p, i) => {
    for (let j = Math.max(0, i - 8); j < Math.min(good.length, i + 9); j++) {
      const q = good[j];
      if (!q || j === i) continue;
      const both = sharedCount(p.content, q.content);
      if (both / (p.content.length + q.content.length - both) >= 0.8 && (q.score > p.score || (q.score === p.score && j < i))) return false;
    }
    return true;
  });
}

/** Turns tokens into spans: runs of neighbours, quotation marks kept whole, loose commas at the ends dropped. */
function spansOf(r: Reading, list: readonly number[], tidy: boolean): TextSpan[] {
  const { t } = r;
  const spans: TextSpan[] = [];
  for (let i = 0; i < list.length; ) {
    let first = list[i] ?? 0;
    let j = i;
    while (j + 1 < list.length && list[j + 1] === (list[j] ?? 0) + 1) j++;
    let last = list[j] ?? 0;
    i = j + 1;
    if (tidy) {
      const loose = (k: number) =>
        (t.mark[k] === marks.comma || t.mark[k] === marks.stop || t.mark[k] === marks.dash) && t.mark[k + 1] !== marks.close;
      while (last > first && loose(last)) last--;
      while (
        first < last &&
        (t.mark[first] === marks.comma ||
          t.mark[first] === marks.dash ||
          (t.mark[first] === marks.close && t.quotation[first] !== t.quotation[first + 1]))
      )
        first++;
      if (
        t.mark[first - 1] === marks.open &&
        t.paragraph[first - 1] === t.paragraph[first] &&
        t.quotation[first - 1] === t.quotation[first]
      )
        first--;
      let ahead = last + 1;
      if (
        (t.mark[ahead] === marks.comma || t.mark[ahead] === marks.stop || t.mark[ahead] === marks.question) &&
        t.mark[ahead + 1] === marks.close
      )
        ahead++;
      if (t.mark[ahead] === marks.close && t.quotation[ahead] !== 0 && t.quotation[ahead] === t.quotation[last]) last = ahead;
      if (first === last && t.mark[first] !== marks.none) continue;
    }
    spans.push({ start: t.start[first] ?? 0, end: t.end[last] ?? 0 });
  }
  return spans;
}

/** Parts a quotation at the marks of omission of whoever quotes it, "[...]": they are not the speaker's words. */
function withoutOmissions(text: string, spans: readonly TextSpan[]): TextSpan[] {
  return spans.flatMap((span) => {
    const parts: TextSpan[] = [];
    let start = span.start;
    for (const mark of text.slice(span.start, span.end).matchAll(/\s*\[\s?(?:…|\.\s?\.\s?\.)\s?\]\s*/g)) {
      parts.push({ start, end: span.start + mark.index });
      start = span.start + mark.index + mark[0].length;
    }
    return [...parts, { start, end: span.end }].filter((part) => part.end - part.start > 1);
  });
}

const accordingHash = hashOf('according');
const thatHash = hashOf('that');
const toHash = hashOf('to');

function asSuggestion(r: Reading, p: Scored): Suggestion | undefined {
  const { t } = r;
  const content = withoutOmissions(t.text, spansOf(r, p.content, true));
  if (content.length === 0) return undefined;
  const source = spansOf(r, p.source, true);
  const cue = p.cue.length > 0 ? spansOf(r, p.cue, false) : [{ start: t.start[p.head] ?? 0, end: t.end[p.head] ?? 0 }];
  let quoted = 0;
  let all = 0;
  for (const i of p.content) {
    if (t.mark[i] !== marks.none && t.mark[i] !== marks.other) continue;
    all++;
    if (t.quoted[i] !== 0 && t.quotation[i] !== t.quotation[p.head]) quoted++;
  }
  const manner = quoted === 0 ? 'indirect' : quoted === all ? 'direct' : 'mixed';
  const rule = ruleOf(r, p, manner);
  return { source, cue, content, manner, score: Math.round(p.score * 1000) / 1000, rule, why: explain(t.text, rule, cue, source) };
}

function ruleOf(r: Reading, p: Scored, manner: Suggestion['manner']): SuggestionRule {
  const { t, pos } = r;
  const first = p.content.find((i) => t.mark[i] === marks.none) ?? 0;
  if (p.rule) return p.rule;
  if (t.word[p.head] === accordingHash) return 'according to';
  if (t.mark[p.head] === marks.colon) return 'colon';
  if (manner === 'direct') return pos[p.head] === tagNumber.VERB ? 'quoted words' : 'quoted words, no verb';
  if (pos[p.head] === tagNumber.NOUN) return 'speech noun';
  if (t.word[first] === thatHash) return 'that clause';
  if (t.word[first] === toHash) return 'intention';
  if (pos[p.head] === tagNumber.VERB) return 'reported clause';
  return 'other cue';
}

function explain(text: string, rule: SuggestionRule, cueSpans: readonly TextSpan[], sourceSpans: readonly TextSpan[]): string {
  const short = (s: string) => (s.length > 60 ? `${s.slice(0, 57)}…` : s);
  const cue = short(wordsOf(text, cueSpans));
  const who = sourceSpans.length > 0 ? `"${short(wordsOf(text, sourceSpans))}"` : 'nobody named';
  switch (rule) {
    case 'quoted words':
      return `Quoted words stand with "${cue}", which belongs to ${who}.`;
    case 'quoted words, no verb':
      return `Quoted words stand with "${cue}", said of ${who}.`;
    case 'that clause':
      return `"${cue}" of ${who} is followed by what was said in a clause with "that".`;
    case 'reported clause':
      return `"${cue}" of ${who} reports the words beside it.`;
    case 'intention':
      return `"${cue}" of ${who} is followed by what is meant to be done.`;
    case 'according to':
      return `"${cue}" gives the sentence to ${who}.`;
    case 'speech noun':
      return `"${cue}" of ${who} names something said, and the words beside it tell what.`;
    case 'colon':
      return `A colon after ${who} announces the words that follow.`;
    case 'chain':
      return `"${cue}" of ${who} stands in words that somebody else reports, and tells what ${who} said.`;
    case 'signature':
      return `The quotation is signed with a dash and ${who}.`;
    case 'transcript turn':
      return `The line starts with ${who} and a colon, as transcripts do.`;
    case 'other cue':
      return `"${cue}" gives these words to ${who}.`;
  }
}
