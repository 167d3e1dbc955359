import { runHearsay } from './run-hearsay.ts';

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

runHearsay(process.argv.slice(2), { stdin, stdout, stderr, onInterrupt }).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`hearsay: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  },
);
