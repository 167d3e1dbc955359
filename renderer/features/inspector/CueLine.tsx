import type { Attribution } from '../../domain/claim.ts';
import type { Span } from '../../domain/schema.ts';
import type { SourceText } from '../../domain/source.ts';
import { useServices } from '../../state/use-services.ts';

/** The words that introduce the claim; a click shows them in the text. */
export function CueLine({ row, text, place }: { readonly row: Attribution; readonly text: SourceText | null; readonly place: number }) {
  const services = useServices();
  const first = row.cue[0];
  if (!first) return <p className="cue-line">no cue</p>;
  const words = text ? wordsAt(text.text, row.cue) : '';
  return (
    <p className="cue-line">
      <button
        type="button"
        className="cue"
        aria-label={place === 1 ? `Show the words “${words}” in the text` : `Speaker ${place}: show the words “${words}” in the text`}
        onClick={() => services.reader.current?.show({ start: first.start, end: row.cue.at(-1)?.end ?? first.end })}
      >
        <bdi>{words}</bdi>
      </button>
    </p>
  );
}

/** Words of several spans as one line. */
export function wordsAt(text: string, spans: readonly Span[]): string {
  return spans.map((span) => text.slice(span.start, span.end).replace(/\s+/gu, ' ').trim()).join(' … ');
}
