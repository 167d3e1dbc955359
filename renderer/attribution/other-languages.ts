import type { AttributionLanguage } from './language-of.ts';
import type { Suggestion, TextSpan } from './suggestion.ts';

interface Rules {
  /** Forms of verbs of saying, small letters; a trailing * stands for any ending. */
  readonly verbs: string;
  /** Words that open a reported clause. */
  readonly that: string;
  /** "According to", before its source. */
  readonly after: string;
}

const rules: Readonly<Partial<Record<AttributionLanguage, Rules>>> = {
  de: {
    verbs:
      'sagt* erklär* betont* behaupte* berichte* schrieb* schreibt teilt* meint* forder* kritisier* warnt* räumt* bestätig* versicher* kündig* fragt* antworte* erwider* ergänz* fügte äußert* nannte nennt zitier* twittert* verkünd* beton* unterstrich glaubt* hofft*',
    that: 'dass, daß, ob',
    after: 'laut, zufolge, nach angaben von, nach angaben der, nach angaben des, nach aussage von',
  },
  fr: {
    verbs:
      'dit disait déclar* affirm* expliqu* précis* ajout* assur* annonc* estim* soulign* rappel* indiqu* confi* écri* répon* demand* dénonc* reconn* prévien* averti* promis promet martel* lanc* lâch* poursui* conclu* juge jugé regrett* espèr* pens* tweet*',
    that: "que, qu', si",
    after: "selon, d'après, pour",
  },
  es: {
    verbs:
      'dijo dice dijeron dicen decía afirm* declar* asegur* explic* señal* añad* agreg* indic* anunci* sostuv* sostien* coment* manifest* advirt* adviert* reconoc* denunci* escrib* respond* pregunt* pid* exig* critic* inform* subray* record* cre* consider* destac* apunt* precis* relat* expres* confirm*',
    that: 'que, si',
    after: 'según, de acuerdo con, en palabras de, a juicio de',
  },
  it: {
    verbs:
      'detto dice disse dicono dichiar* afferm* spieg* aggiun* sottoline* assicur* annunci* scritto scrive scriv* ricord* sostien* sostenu* precis* avvert* conferm* comment* rispos* rispond* chied* chiest* denunci* ammess* ammett* osserv* conclu* ritien* pens* promess* promett* riferi* twitt*',
    that: 'che, se',
    after: 'secondo, per, stando a, a detta di',
  },
  ru: {
    verbs:
      'сказал* заявил* сообщил* отметил* подчеркнул* добавил* рассказал* пояснил* объяснил* написал* утвержда* считает считают говорит говорят говорил* ответил* спросил* признал* предупредил* призвал* напомнил* уверен* полага* подтвердил* указал* пообещал* обещал* процитировал* уточнил* заявля* сообща* отмеча*',
    that: 'что, чтобы, будто',
    after: 'по словам, по мнению, согласно, по данным, по информации',
  },
  ar: {
    verbs:
      'قال قالت وقال وقالت يقول تقول ويقول أعلن أعلنت وأعلن وأعلنت أكد أكدت وأكد وأكدت أضاف أضافت وأضاف وأضافت صرح صرحت وصرح أوضح أوضحت وأوضح ذكر ذكرت وذكر أشار أشارت وأشار كتب كتبت وكتب اعتبر اعتبرت واعتبر حذر حذرت وحذر تابع وتابع شدد وشدد نفى ونفى',
    that: 'إن, أن, إنه, أنه, إنها, أنها, بأن, إنهم',
    after: 'وفقا ل, وفقًا ل, بحسب, حسب',
  },
};

const quotePairs: readonly (readonly [string, string])[] = [
  ['„', '“”'],
  ['«', '»'],
  ['»', '«'],
  ['“', '”'],
  ['‹', '›'],
  ['"', '"'],
  ['‚', '‘’'],
];
const LONGEST_QUOTE = 3000;
const REACH = 140;

interface Quote extends TextSpan {
  readonly words: number;
}

/** Quotations within paragraphs, marks included. Linear: an opening mark looks ahead no further than a fixed distance. */
function findQuotes(text: string): Quote[] {
  const found: Quote[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    const pair = quotePairs.find(([open]) => open === c);
    if (!pair) continue;
    // A closing mark of another style does not open.
    if ((c === '»' || c === '“' || c === '"') && !/[\s([—–-]/.test(text[i - 1] ?? ' ') && !(c === '»' && /\p{Lu}/u.test(text[i + 1] ?? '')))
      continue;
    const limit = Math.min(text.length, i + LONGEST_QUOTE);
    let end = -1;
    for (let k = i + 1; k < limit; k++) {
      const d = text[k] ?? '';
      if (d === '\n') break;
      if (pair[1].includes(d)) {
        end = k + 1;
        break;
      }
    }
    if (end < 0) continue;
    found.push({ start: i, end, words: text.slice(i, end).split(/\s+/).length });
    i = end - 1;
  }
  return found;
}

function patternOf(list: string): string {
  return list
    .split(/\s+/)
    .map((w) => w.replace(/\*$/, '[\\p{L}]{0,8}'))
    .join('|');
}

const nameWord = "(?:\\p{Lu}[\\p{L}\\p{M}'’.-]*|de|del|della|von|van|der|bin|al|[\\p{L}]{2,20})";

/**
 * Suggests attributions in languages without a learned model: quotations with a verb of saying beside them, verbs followed by
 * "that", and "according to". Scores are fixed per rule. Empty for a language without rules.
 */
export function suggestByRules(text: string, language: string | undefined): Suggestion[] {
  const rule = rules[language as AttributionLanguage];
  if (!rule) return [];
  const arabic = language === 'ar';
  const verbs = patternOf(rule.verbs);
  const edge = { before: '(?<![\\p{L}\\p{M}])', after: '(?![\\p{L}\\p{M}])' };
  const verbPattern = new RegExp(`${edge.before}(?:${verbs})${edge.after}`, 'giu');
  const quotes = findQuotes(text);
  const out: Suggestion[] = [];
  const used = new Set<number>();
  for (let q = 0; q < quotes.length; q++) {
    const quote = quotes[q];
    if (!quote || used.has(q)) continue;
    const cue = cueBeside(text, quote, quotes, q, verbPattern);
    if (!cue || (quote.words < 3 && !cue.tight)) continue;
    const source = sourceBeside(text, cue, arabic);
    const content: TextSpan[] = [{ start: quote.start, end: quote.end }];
    const next = quotes[q + 1];
    // "A", said X, "B": one statement in two parts.
    if (
      cue.start > quote.end &&
      next &&
      next.start - cue.end < REACH &&
      !/[.!?؟]\s|\n/.test(text.slice(cue.end, next.start)) &&
      source !== undefined
    ) {
      content.push({ start: next.start, end: next.end });
      used.add(q + 1);
    }
    out.push(make(text, source, cue, content, 'direct', 0.8, 'quoted words'));
  }
  out.push(...reported(text, rule, verbs, quotes, arabic), ...accordingTo(text, rule, quotes));
  return out.sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0));
}

/** The verb of saying nearest to a quotation in its sentence: after it (", said X") or before it (X said: "..."). */
function cueBeside(
  text: string,
  quote: TextSpan,
  quotes: readonly Quote[],
  q: number,
  verb: RegExp,
): (TextSpan & { tight: boolean }) | undefined {
  const afterEnd = Math.min(quotes[q + 1]?.start ?? text.length, quote.end + REACH);
  const after = text.slice(quote.end, afterEnd).split(/\n|[.!?؟]\s/)[0] ?? '';
  if (/^\s*[,،—–-]/.test(after) || /^\s*\p{Ll}/u.test(after) || /[,،]["“”»«]?$/.test(text.slice(quote.start, quote.end))) {
    verb.lastIndex = 0;
    const found = verb.exec(after);
    if (found) return { start: quote.end + found.index, end: quote.end + found.index + found[0].length, tight: found.index < 5 };
  }
  const from = Math.max(quotes[q - 1]?.end ?? 0, quote.start - REACH);
  const head = text.slice(from, quote.start);
  const clause = head.split(/\n|[.!?؟]\s/).at(-1) ?? '';
  const offset = from + head.length - clause.length;
  verb.lastIndex = 0;
  let last: RegExpExecArray | null = null;
  for (let found = verb.exec(clause); found; found = verb.exec(clause)) last = found;
  if (!last) return undefined;
  return { start: offset + last.index, end: offset + last.index + last[0].length, tight: /[:：]\s*$/.test(clause) };
}

/** The name beside a verb: the capitalised words after it (", sagte X"), else those before it (X sagte). */
function sourceBeside(text: string, cue: TextSpan, arabic: boolean): TextSpan | undefined {
  const after = text.slice(cue.end, cue.end + 90);
  if (arabic) {
    const found = /^\s+((?:(?!إن|أن|بأن|إنه|أنه|إنها|أنها|في|على|من|عن|خلال|يوم)[\p{L}\p{M}]+\s*){1,5})/u.exec(after);
    return found?.[1] ? place(cue.end + found[0].indexOf(found[1]), found[1]) : undefined;
  }
  const follows = new RegExp(
    `^\\s+((?:(?:der|die|das|le|la|l['’]|el|il|lo|los|las|les)\\s*)?(?:[\\p{Ll}]{3,20}\\s+){0,2}\\p{Lu}[\\p{L}.'’-]*(?:\\s+${nameWord.replace('|[\\p{L}]{2,20}', '')}){0,4})`,
    'u',
  ).exec(after);
  if (follows?.[1]) return place(cue.end + follows[0].indexOf(follows[1]), follows[1]);
  const before = text.slice(Math.max(0, cue.start - 110), cue.start);
  const clause = before.split(/\n|[.!?;:"“”«»„]\s*/).at(-1) ?? '';
  const precedes =
    /((?:\p{Lu}[\p{L}.'’-]*)(?:\s+[\p{L}.'’-]+){0,6}?)(?:,[^,]{1,60},)?\s+(?:(?:hat|habe|a|ha|har|avait|aurait|había|aveva|также|auch|aussi|también|anche|est|è|s['’]est|n['’]a)\s+){0,2}$/u.exec(
      clause,
    );
  if (precedes?.[1]) return place(cue.start - clause.length + precedes.index, precedes[1]);
  return undefined;
}

function place(start: number, words: string): TextSpan {
  return { start, end: start + words.trimEnd().length };
}

function clauseEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + 600);
  for (let k = from; k < limit; k++) {
    const c = text[k] ?? '';
    if (c === '\n') return k;
    if (
      /[.!?؟]/.test(c) &&
      (k + 1 >= text.length || /[\s"“”»«]/.test(text[k + 1] ?? '')) &&
      !/(?:^|[\s.])\p{Lu}$/u.test(text.slice(Math.max(0, k - 2), k))
    )
      return k;
  }
  return limit;
}

/** X said that ...: the clause up to the end of its sentence. */
function reported(text: string, rule: Rules, verbs: string, quotes: readonly Quote[], arabic: boolean): Suggestion[] {
  const that = rule.that.split(', ').join('|');
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{M}])(${verbs})(?![\\p{L}\\p{M}])([^.!?\\n"“”«»„]{0,80}?)[,،]?\\s+(${that})(?=[\\s\\p{L}])`,
    'giu',
  );
  const out: Suggestion[] = [];
  let q = 0;
  for (const found of text.matchAll(pattern)) {
    const at = found.index;
    while (q < quotes.length && (quotes[q]?.end ?? 0) <= at) q++;
    const inside = quotes[q];
    if (inside && inside.start <= at) continue;
    const cue = { start: at, end: at + (found[1] ?? '').length };
    const start = at + found[0].length - (found[3] ?? '').length;
    const end = clauseEnd(text, start);
    if (end - start < 8) continue;
    const mixed = quotes.some((x) => x.start >= start && x.end <= end + 1);
    out.push(make(text, sourceBeside(text, cue, arabic), cue, [{ start, end }], mixed ? 'mixed' : 'indirect', 0.65, 'that clause'));
  }
  return out;
}

/** According to X, ...: the rest of the sentence. */
function accordingTo(text: string, rule: Rules, quotes: readonly Quote[]): Suggestion[] {
  const words = rule.after
    .split(', ')
    .map((w) => w.replace(/ /g, '\\s+'))
    .join('|');
  const pattern = new RegExp(
    `(?<=^|\\n|[.!?]\\s)(${words})\\s*((?:[\\p{L}\\p{M}.'’-]+\\s+){0,5}?[\\p{L}\\p{M}.'’-]+)[,،]?\\s+(?=[^\\n]{10})`,
    'giu',
  );
  const out: Suggestion[] = [];
  for (const found of text.matchAll(pattern)) {
    const start = found.index + found[0].length;
    const end = clauseEnd(text, start);
    const source = found[2] ?? '';
    const comma = /[,،]\s+$/.test(found[0]);
    if (end - start < 8 || !/\p{Lu}|[\u0600-\u06ff]/u.test(source) || (!comma && source.split(/\s+/).length > 3)) continue;
    const from = found.index + found[0].indexOf(source, (found[1] ?? '').length);
    const mixed = quotes.some((x) => x.start >= start && x.end <= end + 1);
    out.push(
      make(
        text,
        { start: from, end: from + source.length },
        { start: found.index, end: found.index + (found[1] ?? '').length },
        [{ start, end }],
        mixed ? 'mixed' : 'indirect',
        0.6,
        'according to',
      ),
    );
  }
  return out;
}

function make(
  text: string,
  source: TextSpan | undefined,
  cue: TextSpan,
  content: TextSpan[],
  manner: Suggestion['manner'],
  score: number,
  rule: Suggestion['rule'],
): Suggestion {
  const who = source ? `"${text.slice(source.start, source.end)}"` : 'nobody named';
  const word = text.slice(cue.start, cue.end);
  const why =
    rule === 'quoted words'
      ? `Quoted words stand with "${word}", which belongs to ${who}.`
      : rule === 'that clause'
        ? `"${word}" of ${who} is followed by what was said.`
        : `"${word}" gives the sentence to ${who}.`;
  return { source: source ? [source] : [], cue: [{ start: cue.start, end: cue.end }], content, manner, score, rule, why };
}
