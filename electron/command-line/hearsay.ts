import { isMainThread, parentPort } from 'node:worker_threads';

// The same file runs in the thread that reads, which is started from here (`threaded-reader.ts`) and loads only what reading needs.
if (isMainThread) {
  const { ThreadedReader } = await import('./threaded-reader.ts');
  const reader = new ThreadedReader(new URL(import.meta.url));
  const args = process.argv.slice(2);
  if (['import', 'convert', 'suggest'].includes(args[0] ?? '')) reader.start();
  const { runHearsay } = await import('./run-hearsay.ts');

  // a reader that has seen enough, such as `head`, is no error
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
  });

  const { stdin, stdout, stderr } = process;
  const onInterrupt = (listener: () => void) => {
    // once: a second Ctrl-C ends the process as it stands
    process.once('SIGINT', listener);
    return () => void process.off('SIGINT', listener);
  };
  try {
    process.exitCode = await runHearsay(args, { stdin, stdout, stderr, onInterrupt, reader });
  } catch (error) {
    console.error(`hearsay: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  } finally {
    await reader.close();
  }
} else if (parentPort) {
  const { answerRequests } = await import('./reader-thread.ts');
  answerRequests(parentPort);
}
