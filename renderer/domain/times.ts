import type { Block, CueTime } from './source.ts';

/** A text as far as its times go. */
export interface TimedText {
  readonly blocks: readonly Block[];
  readonly times?: readonly CueTime[] | undefined;
}

/** How many paragraphs of one turn may follow the one that has the time. */
const furthest = 400;

/** Seconds as a clock: `0:12:34`. Fractions are cut off, as players show them. */
export function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/**
 * When the words at an offset were said, in seconds, or undefined where the source does not tell. Inside a block it is the time of the last caption
 * that began before the offset; a paragraph without a time has that of the turn it goes on with. Never a guess between two times. UTF-16 offset.
 */
export function timeAt({ blocks, times }: TimedText, offset: number): number | undefined {
  const index = lastBefore(blocks, offset, (block) => block.start);
  const block = blocks[index];
  if (!block) return undefined;
  const cue = times?.[lastBefore(times, offset, (time) => time.at)];
  if (cue && cue.at >= block.start) return cue.seconds;
  if (block.time !== undefined || block.speaker === undefined) return block.time;
  for (let i = index - 1; i >= 0 && index - i <= furthest; i -= 1) {
    const turn = blocks[i];
    if (turn?.kind !== 'turn' || turn.speaker !== block.speaker) return undefined;
    if (turn.time === undefined) continue;
    return cue && cue.at >= turn.start ? cue.seconds : turn.time;
  }
  return undefined;
}

/** {@link timeAt} as a clock, '' where the source does not tell. */
export function clockAt(text: TimedText, offset: number): string {
  const seconds = timeAt(text, offset);
  return seconds === undefined ? '' : clockTime(seconds);
}

/** Where in a text a time of the recording is: the last words that began by then, or the first that have a time at all. Null without times. */
export function offsetAtTime({ blocks, times }: TimedText, seconds: number): number | null {
  const all = [...blocks.flatMap(({ start, time }) => (time === undefined ? [] : [{ at: start, seconds: time }])), ...(times ?? [])];
  const by = all.filter((one) => one.seconds <= seconds);
  const latest = by.reduce<CueTime | null>((best, one) => (best && best.seconds >= one.seconds ? best : one), null);
  return latest?.at ?? all.reduce<CueTime | null>((best, one) => (best && best.seconds <= one.seconds ? best : one), null)?.at ?? null;
}

/** Reads what somebody types as a time: `754`, `12:34`, `1:12:34`, `1h 12m 34s`. Null when it is none. */
export function readClock(typed: string): number | null {
  const words = typed.trim().replace(',', '.');
  const parts = /^(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,5}(?:\.\d+)?)$/.exec(words);
  if (parts) return Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3]);
  const named = /^(?:(\d{1,3})\s*h)?\s*(?:(\d{1,4})\s*m(?:in)?)?\s*(?:(\d{1,5})\s*s(?:ec)?)?$/i.exec(words);
  if (!named || (named[1] ?? named[2] ?? named[3]) === undefined) return null;
  return Number(named[1] ?? 0) * 3600 + Number(named[2] ?? 0) * 60 + Number(named[3] ?? 0);
}

/** Index of the last of a sorted list that begins at or before an offset, -1 for none. */
function lastBefore<T>(list: readonly T[], offset: number, startOf: (one: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = list[middle];
    if (one !== undefined && startOf(one) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
