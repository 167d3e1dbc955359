import { z } from '../domain/schema.ts';
import { blockSchema, cueTimeSchema, encodingSchema, linkSchema, repairSchema, sourceFactsSchema, sourceKinds } from '../domain/source.ts';
import type { ImportInput, ImportNeed } from '../formats/import/import-format.ts';

/** What the import worker is asked: to read a source, or which encodings its bytes could be in. */
export interface ImportRequest {
  readonly kind: 'read' | 'encodings';
  readonly input: ImportInput;
}

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
    .array(z.strictObject({ start: z.int().min(0), end: z.int().min(0), text: z.string(), by: z.string(), at: z.string() }))
    .optional(),
  attached: z.array(z.strictObject({ name: z.string(), mediaType: z.string(), bytes: z.instanceof(Uint8Array) })).optional(),
  times: z.array(cueTimeSchema).optional(),
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
]);
