import { caseSchema, codeSchema } from './case.ts';
import { attributionSchema, claimSchema, evidenceSchema } from './claim.ts';
import { pictureSchema } from './picture.ts';
import { reportTemplateSchema } from './report-template.ts';
import { idSchema, momentSchema, z } from './schema.ts';
import { passageNoteSchema, sourceSchema } from './source.ts';
import { mentionSchema, speakerSchema } from './speaker.ts';
import { suggestionDecisionSchema } from './suggestion-decision.ts';

/** Tables whose rows change through the journal, with the schema each row must satisfy. Texts and originals never change and are not here. */
export const rowSchemas = {
  cases: caseSchema,
  sources: sourceSchema,
  speakers: speakerSchema,
  mentions: mentionSchema,
  claims: claimSchema,
  attributions: attributionSchema,
  codes: codeSchema,
  evidence: evidenceSchema,
  notes: passageNoteSchema,
  decisions: suggestionDecisionSchema,
  templates: reportTemplateSchema,
  pictures: pictureSchema,
} as const;
export type TableName = keyof typeof rowSchemas;
export type Row<T extends TableName> = z.infer<(typeof rowSchemas)[T]>;
export type AnyRow = { [T in TableName]: Row<T> }[TableName];
export const tableNames = Object.keys(rowSchemas) as readonly TableName[];

/** One row before and after an edit; `null` where it did not exist. */
export const changeSchema = z.strictObject({
  table: z.enum([
    'cases',
    'sources',
    'speakers',
    'mentions',
    'claims',
    'attributions',
    'codes',
    'evidence',
    'notes',
    'decisions',
    'templates',
    'pictures',
  ]),
  id: idSchema,
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});
export type Change = z.infer<typeof changeSchema>;

/**
 * One undoable step, kept for good as the case's audit trail.
 * `done`: in force. `undone`: taken back, can be redone. `abandoned`: taken back, and a newer edit closed the way to redo it.
 */
export const editSchema = z.strictObject({
  /** Rises by one within a case; the order of the history. */
  seq: z.int().min(1),
  id: idSchema,
  caseId: idSchema,
  /** What was done, in words for the undo button and the history: "set speaker of claim 7". */
  label: z.string().min(1).max(400),
  at: momentSchema,
  by: z.string().max(200),
  state: z.enum(['done', 'undone', 'abandoned']),
  undoneAt: z.string().max(40),
  changes: z.array(changeSchema),
});
export type Edit = z.infer<typeof editSchema>;
