import { foldWords } from './fold-words.ts';
import type { Block, Source } from './source.ts';
import type { Speaker } from './speaker.ts';
import { clockTime } from './times.ts';
import { startsTurn } from './turns.ts';

/** What pages and reports tell of a block of a transcript beside its words. */
export interface TurnNote {
  /** Who speaks, where a turn begins and its words do not say so themselves; else ''. */
  readonly who: string;
  /** `0:12:34`, or ''. */
  readonly time: string;
  readonly speakerId: string;
  /** UTF-16 units at the start of the block that name the speaker; 0 where the words do not. */
  readonly named: number;
}

/** What stands above a turn of which the source does not tell who speaks. */
export const nobodyNamed = 'Not named';

/** What marks may stand before a label, and how much a time stamp before it takes at most. */
const longestLead = 40;

/** How many units at the start of a turn are its label in the words ("JANE DOE: "), 0 where they are none. */
export function labelInWords(text: string, block: Block): number {
  const { speaker } = block;
  if (!speaker) return 0;
  const head = text.slice(block.start, Math.min(block.end, block.start + longestLead + speaker.length * 2)).replace(/\s/g, ' ');
  const at = head.indexOf(speaker);
  return at < 0 || at > longestLead || /[\p{L}\p{N}]/u.test(head.slice(0, at).replace(/\d{1,4}|[AP]\.?M\b/gi, ''))
    ? 0
    : at + speaker.length;
}

/** Notes on the blocks of a source that are turns, by block index; `undefined` for other blocks. */
export function turnNotes(
  text: string,
  blocks: readonly Block[],
  source: Pick<Source, 'voices'>,
  speakerWith: (id: string) => Speaker | undefined,
): (TurnNote | undefined)[] {
  const ids = new Map((source.voices ?? []).map((voice) => [voice.label, voice.speakerId]));
  return blocks.map((block, index) => {
    const time = block.time === undefined ? '' : clockTime(block.time);
    if (block.kind !== 'turn') return time === '' ? undefined : { who: '', time, speakerId: '', named: 0 };
    const label = block.speaker ?? '';
    const speakerId = ids.get(label) ?? '';
    const speaker = speakerWith(speakerId);
    const starts = startsTurn(blocks, index);
    const named = labelInWords(text, block);
    const name = speaker?.name ?? label;
    const says = named > 0 && (speaker === undefined || tells(label, name));
    // after somebody's turn, words that name nobody must not look like theirs
    const nobody = label === '' && speaker === undefined && (blocks[index - 1]?.speaker ?? '') !== '' ? nobodyNamed : '';
    const again = label === '' && blocks[index - 1]?.kind === 'turn' && (blocks[index - 1]?.speaker ?? '') === '';
    return { who: starts && !says && !again ? name || nobody : '', time, speakerId: speaker ? speakerId : '', named };
  });
}

/** Whether the label in the words already tells the name: it has all of its words, or its last one. */
function tells(label: string, name: string): boolean {
  const words = new Set(foldWords(label).split(/[^\p{L}\p{N}]+/u));
  const last = foldWords(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .at(-1);
  return last === undefined || words.has(last);
}
