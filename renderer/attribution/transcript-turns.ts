import type { Suggestion } from './suggestion.ts';

const label =
  /^[ \t]*(?:\[[\d:.]+\][ \t]*)?((?:\p{Lu}[\p{L}.’'-]*|\p{Lo}+)(?:[ \t]+(?:[\p{L}.’'-]+)){0,4})(?:[ \t]*\([^)\n]{1,40}\))?[ \t]*:[ \t]*(?=\S)/u;

/**
 * Reads transcripts: where most paragraphs start with a speaker and a colon, each turn is what that speaker says. Empty for texts
 * that are no transcripts: fewer than four labelled lines, or no label that comes back.
 */
export function suggestTurns(text: string): Suggestion[] {
  const turns: { name: [number, number]; body: [number, number] }[] = [];
  const names = new Map<string, number>();
  let lines = 0;
  for (let at = 0; at < text.length; ) {
    const stop = text.indexOf('\n', at);
    const end = stop < 0 ? text.length : stop;
    const line = text.slice(at, Math.min(end, at + 200));
    if (line.trim() !== '') {
      lines++;
      const found = label.exec(line);
      if (found?.[1]) {
        const from = at + found[0].indexOf(found[1]);
        turns.push({ name: [from, from + found[1].length], body: [at + found[0].length, at + text.slice(at, end).trimEnd().length] });
        names.set(found[1], (names.get(found[1]) ?? 0) + 1);
      }
    }
    at = end + 1;
  }
  const known = turns.filter((t) => (names.get(text.slice(...t.name)) ?? 0) > 1);
  if (known.length < 4 || known.length < lines * 0.6) return [];
  return turns
    .filter((t) => t.body[1] > t.body[0])
    .map(({ name, body }) => ({
      source: [{ start: name[0], end: name[1] }],
      cue: [],
      content: [{ start: body[0], end: body[1] }],
      manner: 'direct',
      score: 0.95,
      rule: 'transcript turn',
      why: `The line starts with "${text.slice(...name)}" and a colon, as transcripts do.`,
    }));
}
