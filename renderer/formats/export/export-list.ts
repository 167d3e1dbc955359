import type { ExportDescription } from './export-format.ts';

/**
 * What every format is called and good for, in the order they are offered. Apart from the formats themselves, so that the window can
 * list them without loading what only the worker runs.
 */
export const exportList = {
  html: {
    id: 'html',
    label: 'HTML page',
    extension: 'html',
    mediaType: 'text/html',
    about: 'One file, opens in any browser, prints well',
    takesChoices: true,
  },
  markdown: {
    id: 'markdown',
    label: 'Markdown',
    extension: 'md',
    mediaType: 'text/markdown',
    about: 'Plain text with headings and footnotes, for notes and repositories',
    takesChoices: true,
  },
  csv: {
    id: 'csv',
    label: 'CSV table',
    extension: 'csv',
    mediaType: 'text/csv',
    about: 'One row for each claim and speaker, for spreadsheets',
    takesChoices: true,
  },
  json: {
    id: 'json',
    label: 'JSON data',
    extension: 'json',
    mediaType: 'application/json',
    about: 'Everything chosen, as data with a documented schema',
    takesChoices: true,
  },
  hearsay: {
    id: 'hearsay',
    label: 'Case file',
    extension: 'hearsay',
    mediaType: 'application/vnd.hearsay.case+zip',
    about: 'The whole case with its history, to open in Hearsay elsewhere',
    takesChoices: false,
  },
} as const satisfies Record<string, ExportDescription>;

export const exportDescriptions: readonly ExportDescription[] = Object.values(exportList);

export function exportDescription(id: string): ExportDescription | undefined {
  return exportDescriptions.find((one) => one.id === id);
}
