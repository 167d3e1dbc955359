import { pictureSchema } from '../../domain/picture.ts';
import { type ReportTemplate, reportTemplateSchema } from '../../domain/report-template.ts';
import { z } from '../../domain/schema.ts';

/** Version of the template file that this Hearsay writes, and the newest it reads. */
const version = 1;

const logoSchema = pictureSchema.pick({ name: true, mediaType: true, width: true, height: true, data: true });
export type TemplateLogo = z.infer<typeof logoSchema>;

/** What a template file holds: the choices under their name, and the logo they show. Nothing of any source, speaker or claim. */
const templateFileSchema = z.object({
  kind: z.literal('hearsay-report-template'),
  version: z.int().min(1),
  name: reportTemplateSchema.shape.name,
  format: reportTemplateSchema.shape.format,
  options: reportTemplateSchema.shape.options,
  logo: logoSchema.nullable(),
});
export type TemplateFile = z.infer<typeof templateFileSchema>;

/** Bytes a template file may have: the largest logo with its choices. */
const largest = 2 * 1024 * 1024;

/** Why a file is no template, in a sentence. */
export class TemplateRefused extends Error {}

/** A template as a file of its own, JSON in UTF-8. */
export function writeTemplateFile(template: Pick<ReportTemplate, 'name' | 'format' | 'options'>, logo: TemplateLogo | null): Uint8Array {
  const file: TemplateFile = {
    kind: 'hearsay-report-template',
    version,
    name: template.name,
    format: template.format,
    options: { ...template.options, sources: [], logo: '', at: '' },
    logo: logo && logoSchema.parse({ name: logo.name, mediaType: logo.mediaType, width: logo.width, height: logo.height, data: logo.data }),
  };
  return new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
}

/** Reads a template file. @throws TemplateRefused with a sentence that says what is wrong with it. */
export function readTemplateFile(bytes: Uint8Array): TemplateFile {
  if (bytes.length > largest) throw new TemplateRefused('This file is too large to be a report template.');
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new TemplateRefused('This file is not a report template: it is not JSON.');
  }
  const head = z.object({ kind: z.literal('hearsay-report-template'), version: z.int() }).safeParse(raw);
  if (!head.success) throw new TemplateRefused('This file is not a report template.');
  if (head.data.version > version) throw new TemplateRefused('This template was saved by a newer Hearsay. Update Hearsay to use it.');
  const file = templateFileSchema.safeParse(raw);
  if (!file.success) {
    const [first] = file.error.issues;
    throw new TemplateRefused(
      `This report template is damaged: ${first ? `${first.path.join('.')}: ${first.message}` : 'it cannot be read'}.`,
    );
  }
  return { ...file.data, options: { ...file.data.options, sources: [], logo: '', at: '' } };
}
