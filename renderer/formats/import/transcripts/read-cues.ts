import { seconds } from './time-stamp.ts';

/** A caption with its times in seconds. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  /** Lines as they stand in the file, with tags. */
  readonly payload: string;
}

export interface ReadCues {
  readonly cues: readonly Cue[];
  /** From the header of a WebVTT file, or ''. */
  readonly language: string;
  readonly warnings: readonly string[];
}

const time = String.raw`(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,3}))?`;
const arrow = new RegExp(String.raw`^\s*${time}\s*--?>\s*${time}(?=\s|$)`);
/** YouTube's SBV: `0:00:01.000,0:00:04.000`. */
const sbv = /^\s*(\d{1,4}):(\d{2}):(\d{2})\.(\d{3}),(\d{1,4}):(\d{2}):(\d{2})\.(\d{3})\s*$/;
const startOnly = new RegExp(String.raw`^\s*${time}\s*--?>`);

interface Timing {
  readonly start: number;
  readonly end: number;
  readonly whole: boolean;
}

/** Reads a line of times; undefined when it is none. `whole` is false where only its beginning could be read, or it ends before it begins. */
function readTiming(line: string): Timing | undefined {
  if (line.length > 400) return undefined;
  const both = arrow.exec(line) ?? sbv.exec(line);
  if (both !== null) {
    const start = seconds(both[1], both[2] ?? '', both[3] ?? '', both[4]);
    const end = seconds(both[5], both[6] ?? '', both[7] ?? '', both[8]);
    if (!Number.isNaN(start)) return { start, end: Number.isNaN(end) ? start : Math.max(start, end), whole: end >= start };
  }
  if (!line.includes('-->')) return undefined;
  const first = startOnly.exec(line);
  const start = first === null ? Number.NaN : seconds(first[1], first[2] ?? '', first[3] ?? '', first[4]);
  return { start, end: start, whole: false };
}

/** Whether a text has the times of captions near its beginning. */
export function hasCaptionTimes(head: string): boolean {
  return head.split('\n', 60).some((line) => arrow.test(line) || sbv.test(line));
}

const count = (number: number, one: string, many: string) => (number === 1 ? `1 ${one}` : `${number} ${many}`);

/**
 * Reads WebVTT, SubRip (SRT) and SBV alike, in the order of the file. `NOTE`, `STYLE` and `REGION` blocks go. Broken files are read as far as they
 * can be, with warnings: words without a time go with the caption before them, a time that cannot be read is taken from the caption before.
 */
export function readCues(text: string): ReadCues {
  const lines = text.split('\n');
  const cues: { start: number; end: number; payload: string[] }[] = [];
  let index = 0;
  let language = '';
  let badTimes = 0;
  let stray = 0;
  if (/^WEBVTT(?:\s|$)/.test(lines[0] ?? '')) {
    index = 1;
    while (index < lines.length && lines[index]?.trim() !== '' && readTiming(lines[index] ?? '') === undefined) {
      language ||= /^Language:\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*$/i.exec(lines[index] ?? '')?.[1] ?? '';
      index += 1;
    }
  }
  const webVtt = index > 0;
  let fresh = true;
  let open: { start: number; end: number; payload: string[] } | undefined;
  for (; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '') {
      fresh = true;
      open = undefined;
      continue;
    }
    if (webVtt && fresh && /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(line) && !line.includes('-->')) {
      while (index + 1 < lines.length && lines[index + 1]?.trim() !== '' && !(lines[index + 1] ?? '').includes('-->')) index += 1;
      continue;
    }
    const timing = readTiming(line);
    if (timing !== undefined) {
      if (!timing.whole) badTimes += 1;
      const start = Number.isNaN(timing.start) ? (cues.at(-1)?.end ?? 0) : timing.start;
      open = { start, end: Math.max(start, Number.isNaN(timing.end) ? start : timing.end), payload: [] };
      cues.push(open);
    } else if (isName(lines, index, fresh)) {
      open = undefined;
    } else if (open !== undefined) open.payload.push(line);
    else {
      const last = cues.at(-1);
      if (last !== undefined) {
        last.payload.push(line);
        if (fresh) stray += 1;
      } else if (fresh) stray += 1;
    }
    fresh = false;
  }
  const warnings = [
    ...(badTimes === 0
      ? []
      : [`${count(badTimes, 'time could not be read and was', 'times could not be read and were')} taken from the caption before.`]),
    ...(stray === 0 ? [] : [`${count(stray, 'passage has', 'passages have')} no time of ${stray === 1 ? 'its' : 'their'} own.`]),
  ];
  return { cues: cues.map((cue) => ({ ...cue, payload: cue.payload.join('\n') })), language, warnings };
}

/** Whether a line is the name or number of the caption whose times come right after it. */
function isName(lines: readonly string[], index: number, fresh: boolean): boolean {
  if (readTiming(lines[index + 1] ?? '') === undefined) return false;
  return fresh || /^\s*\d{1,7}\s*$/.test(lines[index] ?? '');
}
