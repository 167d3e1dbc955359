import { idSchema, momentSchema, spanSchema, z } from './schema.ts';

export const speakerKinds = ['person', 'organisation', 'document', 'unnamed', 'outlet'] as const;
export type SpeakerKind = (typeof speakerKinds)[number];

/**
 * Somebody or something that says things. `outlet` is the article's own voice; `unnamed` a source the text describes but does
 * not name ("a senior official").
 */
export const speakerSchema = z.strictObject({
  id: idSchema,
  caseId: idSchema,
  name: z.string().min(1).max(1000),
  kind: z.enum(speakerKinds),
  role: z.string().max(1000),
  affiliation: z.string().max(1000),
  /** Other forms of the name as texts use them. */
  aliases: z.array(z.string().min(1).max(1000)),
  note: z.string(),
  /** Colour slot 1 to 7; 0 is the neutral one. Given by claim count once, then kept. */
  slot: z.int().min(0).max(7),
  createdAt: momentSchema,
});
export type Speaker = z.infer<typeof speakerSchema>;

/** A place where a text names a known speaker, tagged by the analyst. */
export const mentionSchema = z.strictObject({
  id: idSchema,
  caseId: idSchema,
  sourceId: idSchema,
  speakerId: idSchema,
  span: spanSchema,
});
export type Mention = z.infer<typeof mentionSchema>;
