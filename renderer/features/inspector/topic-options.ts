import type { Code } from '../../domain/case.ts';

/** A topic to choose, or a new one to make of what is typed. */
export interface TopicOption {
  readonly id: string;
  readonly name: string;
  /** undefined for a new one. */
  readonly code: Code | undefined;
  /** On the claim already; choosing it takes it off. */
  readonly held: boolean;
}

/** Topics that fit what is typed, those that begin so first, and a new one unless one is called exactly that. */
export function topicOptions(codes: readonly Code[], held: readonly string[], typed: string): TopicOption[] {
  const name = typed.trim().replace(/\s+/g, ' ');
  const words = name.toLocaleLowerCase();
  const fits = codes
    .map((code) => ({ code, at: code.name.toLocaleLowerCase().indexOf(words) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => Number(a.at > 0) - Number(b.at > 0))
    .map(({ code }): TopicOption => ({ id: code.id, name: code.name, code, held: held.includes(code.id) }));
  const exact = codes.some((code) => code.name.toLocaleLowerCase() === words);
  return name === '' || exact ? fits : [...fits, { id: 'new', name, code: undefined, held: false }];
}
