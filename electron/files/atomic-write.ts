import { randomBytes } from 'node:crypto';
import { mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** What the write needs from the file system; tests hand in one that fails at a chosen step. */
export interface AtomicWriteSteps {
  readonly open: typeof open;
  readonly rename: typeof rename;
  readonly rm: typeof rm;
}

const waits = [20, 60, 150, 400, 1000];

/**
 * Writes a file so that whoever reads it sees the old bytes or the new ones, never a half: temporary file beside it, flushed to disk, then
 * renamed over it. A rename that another program blocks for a moment (virus scanners and sync clients on Windows) is tried again.
 * The folder is made if it is missing. On failure the old file is untouched and the temporary one is gone.
 */
export async function atomicWrite(path: string, bytes: Uint8Array | string, steps: AtomicWriteSteps = { open, rename, rm }): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const target = await realpath(path).catch(() => path);
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await steps.open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await renameWithPatience(temporary, target, steps.rename);
  } catch (error) {
    await steps.rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
  await flushFolder(dirname(target));
}

async function renameWithPatience(from: string, to: string, renameFile: typeof rename): Promise<void> {
  for (const pause of waits) {
    try {
      return await renameFile(from, to);
    } catch (error) {
      if (!isPassing(error)) throw error;
      await wait(pause);
    }
  }
  return renameFile(from, to);
}

function isPassing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'EPERM' || code === 'EACCES' || code === 'EBUSY';
}

/** Makes the rename itself last through a power cut. Windows has no such call and needs none. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Some network folders cannot be flushed; the file itself is written.
  }
}
