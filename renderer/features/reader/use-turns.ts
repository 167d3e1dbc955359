import { useLayoutEffect, useMemo } from 'react';
import type { Source } from '../../domain/source.ts';
import { type TurnNote, turnNotes } from '../../domain/turn-notes.ts';
import { useRows, useUi } from '../../state/use-services.ts';
import { PaintedRanges, type Piece } from './painted-ranges.ts';
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
    const inks = new PaintedRanges();
    const draw = () => {
      for (const chunk of painting.visible) if (!drawn.has(chunk)) markTurns(surface, chunk, notes, painting, only);
      drawn = new Set(painting.visible);
      inks.replace((paint) => {
        for (const chunk of painting.visible)
          inkNames(surface, chunk, notes, (speakerId, piece) => paint(`turn-${painting.colours.slotOfId(speakerId)}`, 0, piece));
      });
    };
    draw();
    const stop = painting.onChange(draw);
    return () => {
      stop();
      inks.clear();
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

/** Labels that stand in the words themselves, in the ink of who speaks. */
function inkNames(
  surface: TextSurface,
  chunk: Chunk,
  notes: readonly (TurnNote | undefined)[],
  paint: (speakerId: string, piece: Piece) => void,
): void {
  const { blocks } = surface.text;
  for (let i = chunk.firstBlock; i <= chunk.lastBlock; i++) {
    const [note, block] = [notes[i], blocks[i]];
    if (!note || !block || note.named === 0 || note.speakerId === '') continue;
    const named = { start: block.start, end: Math.min(block.start + note.named, block.end) };
    for (const piece of surface.pieces(named, { first: i, last: i })) paint(note.speakerId, piece);
  }
}
