import { z } from '../domain/schema.ts';
import { blockSchema, cueTimeSchema, encodingSchema, linkSchema, repairSchema, sourceFactsSchema, sourceKinds } from '../domain/source.ts';
import { type ImportInput, type ImportNeed, markKinds, type ReadSource } from '../formats/import/import-format.ts';
import { sheetPreviewSchema, type TableColumns } from '../formats/import/table/table-file.ts';

/** What the import worker is asked: to read a source, to read the rows of a table as sources, or which encodings its bytes could be in. */
export type ImportRequest =
  | { readonly kind: 'read' | 'encodings'; readonly input: ImportInput }
  | { readonly kind: 'rows'; readonly input: ImportInput; readonly columns: TableColumns };

/** The answer to `read`, checked when it comes back: what was made out of hostile bytes is not taken on trust. UTF-16 offsets. */
export const readSourceSchema = z.strictObject({
  kind: z.enum(sourceKinds),
  mediaType: z.string().max(200),
  encoding: encodingSchema,
  text: z.string(),
  blocks: z.array(blockSchema),
  facts: sourceFactsSchema,
  warnings: z.array(z.string()),
  repairs: z.array(repairSchema),
  links: z.array(linkSchema).optional(),
  notes: z
    .array(
      z.strictObject({
        start: z.int().min(0),
        end: z.int().min(0),
        text: z.string(),
        by: z.string(),
        at: z.string(),
        mark: z.strictObject({ id: z.int().min(0), how: z.enum(markKinds) }).optional(),
        change: z.literal(true).optional(),
      }),
    )
    .optional(),
  attached: z.array(z.strictObject({ name: z.string(), mediaType: z.string(), bytes: z.instanceof(Uint8Array) })).optional(),
  onlyHolds: z.boolean().optional(),
  times: z.array(cueTimeSchema).optional(),
});

/** So many entries are checked at a time; then the window gets its turn. */
const pieceSize = 1000;
const longLists = ['blocks', 'repairs', 'links', 'notes', 'times'] as const;

/**
 * What a reader answered to `read`, checked; null where it does not fit together. Long lists are checked piece by piece, because the 40,000
 * blocks of 5 MB would hold the window up for half a second.
 */
export async function checkRead(answer: unknown): Promise<ReadSource | null> {
  const lists = new Map<(typeof longLists)[number], unknown[]>();
  const short: Record<string, unknown> = { ...(typeof answer === 'object' ? answer : {}) };
  for (const name of longLists) {
    const list = short[name];
    if (!Array.isArray(list) || list.length <= pieceSize) continue;
    lists.set(name, list);
    short[name] = [];
  }
  const parsed = readSourceSchema.safeParse(short);
  if (!parsed.success) return null;
  const checked: Record<string, unknown> = {};
  for (const [name, list] of lists) {
    const good: unknown[] = [];
    for (let at = 0; at < list.length; at += pieceSize) {
      await nextTurn();
      const piece = readSourceSchema.shape[name].safeParse(list.slice(at, at + pieceSize));
      if (!piece.success) return null;
      for (const entry of piece.data ?? []) good.push(entry);
    }
    checked[name] = good;
  }
  // every entry was checked with the schema of its list
  return { ...parsed.data, ...checked };
}

const nextTurn = () => new Promise<void>((resolve) => setTimeout(resolve));

/** The answer to `rows`. */
export const rowSourcesSchema = z.strictObject({
  sources: z.array(
    z.strictObject({
      read: readSourceSchema,
      row: z.int().min(1),
      name: z.string().max(1000),
      bytes: z.instanceof<typeof Uint8Array<ArrayBuffer>>(Uint8Array),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  empty: z.int().min(0),
  warnings: z.array(z.string()),
});

/** The answer to `encodings`. */
export const encodingCandidatesSchema = z.array(
  z.strictObject({
    name: z.string(),
    current: z.boolean(),
    changes: z.int().min(0),
    examples: z.array(z.strictObject({ now: z.string(), becomes: z.string() })),
  }),
);

/** What a reader asks the analyst for, as it comes with a refusal. */
export const importNeedSchema: z.ZodType<ImportNeed> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('password'), wrong: z.boolean() }),
  z.strictObject({ kind: z.literal('columns'), sheets: z.array(sheetPreviewSchema).max(50) }),
]);
