import { z } from '../../domain/schema.ts';

const signs: Readonly<Record<string, string>> = { ' ': '\\s', '\n': '\\n', '\t': '\\t', '\r': '\\r', '|': '\\p', '\\': '\\\\' };
const back: Readonly<Record<string, string>> = { s: ' ', n: '\n', t: '\t', r: '\r', p: '|', '\\': '\\' };

/** What stands between two tokens, as UDPipe writes `SpacesAfter`; white space it has no sign for as `\uXXXX`. */
export function escapeSpaces(value: string): string {
  return value.replace(/[\s|\\]/g, (letter) => signs[letter] ?? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The reverse of {@link escapeSpaces}. */
export function unescapeSpaces(value: string): string {
  return value.replace(/\\(?:u([0-9a-f]{4})|([\s\S]))/gi, (_, code: string | undefined, letter: string | undefined) =>
    code === undefined ? (back[letter ?? ''] ?? letter ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** What is known of a claim besides its words, on one line. */
export function factsLine(claim: number, facts: Readonly<Record<string, string>>): string {
  return `# claim ${claim} = ${JSON.stringify(facts).replace(/[\u0085\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)}`;
}

const factsSchema = z.record(z.string(), z.string());

/** The facts of a comment that {@link factsLine} wrote, or undefined where the line is none. */
export function factsOfLine(line: string): { readonly claim: string; readonly facts: Record<string, string> } | undefined {
  const match = /^# claim (\d{1,9}) = (\{.*\})$/.exec(line);
  if (!match) return undefined;
  try {
    const facts = factsSchema.safeParse(JSON.parse(match[2] ?? ''));
    return facts.success ? { claim: match[1] ?? '', facts: facts.data } : undefined;
  } catch {
    return undefined;
  }
}

/** One tag of a cell: `B-PER` begins something called PER. */
export interface Tag {
  readonly begins: boolean;
  readonly name: string;
}

const tagShape = /^([BILSEU])-(\S+)$/;

/** Tags of a cell: `O` and `_` are none; undefined where the cell holds something else. */
export function tagsOf(cell: string): Tag[] | undefined {
  if (cell === 'O' || cell === '_') return [];
  const tags: Tag[] = [];
  for (const one of cell.split('|')) {
    const match = tagShape.exec(one);
    if (!match) return undefined;
    tags.push({ begins: match[1] !== 'I' && match[1] !== 'E' && match[1] !== 'L', name: match[2] ?? '' });
  }
  return tags;
}
