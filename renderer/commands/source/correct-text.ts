import type { Block, SourceText } from '../../domain/source.ts';
import { readOriginal, readText } from '../../storage/open-case.ts';
import type { Services } from '../services.ts';
import { bringVersion } from './bring-version.ts';
import { showNewVersion } from './show-versions.ts';

/**
 * Paragraphs of a corrected text: those that were not touched keep what is known about them (heading, speaker, page, time); a touched
 * one keeps it while as many lines stand in its place. What is new is a paragraph.
 */
export function correctedBlocks(before: SourceText, text: string): Block[] {
  const old = before.blocks;
  let head = 0;
  while (head < old.length && untouchedFromStart(before.text, text, old[head])) head += 1;
  let tail = old.length;
  const shift = text.length - before.text.length;
  const headEnd = old[head - 1]?.end ?? 0;
  while (tail > head && untouchedFromEnd(before.text, text, old[tail - 1], shift, headEnd)) tail -= 1;
  const from = headEnd;
  const to = tail < old.length ? (old[tail]?.start ?? 0) + shift : text.length;
  const middle = old.slice(head, tail);
  const lines = [...text.slice(from, to).matchAll(/\S(?:[^\n]*\S)?/g)].map((line) => ({
    start: from + line.index,
    end: from + line.index + line[0].length,
  }));
  const byWords = new Map(middle.map((block) => [before.text.slice(block.start, block.end), block]));
  return [
    ...old.slice(0, head),
    ...lines.map(({ start, end }, i): Block => {
      const like = byWords.get(text.slice(start, end)) ?? (lines.length === middle.length ? middle[i] : undefined);
      return { ...(like ?? { kind: 'paragraph' }), start, end };
    }),
    ...old.slice(tail).map((block) => ({ ...block, start: block.start + shift, end: block.end + shift })),
  ];
}

function untouchedFromStart(before: string, now: string, block: Block | undefined): boolean {
  if (!block || block.end > now.length) return false;
  if (before.slice(block.start, block.end) !== now.slice(block.start, block.end)) return false;
  // the line must end there too
  return block.end === now.length || now.charAt(block.end) === '\n' || now.charAt(block.end) === before.charAt(block.end);
}

function untouchedFromEnd(before: string, now: string, block: Block | undefined, shift: number, after: number): boolean {
  if (!block || block.start + shift < after) return false;
  const start = block.start + shift;
  if (before.slice(block.start) !== now.slice(start)) return false;
  return start === 0 || /\s/.test(now.charAt(start - 1));
}

/**
 * Makes a text as the analyst corrected it the newest version of its source: the original bytes are the same, the older text stays,
 * and claims go along. Opens the two versions side by side. @throws Error with a sentence when it cannot be stored
 */
export async function correctText(services: Services, sourceId: string, corrected: string, by: string): Promise<void> {
  const { inHand } = services.open;
  const source = inHand.get('sources', sourceId);
  const before = await readText(services.database, sourceId);
  const original = await readOriginal(services.database, sourceId);
  if (!source || !original) throw new Error('The original bytes of this source are missing, so it cannot get a new version.');
  const text = corrected.replace(/\r\n?/g, '\n');
  if (text === before.text) throw new Error('Nothing was changed in the text.');
  const id = crypto.randomUUID();
  const blocks = correctedBlocks(before, text);
  const aside = new Map(source.setAside.map((entry) => [entry.start, entry.reason]));
  const reasons = new Map(
    before.blocks.flatMap((block) => {
      const reason = aside.get(block.start);
      return reason ? [[before.text.slice(block.start, block.end), reason] as const] : [];
    }),
  );
  const warning = 'The text of this version was corrected by hand; the file is the same.';
  const { links: _links, ...rest } = before;
  await bringVersion(services, sourceId, {
    source: {
      ...source,
      id,
      length: text.length,
      importedAt: new Date().toISOString(),
      importedBy: by.slice(0, 200),
      warnings: [...source.warnings.filter((one) => one !== warning), warning],
      setAside: blocks.flatMap((block) => {
        const reason = reasons.get(text.slice(block.start, block.end));
        return reason ? [{ start: block.start, reason }] : [];
      }),
    },
    text: { ...rest, id, text, blocks, repairs: movedRepairs(before, text) },
    original: { ...original, id },
  }).then((tally) => showNewVersion(services, id, tally));
}

/** Repairs that stand before or after everything that was corrected; those between are the corrected text's own now. */
function movedRepairs(before: SourceText, text: string): SourceText['repairs'] {
  let same = 0;
  while (same < text.length && before.text.charCodeAt(same) === text.charCodeAt(same)) same += 1;
  let end = 0;
  while (end < text.length - same && before.text.charCodeAt(before.text.length - 1 - end) === text.charCodeAt(text.length - 1 - end))
    end += 1;
  const shift = text.length - before.text.length;
  return before.repairs.flatMap((repair) => {
    if (repair.end <= same) return [repair];
    if (repair.start >= before.text.length - end) return [{ ...repair, start: repair.start + shift, end: repair.end + shift }];
    return [];
  });
}
