import { reportOptionsSchema } from './report-options.ts';
import { idSchema, momentSchema, z } from './schema.ts';

/**
 * A report the analyst wants again: every choice of it under a name, but for the sources and the moment, which belong to one report.
 * Kept in the case, so that whoever opens the case file has it; saved as a file to be used in other cases.
 */
export const reportTemplateSchema = z.strictObject({
  id: idSchema,
  caseId: idSchema,
  name: z.string().min(1).max(200),
  /** Id of an export format. One that this Hearsay does not know is passed over. */
  format: z.string().max(60),
  options: reportOptionsSchema,
  createdAt: momentSchema,
  createdBy: z.string().max(200),
});
export type ReportTemplate = z.infer<typeof reportTemplateSchema>;
