import type { Source, SourceText } from '../../domain/source.ts';
import { type ReadAnswer, SuggestReader } from '../../workers/suggest-client.ts';
import type { BlockSpan } from '../../workers/suggest-messages.ts';
import type { Services } from '../services.ts';
import { asProposed, noteReading, suggestionDesk } from './suggestion-desk.ts';

const reader = new SuggestReader();
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
  let early: Parameters<typeof asProposed>[1][number][] = [];
  const note = (answer: ReadAnswer) => {
    if (answer.kind === 'found') {
      const { piece } = answer;
      const within = (at: number) => at >= piece.start && at < piece.end;
      early = [...early.filter((one) => !within(one.content[0]?.start ?? 0)), ...answer.found];
      early.sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0));
      // what is known of the whole text from before stays until all of it is read anew
      const found = before.length > 0 ? {} : { found: asProposed(text.text, early) };
      noteReading(open, source.id, { ...found, fraction: answer.fraction });
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
