import { idSchema, momentSchema, z } from './schema.ts';

/** Silhouettes drawn for verdicts; see `ui/Verdict.tsx`. */
export const verdictGlyphs = ['sup', 'dis', 'ctx', 'ref', 'unv'] as const;

export const verdictSchema = z.strictObject({
  key: z.string().min(1).max(60),
  label: z.string().min(1).max(200),
  glyph: z.enum(verdictGlyphs),
  description: z.string().max(2000),
});
export type Verdict = z.infer<typeof verdictSchema>;

/** The scale a new case starts with. The position in the list is the digit key. */
export const defaultVerdicts: readonly Verdict[] = [
  { key: 'supported', label: 'Supported', glyph: 'sup', description: 'The evidence held bears the claim out.' },
  { key: 'disputed', label: 'Disputed', glyph: 'dis', description: 'Sources of weight disagree.' },
  { key: 'needs-context', label: 'Needs context', glyph: 'ctx', description: 'True as far as it goes, misleading as it stands.' },
  { key: 'refuted', label: 'Refuted', glyph: 'ref', description: 'The evidence held contradicts the claim.' },
  { key: 'unverifiable', label: 'Unverifiable', glyph: 'unv', description: 'No evidence could settle it, such as an intention.' },
];

/** A case holds sources, speakers, one codebook and everything said about them. */
export const caseSchema = z.strictObject({
  id: idSchema,
  title: z.string().min(1).max(1000),
  note: z.string(),
  /** The case's own scale; not checked is always there beside it. */
  verdicts: z.array(verdictSchema).max(9),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type Case = z.infer<typeof caseSchema>;

/** A topic of the codebook. */
export const codeSchema = z.strictObject({
  id: idSchema,
  caseId: idSchema,
  name: z.string().min(1).max(400),
  description: z.string(),
  /** Colour slot 0 to 7. */
  slot: z.int().min(0).max(7),
  /** One letter shown beside the colour, so that colour is never alone. */
  letter: z.string().max(4),
  order: z.int().min(0),
});
export type Code = z.infer<typeof codeSchema>;
