import { heaviestChain, uniqueRuns } from './common-runs.ts';
import { editsAtATime, equalUnits, isOfOnePattern } from './equal-units.ts';
import { type MatchedRun, type Region, shortestEdit } from './shortest-edit.ts';
import { slideChanges } from './slide-changes.ts';
import { type TextTokens, weightOf } from './text-tokens.ts';

/** Lengths of the stretches looked for, longest first: long ones cannot match by chance, short ones find what is left between. */
const stretchSizes = [16, 8, 4, 2, 1] as const;
/**
 * Regions of few tokens (both sides together) go to the shortest edit at once. In larger ones long stretches in common come first,
 * because the shortest edit would sooner pair two sentences of one pattern ("No. 3 was ...", "No. 4 was ...") than find the same one.
 */
const tinyRegion = 32;
const smallRegion = 300;
const clearStretch = 4;
/** Regions of a pattern, in which no stretch stands only once, are matched by whole lines and sentences first from this size on. */
const patternRegion = 300;
/** The levels after those of stretches: by lines and sentences, and by the shortest edit of words. */
const byUnits = stretchSizes.length;
const wordByWord = byUnits + 1;
/** Most edits followed in one region, and in all together (their squares), so that hostile texts cost seconds at most. */
const editLimit = 1200;
const editBudget = 40_000_000;
const regionBudget = 30_000_000;

/** What of the old text is where in the new one: runs in order in both, apart. */
export interface Alignment {
  readonly runs: readonly MatchedRun[];
  /** Runs that left their order, by place in the old text: moved paragraphs and sentences. No token of them is in `runs`. */
  readonly moved: readonly MatchedRun[];
}

/** Aligns two versions of a text, read by the same reader. Near linear for texts that share long stretches. */
export function alignTexts(oldText: TextTokens, newText: TextTokens): Alignment {
  const runs = slideChanges(joinRuns(alignInOrder(oldText, newText)), oldText, newText);
  const kept = dropChanceMatches(runs, oldText, newText);
  return { runs: kept, moved: movedRuns(oldText, newText, kept) };
}

interface Task extends Region {
  readonly level: number;
  /** What is left of a region in which there were more edits than are followed at a time. */
  readonly goesOn?: true;
}

function alignInOrder(oldText: TextTokens, newText: TextTokens): MatchedRun[] {
  const { ids: a } = oldText;
  const { ids: b } = newText;
  const found: MatchedRun[] = [];
  const level = isOfOnePattern(oldText) && isOfOnePattern(newText) ? byUnits : 0;
  const tasks: Task[] = [{ oldStart: 0, oldEnd: oldText.count, newStart: 0, newEnd: newText.count, level }];
  let edits = editBudget;
  let scanned = regionBudget;
  for (let task = tasks.pop(); task; task = tasks.pop()) {
    const region = trimmed(a, b, task, found);
    const size = region.oldEnd - region.oldStart + (region.newEnd - region.newStart);
    if (region.oldEnd === region.oldStart || region.newEnd === region.newStart) continue;
    const stretch = stretchSizes[task.level] ?? 0;
    if (stretch > 0 && scanned > 0 && size > (stretch >= clearStretch ? tinyRegion : smallRegion)) {
      scanned -= size;
      const chain = heaviestChain(uniqueRuns(a, b, region, stretch));
      if (chain.length === 0) tasks.push({ ...region, level: task.level + 1 });
      else {
        for (const run of chain) found.push(run);
        for (const gap of gapsBetween(chain, region)) tasks.push({ ...gap, level: task.level });
      }
      continue;
    }
    if (task.level < wordByWord && (size > patternRegion || level === byUnits) && edits > 0) {
      const { runs, spent } = equalUnits(oldText, newText, region, edits);
      edits -= spent;
      for (const run of runs) found.push(run);
      for (const gap of gapsBetween(runs, region)) tasks.push({ ...gap, level: wordByWord });
      continue;
    }
    const most = task.goesOn ? editsAtATime : editLimit;
    const limit = Math.min(most, size, Math.floor(Math.sqrt(Math.max(0, edits))));
    if (limit === 0) continue;
    const path = shortestEdit(a, b, region, limit);
    edits -= path.complete ? size * 2 : limit * limit;
    for (const run of path.runs) found.push(run);
    if (!path.complete && path.runs.length > 0)
      tasks.push({ ...region, oldStart: path.oldEnd, newStart: path.newEnd, level: wordByWord, goesOn: true });
  }
  return found.sort((x, y) => x.old - y.old);
}

/** Takes what both sides begin and end with as matched. */
function trimmed(a: Int32Array, b: Int32Array, region: Region, found: MatchedRun[]): Region {
  let { oldStart, oldEnd, newStart, newEnd } = region;
  while (oldStart < oldEnd && newStart < newEnd && a[oldStart] === b[newStart]) {
    oldStart++;
    newStart++;
  }
  if (oldStart > region.oldStart) found.push({ old: region.oldStart, new: region.newStart, length: oldStart - region.oldStart });
  while (oldEnd > oldStart && newEnd > newStart && a[oldEnd - 1] === b[newEnd - 1]) {
    oldEnd--;
    newEnd--;
  }
  if (oldEnd < region.oldEnd) found.push({ old: oldEnd, new: newEnd, length: region.oldEnd - oldEnd });
  return { oldStart, oldEnd, newStart, newEnd };
}

/** The parts of a region between matched runs. */
export function gapsBetween(runs: readonly MatchedRun[], region: Region): Region[] {
  const gaps: Region[] = [];
  let { oldStart, newStart } = region;
  for (const run of runs) {
    if (run.old > oldStart || run.new > newStart) gaps.push({ oldStart, oldEnd: run.old, newStart, newEnd: run.new });
    oldStart = run.old + run.length;
    newStart = run.new + run.length;
  }
  if (region.oldEnd > oldStart || region.newEnd > newStart) gaps.push({ oldStart, oldEnd: region.oldEnd, newStart, newEnd: region.newEnd });
  return gaps;
}

function joinRuns(runs: readonly MatchedRun[]): MatchedRun[] {
  const joined: MatchedRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last && last.old + last.length === run.old && last.new + last.length === run.new) {
      joined[joined.length - 1] = { old: last.old, new: last.new, length: last.length + run.length };
    } else joined.push(run);
  }
  return joined;
}

/**
 * Leaves out runs that are small beside the changes on both sides of them: "the", "of" and commas that two unrelated passages share
 * by chance. After the "semantic cleanup" of Neil Fraser's diff-match-patch, with words weighed by their length.
 */
function dropChanceMatches(runs: readonly MatchedRun[], oldText: TextTokens, newText: TextTokens): MatchedRun[] {
  const kept: MatchedRun[] = [];
  runs.forEach((run, i) => {
    if (run.length > 12) {
      kept.push(run);
      return;
    }
    const before = kept.at(-1) ?? { old: 0, new: 0, length: 0 };
    const after = runs[i + 1] ?? { old: oldText.count, new: newText.count, length: 0 };
    const left = Math.min(run.old - before.old - before.length, run.new - before.new - before.length);
    const right = Math.min(after.old - run.old - run.length, after.new - run.new - run.length);
    const weight = weightOf(oldText, run.old, run.old + run.length);
    // Average English word: five letters. A run must be worth a good part of what was replaced beside it.
    if (Math.min(left, right) * 5 <= Math.max(weight, 1) * 2) kept.push(run);
  });
  return kept;
}

/** Shortest stretch that counts as moved, in tokens, and its least weight in letters. */
const movedStretch = 5;
const movedWeight = 18;

function movedRuns(oldText: TextTokens, newText: TextTokens, runs: readonly MatchedRun[]): MatchedRun[] {
  const whole = { oldStart: 0, oldEnd: oldText.count, newStart: 0, newEnd: newText.count };
  const gaps = gapsBetween(runs, whole);
  const oldLeft = collect(
    oldText,
    gaps.map((gap) => [gap.oldStart, gap.oldEnd]),
  );
  const newLeft = collect(
    newText,
    gaps.map((gap) => [gap.newStart, gap.newEnd]),
  );
  if (oldLeft.ids.length < movedStretch || newLeft.ids.length < movedStretch) return [];
  const region = { oldStart: 0, oldEnd: oldLeft.ids.length, newStart: 0, newEnd: newLeft.ids.length };
  const found: MatchedRun[] = [];
  for (const run of uniqueRuns(oldLeft.ids, newLeft.ids, region, movedStretch)) {
    const moved = { old: oldLeft.places[run.old] ?? 0, new: newLeft.places[run.new] ?? 0, length: run.length };
    if (weightOf(oldText, moved.old, moved.old + moved.length) >= movedWeight) found.push(moved);
  }
  return found;
}

/** The tokens of several stretches as one list, with a number of its own between them that nothing equals. */
function collect(tokens: TextTokens, parts: readonly (readonly [number, number])[]): { ids: Int32Array; places: Int32Array } {
  const filled = parts.filter(([start, end]) => end > start);
  const length = filled.reduce((sum, [start, end]) => sum + end - start + 1, 0);
  const ids = new Int32Array(length);
  const places = new Int32Array(length);
  let at = 0;
  for (const [start, end] of filled) {
    ids.set(tokens.ids.subarray(start, end), at);
    for (let i = start; i < end; i++) places[at + i - start] = i;
    at += end - start;
    ids[at] = -1 - at * 2 - (tokens.count & 1);
    places[at] = end;
    at++;
  }
  return { ids, places };
}
