import type { Block, Source } from './source.ts';

/** A label of a transcript and how often whoever it names speaks. */
export interface TurnLabel {
  /** As blocks have it in `speaker`; '' for turns that name nobody. */
  readonly label: string;
  readonly turns: number;
  /** UTF-16 units under it. */
  readonly length: number;
  /** Block in which it is met first. */
  readonly first: number;
}

/** Whether a turn begins with a block, rather than going on from the one before. Where nobody is named, each paragraph counts as one. */
export function startsTurn(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index];
  if (block?.kind !== 'turn') return false;
  for (let i = index - 1; i >= 0; i -= 1) {
    const before = blocks[i];
    if (before?.kind === 'turn') return block.speaker === undefined || before.speaker !== block.speaker;
    // what happens in between (laughter, a page heading) does not end a turn; a new section does
    if (before === undefined || before.kind === 'heading' || before.kind === 'title') return true;
  }
  return true;
}

/** The labels of a text's turns in the order they are first met. */
export function turnLabels(blocks: readonly Block[]): TurnLabel[] {
  const labels = new Map<string, { label: string; turns: number; length: number; first: number }>();
  blocks.forEach((block, index) => {
    if (block.kind !== 'turn') return;
    const label = block.speaker ?? '';
    const known = labels.get(label) ?? { label, turns: 0, length: 0, first: index };
    labels.set(label, known);
    known.length += block.end - block.start;
    if (startsTurn(blocks, index)) known.turns += 1;
  });
  return [...labels.values()].map((one) => ({ ...one, turns: Math.max(1, one.turns) }));
}

/** Who speaks in a block, by the source's voices; '' where nobody is known. */
export function speakerOfTurn(source: Pick<Source, 'voices'> | undefined, block: Block | undefined): string {
  if (block?.kind !== 'turn') return '';
  return source?.voices?.find((voice) => voice.label === (block.speaker ?? ''))?.speakerId ?? '';
}

/** How many turns each speaker has in a source, by speaker id. */
export function turnsBySpeaker(source: Pick<Source, 'voices'>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { speakerId, turns } of source.voices ?? []) counts.set(speakerId, (counts.get(speakerId) ?? 0) + turns);
  return counts;
}

/** The voices with some speakers replaced by another; `''` takes them out. The same array where nothing changes. */
export function withVoices(voices: Source['voices'], change: (speakerId: string, label: string) => string): Source['voices'] {
  if (!voices) return voices;
  const changed = voices.flatMap((voice) => {
    const speakerId = change(voice.speakerId, voice.label);
    return speakerId === '' ? [] : [speakerId === voice.speakerId ? voice : { ...voice, speakerId }];
  });
  return changed.length === voices.length && changed.every((voice, i) => voice === voices[i]) ? voices : changed;
}
