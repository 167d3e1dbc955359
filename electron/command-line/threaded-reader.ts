import { Worker } from 'node:worker_threads';
import { ExchangeRefusal } from '../../renderer/formats/exchange/exchange-format.ts';
import { type ImportInput, ImportRefusal, type ReadSource } from '../../renderer/formats/import/import-format.ts';
import type { ExchangeWanted, ReadExchange } from './read-exchange.ts';
import type { ReaderFailure, ReaderMessage, ReaderRequest } from './reader-messages.ts';
import type { RowsFound, SourceReader } from './source-reader.ts';
import type { ColumnsGiven } from './table-columns.ts';

/** What one file may take. */
export interface ReaderLimits {
  /** Seconds for a source, as in the window (`workers/read-in-worker.ts`). */
  readonly seconds: number;
  /** Seconds for a table of sources, or for another tool's project of many. */
  readonly secondsForMany: number;
  /** Megabytes for a source, above what the program holds when its reading begins. */
  readonly megabytes: number;
  /** The same for many sources at once. */
  readonly megabytesForMany: number;
}

export const readerLimits: ReaderLimits = { seconds: 20, secondsForMany: 180, megabytes: 750, megabytesForMany: 3000 };

/** How often the memory of a file being read is looked at, in milliseconds. */
const lookEvery = 50;

/**
 * Reads in a thread of its own, so that a file made to do harm can be stopped: one that takes too long or too much memory is refused with the
 * reason, and the next one is read by a new thread. Otherwise the thread stays, since its start takes longer than reading most files.
 */
export class ThreadedReader implements SourceReader {
  private thread: Worker | null = null;

  /** @param program what a thread runs: `answerRequests` of `reader-thread.ts`. */
  constructor(
    private readonly program: URL,
    private readonly limits: ReaderLimits = readerLimits,
  ) {}

  /** Starts the thread before it is needed, so that it loads while others do. */
  start(): Worker {
    if (this.thread) return this.thread;
    const thread = new Worker(this.program);
    // without a listener, what a thread throws ends the program; whoever waits for it hears of it as well
    thread.on('error', () => {
      if (this.thread === thread) this.thread = null;
    });
    this.thread = thread;
    return thread;
  }

  async read(input: ImportInput): Promise<ReadSource> {
    return await this.ask<ReadSource>({ kind: 'read', input });
  }

  async rows(input: ImportInput, columns: ColumnsGiven | undefined): Promise<RowsFound> {
    return await this.ask<RowsFound>({ kind: 'rows', input, columns });
  }

  async exchange(path: string, wanted: ExchangeWanted, refuse: (file: string, reason: string) => void): Promise<ReadExchange | null> {
    return await this.ask<ReadExchange | null>({ kind: 'exchange', path, wanted }, refuse);
  }

  async close(): Promise<void> {
    await this.thread?.terminate();
    this.thread = null;
  }

  /** Sends one request and waits for its answer; requests come one after the other. The answer is of our own program, so it is taken as it is. */
  private async ask<A>(request: ReaderRequest, refuse: (file: string, reason: string) => void = () => {}): Promise<A> {
    const thread = this.start();
    const many = request.kind !== 'read';
    const seconds = many ? this.limits.secondsForMany : this.limits.seconds;
    const megabytes = many ? this.limits.megabytesForMany : this.limits.megabytes;
    const before = process.memoryUsage.rss();
    const listening = new AbortController();
    let clock: NodeJS.Timeout | undefined;
    let watch: NodeJS.Timeout | undefined;
    try {
      return await new Promise<A>((resolve, reject) => {
        let stopped = false;
        const stop = (reason: string) => {
          // a thread that was stopped reads no more, and its end is not another reason
          if (stopped) return;
          stopped = true;
          this.thread = null;
          const refused = () => reject(new ImportRefusal(reason));
          thread.terminate().then(refused, refused);
        };
        clock = setTimeout(() => stop(`took longer than ${seconds} seconds to read, so it was stopped`), seconds * 1000);
        watch = setInterval(() => {
          if (process.memoryUsage.rss() - before > megabytes * 1024 * 1024) {
            stop(`took more than ${megabytes} MB of memory to read, so it was stopped`);
          }
        }, lookEvery);
        const onMessage = (message: ReaderMessage<A>) => {
          if (message.kind === 'refused') refuse(message.file, message.reason);
          else if (message.kind === 'failed') reject(errorOf(message.failure));
          else resolve(message.answer);
        };
        const onError = (error: Error) => stop(diedOf(error));
        const onExit = () => stop('made its reader fail, so nothing was read from it');
        thread.on('message', onMessage).on('error', onError).on('exit', onExit);
        listening.signal.addEventListener('abort', () => {
          thread.off('message', onMessage).off('error', onError).off('exit', onExit);
        });
        thread.postMessage(request);
      });
    } finally {
      clearTimeout(clock);
      clearInterval(watch);
      listening.abort();
    }
  }
}

function errorOf({ of, reason, needs }: ReaderFailure): Error {
  if (of === 'import') return new ImportRefusal(reason, needs);
  return of === 'exchange' ? new ExchangeRefusal(reason) : new Error(reason);
}

function diedOf(error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? 'took more memory to read than there is for it, so it was stopped'
    : 'made its reader fail, so nothing was read from it';
}
