import { z } from '../../domain/schema.ts';
import { speakerKinds } from '../../domain/speaker.ts';
import { selectorSchema } from './web-selectors.ts';

/** What is read of W3C Web Annotations, loosely: the model lets most things be one or many, an address or an object. */

export const one = <T extends z.ZodType>(schema: T) =>
  z.union([schema, z.array(schema)]).transform((value) => (Array.isArray(value) ? value : [value]));
export const idOf = z.union([z.string(), z.looseObject({ id: z.string() }).transform((value) => value.id)]);
export const text = z.string().catch('');

export const targetSchema = z.union([
  z.string().transform((source) => ({ source, selector: [] })),
  z.looseObject({
    source: idOf.optional(),
    id: z.string().optional(),
    selector: one(selectorSchema).catch([]).optional(),
  }),
]);
export const passageSchema = z.looseObject({ 'hearsay:selector': one(selectorSchema).catch([]) });
export const bodySchema = z.union([
  z.string().transform((value) => ({ source: value })),
  z.looseObject({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    purpose: z.union([z.string(), z.array(z.string()).transform((list) => list[0] ?? '')]).optional(),
    value: z.string().optional().catch(undefined),
    id: z.string().optional(),
    source: idOf.optional().catch(undefined),
    items: z.array(z.unknown()).optional(),
  }),
]);
export const annotationSchema = z.looseObject({
  id: text,
  motivation: one(z.string()).catch([]).optional(),
  body: one(z.unknown()).optional(),
  bodyValue: z.string().optional(),
  target: one(z.unknown()),
  creator: one(z.unknown()).optional(),
  created: text,
});
export const ownSourceSchema = z.looseObject({
  id: z.string(),
  'hearsay:title': text,
  'hearsay:byline': text,
  'hearsay:publisher': text,
  'hearsay:publishedAt': text,
  'hearsay:language': text,
  'hearsay:url': text,
  'hearsay:fileName': text,
  'hearsay:note': text,
  'hearsay:text': z.string(),
});
export const ownSpeakerSchema = z.looseObject({
  id: z.string(),
  'hearsay:name': z.string(),
  'hearsay:kind': z.enum(speakerKinds).catch('person'),
  'hearsay:role': text,
  'hearsay:affiliation': text,
  'hearsay:alias': one(z.string()).catch([]),
  'hearsay:note': text,
});
export const ownTopicSchema = z.looseObject({ 'hearsay:name': z.string(), 'hearsay:description': text });
export const ownVerdictSchema = z.looseObject({ 'hearsay:key': z.string(), 'hearsay:label': text, 'hearsay:description': text });
/** Several targets in one: the words of each are marked. */
export const severalSchema = z.looseObject({ type: z.enum(['Composite', 'List', 'Independents', 'Choice']), items: z.array(z.unknown()) });
export const pageSchema = z.looseObject({ items: z.array(z.unknown()).optional(), next: z.unknown().optional() });
export const collectionSchema = z.looseObject({
  '@graph': z.array(z.unknown()).optional(),
  'hearsay:note': text,
  'hearsay:topics': z.array(z.unknown()).catch([]).optional(),
  next: z.unknown().optional(),
  label: z.union([z.string(), z.array(z.string()).transform((list) => list[0] ?? '')]).catch(''),
  items: z.array(z.unknown()).optional(),
  first: z.union([z.string(), pageSchema]).optional(),
  'hearsay:sources': z.array(z.unknown()).catch([]).optional(),
  'hearsay:speakers': z.array(z.unknown()).catch([]).optional(),
  'hearsay:verdicts': z.array(z.unknown()).catch([]).optional(),
});
