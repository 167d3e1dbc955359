import { blockIndexAt, sentenceAt } from '../../anchoring/segmentation.ts';
import type { Span } from '../../domain/schema.ts';
import { caseWords } from '../../storage/case-words.ts';
import type { Services } from '../services.ts';
import { newClaim, openAttribution } from './claim-acts.ts';

/** Makes a claim of the sentence round each place, in one step. Places in one sentence give one claim. Returns how many were made. */
export async function claimSentences(
  services: Services,
  places: readonly { readonly sourceId: string; readonly span: Span }[],
  by: string,
): Promise<number> {
  const { inHand, journal } = services.open;
  const seen = new Set<string>();
  const made: ReturnType<typeof newClaim>[] = [];
  for (const { sourceId, span } of places) {
    const text = await caseWords(services.database).text(sourceId);
    const source = inHand.get('sources', sourceId);
    if (!text || !source) continue;
    const block = text.blocks[Math.max(0, blockIndexAt(text.blocks, span.start))];
    const within = block ? { start: block.start, end: block.end } : undefined;
    const sentence = sentenceAt(text.text, span.start, block?.language ?? source.language, within) ?? span;
    const key = `${sourceId} ${sentence.start} ${sentence.end}`;
    if (seen.has(key)) continue;
    seen.add(key);
    made.push(newClaim(text, [sentence], by));
  }
  if (made.length === 0) return 0;
  await journal.commit(made.length === 1 ? 'mark claim' : `mark ${made.length} claims`, (writer) => {
    for (const claim of made) {
      writer.put('claims', claim);
      writer.put('attributions', openAttribution(claim, 0));
    }
  });
  return made.length;
}
