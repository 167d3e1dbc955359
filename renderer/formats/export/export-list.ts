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
  docx: {
    id: 'docx',
    label: 'DOCX document',
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    about: 'For Word and LibreOffice: the text with each claim as a comment',
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
  xlsx: {
    id: 'xlsx',
    label: 'XLSX workbook',
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    about: 'A sheet each for claims, attributions, speakers, evidence and sources',
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
  jsonl: {
    id: 'jsonl',
    label: 'JSON Lines',
    extension: 'jsonl',
    mediaType: 'application/jsonl',
    about: 'The same, a record a line, for large cases',
    takesChoices: true,
  },
  webAnnotation: {
    id: 'web-annotation',
    label: 'Web Annotation JSON-LD',
    extension: 'jsonld',
    mediaType: 'application/ld+json',
    about: 'The W3C standard: an annotation for each claim, a target for each of its passages',
    takesChoices: true,
  },
  qdpx: {
    id: 'qdpx',
    label: 'QDPX project',
    extension: 'qdpx',
    mediaType: 'application/zip',
    about: 'REFI-QDA, for ATLAS.ti, MAXQDA, NVivo, QualCoder and others',
    takesChoices: true,
  },
  qdc: {
    id: 'qdc',
    label: 'QDC codebook',
    extension: 'qdc',
    mediaType: 'application/xml',
    about: 'Topics and verdicts alone, for the same tools',
    takesChoices: true,
  },
  brat: {
    id: 'brat',
    label: 'brat standoff',
    extension: 'zip',
    mediaType: 'application/zip',
    about: 'A text and an .ann file for each source, with sources, cues and contents',
    takesChoices: true,
  },
  doccano: {
    id: 'doccano',
    label: 'doccano JSONL',
    extension: 'jsonl',
    mediaType: 'application/jsonl',
    about: 'Labelled spans and relations, a line for each source',
    takesChoices: true,
  },
  labelStudio: {
    id: 'label-studio',
    label: 'Label Studio JSON',
    extension: 'json',
    mediaType: 'application/json',
    about: 'Tasks with regions and relations, a task for each source',
    takesChoices: true,
  },
  claimReview: {
    id: 'claim-review',
    label: 'ClaimReview JSON-LD',
    extension: 'jsonld',
    mediaType: 'application/ld+json',
    about: 'schema.org markup of checked claims, for publishing a fact-check',
    takesChoices: true,
  },
  uimaCasJson: {
    id: 'uima-cas-json',
    label: 'UIMA CAS JSON',
    extension: 'zip',
    mediaType: 'application/zip',
    about: 'A CAS for each source, for UIMA and INCEpTION',
    takesChoices: true,
  },
  uimaCasXmi: {
    id: 'uima-cas-xmi',
    label: 'UIMA CAS XMI',
    extension: 'zip',
    mediaType: 'application/zip',
    about: 'The same as XMI, with its type system',
    takesChoices: true,
  },
  attributions: {
    id: 'attributions',
    label: 'Attributions as JSON Lines',
    extension: 'jsonl',
    mediaType: 'application/jsonl',
    about: 'Source, cue and content of each attribution, for research and training',
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
