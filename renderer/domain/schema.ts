/**
 * The one place `z` comes from. `jitless` must be set before any schema is made: zod otherwise probes `new Function`,
 * which the page's Content-Security-Policy forbids and would log as a violation on each load.
 */
import { z } from 'zod';

z.config({ jitless: true });

export { z };

/** Ids are opaque strings; new ones are UUIDs. Length is bounded so that a hostile file cannot carry a novel in one. */
export const idSchema = z.string().min(1).max(200);

/** ISO 8601 moment in UTC, as `new Date().toISOString()` writes it. */
export const momentSchema = z.string().min(1).max(40);

/** A half-open range [start, end) in UTF-16 code units of a source's text. */
export const spanSchema = z
  .strictObject({ start: z.int().min(0), end: z.int().min(0) })
  .refine((span) => span.start < span.end, 'a span must end after it starts');
export type Span = z.infer<typeof spanSchema>;

/**
 * What a span said and what stood around it, after the W3C TextQuoteSelector; kept beside offsets so that a passage can be
 * found again in another version of the source. `prefix` and `suffix` hold at most 32 UTF-16 units.
 * @see https://www.w3.org/TR/annotation-model/#text-quote-selector
 */
export const quoteSchema = z.strictObject({ exact: z.string(), prefix: z.string().max(64), suffix: z.string().max(64) });
export type Quote = z.infer<typeof quoteSchema>;
