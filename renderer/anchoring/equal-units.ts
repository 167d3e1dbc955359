import { type MatchedRun, type Region, shortestEdit } from './shortest-edit.ts';
import type { TextTokens } from './text-tokens.ts';

/** Most insertions and deletions followed at a time, where there are more than can be followed at once. */
export const editsAtATime = 400;
const fewestUnits = 20;

/**
 * Matches the lines and sentences of a region that are the same in both texts, as wholes and in order. For texts of one pattern, such as roll
 * calls and tables, where nothing stands only once: word by word, the shortest edit would sooner turn each row into the next one than leave
 * one out. Returns runs of tokens, in order, and how much work it was.
 */
export function equalUnits(
  oldText: TextTokens,
  newText: TextTokens,
  region: Region,
  budget: number,
): { runs: MatchedRun[]; spent: number } {
  const numbers = new Map<string, number>();
  const a = unitsOf(oldText, region.oldStart, region.oldEnd, numbers);
  const b = unitsOf(newText, region.newStart, region.newEnd, numbers);
  const runs: MatchedRun[] = [];
  let spent = 0;
  let rest = { oldStart: 0, oldEnd: a.ids.length, newStart: 0, newEnd: b.ids.length };
  for (let complete = false; !complete && spent < budget; ) {
    const path = shortestEdit(a.ids, b.ids, rest, editsAtATime);
    spent += editsAtATime * editsAtATime;
    for (const run of path.runs) {
      const old = a.starts[run.old] ?? 0;
      runs.push({ old, new: b.starts[run.new] ?? 0, length: (a.starts[run.old + run.length] ?? 0) - old });
    }
    complete = path.complete || path.oldEnd === rest.oldStart;
    rest = { ...rest, oldStart: path.oldEnd, newStart: path.newEnd };
  }
  return { runs, spent };
}

/**
 * Whether most lines and sentences of a text stand in it more than once. Stretches that stand once in each version are no sign there: after a
 * few changes they do so by chance, far from each other.
 */
export function isOfOnePattern({ count, ids, ...text }: TextTokens): boolean {
  const times = new Map<number, number>();
  let units = 0;
  let hash = 0;
  for (let i = 0; i < count; i++) {
    hash = (Math.imul(hash, 0x01000193) + Math.imul((ids[i] ?? 0) + 1, 0x9e3779b1)) | 0;
    if (i + 1 < count && !beginsUnit(text, i + 1)) continue;
    times.set(hash, (times.get(hash) ?? 0) + 1);
    units++;
    hash = 0;
  }
  let repeated = 0;
  for (const often of times.values()) if (often > 1) repeated += often;
  return units >= fewestUnits && repeated * 2 > units;
}

/** The lines and sentences of a part of a text: a number for each, equal where their words are, and where they start. */
function unitsOf(tokens: TextTokens, start: number, end: number, numbers: Map<string, number>): { ids: Int32Array; starts: number[] } {
  const ids: number[] = [];
  const starts: number[] = [];
  let from = start;
  for (let i = start + 1; i <= end; i++) {
    if (i < end && !beginsUnit(tokens, i)) continue;
    const words = tokens.ids.subarray(from, i).join(' ');
    const number = numbers.get(words) ?? numbers.size;
    numbers.set(words, number);
    ids.push(number);
    starts.push(from);
    from = i;
  }
  starts.push(end);
  return { ids: Int32Array.from(ids), starts };
}

function beginsUnit(tokens: Pick<TextTokens, 'text' | 'starts' | 'ends'>, token: number): boolean {
  const before = tokens.ends[token - 1] ?? 0;
  const gap = tokens.text.slice(before, tokens.starts[token] ?? before);
  return gap !== '' && (gap.includes('\n') || /[.!?…。！？]["”’»)\]*]*$/u.test(tokens.text.slice(Math.max(0, before - 3), before)));
}
