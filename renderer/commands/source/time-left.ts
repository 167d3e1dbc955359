import type { Batch } from './import-queue.ts';

/** What a file costs besides its bytes, in bytes: opening it, and starting to read it. */
const perFile = 30_000;

/**
 * How long the rest of a batch takes, in milliseconds, at the pace so far; `null` while that cannot be told yet.
 * @param now `performance.now()`
 */
export function timeLeft({ files, filesDone, bytes, bytesDone, startedAt }: Batch, now: number): number | null {
  const elapsed = now - startedAt;
  const all = bytes + files * perFile;
  const done = bytesDone + filesDone * perFile;
  if (startedAt === 0 || elapsed < 1500 || filesDone < 2 || done <= 0) return null;
  return Math.max(0, (elapsed * (all - done)) / done);
}

/** Time left in words, rounded so that it does not flicker: "about 2 minutes left". */
export function timeLeftWords(milliseconds: number | null): string {
  if (milliseconds === null) return '';
  const seconds = milliseconds / 1000;
  if (seconds < 5) return 'a few seconds left';
  if (seconds < 50) return `about ${Math.ceil(seconds / 10) * 10} seconds left`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return minutes <= 1 ? 'about 1 minute left' : `about ${minutes} minutes left`;
  const hours = Math.round(minutes / 60);
  return hours === 1 ? 'about 1 hour left' : `about ${hours} hours left`;
}
