import type { Block } from '../../domain/source.ts';
import { moveSpans, moveTimes } from '../../text-cleanup/choose-repairs.ts';
import { markBoilerplate } from '../../text-cleanup/mark-boilerplate.ts';
import { repairMojibake } from '../../text-cleanup/repair-mojibake.ts';
import { allImports } from './all-imports.ts';
import { type ImportFormat, type ImportInput, ImportRefusal, type ParsedSource, type ReadSource } from './import-format.ts';
import { refuseBytes, whyUnreadable } from './refuse-unreadable.ts';
import { withTurns } from './transcripts/with-turns.ts';

/** How far reading has got: 0 to 1, and what is being done. */
export interface ReadProgress {
  readonly fraction: number;
  readonly step: 'reading' | 'repairing' | 'marking' | 'done';
}

export interface ReadOptions {
  readonly onProgress?: (progress: ReadProgress) => void;
  /** An `AbortSignal`, or anything with its `aborted`. Looked at between the steps. */
  readonly signal?: { readonly aborted: boolean };
}

function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** How well a format fits: what the bytes say counts most, then the extension, then the media type the host gave. */
function suits(format: ImportFormat, input: ImportInput): number {
  const byName = format.extensions.includes(extensionOf(input.name)) ? 0.5 : 0;
  const byType = format.mediaTypes.includes(input.mediaType.split(';')[0]?.trim().toLowerCase() ?? '') ? 0.3 : 0;
  return format.recognise(input) + byName + byType;
}

/** The format that fits an input best. Plain text fits everything a little, so there is always one. */
export function chooseFormat(input: ImportInput): ImportFormat {
  const ranked = allImports.map((format) => ({ format, fit: suits(format, input) })).sort((a, b) => b.fit - a.fit);
  const best = ranked[0];
  if (best === undefined || best.fit === 0) throw new ImportRefusal('is of a kind that cannot be read');
  return best.format;
}

export function refuseOtherKinds(input: ImportInput): void {
  const reason = whyUnreadable(input.bytes, input.name);
  if (reason !== '') throw new ImportRefusal(reason);
}

/**
 * Reads one input into a source ready for review: chooses the format by its bytes and then its name, decodes and parses it, repairs mojibake (each
 * repair listed and reversible) and proposes boilerplate.
 * @throws ImportRefusal with one sentence when it cannot be read; nothing else.
 */
export async function readSource(input: ImportInput, options: ReadOptions = {}): Promise<ReadSource> {
  const step = async (fraction: number, name: ReadProgress['step']) => {
    options.onProgress?.({ fraction, step: name });
    await Promise.resolve();
    if (options.signal?.aborted) throw new ImportRefusal('was not read because the import was cancelled');
  };
  try {
    await step(0, 'reading');
    refuseBytes(input.bytes);
    refuseOtherKinds(input);
    const parsed = withTurns(await chooseFormat(input).parse(input));
    await step(0.5, 'repairing');
    const repaired = repairParsed(parsed);
    await step(0.8, 'marking');
    const result = { ...repaired, blocks: markBoilerplate(repaired.text, repaired.blocks) };
    await step(1, 'done');
    return result;
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    throw new ImportRefusal('could not be read: its contents are damaged or too deeply nested');
  }
}

/** Repairs and marks a parsed text as {@link readSource} does. */
export function finishParsed(parsed: ParsedSource): ReadSource {
  const read = repairParsed(parsed);
  return { ...read, blocks: markBoilerplate(read.text, read.blocks) };
}

function repairParsed(parsed: ParsedSource): ReadSource {
  const { text, repairs } = repairMojibake(parsed.text);
  const fix = (value: string) => repairMojibake(value).text;
  return {
    ...parsed,
    text,
    repairs,
    ...(parsed.links === undefined ? {} : { links: repairs.length === 0 ? parsed.links : moveSpans(parsed.links, repairs) }),
    ...(parsed.notes === undefined ? {} : { notes: repairs.length === 0 ? parsed.notes : moveSpans(parsed.notes, repairs) }),
    blocks: repairLabels(repairs.length === 0 ? parsed.blocks : moveSpans(parsed.blocks, repairs), fix),
    ...(parsed.times ? { times: moveTimes(parsed.times, repairs) } : {}),
    facts: {
      ...parsed.facts,
      title: fix(parsed.facts.title),
      byline: fix(parsed.facts.byline),
      publisher: fix(parsed.facts.publisher),
    },
  };
}

/** Names of speakers in blocks, repaired as the text is; a name comes again and again, so it is looked at once. */
function repairLabels(blocks: readonly Block[], fix: (value: string) => string): readonly Block[] {
  const known = new Map<string, string>();
  return blocks.map((block) => {
    if (block.speaker === undefined) return block;
    const speaker = known.get(block.speaker) ?? fix(block.speaker);
    known.set(block.speaker, speaker);
    return speaker === block.speaker ? block : { ...block, speaker };
  });
}
