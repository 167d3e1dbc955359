import type { Source, SourceText } from '../../domain/source.ts';
import { type ReadAnswer, SuggestReader } from '../../workers/suggest-client.ts';
import type { BlockSpan } from '../../workers/suggest-messages.ts';
import type { Services } from '../services.ts';
import { asProposed, noteReading, suggestionDesk } from './suggestion-desk.ts';

const reader = new SuggestReader();
/** While a text is being read, what was found is shown so seldom that showing it takes a small part of the time, however much it is. */
const fewTimes = 30;
/** What is being read now, and the way to stop it. */
let now: { readonly sourceId: string; readonly stop: AbortController } | null = null;

/** Loads the engine before it is needed. A failure is told when a text is read. */
export function getSuggestionsReady(): void {
  void reader.getReady().catch(() => undefined);
}

/** Blocks with the language they are read in. */
export function blockSpans(source: Source, text: SourceText): BlockSpan[] {
  return text.blocks.map((block) => ({ start: block.start, end: block.end, language: block.language ?? source.language }));
}

/**
 * Reads a source for suggestions in a worker, what is on screen first. What was being read before is stopped. Failures are noted with the
 * source and never thrown: without suggestions everything else works.
 * @param from offset of what is on screen.
 */
export async function readForSuggestions(services: Services, source: Source, text: SourceText, from: number): Promise<void> {
  const { open } = services;
  now?.stop.abort();
  const stop = new AbortController();
  now = { sourceId: source.id, stop };
  const aside = new Set(source.setAside.map((entry) => entry.start));
  const before = suggestionDesk(open).getState().readings.get(source.id)?.found ?? [];
  noteReading(open, source.id, { state: 'reading', fraction: 0, message: '', sentences: [] });
  const pieces = new Map<number, readonly Parameters<typeof asProposed>[1][number][]>();
  let shownAt = 0;
  let took = 0;
  const note = (answer: ReadAnswer) => {
    if (answer.kind === 'found') {
      const { start, end } = answer.piece;
      // what was on screen is read first, and once more with the piece that holds it
      for (const at of pieces.keys()) if (at >= start && at < end) pieces.delete(at);
      pieces.set(start, answer.found);
      // what is known of the whole text from before stays until all of it is read anew
      if (before.length > 0) noteReading(open, source.id, { fraction: answer.fraction });
      else if (performance.now() - shownAt >= took * fewTimes) {
        const started = performance.now();
        const early = [...pieces.values()].flat().sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0));
        noteReading(open, source.id, { found: asProposed(text.text, early), fraction: answer.fraction });
        shownAt = performance.now();
        // after what is drawn with it
        setTimeout(() => {
          took = performance.now() - started;
        });
      }
    } else if (answer.kind === 'all')
      noteReading(open, source.id, { state: 'done', fraction: 1, found: asProposed(text.text, answer.found) });
    else if (answer.kind === 'ranked') noteReading(open, source.id, { sentences: answer.sentences });
    else noteReading(open, source.id, { state: 'unread', fraction: 1, found: [] });
  };
  try {
    await reader.read(
      {
        text: text.text,
        language: source.language,
        skip: text.blocks.filter((block) => aside.has(block.start)).map(({ start, end }) => ({ start, end })),
        blocks: blockSpans(source, text),
        from,
      },
      note,
      stop.signal,
    );
  } catch (error) {
    if (stop.signal.aborted) {
      const { state } = suggestionDesk(open).getState().readings.get(source.id) ?? { state: 'stopped' };
      if (state === 'reading') noteReading(open, source.id, { state: 'stopped' });
      return;
    }
    services.desktop.log({
      level: 'error',
      event: 'suggestions failed',
      facts: { error: error instanceof Error ? error.name : 'unknown' },
    });
    noteReading(open, source.id, {
      state: 'failed',
      message: error instanceof Error ? error.message : 'The text could not be read for suggestions.',
    });
  } finally {
    if (now?.stop === stop) now = null;
  }
}

/** Stops reading a source. What was found so far stays. */
export function stopReadingFor(sourceId: string): void {
  if (now?.sourceId === sourceId) now.stop.abort();
}
