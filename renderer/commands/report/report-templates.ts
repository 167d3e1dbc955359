import type { ReportTemplate } from '../../domain/report-template.ts';
import { exportDescription } from '../../formats/export/export-list.ts';
import { readTemplateFile, TemplateRefused, writeTemplateFile } from '../../formats/export/report-template-file.ts';
import type { Services } from '../services.ts';
import { fileStem } from './export-report.ts';
import { choose, useReportChoice } from './report-choice.ts';

/** Keeps the choices of the report in hand under a name. A template of that name is replaced. */
export async function saveTemplate(services: Services, name: string): Promise<void> {
  const { inHand, journal } = services.open;
  const { format, options } = useReportChoice.getState();
  const known = [...inHand.all('templates')].find((template) => template.name === name);
  const template: ReportTemplate = {
    id: known?.id ?? crypto.randomUUID(),
    caseId: inHand.caseId,
    name,
    format,
    options: { ...options, sources: [], at: '' },
    createdAt: known?.createdAt ?? new Date().toISOString(),
    createdBy: services.analyst(),
  };
  await journal.commit(known ? `change report template “${name}”` : `save report template “${name}”`, (writer) =>
    writer.put('templates', template),
  );
  services.announce(`Saved template ${name}`);
}

/** Makes the choices of a template those of the report in hand. Which sources go in stays as it is. */
export function applyTemplate({ format, options: { sources: _, at: __, ...options } }: ReportTemplate): void {
  choose({ ...(exportDescription(format) ? { format } : {}), options });
}

/** Whether the report in hand is as a template has it. */
export function isTemplate(template: ReportTemplate, choice: Pick<ReportTemplate, 'format' | 'options'>): boolean {
  const plain = ({ format, options }: Pick<ReportTemplate, 'format' | 'options'>) =>
    JSON.stringify({
      format,
      ...options,
      sources: [],
      at: '',
      parts: options.parts.toSorted(),
      fields: options.fields.toSorted(),
    });
  const known = (one: Pick<ReportTemplate, 'format' | 'options'>) => plain({ format: one.format, options: inOrder(one.options) });
  return known(template) === known(choice);
}

/** The same options with their names in one order, whichever order they were written in. */
function inOrder(options: ReportTemplate['options']): ReportTemplate['options'] {
  const { title, sources, parts, fields, order, pseudonyms, language, logo, paper, at } = options;
  return { title, sources, parts, fields, order, pseudonyms, language, logo, paper, at };
}

export async function deleteTemplate(services: Services, template: ReportTemplate): Promise<void> {
  await services.open.journal.commit(`delete report template “${template.name}”`, (writer) => writer.remove('templates', template.id));
  services.toast(`Deleted template ${template.name}`, { undo: true });
}

/** Saves a template as a file with its logo, to be opened in another case. */
export async function saveTemplateFile(services: Services, template: ReportTemplate): Promise<void> {
  const logo = services.open.inHand.get('pictures', template.options.logo) ?? null;
  const saved = await services.desktop.saveFile({
    suggestedName: `${fileStem(template.name)}.hearsay-report.json`,
    mediaType: 'application/json',
    bytes: writeTemplateFile(template, logo),
  });
  if (saved) services.toast(`Saved ${saved.name}`);
}

/** Takes a template from a file into the case, under a name of its own, and uses it. @throws TemplateRefused with a sentence. */
export async function openTemplateFile(services: Services, file: File): Promise<void> {
  if (file.size > 4 * 1024 * 1024) throw new TemplateRefused('This file is too large to be a report template.');
  const read = readTemplateFile(new Uint8Array(await file.arrayBuffer()));
  const { inHand, journal } = services.open;
  const names = new Set([...inHand.all('templates')].map((template) => template.name));
  const at = new Date().toISOString();
  const same = [...inHand.all('pictures')].find((picture) => picture.data === read.logo?.data);
  const logo = read.logo && !same ? { ...read.logo, id: crypto.randomUUID(), caseId: inHand.caseId, createdAt: at } : null;
  let name = read.name;
  for (let i = 2; names.has(name); i++) name = `${read.name.slice(0, 190)} (${i})`;
  const template: ReportTemplate = {
    id: crypto.randomUUID(),
    caseId: inHand.caseId,
    name,
    format: read.format,
    options: { ...read.options, logo: logo?.id ?? same?.id ?? '' },
    createdAt: at,
    createdBy: services.analyst(),
  };
  const kept = journal.commit(`open report template “${name}”`, (writer) => {
    if (logo) writer.put('pictures', logo);
    writer.put('templates', template);
  });
  // at once: what is chosen while it is being stored must stand
  applyTemplate(template);
  await kept;
  services.announce(`Opened template ${name}`);
}
