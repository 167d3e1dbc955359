import { useLayoutEffect, useMemo } from 'react';
import type { Source } from '../../domain/source.ts';
import { type TurnNote, turnNotes } from '../../domain/turn-notes.ts';
import { useRows, useUi } from '../../state/use-services.ts';
import type { Chunk, TextSurface } from './text-surface.ts';
import type { Painting } from './use-painter.ts';

/**
 * Shows who speaks and when beside the turns near the screen. The names stand in attributes that the styles draw, never in the text, so that what
 * is selected, copied and searched is the source alone. Turns of others than the chosen speaker are dimmed.
 */
export function useTurns(surface: TextSurface | null, painting: Painting | null, source: Source): void {
  const inHand = useRows('speakers', 'sources');
  const only = useUi((state) => state.onlySpeaker);
  const version = inHand.version('speakers');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the register's version stands for its rows
  const notes = useMemo(
    () =>
      surface?.text.blocks.some((block) => block.kind === 'turn' || block.time !== undefined)
        ? turnNotes(surface.text.text, surface.text.blocks, source, (id) => inHand.get('speakers', id))
        : null,
    [surface, source, inHand, version],
  );
  useLayoutEffect(() => {
    if (!surface || !painting || !notes) return;
    let drawn = new Set<Chunk>();
    let inks: Ink[] = [];
    const draw = () => {
      for (const chunk of painting.visible) if (!drawn.has(chunk)) markTurns(surface, chunk, notes, painting, only);
      drawn = new Set(painting.visible);
      for (const { highlight, range } of inks) highlight.delete(range);
      inks = [...painting.visible].flatMap((chunk) => nameInks(surface, chunk, notes, painting));
      for (const { highlight, range } of inks) highlight.add(range);
    };
    draw();
    const stop = painting.onChange(draw);
    return () => {
      stop();
      for (const { highlight, range } of inks) highlight.delete(range);
    };
  }, [surface, painting, notes, only]);
}

function markTurns(surface: TextSurface, chunk: Chunk, notes: readonly (TurnNote | undefined)[], painting: Painting, only: string): void {
  for (let i = chunk.firstBlock; i <= chunk.lastBlock; i++) {
    const note = notes[i];
    const element = surface.elementOf(i);
    if (!note || !element) continue;
    setData(element, 'who', note.who);
    setData(element, 'time', note.time);
    setData(element, 'slot', note.who === '' ? '' : painting.colours.slotOfId(note.speakerId));
    element.classList.toggle('is-other', only !== '' && note.speakerId !== only);
  }
}

function setData(element: HTMLElement, name: string, value: string): void {
  if (value === '') delete element.dataset[name];
  else element.dataset[name] = value;
}

interface Ink {
  readonly highlight: Highlight;
  readonly range: StaticRange;
}

/** Labels that stand in the words themselves, in the ink of who speaks. */
function nameInks(surface: TextSurface, chunk: Chunk, notes: readonly (TurnNote | undefined)[], painting: Painting): Ink[] {
  const inks: Ink[] = [];
  for (let i = chunk.firstBlock; i <= chunk.lastBlock; i++) {
    const note = notes[i];
    const node = surface.elementOf(i)?.firstChild;
    if (!note || note.named === 0 || note.speakerId === '' || !(node instanceof Text)) continue;
    const slot = painting.colours.slotOfId(note.speakerId);
    const range = new StaticRange({
      startContainer: node,
      startOffset: 0,
      endContainer: node,
      endOffset: Math.min(note.named, node.length),
    });
    inks.push({ highlight: turnHighlight(slot), range });
  }
  return inks;
}

function turnHighlight(slot: string): Highlight {
  const name = `turn-${slot}`;
  const known = CSS.highlights.get(name);
  if (known) return known;
  const highlight = new Highlight();
  CSS.highlights.set(name, highlight);
  return highlight;
}
