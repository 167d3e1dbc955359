import { toCodePoints } from '../../anchoring/code-points.ts';
import type { Block, CueTime } from '../../domain/source.ts';
import type { ReadSource } from './import-format.ts';

/** A block as the command line prints it. A proposal that is only a question has its reason in `unsure` instead of `boilerplate`. */
export type SourceJsonBlock = Omit<Block, 'language' | 'unsure'> & { readonly unsure?: string };

/** What `hearsay import --json` prints for one source. Offsets count Unicode code points. */
export interface SourceJson {
  readonly file: string;
  readonly kind: string;
  readonly title: string;
  readonly byline: string;
  readonly publisher: string;
  readonly publishedAt: string;
  readonly language: string;
  readonly url: string;
  readonly encoding: string;
  readonly sha256: string;
  readonly text: string;
  readonly blocks: readonly SourceJsonBlock[];
  readonly repairs: readonly {
    readonly start: number;
    readonly end: number;
    readonly before: string;
    readonly after: string;
    readonly why: string;
  }[];
  /** Links of the text; left out where there are none. */
  readonly links?: readonly { readonly start: number; readonly end: number; readonly url: string }[];
  /** Times inside blocks: from code point `at` on the words were said at that second. Only where captions tell. */
  readonly times?: readonly CueTime[];
  readonly warnings: readonly string[];
  /** Comments and changes under review that came with a document. */
  readonly notes?: readonly {
    readonly start: number;
    readonly end: number;
    readonly text: string;
    readonly by: string;
    readonly at: string;
  }[];
  /** Name of the file it came in, such as the e-mail it was attached to. */
  readonly attachedTo?: string;
}

/** A read source in the form of the command line's contract. `sha256` is that of the original bytes. */
export function sourceToJson(read: ReadSource, file: string, sha256: string, attachedTo?: string): SourceJson {
  const links = read.links ?? [];
  const notes = read.notes ?? [];
  const spans = [...read.blocks, ...read.repairs, ...links, ...notes];
  const points = toCodePoints(
    read.text,
    spans.flatMap((span) => [span.start, span.end]),
  );
  const place = (index: number) => ({ start: points[index * 2] ?? 0, end: points[index * 2 + 1] ?? 0 });
  return {
    file,
    kind: read.kind,
    ...read.facts,
    encoding: read.encoding.name,
    sha256,
    text: read.text,
    blocks: read.blocks.map((block, index) => ({ ...jsonBlock(block), ...place(index) })),
    repairs: read.repairs.map((repair, index) => ({ ...repair, ...place(read.blocks.length + index) })),
    ...(links.length === 0
      ? {}
      : { links: links.map(({ url }, index) => ({ ...place(read.blocks.length + read.repairs.length + index), url })) }),
    ...(read.times && read.times.length > 0 ? { times: timesInPoints(read.text, read.times) } : {}),
    warnings: read.warnings,
    ...(notes.length === 0
      ? {}
      : {
          notes: notes.map((note, index) => ({
            ...note,
            ...place(read.blocks.length + read.repairs.length + links.length + index),
          })),
        }),
    ...(attachedTo === undefined ? {} : { attachedTo }),
  };
}

function timesInPoints(text: string, times: readonly CueTime[]): CueTime[] {
  const points = toCodePoints(
    text,
    times.map((time) => time.at),
  );
  return times.map(({ seconds }, i) => ({ at: points[i] ?? 0, seconds }));
}

function jsonBlock({ language: _language, unsure, boilerplate, ...rest }: Block): SourceJsonBlock {
  if (boilerplate === undefined) return rest;
  return unsure ? { ...rest, unsure: boilerplate } : { ...rest, boilerplate };
}
