import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { IntervalIndex } from '../../anchoring/interval-index.ts';
import { passageText } from '../../anchoring/spans.ts';
import { type Proposed, rejectedIn, suggestionDesk } from '../../commands/suggestion/suggestion-desk.ts';
import { takeSuggestion, takeSuggestionAt } from '../../commands/suggestion/walk-suggestions.ts';
import type { Span } from '../../domain/schema.ts';
import type { Source } from '../../domain/source.ts';
import { useRows, useServices, useUi } from '../../state/use-services.ts';
import type { Margin } from '../reader/margin-layout.ts';
import type { Chunk, TextSurface } from '../reader/text-surface.ts';
import type { Caret } from '../reader/use-caret.ts';
import type { Painting } from '../reader/use-painter.ts';
import { layoutSuggestions } from './suggestion-margin.ts';
import { type PaintedSuggestion, SuggestionPainter } from './suggestion-painter.ts';
import { type SuggestedSpeaker, suggestedSpeaker } from './suggestion-words.ts';
import { useSuggestionEdges } from './use-suggestion-edges.ts';
import { useDesk, useReadForSuggestions, useWaiting } from './use-suggestions.ts';

interface SuggestionLayerProps {
  readonly surface: TextSurface;
  readonly source: Source;
  readonly painting: Painting;
  readonly margin: Margin;
  readonly caret: Caret;
}

/** Suggestions in the open text: reads it, paints what waits, and lists it in the margin. Never mixed with claims. */
export function SuggestionLayer({ surface, source, painting, margin, caret }: SuggestionLayerProps) {
  const services = useServices();
  const inHand = useRows('decisions', 'speakers');
  const inHandId = useDesk((state) => state.inHandId);
  const draft = useDesk((state) => state.draft);
  const showRejected = useDesk((state) => state.showRejected);
  const colourBy = useUi((state) => state.colourBy);
  const onlySpeaker = useUi((state) => state.onlySpeaker);
  const { list } = useWaiting(source.id);
  const offset = useRef(caret.offset);
  offset.current = caret.offset;
  useReadForSuggestions(source, surface.text, () => offset.current);
  useSuggestionEdges(surface, source, caret);

  const index = useMemo(() => new IntervalIndex(list.map((one) => ({ id: one.id, spans: one.content, one }))), [list]);
  const register = inHand.version('speakers');
  // led to the register when they come near the screen, each name once
  // biome-ignore lint/correctness/useExhaustiveDependencies: the register's version stands for its rows
  const led = useMemo(() => new Map<string, SuggestedSpeaker>(), [index, inHand, register, source]);
  const version = inHand.version('decisions');
  // laid out while drawing, from places that were measured with the margin: asking the layout afterwards makes the browser do it twice
  const { near, placed } = useMemo(() => {
    const near = nearScreen(index, painting.visible, inHandId).flatMap(({ one }): PaintedSuggestion[] => {
      const key = `${one.speaker.kind} ${one.speaker.name}`;
      const who = led.get(key) ?? suggestedSpeaker(inHand, source, one);
      led.set(key, who);
      if (onlySpeaker !== '' && who.speakerId !== onlySpeaker) return [];
      const spans = one.id === inHandId && draft ? draft : one.content;
      return [{ id: one.id, spans, slot: colourBy === 'speaker' ? String(who.slot) : 'ink', cue: one.cue, source: one.source }];
    });
    return { near, placed: layoutSuggestions(surface, [...painting.visible], near, margin) };
  }, [surface, painting, index, led, inHandId, draft, colourBy, onlySpeaker, margin, inHand, source]);
  const painter = useMemo(() => new SuggestionPainter(surface), [surface]);
  useLayoutEffect(() => () => painter.clear(), [painter]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the decisions
  useLayoutEffect(() => {
    const rejected = showRejected ? rejectedIn(inHand, source.id).map((row) => row.content) : [];
    painter.paint(painting.visible, near, inHandId, rejected);
  }, [painter, painting, near, inHandId, showRejected, version, inHand, source.id]);

  // a click on suggested words takes them in hand, where no claim is under it
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (!getSelection()?.isCollapsed) return;
      const place = document.caretPositionFromPoint(event.clientX, event.clientY);
      const at = place ? surface.offsetAt(place.offsetNode, place.offset) : null;
      if (at !== null && services.open.inHand.claimsIn(source.id).at(at).length === 0) takeSuggestionAt(services, at);
    };
    const { article } = surface;
    article.addEventListener('click', onClick);
    return () => article.removeEventListener('click', onClick);
  }, [surface, services, source.id]);

  const byId = useMemo(() => new Map(list.map((one) => [one.id, one])), [list]);
  const stop = placed.labels.some((label) => label.id === inHandId) ? inHandId : (placed.labels[0]?.id ?? '');
  const onKeyDown = (event: React.KeyboardEvent<HTMLOListElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button')];
    const focused = document.activeElement;
    const at = focused instanceof HTMLButtonElement ? buttons.indexOf(focused) : -1;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (event.key === 'Escape') {
      event.preventDefault();
      surface.article.focus({ preventScroll: true });
    } else if (next !== undefined && buttons[next]) {
      event.preventDefault();
      buttons[next].focus();
    }
  };
  if (list.length === 0) return null;
  return (
    <>
      <ol className="gutter gutter-maybe" aria-label="Suggestions in this source" onKeyDown={onKeyDown} data-key-scope="text">
        {placed.labels.map((label) => {
          const one = byId.get(label.id);
          return one ? (
            <li key={label.id} style={{ top: label.top }}>
              <button
                type="button"
                className={`says maybe${label.id === inHandId ? ' on' : ''}${label.folded ? ' folded' : ''}`}
                tabIndex={label.id === stop ? 0 : -1}
                aria-current={label.id === inHandId ? 'true' : undefined}
                aria-label={`Suggested: ${one.speaker.name || 'nobody named'}, ${one.cueWord}: ${passageText(surface.text.text, one.content, ' […] ').slice(0, 300)}`}
                onClick={() => {
                  takeSuggestion(services, one);
                  suggestionDesk(services.open).setState({ panel: '' });
                }}
              >
                {margin.narrow ? <span className="says-short says-maybe">?</span> : <span className="says-cue">suggested</span>}
              </button>
            </li>
          ) : null;
        })}
      </ol>
      <div className="lanes lanes-maybe" aria-hidden="true">
        {placed.bars.map((bar) => (
          <i
            key={bar.key}
            className={`bar maybe lane-${bar.lane}${bar.id === inHandId ? ' on' : ''}`}
            data-slot={bar.slot}
            style={{ top: bar.top, height: bar.height }}
          />
        ))}
      </div>
    </>
  );
}

interface PlacedSuggestion {
  readonly id: string;
  readonly spans: readonly Span[];
  readonly one: Proposed;
}

/** Those of which something stands near the screen, and the one in hand: scrolling costs what is seen, not what was found. */
function nearScreen(index: IntervalIndex<PlacedSuggestion>, chunks: Iterable<Chunk>, inHandId: string): PlacedSuggestion[] {
  const near = new Map<string, PlacedSuggestion>();
  for (const chunk of [...chunks].sort((a, b) => a.index - b.index))
    for (const one of index.overlapping(chunk.start, chunk.end)) near.set(one.id, one);
  const inHand = index.get(inHandId);
  if (inHand) near.set(inHandId, inHand);
  return [...near.values()];
}
