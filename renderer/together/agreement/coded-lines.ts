import { bySpanOrder, normaliseSpans } from '../../anchoring/spans.ts';
import { foldWords } from '../../domain/fold-words.ts';
import { type Span, z } from '../../domain/schema.ts';
import { type CodedPassage, type CodedSet, nobody } from './coded-text.ts';

const spans = z.array(z.tuple([z.int().min(0), z.int().min(0)]));

/** One coder's work on one text, as `hearsay suggest` writes it, with `coder`. Offsets count code points. */
export const codedLineSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  coder: z.union([z.string(), z.number()]).transform(String),
  text: z.string(),
  attributions: z.array(
    z.object({
      source: spans.default([]),
      cue: spans.default([]),
      content: spans,
      speaker: z.string().optional(),
      verdict: z.string().optional(),
    }),
  ),
});
export type CodedLine = z.infer<typeof codedLineSchema>;

/**
 * Lines of several coders about the same texts, told by their `id`. Who speaks is `speaker`, or else the words of `source`; a line without
 * either gives it to nobody. Lengths and offsets are code points.
 * @throws RangeError in a sentence where two lines of one text do not have the same text, or one coder has two lines of it.
 */
export function codedLines(lines: readonly CodedLine[]): CodedSet {
  const coders = [...new Set(lines.map((line) => line.coder))].sort();
  const byText = new Map<string, CodedLine[]>();
  for (const line of lines) {
    const list = byText.get(line.id);
    if (list) list.push(line);
    else byText.set(line.id, [line]);
  }
  const texts = [...byText].map(([id, list]) => {
    const text = list[0]?.text ?? '';
    const points = Array.from(text);
    const passages: (CodedPassage[] | null)[] = coders.map(() => null);
    for (const line of list) {
      if (line.text !== text) throw new RangeError(`the text of "${id}" is not the same for "${line.coder}" and "${list[0]?.coder}"`);
      const coder = coders.indexOf(line.coder);
      if (passages[coder]) throw new RangeError(`"${line.coder}" has two lines of "${id}"`);
      passages[coder] = line.attributions.flatMap((one, i) => passageOf(one, `${line.coder} ${i}`, coder, points));
    }
    return { id, title: id, length: points.length, coders: passages };
  });
  return { coders, texts };
}

type Line = CodedLine['attributions'][number];

function passageOf(one: Line, id: string, coder: number, points: readonly string[]): CodedPassage[] {
  const content = inText(one.content, points.length);
  if (content.length === 0) return [];
  const words = inText(one.source, points.length).map((span) => points.slice(span.start, span.end).join(''));
  return [
    {
      id,
      coder,
      spans: content,
      cue: inText(one.cue, points.length),
      values: {
        speaker: foldWords(one.speaker ?? words.join(' ')).trim() || nobody,
        quotation: null,
        verdict: one.verdict || null,
        confidence: null,
        topics: '',
      },
    },
  ];
}

function inText(list: readonly (readonly [number, number])[], length: number): Span[] {
  return normaliseSpans(list.map(([start, end]) => ({ start: Math.min(start, length), end: Math.min(end, length) })).sort(bySpanOrder));
}
