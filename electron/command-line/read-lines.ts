import { createReadStream } from 'node:fs';
import type { z } from '../../renderer/domain/schema.ts';
import type { CommandLine } from './command.ts';
import { whyNot } from './read-input.ts';

/** Longest line that is read, in bytes: what fits into a JavaScript string with room to spare. */
const longestLine = 256 * 1024 * 1024;

/**
 * Reads JSON Lines one at a time and hands each to `work`, so that a file of any size takes the memory of its longest line. Lines end
 * at LF and nowhere else (U+2028 may stand in JSON). A line that is not what it should be is refused by number; the others are done.
 * @param path `-` for stdin.
 */
export async function eachJsonLine<T>(
  path: string,
  schema: z.ZodType<T>,
  line: CommandLine,
  work: (value: T) => Promise<void>,
): Promise<void> {
  let number = 0;
  try {
    const stream = path === '-' ? line.stdin : createReadStream(path, { highWaterMark: 1024 * 1024 });
    for await (const bytes of splitLines(stream)) {
      number += 1;
      const text = decode(bytes, number === 1);
      if (text?.trim() === '') continue;
      const parsed = text === null ? undefined : schema.safeParse(parse(text));
      if (text === null) line.refuse(path, `line ${number} is not UTF-8`);
      else if (parsed?.success) await work(parsed.data);
      else line.refuse(path, `line ${number} is not what it should be: ${problem(parsed?.error)}`);
    }
  } catch (error) {
    line.refuse(path, whyNot(error));
  }
}

async function* splitLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  const whole = () => (held.length === 1 && held[0] ? held[0] : Buffer.concat(held));
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      held.push(chunk.subarray(from, at));
      yield whole();
      held = [];
      size = 0;
      from = at + 1;
    }
    if (from < chunk.length) {
      held.push(chunk.subarray(from));
      size += chunk.length - from;
      if (size > longestLine) throw new Error('has a line of more than 256 MB');
    }
  }
  if (size > 0) yield whole();
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array, first: boolean): string | null {
  try {
    const text = utf8.decode(bytes);
    return first && text.startsWith('\ufeff') ? text.slice(1) : text;
  } catch {
    return null;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problem(error: z.ZodError | undefined): string {
  const issue = error?.issues[0];
  if (!issue) return 'not JSON';
  const path = issue.path.map(String).join('.');
  return path === '' ? 'not a JSON object with the fields it needs' : `${path}: ${issue.message}`;
}
