import { appendFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogEntryMessage } from '../bridge/contract.ts';
import { redact } from './redact.ts';

const daysKept = 14;

/** JSON lines, one file a day, fourteen kept, nothing in them that could be content. A log that cannot be written never stops the app. */
export class LogFile {
  private writing: Promise<void> = Promise.resolve();
  private lastDay = '';

  constructor(
    private readonly folder: string,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Adds a line. `from` says which side speaks. */
  write(from: 'main' | 'page', entry: LogEntryMessage): Promise<void> {
    const at = this.now().toISOString();
    const line = `${JSON.stringify({ at, from, ...redact(entry) })}\n`;
    this.writing = this.writing.then(() => this.append(at.slice(0, 10), line)).catch(() => {});
    return this.writing;
  }

  private async append(day: string, line: string): Promise<void> {
    if (day !== this.lastDay) {
      await mkdir(this.folder, { recursive: true });
      this.lastDay = day;
      await this.thin();
    }
    await appendFile(join(this.folder, `${day}.jsonl`), line);
  }

  private async thin(): Promise<void> {
    const days = (await readdir(this.folder)).filter((name) => /^\d{4}-\d\d-\d\d\.jsonl$/.test(name)).sort();
    for (const old of days.slice(0, Math.max(0, days.length - (daysKept - 1)))) {
      if (old !== `${this.lastDay}.jsonl`) await rm(join(this.folder, old), { force: true });
    }
  }
}
