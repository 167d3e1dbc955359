import type { ImportInput, ImportNeed } from '../../renderer/formats/import/import-format.ts';
import type { ExchangeWanted } from './read-exchange.ts';
import type { ColumnsGiven } from './table-columns.ts';

/** What the thread that reads is asked. */
export type ReaderRequest =
  | { readonly kind: 'read'; readonly input: ImportInput }
  | { readonly kind: 'rows'; readonly input: ImportInput; readonly columns: ColumnsGiven | undefined }
  | { readonly kind: 'exchange'; readonly path: string; readonly wanted: ExchangeWanted };

/** Why it did not read. An error keeps its class by `of`, since only its words cross between threads. */
export interface ReaderFailure {
  readonly of: 'import' | 'exchange' | 'other';
  readonly reason: string;
  readonly needs?: ImportNeed | undefined;
}

/** What it says: a file of a folder that it refused, then its answer or why there is none. */
export type ReaderMessage<A> =
  | { readonly kind: 'refused'; readonly file: string; readonly reason: string }
  | { readonly kind: 'done'; readonly answer: A }
  | { readonly kind: 'failed'; readonly failure: ReaderFailure };
