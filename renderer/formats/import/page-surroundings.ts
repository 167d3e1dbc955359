import type { BoilerplateReason } from '../../domain/source.ts';
import type { BlockWriter } from './block-writer.ts';
import type { PageLine } from './page-lines.ts';

/** A page may say this many characters around its article, or as many as the article has; a directory of links would drown it. */
const mostAround = 20_000;
/** A set-aside block of several lines holds at most this many characters. */
const blockSize = 2000;

interface Waiting {
  readonly reason: BoilerplateReason;
  readonly lines: readonly PageLine[];
  readonly length: number;
}

/**
 * Writes what stands around an article (menus, notices, lists of other articles) as set-aside blocks in its place: nothing is thrown away, and
 * neighbouring lines that are there for the same reason share a block, so that a menu of fifty words is one thing to look at.
 */
export class Surroundings {
  private waiting: Waiting | undefined;
  private left: number;
  private dropped = 0;
  private readonly writer: BlockWriter;

  /** @param articleLength characters of the article itself. */
  constructor(writer: BlockWriter, articleLength: number) {
    this.writer = writer;
    this.left = Math.max(mostAround, articleLength);
  }

  add(line: PageLine, reason: BoilerplateReason): void {
    if (line.text.length > this.left) {
      this.dropped += line.text.length;
      return;
    }
    this.left -= line.text.length;
    const now = this.waiting;
    if (now !== undefined && now.reason === reason && now.length + line.text.length <= blockSize) {
      this.waiting = { reason, lines: [...now.lines, line], length: now.length + line.text.length + 1 };
      return;
    }
    this.flush();
    this.waiting = { reason, lines: [line], length: line.text.length };
  }

  /** Writes what is waiting; to be called before anything else is written. */
  flush(): void {
    const now = this.waiting;
    this.waiting = undefined;
    const [only] = now?.lines ?? [];
    if (now === undefined || only === undefined) return;
    let text = '';
    const links = now.lines.flatMap((line) => {
      if (text !== '') text += '\n';
      const start = text.length;
      text += line.text.trim();
      const trimmed = line.text.length - line.text.trimStart().length;
      return line.links.map((link) => ({ ...link, start: link.start + start - trimmed, end: link.end + start - trimmed }));
    });
    const kind = now.lines.length > 1 || only.kind === 'table-row' || only.level > 0 ? 'paragraph' : only.kind;
    this.writer.add(text, { kind, boilerplate: now.reason }, links);
  }

  warnings(): string[] {
    if (this.dropped === 0) return [];
    return [
      `Around the article the page has much other text: ${this.dropped.toLocaleString('en')} characters of it were left out. The original keeps them.`,
    ];
  }
}
