import type { Block, CueTime, Encoding, Link, Repair, SourceFacts, SourceKind } from '../../domain/source.ts';
import type { SheetPreview } from './table/table-file.ts';

/** Bytes that somebody wants to read, and what is known about them. */
export interface ImportInput {
  /** File name with extension, or '' for pasted text. Never a path. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Media type the host gave, or ''. A hint, not a fact. */
  readonly mediaType: string;
  /** WHATWG encoding name chosen by the analyst; overrides detection. */
  readonly encoding?: string;
  /** Password that opens an encrypted document. */
  readonly password?: string;
  /** For a table: read it as one source rather than ask which column is what. */
  readonly columns?: 'whole';
}

/** A remark that came with a document: a comment, or a change under review. Offsets count UTF-16 units of the text it stands in. */
export interface SourceNote {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Who made it, or ''. */
  readonly by: string;
  /** When, as an ISO date or moment, or ''. */
  readonly at: string;
  /** Set where the words themselves are marked. A mark of several parts is several notes of one `id`; the first of them has the text. */
  readonly mark?: { readonly id: number; readonly how: MarkKind } | undefined;
  /** Set for a change under review, which is nobody's remark. */
  readonly change?: true | undefined;
}

/** How words can be marked in a document. */
export const markKinds = ['highlight', 'underline', 'squiggly', 'strikeout'] as const;
export type MarkKind = (typeof markKinds)[number];

/** A file that came inside another: attached to an e-mail, or a message of a mailbox. */
export interface FileWithin {
  /** Its own name, never a path. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What a format reads out of bytes, before repairs and boilerplate proposals. Offsets count UTF-16 units of `text`. */
export interface ParsedSource {
  readonly kind: SourceKind;
  readonly mediaType: string;
  readonly encoding: Encoding;
  /** LF line ends only, no NUL, no lone surrogates. */
  readonly text: string;
  /** In order, apart, and covering every character that is not white space. */
  readonly blocks: readonly Block[];
  readonly facts: SourceFacts;
  /** Links of the text in order; left out where there are none. */
  readonly links?: readonly Link[] | undefined;
  readonly warnings: readonly string[];
  /** Comments and tracked changes, each at a passage of one block; they become notes of the source. */
  readonly notes?: readonly SourceNote[] | undefined;
  /** Files that came with it and may be read as sources of their own. */
  readonly attached?: readonly FileWithin[] | undefined;
  /** True where the file is no source itself, such as a mailbox: only what is {@link attached} is. */
  readonly onlyHolds?: boolean | undefined;
  /** Times inside blocks, where the file gives more than the one of the block; by `at`, UTF-16 units. */
  readonly times?: readonly CueTime[] | undefined;
}

/** A source ready for review: parsed, repairs applied (each can be taken back), boilerplate proposed on blocks. */
export interface ReadSource extends ParsedSource {
  readonly repairs: readonly Repair[];
}

/**
 * What the analyst can give so that an input can be read after all. The answer goes into {@link ImportInput} and the input is read again.
 *
 * To ask for something else: add a member here and to `importNeedSchema` (workers/import-messages.ts), a field for its answer to
 * `ImportInput`, name that field in `ImportAnswers`, and give it a prompt in `features/import/NeedsYou.tsx`. The import queue does the rest:
 * the item waits as "needs you" without stopping the others, and `answerNeed` has it read again.
 */
export type ImportNeed =
  | {
      readonly kind: 'password';
      /** The password given before does not open it. */
      readonly wrong: boolean;
    }
  | {
      /** Which column of a table is what. The rows are then read by `readTableRows`. */
      readonly kind: 'columns';
      readonly sheets: readonly SheetPreview[];
    };

/** What an analyst can answer; kept with an item of the import queue and handed to the reader each time it reads it. */
export type ImportAnswers = Pick<ImportInput, 'encoding' | 'password' | 'columns'>;

/** Why an input cannot be read. `reason` is one sentence without the file's name, for example "is empty". */
export class ImportRefusal extends Error {
  readonly reason: string;
  /** What the analyst could give so that it can be read after all. */
  readonly needs: ImportNeed | undefined;
  constructor(reason: string, needs?: ImportNeed) {
    super(reason);
    this.name = 'ImportRefusal';
    this.reason = reason;
    this.needs = needs;
  }
}

/** One file format. To add one: write a file beside this, add it to `all-imports.ts`, add a fixture; the generic suite checks the rest. */
export interface ImportFormat {
  readonly id: SourceKind;
  readonly label: string;
  /** Without the dot, lower case. */
  readonly extensions: readonly string[];
  readonly mediaTypes: readonly string[];
  /** 0 to 1: how sure the bytes are of this format. Bytes decide before the extension. */
  recognise(input: ImportInput): number;
  /** @throws ImportRefusal when the bytes cannot be read as this format. Must not throw anything else. */
  parse(input: ImportInput): ParsedSource | Promise<ParsedSource>;
}
