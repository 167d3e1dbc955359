import { readFile, rename } from 'node:fs/promises';
import { z } from 'zod';
import { atomicWrite } from './atomic-write.ts';

/** How one kind of JSON file is read: its content, its version, and one pure step from each older version to the next. */
export interface JsonFileKind<Content> {
  readonly version: number;
  readonly schema: z.ZodType<Content>;
  readonly defaults: Content;
  /** `upgrades[n]` turns the content of version n into that of version n + 1. */
  readonly upgrades: Readonly<Record<number, (content: unknown) => unknown>>;
}

const envelope = z.object({ version: z.int().min(1), content: z.unknown() });

/**
 * A small file of the app's own under its data folder: read once, then kept in memory and written whole. A file that cannot be understood,
 * or that a newer Hearsay wrote, is kept beside it as `.broken` and the defaults are used, so that nothing is lost by looking at it.
 */
export class JsonFile<Content> {
  private content: Promise<Content> | null = null;
  /** Everything asked to be written so far. */
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly path: string,
    private readonly kind: JsonFileKind<Content>,
    private readonly onBroken: () => void = () => {},
  ) {}

  read(): Promise<Content> {
    this.content ??= this.load();
    return this.content;
  }

  /** Changes the content and stores it. Changes made at the same time follow one another, none is lost. */
  async change(step: (content: Content) => Content): Promise<Content> {
    const before = this.read();
    const after = before.then((content) => this.kind.schema.parse(step(content)));
    this.content = after.catch(() => before);
    const written = this.writing
      .catch(() => {})
      .then(async () => {
        const content = await after;
        await atomicWrite(this.path, `${JSON.stringify({ version: this.kind.version, content }, null, 2)}\n`);
        return content;
      });
    this.writing = written.then(() => {});
    this.writing.catch(() => {});
    return written;
  }

  /** Settles when what was changed is on disk, or could not be written. */
  settled(): Promise<void> {
    return this.writing.catch(() => {});
  }

  private async load(): Promise<Content> {
    let text: string;
    try {
      text = await readFile(this.path, 'utf8');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) this.onBroken();
      return this.kind.defaults;
    }
    try {
      return this.understand(JSON.parse(text));
    } catch {
      await rename(this.path, `${this.path}.broken`).catch(() => {});
      this.onBroken();
      return this.kind.defaults;
    }
  }

  private understand(value: unknown): Content {
    const { version, content } = envelope.parse(value);
    if (version > this.kind.version) throw new Error('written by a newer version');
    let current = content;
    for (let step = version; step < this.kind.version; step += 1) {
      const upgrade = this.kind.upgrades[step];
      if (upgrade === undefined) throw new Error(`no step from version ${step}`);
      current = upgrade(current);
    }
    return this.kind.schema.parse(current);
  }
}
