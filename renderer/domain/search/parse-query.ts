/** What a search asks: words to find in the texts, and what the claims around them must satisfy. */
export interface SearchQuery {
  /** `null`: no words, only conditions. */
  readonly find: TextPattern | null;
  readonly conditions: readonly SearchCondition[];
  /** Why the query cannot be run, in a sentence; '' when it can. */
  readonly problem: string;
}

export type TextPattern =
  /** Whatever the case and accents; spaces in it stand for any white space. */
  | { readonly kind: 'words'; readonly words: string }
  /** Exactly as written. */
  | { readonly kind: 'exact'; readonly words: string }
  | { readonly kind: 'regex'; readonly source: string; readonly flags: string };

export const conditionNames = ['speaker', 'cue', 'verdict', 'topic'] as const;
export type ConditionName = (typeof conditionNames)[number];

export interface SearchCondition {
  readonly name: ConditionName;
  readonly words: string;
  /** As typed, so that it can be taken out of the field again. */
  readonly typed: string;
}

const condition = /(?:^|\s)((speaker|cue|verdict|topic):(?:"([^"]*)"|“([^”]*)”|(\S+)))/giu;
const regex = /^\/(.+)\/([imsu]*)$/su;
const quoted = /^["“](.+)["”]$/su;

/** Reads the search field: `speaker:lund cue:"did not rule out" restrictions`, `"exact words"`, `/regular expression/`. */
export function parseQuery(typed: string): SearchQuery {
  const conditions: SearchCondition[] = [];
  const rest = typed
    .replace(condition, (_, whole: string, name: string, ...words: (string | undefined)[]) => {
      const value = (words[0] ?? words[1] ?? words[2] ?? '').trim();
      const known = conditionNames.find((one) => one === name.toLowerCase());
      if (known && value !== '') conditions.push({ name: known, words: value, typed: whole });
      return ' ';
    })
    .trim();
  if (rest === '') return { find: null, conditions, problem: '' };
  const pattern = regex.exec(rest);
  if (pattern) {
    const find = { kind: 'regex', source: pattern[1] ?? '', flags: pattern[2] ?? '' } as const;
    return { find, conditions, problem: whyBroken(find) };
  }
  const exact = quoted.exec(rest);
  if (exact) return { find: { kind: 'exact', words: exact[1] ?? '' }, conditions, problem: '' };
  return { find: { kind: 'words', words: rest }, conditions, problem: '' };
}

function whyBroken(pattern: { readonly source: string; readonly flags: string }): string {
  try {
    new RegExp(pattern.source, pattern.flags);
    return '';
  } catch {
    return 'This regular expression is not complete or not valid.';
  }
}
