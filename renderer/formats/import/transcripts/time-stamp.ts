/** A time stamp at the beginning of a line. */
export interface TimeStamp {
  /** UTF-16 units it takes, with brackets, a dash and the white space after it. */
  readonly length: number;
  /** Seconds from the start of the recording; undefined for the time of a day. */
  readonly time: number | undefined;
}

const clock = String.raw`(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,:](\d{1,3}))?`;
const bracketed = new RegExp(String.raw`^([[({#])\s*${clock}\s*[\])}#](?:\s*[-–—:])?(?:\s+|$|(?=\S))`);
const bare = new RegExp(String.raw`^${clock}(\s*[AaPp]\.?[Mm]\.?)?(?:\s*[-–—])?(?:\s+|$)`);
/** `[12/10/21, 10:00:12] ` and `12.10.2021, 10:00 - ` of chats, `2021-10-12 10:00:12 ` of logs. */
const dated = /^\[?\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?[ T]\s?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?\]?(?:\s+[-–—])?(?:\s+|$)/;

/** Hours, minutes, seconds and their fraction as seconds; NaN when minutes or seconds go beyond 59 under a larger unit. */
export function seconds(hours: string | undefined, minutes: string, rest: string, fraction: string | undefined): number {
  if (Number(rest) > 59 || (hours !== undefined && Number(minutes) > 59)) return Number.NaN;
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(rest) + (fraction === undefined ? 0 : Number(`0.${fraction}`));
}

/** Reads a time stamp at the beginning of a line, or gives undefined. */
export function readStamp(line: string): TimeStamp | undefined {
  const day = dated.exec(line);
  if (day !== null) return { length: day[0].length, time: undefined };
  const inside = bracketed.exec(line);
  if (inside !== null) return stampOf(inside[0], seconds(inside[2], inside[3] ?? '', inside[4] ?? '', inside[5]));
  const plain = bare.exec(line);
  if (plain === null) return undefined;
  if (plain[5] !== undefined) return { length: plain[0].length, time: undefined };
  return stampOf(plain[0], seconds(plain[1], plain[2] ?? '', plain[3] ?? '', plain[4]));
}

function stampOf(whole: string, time: number): TimeStamp | undefined {
  return Number.isNaN(time) ? undefined : { length: whole.length, time };
}
