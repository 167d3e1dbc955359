import type { Span } from '../../domain/schema.ts';
import type { SourceText } from '../../domain/source.ts';
import type { OutlineEntry } from '../../workers/page-messages.ts';

const words = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Where the text of a contents entry begins: the block of its page that starts with its title, else the first block of the page. */
export function placeOfEntry(text: SourceText, { title, page }: OutlineEntry): Span | undefined {
  const wanted = words(title);
  const onPage = text.blocks.filter((block) => block.page === page);
  const titled = onPage.find((block) => {
    const here = words(text.text.slice(block.start, Math.min(block.end, block.start + 2 * title.length + 40)));
    // the text has its number before it where the contents do not
    return here.startsWith(wanted) || here.replace(/^[\d ]+/, '').startsWith(wanted);
  });
  const block = titled ?? onPage[0];
  return block && { start: block.start, end: Math.min(block.end, block.start + 80) };
}
