import { runHearsay } from './run-hearsay.ts';

// a reader that has seen enough, such as `head`, is no error
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});

runHearsay(process.argv.slice(2), process).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`hearsay: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  },
);
