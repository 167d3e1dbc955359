import { sentencesIn } from '../anchoring/segmentation.ts';
import { StatementIndex } from '../attribution/statement-index.ts';
import type { RepeatAnswer, RepeatRequest } from './suggest-messages.ts';

/** Finds the same statement elsewhere in the case, away from the window. */
const index = new StatementIndex();

addEventListener('message', ({ data }: MessageEvent<RepeatRequest>) => {
  if (data.kind === 'keep') {
    if (index.has(data.sourceId)) return;
    const sentences = data.blocks.flatMap((block) => sentencesIn(data.text, { start: block.start, end: block.end }, block.language));
    index.add(data.sourceId, data.text, sentences);
    return;
  }
  const answer: RepeatAnswer = { asked: data.asked, found: index.find(data.statement, { sourceId: data.sourceId, spans: data.spans }) };
  postMessage(answer);
});
