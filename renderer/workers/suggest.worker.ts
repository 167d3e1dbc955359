import { sentencesIn } from '../anchoring/segmentation.ts';
import { type AttributionModel, loadAttributionModel } from '../attribution/attribution-model.ts';
import { rankClaims } from '../attribution/rank-claims.ts';
import { piecesOf, suggestInPieces, suggestionLanguage } from '../attribution/suggest-in-pieces.ts';
import { reasonsToCheck } from '../attribution/worth-checking.ts';
import type { RankedSentence, SuggestAnswer, SuggestRequest } from './suggest-messages.ts';

/** The least score that is sent: what the analyst sees is settled in the window, so that changing it needs no new reading. */
const LEAST_SCORE = 0.2;

let model: AttributionModel | null = null;
let running = 0;

const send = (answer: SuggestAnswer) => postMessage(answer);
const breath = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

addEventListener('message', ({ data }: MessageEvent<SuggestRequest>) => {
  if (data.kind === 'learned') {
    model = loadAttributionModel(data.bytes);
    void warmUp(model);
    return;
  }
  if (data.kind === 'stop') {
    if (running === data.run) running = 0;
    send({ kind: 'stopped', run: data.run });
    return;
  }
  running = data.run;
  read(data).catch((error: unknown) => {
    send({ kind: 'failed', run: data.run, message: error instanceof Error ? error.message : 'The text could not be read.' });
  });
});

const practice = `The harbour board said on Monday that the ferry, which Norway's Transport Ministry owns, would not sail before June.

“We found rust in two tanks,” said Ingrid Halvorsen, the board's chair. “Nobody,” she added, “wants to repeat last winter.” She believes it will cost 3 million.

According to a report by the yard, it plans to finish in May. The Tribune wrote that Mr. Berg denied the claim: "It is not true."
`;

/**
 * Reads a few sentences over and over before the first text comes: the browser makes machine code of what has run often, and until then
 * reading takes several times as long. Ends as soon as there is real work.
 */
async function warmUp(learned: AttributionModel): Promise<void> {
  for (let i = 0; i < 60 && running === 0; i++) {
    for (const _ of suggestInPieces(practice, { model: learned, language: 'en' }));
    await breath();
  }
}

/** Reads a text piece by piece and looks for "stop" between pieces. */
async function read(asked: Extract<SuggestRequest, { kind: 'read' }>): Promise<void> {
  const { run, text, skip, from } = asked;
  if (!model) throw new Error('The suggestion engine has not been loaded.');
  const language = suggestionLanguage(text, asked.language);
  if (language === '') {
    send({ kind: 'unread', run });
    return;
  }
  const reading = suggestInPieces(text, { model, language, skip, from, threshold: LEAST_SCORE });
  for (let step = reading.next(); ; step = reading.next()) {
    if (running !== run) return;
    if (step.done) {
      send({ kind: 'all', run, language, found: step.value });
      break;
    }
    if (step.value.fraction < 1) send({ kind: 'found', run, ...step.value });
    await breath();
  }
  if (language !== 'en') return;
  const sentences: RankedSentence[] = [];
  for (const piece of piecesOf(text)) {
    await breath();
    if (running !== run) return;
    sentences.push(...rank(asked, piece, model));
  }
  send({ kind: 'ranked', run, sentences });
}

/** The sentences of a piece with how worth checking they are. */
function rank(asked: Extract<SuggestRequest, { kind: 'read' }>, piece: { start: number; end: number }, learned: AttributionModel) {
  const { text, blocks, skip } = asked;
  const spans = blocks
    .filter((block) => block.start >= piece.start && block.start < piece.end && !skip.some((span) => span.start === block.start))
    .flatMap((block) => sentencesIn(text, { start: block.start, end: block.end }, block.language));
  if (spans.length === 0) return [];
  const end = Math.max(piece.end, spans.at(-1)?.end ?? 0);
  const scores = rankClaims(
    text.slice(piece.start, end),
    spans.map((span) => ({ start: span.start - piece.start, end: span.end - piece.start })),
    learned,
  );
  return spans.map((span, i) => ({ ...span, score: scores[i] ?? 0, reasons: reasonsToCheck(text.slice(span.start, span.end)) }));
}
