import { idSchema, momentSchema, z } from './schema.ts';

/** Kinds of pictures a report can show. Others, SVG among them, are drawn as PNG when they come in. */
export const pictureTypes = ['image/png', 'image/jpeg'] as const;

/** Bytes a picture may have once it is in a case, and pixels along its longer side. */
export const pictureLimits = { bytes: 512 * 1024, side: 2000, chosenBytes: 5 * 1024 * 1024 } as const;

/** A picture that reports of a case can show: a logo. Bytes as base64 (RFC 4648), so that a row is a row in the case file too. */
export const pictureSchema = z.strictObject({
  id: idSchema,
  caseId: idSchema,
  /** What it is called, for those who do not see it. */
  name: z.string().min(1).max(200),
  mediaType: z.enum(pictureTypes),
  width: z.int().min(1).max(pictureLimits.side),
  height: z.int().min(1).max(pictureLimits.side),
  data: z
    .string()
    .min(4)
    .max(Math.ceil(pictureLimits.bytes / 3) * 4)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'must be base64')
    .refine((data) => data.startsWith('iVBORw0KGgo') || data.startsWith('/9j/'), 'must be a PNG or a JPEG'),
  createdAt: momentSchema,
});
export type Picture = z.infer<typeof pictureSchema>;
