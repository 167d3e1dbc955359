import { idSchema, momentSchema, spanSchema, z } from './schema.ts';

/** What a block of a source is. One block is one paragraph, heading, list item, ...; blocks cover all visible text in order. */
export const blockKinds = [
  'title',
  'heading',
  'paragraph',
  'list-item',
  'quote',
  'preformatted',
  'table-row',
  'caption',
  'turn',
  'footnote',
] as const;

/** Why a block is proposed as not belonging to the article. `unsure` blocks are asked about and never set aside by themselves. */
export const boilerplateReasons = [
  'sign-up',
  'see-also',
  'caption',
  'comment-form',
  'comments',
  'share',
  'cookie-notice',
  'navigation',
  'advertisement',
  'copyright',
  'repeated',
  'outside-page',
  'other',
] as const;
export const boilerplateReasonSchema = z.enum(boilerplateReasons);
export type BoilerplateReason = z.infer<typeof boilerplateReasonSchema>;

export const blockSchema = z.strictObject({
  kind: z.enum(blockKinds),
  start: z.int().min(0),
  end: z.int().min(0),
  /** 1 to 6 for headings. */
  level: z.int().min(1).max(6).optional(),
  /** The clean-up's proposal; the analyst's decision is `Source.setAside`. */
  boilerplate: boilerplateReasonSchema.optional(),
  /** True where the proposal is a question: the block stays in unless the analyst says otherwise. */
  unsure: z.boolean().optional(),
  speaker: z.string().max(400).optional(),
  page: z.int().min(1).optional(),
  /** Seconds from the start of the recording. */
  time: z.number().min(0).optional(),
  language: z.string().max(40).optional(),
});
export type Block = z.infer<typeof blockSchema>;

/** A change of broken characters: [start, end) is the repaired place in the final text, `before` what the file had there. */
export const repairSchema = z.strictObject({
  start: z.int().min(0),
  end: z.int().min(0),
  before: z.string(),
  after: z.string(),
  /** One sentence that says what happened to the bytes. */
  why: z.string().max(400),
});
export type Repair = z.infer<typeof repairSchema>;

/** A link of the page or document: [start, end) are its words in the text. Kept as data; nothing is fetched, and it opens only when asked. */
export const linkSchema = z.strictObject({
  start: z.int().min(0),
  end: z.int().min(0),
  /** Absolute, `http`, `https` or `mailto`. */
  url: z
    .string()
    .max(4000)
    .regex(/^(?:https?:\/\/|mailto:)/i),
});
export type Link = z.infer<typeof linkSchema>;

export const encodingSchema = z.strictObject({
  /** WHATWG name, such as `utf-8` or `windows-1251`. */
  name: z.string().max(40),
  /** How it was found. */
  from: z.enum(['byte order mark', 'declared', 'valid UTF-8', 'detected', 'chosen', 'text']),
});
export type Encoding = z.infer<typeof encodingSchema>;

export const sourceKinds = [
  'text',
  'markdown',
  'html',
  'pasted',
  'pasted-html',
  'pdf',
  'docx',
  'odt',
  'rtf',
  'epub',
  'email',
  'transcript',
  'table',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Facts about a source that an analyst can read and correct. Empty string means not found. */
export const sourceFactsSchema = z.strictObject({
  title: z.string().max(2000),
  byline: z.string().max(2000),
  publisher: z.string().max(1000),
  /** As precise as known: `2021`, `2021-10`, `2021-10-12` or a full ISO moment. */
  publishedAt: z.string().max(60),
  /** BCP 47 tag, or empty. */
  language: z.string().max(40),
  url: z.string().max(4000),
});
export type SourceFacts = z.infer<typeof sourceFactsSchema>;

/** Who the labels of a transcript stand for. A label that is not listed stands for nobody; `''` is that of turns that name nobody. */
export const voiceSchema = z.strictObject({
  /** As blocks have it in `speaker`. */
  label: z.string().max(400),
  speakerId: idSchema,
  /** Turns of this label in the text. */
  turns: z.int().min(1),
});
export type Voice = z.infer<typeof voiceSchema>;

/**
 * Which version of a source this is. The first has none: its own id is `firstId` of all that follow it. The newest one is what lists
 * show; those before it keep their text, their original bytes and whatever could not be carried over.
 */
export const revisionSchema = z.strictObject({
  firstId: idSchema,
  /** 2, 3, ...; numbers of deleted versions are not given again. */
  number: z.int().min(2),
});
export type Revision = z.infer<typeof revisionSchema>;

/** A text brought into a case. The text itself never changes: it is kept apart, in a {@link SourceText} of the same id. */
export const sourceSchema = z.strictObject({
  id: idSchema,
  caseId: idSchema,
  ...sourceFactsSchema.shape,
  kind: z.enum(sourceKinds),
  fileName: z.string().max(1000),
  /** The folders the file lay in when it came with a folder, from the chosen one down, joined by "/". */
  folder: z.string().max(4000).optional(),
  mediaType: z.string().max(200),
  encoding: encodingSchema,
  /** SHA-256 of the original bytes, lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  byteLength: z.int().min(0),
  /** UTF-16 units of the text, so that lists need not load it. */
  length: z.int().min(0),
  /** Blocks the analyst set aside: start of the block and why. They stay in the text and can be shown at any time. */
  setAside: z.array(z.strictObject({ start: z.int().min(0), reason: boilerplateReasonSchema })),
  warnings: z.array(z.string().max(1000)),
  /** For transcripts: the speakers of its turns, in the order they first speak. */
  voices: z.array(voiceSchema).max(4000).optional(),
  note: z.string(),
  importedAt: momentSchema,
  importedBy: z.string().max(200),
  revision: revisionSchema.optional(),
});
export type Source = z.infer<typeof sourceSchema>;

/** From this offset on the words were said at this time, in seconds from the start of the recording. */
export const cueTimeSchema = z.strictObject({ at: z.int().min(0), seconds: z.number().min(0) });
export type CueTime = z.infer<typeof cueTimeSchema>;

/** The immutable text of a source. Offsets everywhere count UTF-16 units of `text`. */
export const sourceTextSchema = z.strictObject({
  id: idSchema,
  caseId: idSchema,
  text: z.string(),
  blocks: z.array(blockSchema),
  repairs: z.array(repairSchema),
  /** In text order. Left out where there are none, as in texts stored before links were kept. */
  links: z.array(linkSchema).optional(),
  /** Times inside blocks, where captions give more than the one of the block; by `at`. */
  times: z.array(cueTimeSchema).optional(),
});
export type SourceText = z.infer<typeof sourceTextSchema>;

/** The bytes as imported. */
export const originalSchema = z.strictObject({
  id: idSchema,
  caseId: idSchema,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  fileName: z.string().max(1000),
  mediaType: z.string().max(200),
  bytes: z.instanceof(Uint8Array),
});
export type Original = z.infer<typeof originalSchema>;

/** A remark tied to a passage that is not (or not yet) a claim. */
export const passageNoteSchema = z.strictObject({
  id: idSchema,
  caseId: idSchema,
  sourceId: idSchema,
  span: spanSchema,
  exact: z.string(),
  text: z.string(),
  createdAt: momentSchema,
  createdBy: z.string().max(200),
});
export type PassageNote = z.infer<typeof passageNoteSchema>;
