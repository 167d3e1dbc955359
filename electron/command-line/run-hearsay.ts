import { ExportStopped } from '../../renderer/formats/export/export-format.ts';
import { allCommands } from './all-commands.ts';
import { type CommandLine, WrongUsage } from './command.ts';
import type { SourceReader } from './source-reader.ts';

/** The streams of a process, or doubles of them. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  /** Tells once when somebody presses Ctrl-C. Returns the way to stop listening. */
  readonly onInterrupt?: (listener: () => void) => () => void;
  /** What reads the files. */
  readonly reader: SourceReader;
}

/** Runs one command line. Resolves to the exit code: 0 done, 1 an input was refused, 2 wrong usage, 130 stopped. */
export async function runHearsay(args: readonly string[], streams: Streams): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    await write(streams.stdout, `${overview()}\n`);
    return 0;
  }
  const command = allCommands.find((one) => one.name === name);
  if (!command) {
    await write(streams.stderr, name === undefined ? `${overview()}\n` : `hearsay: there is no command "${name}"\n\n${overview()}\n`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    await write(streams.stdout, `${command.help}\n`);
    return 0;
  }
  let refused = false;
  const bar = progressOn(streams.stderr);
  const say = (file: string, reason: string) => {
    bar.clear();
    streams.stderr.write(`hearsay: ${oneLine(file)}: ${oneLine(reason)}\n`);
  };
  const line: CommandLine = {
    stdin: streams.stdin,
    reader: streams.reader,
    print: (text) => {
      bar.clear();
      return write(streams.stdout, `${text}\n`);
    },
    printBytes: (bytes) => write(streams.stdout, bytes),
    progress: bar.show,
    hint: bar.hint,
    stoppable: async (run) => {
      const stopping = new AbortController();
      const deaf = streams.onInterrupt?.(() => stopping.abort());
      try {
        return await run(stopping.signal);
      } finally {
        deaf?.();
      }
    },
    remark: say,
    refuse: (file, reason) => {
      refused = true;
      say(file, reason);
    },
  };
  try {
    await command.run(rest, line);
    return refused ? 1 : 0;
  } catch (error) {
    if (error instanceof ExportStopped) {
      bar.clear();
      return 130;
    }
    if (!(error instanceof WrongUsage)) throw error;
    await write(streams.stderr, `hearsay: ${error.message}\n\n${command.help}\n`);
    return 2;
  }
}

/** The line on a terminal that says how far it has got. Elsewhere nothing is written: what reads a pipe wants lines that stay. */
function progressOn(stderr: NodeJS.WritableStream) {
  const terminal = 'isTTY' in stderr && stderr.isTTY === true;
  const width = 'columns' in stderr && typeof stderr.columns === 'number' ? stderr.columns : 80;
  let shown = false;
  const clear = () => {
    if (shown) stderr.write('\r\u001b[K');
    shown = false;
  };
  return {
    clear,
    show: (words: string) => {
      clear();
      if (!terminal || words === '') return;
      stderr.write([...oneLine(words)].slice(0, width - 1).join(''));
      shown = true;
    },
    hint: (words: string) => {
      clear();
      if (terminal) stderr.write(`hearsay: ${oneLine(words)}\n`);
    },
  };
}

function overview(): string {
  const width = Math.max(...allCommands.map((command) => command.name.length));
  const list = allCommands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`).join('\n');
  return `hearsay COMMAND …\n\n${list}\n\nhearsay COMMAND --help says more. Offsets count Unicode code points, half-open.\nExit code 0: done. 1: an input was refused, each with its reason on stderr; the others were done. 2: wrong usage. 130: an export was interrupted.`;
}

/** One line, whatever a file is called. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

function write(stream: NodeJS.WritableStream, chunk: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}
