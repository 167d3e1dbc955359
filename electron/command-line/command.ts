import type { SourceReader } from './source-reader.ts';

/** What a command reads and writes. The entry hands in the process's own streams; nothing else touches them. */
export interface CommandLine {
  /** A line on stdout. Resolves when the reader has taken it, so that long outputs do not pile up in memory. */
  print(line: string): Promise<void>;
  /** Bytes on stdout, for `--out -`. */
  printBytes(bytes: Uint8Array): Promise<void>;
  /** `hearsay: <file>: <reason>` on stderr; the run then ends with exit code 1. */
  refuse(file: string, reason: string): void;
  /** `hearsay: <file>: <reason>` on stderr without that: worth knowing, nothing failed. */
  remark(file: string, reason: string): void;
  /** How far a long command has got, in one line that the next replaces; '' takes it away. Only where stderr is a terminal. */
  progress(words: string): void;
  /** A line on stderr that only somebody who looks on needs. Only where stderr is a terminal. */
  hint(words: string): void;
  /** Runs what cleans up after itself when it is interrupted (Ctrl-C), which elsewhere ends the process as it stands. */
  stoppable<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Reads files that others made. */
  readonly reader: SourceReader;
  /** The bytes of stdin, for `-`. */
  readonly stdin: AsyncIterable<Uint8Array>;
}

/** One command of `hearsay`. To add one: write a file beside this and add it to `all-commands.ts`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` prints. */
  readonly help: string;
  /** @throws WrongUsage when the arguments make no sense. */
  run(args: readonly string[], line: CommandLine): Promise<void>;
}

/** Wrong arguments: exit code 2 and the help of the command. */
export class WrongUsage extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WrongUsage';
  }
}
