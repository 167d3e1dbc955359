import { Writable } from 'node:stream';
import { runHearsay } from '../../electron/command-line/run-hearsay.ts';
import { readHere, type SourceReader } from '../../electron/command-line/source-reader.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly bytes: Buffer;
}

/** Runs `hearsay` in this process, which reads the files as well unless another reader is given. `terminal` makes stderr one; `interrupted` presses Ctrl-C as soon as somebody listens for it. */
export async function hearsay(
  args: readonly string[],
  stdin: readonly Uint8Array[] = [],
  {
    terminal = false,
    interrupted = false,
    reader = readHere,
  }: { readonly terminal?: boolean; readonly interrupted?: boolean; readonly reader?: SourceReader } = {},
): Promise<Ran> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  const into = (list: Buffer[]) =>
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        list.push(chunk);
        done();
      },
    });
  async function* input(): AsyncGenerator<Uint8Array> {
    yield* stdin;
  }
  const code = await runHearsay(args, {
    stdin: input(),
    stdout: into(out),
    reader,
    stderr: Object.assign(into(err), terminal ? { isTTY: true } : {}),
    onInterrupt: (listener) => {
      if (interrupted) listener();
      return () => {};
    },
  });
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString(), bytes: Buffer.concat(out) };
}

/** JSON Lines as values. */
export function jsonLines(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
