import { sentencesIn } from '../../anchoring/segmentation.ts';
import { paragraphNumbers, placeName } from '../../domain/paragraphs.ts';
import type { Span } from '../../domain/schema.ts';
import type { Source, SourceText } from '../../domain/source.ts';

/** A sentence of a source that holds the words sought. UTF-16 offsets. */
export interface FoundPassage {
  readonly sourceId: string;
  readonly span: Span;
  /** "¶3", with the source's title where it is another one than the first. */
  readonly where: string;
  readonly words: string;
}

/** Passages shown at once. */
const most = 8;

/**
 * Sentences of the case's sources that hold the words, case aside, in the order of the sources. Text set aside is left out.
 * Stops at eight, and when told to.
 */
export async function findPassages(
  words: string,
  sources: readonly Source[],
  textOf: (sourceId: string) => Promise<SourceText>,
  stop: AbortSignal,
): Promise<FoundPassage[]> {
  const found: FoundPassage[] = [];
  for (const source of sources) {
    if (stop.aborted || found.length >= most) break;
    const text = await textOf(source.id).catch(() => null);
    if (text) found.push(...passagesIn(words, source, text, source === sources[0]).slice(0, most - found.length));
  }
  return found;
}

function passagesIn(words: string, source: Source, { text, blocks }: SourceText, first: boolean): FoundPassage[] {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  const numbers = paragraphNumbers(blocks, source.setAside);
  const aside = new Set(source.setAside.map((entry) => entry.start));
  const found: FoundPassage[] = [];
  for (const block of blocks) {
    if (aside.has(block.start) || found.length >= most) continue;
    let past = block.start;
    for (const hit of text.slice(block.start, block.end).matchAll(new RegExp(escaped, 'giu'))) {
      const at = block.start + hit.index;
      if (at < past) continue;
      const sentence = sentencesIn(text, block, block.language ?? source.language).find((one) => one.start <= at && at < one.end);
      const span = sentence ?? { start: at, end: at + hit[0].length };
      past = span.end;
      const place = placeName(blocks, numbers, span.start);
      found.push({
        sourceId: source.id,
        span,
        where: first ? place : `${place}, ${source.title}`,
        words: text.slice(span.start, span.end),
      });
    }
  }
  return found;
}

/** A web address as typed or pasted, made whole; '' when it is none. Only http and https are links. */
export function asLink(words: string): string {
  if (/\s/.test(words)) return '';
  const whole = /^https?:\/\//i.test(words) ? words : /^(?:www\.)[^/]+\.\p{L}{2,}/iu.test(words) ? `https://${words}` : '';
  return whole && URL.canParse(whole) && whole.length <= 4000 ? new URL(whole).href : '';
}
