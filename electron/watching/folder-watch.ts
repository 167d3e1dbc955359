import { createHash } from 'node:crypto';
import { createReadStream, watch } from 'node:fs';
import { mediaTypeOf } from '../files/file-names.ts';
import { largestSource } from '../files/read-arriving-file.ts';
import { type WalkedFile, walkFolder } from '../files/walk-folder.ts';

/** A file that arrived in a watched folder and has stopped growing. */
export interface ArrivedInFolder extends WalkedFile {
  /** SHA-256 as lower-case hex, by which the page knows what it holds already. '' for a file too large to be imported. */
  readonly sha256: string;
}

export interface FolderWatchEvents {
  /** Files that are new or were changed, once each. */
  onFiles(files: readonly ArrivedInFolder[]): void;
  /** The folder went away, or is there again. */
  onGone(gone: boolean): void;
}

export interface WatchTimes {
  /** A file whose size and time are the same after this long is taken to be whole. */
  readonly settle: number;
  /** The folder is looked at anew at least this often: not every system tells of every change. */
  readonly look: number;
}

const usual: WatchTimes = { settle: 1500, look: 30_000 };

/**
 * Watches one folder with all below it. The system tells when to look (`node:fs` watch), and looking is a walk over names, sizes and times;
 * only files of a kind that can be a source are opened, and only to hash them, once each.
 */
export class FolderWatch {
  private readonly seen = new Map<string, { byteLength: number; changedAt: number; told: boolean }>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private due = Number.POSITIVE_INFINITY;
  private stopSystemWatch = () => {};
  private watching = false;
  private looking = false;
  private stopped = false;
  gone = false;

  constructor(
    readonly path: string,
    private readonly events: FolderWatchEvents,
    private readonly times: WatchTimes = usual,
  ) {}

  start(): void {
    void this.look();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.stopSystemWatch();
  }

  /** Looks after a while, or sooner if that was asked for already. */
  private lookIn(milliseconds: number): void {
    const at = Date.now() + milliseconds;
    if (this.stopped || (this.timer !== undefined && this.due <= at)) return;
    clearTimeout(this.timer);
    this.due = at;
    this.timer = setTimeout(() => void this.look(), milliseconds);
  }

  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    let next = this.times.look;
    try {
      const { files } = await walkFolder(this.path, { takes: isKnownKind });
      this.setGone(false);
      this.watchSystem();
      const whole = this.compare(files);
      if (whole.waiting) next = this.times.settle;
      const hashed = await this.hashAll(whole.files);
      if (hashed.length > 0 && !this.stopped) this.events.onFiles(hashed);
    } catch {
      this.setGone(true);
      this.unwatchSystem();
      next = Math.min(next, 5000);
    } finally {
      this.looking = false;
      this.lookIn(next);
    }
  }

  /** Files that have the size and time they had a while ago and were not told of yet; and whether others still have to settle. */
  private compare(files: readonly WalkedFile[]): { files: WalkedFile[]; waiting: boolean } {
    const whole: WalkedFile[] = [];
    let waiting = false;
    const present = new Set(files.map((file) => file.path));
    for (const path of this.seen.keys()) if (!present.has(path)) this.seen.delete(path);
    for (const file of files) {
      const { path, byteLength, changedAt } = file;
      const before = this.seen.get(path);
      const same = before?.byteLength === byteLength && before.changedAt === changedAt;
      if (same && before.told) continue;
      const rested = Date.now() - changedAt > this.times.settle * 4;
      if (byteLength > 0 && (same || rested)) whole.push(file);
      else waiting ||= byteLength > 0 || !same;
      this.seen.set(path, { byteLength, changedAt, told: false });
    }
    return { files: whole, waiting };
  }

  private async hashAll(files: readonly WalkedFile[]): Promise<ArrivedInFolder[]> {
    const hashed: ArrivedInFolder[] = [];
    for (const file of files) {
      if (this.stopped) return [];
      // one that cannot be opened now (still locked by who writes it) is tried again at the next look
      const sha256 = file.byteLength > largestSource ? '' : await hashFile(file.path).catch(() => null);
      if (sha256 === null) continue;
      hashed.push({ ...file, sha256 });
      this.seen.set(file.path, { byteLength: file.byteLength, changedAt: file.changedAt, told: true });
    }
    return hashed;
  }

  private setGone(gone: boolean): void {
    if (this.gone === gone || this.stopped) return;
    this.gone = gone;
    this.events.onGone(gone);
  }

  private watchSystem(): void {
    if (this.watching || this.stopped) return;
    try {
      const watcher = watch(this.path, { recursive: true }, () => this.lookIn(Math.min(500, this.times.settle)));
      watcher.on('error', () => this.unwatchSystem());
      this.watching = true;
      this.stopSystemWatch = () => watcher.close();
    } catch {
      // no more watches to be had, or a folder on a network that has none: looking at intervals remains
    }
  }

  private unwatchSystem(): void {
    this.stopSystemWatch();
    this.stopSystemWatch = () => {};
    this.watching = false;
  }
}

const isKnownKind = (name: string) => mediaTypeOf(name) !== '' && !name.toLowerCase().endsWith('.hearsay');

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part);
  return hash.digest('hex');
}
