import { type ReportOptions, reportFields, reportParts } from '../../formats/export/report-options.ts';

/** A kind of report that is often needed: what goes in, and in which order. */
export interface ReportPreset {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly options: Pick<ReportOptions, 'parts' | 'fields' | 'order'>;
}

const fields = reportFields.map((field) => field.id);

export const reportPresets: readonly ReportPreset[] = [
  {
    id: 'who',
    name: 'Who said what',
    about: 'The text, its claims and who makes them',
    options: { parts: reportParts.filter((part) => part.byDefault).map((part) => part.id), fields, order: 'text' },
  },
  {
    id: 'claims',
    name: 'Claims by verdict',
    about: 'The table and the evidence, without the text',
    options: { parts: ['summary', 'claims', 'evidence'], fields, order: 'verdict' },
  },
  {
    id: 'full',
    name: 'Full record',
    about: 'Everything, with notes and analyst names',
    options: { parts: reportParts.map((part) => part.id), fields, order: 'text' },
  },
];

/** Whether the choices are those of a preset. */
export function isPreset(preset: ReportPreset, options: ReportOptions): boolean {
  const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((one) => b.includes(one));
  return same(preset.options.parts, options.parts) && same(preset.options.fields, options.fields) && preset.options.order === options.order;
}
