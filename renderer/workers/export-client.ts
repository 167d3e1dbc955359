import type { VariableUse } from '../formats/exchange/found-case.ts';
import type { OpenedProject } from '../formats/exchange/open-project.ts';
import type { CaseData } from '../formats/export/case-data.ts';
import { joinPieces } from '../formats/export/file-pieces.ts';
import type { FilePreview } from '../formats/export/file-preview.ts';
import type { CutTree } from '../formats/export/report/cut-tree.ts';
import type { ReportOptions } from '../formats/export/report-options.ts';
import type { CodedSet } from '../together/agreement/coded-text.ts';
import type { Agreement } from '../together/agreement/measure-agreement.ts';
import type { MergeChoices, MergedChanges } from '../together/merge/merge-cases.ts';
import type { ComparedCases } from '../together/merge/merge-words.ts';
import url from './export.worker.ts?worker&url';
import type { ExportAnswer, ExportRequest, JoinChoices } from './export-messages.ts';
import { runInWorker, WorkerFailure, type WorkerRun } from './run-in-worker.ts';

async function ask<K extends ExportAnswer['kind']>(
  request: ExportRequest,
  kind: K,
  run: WorkerRun,
): Promise<Extract<ExportAnswer, { kind: K }>> {
  const answer = await runInWorker<ExportRequest, ExportAnswer>(url, request, run);
  if (!isKind(answer, kind)) throw new WorkerFailure('WorkerError', 'The work gave an answer to another question.');
  return answer;
}

function isKind<K extends ExportAnswer['kind']>(answer: ExportAnswer, kind: K): answer is Extract<ExportAnswer, { kind: K }> {
  return answer.kind === kind;
}

/** The case in one of the formats of `all-exports.ts`, rendered off the main thread. Here the file is whole; there it never is. */
export async function renderExport(format: string, data: CaseData, options: ReportOptions, run: WorkerRun = {}): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  await ask({ kind: 'export', format, data, options }, 'exported', { ...run, onPiece: (bytes) => pieces.push(bytes) });
  return joinPieces(pieces);
}

/**
 * The beginning of the very file that `renderExport` would give, for formats that are no pages; what would be in it, for those that are made
 * from the files as imported.
 * @param held ids of the sources whose files the case has.
 */
export async function renderBeginning(
  format: string,
  data: CaseData,
  options: ReportOptions,
  held: readonly string[],
  run: WorkerRun = {},
): Promise<FilePreview> {
  return (await ask({ kind: 'beginning', format, data, options, held }, 'beginning', run)).file;
}

/** The report as a tree for the preview, cut after about `limit` elements. */
export function renderPreview(data: CaseData, options: ReportOptions, limit: number, run: WorkerRun = {}): Promise<CutTree> {
  return ask({ kind: 'preview', data, options, limit }, 'preview', run);
}

/**
 * Reads a case file, or another tool's project as a case, off the main thread. `variables`: what those of its statements are read as.
 * @throws WorkerFailure named `CaseFileRefusal` with the reason when it cannot be opened at all.
 */
export function openCaseBytes(
  file: { readonly name: string; readonly bytes: Uint8Array },
  by = '',
  { variables, ...run }: WorkerRun & { readonly variables?: ReadonlyMap<string, VariableUse> } = {},
): Promise<OpenedProject> {
  const { name, bytes } = file;
  return ask({ kind: 'open', name, bytes, at: new Date().toISOString(), by, ...(variables ? { variables } : {}) }, 'opened', run);
}

/** What another case brings to ours, off the main thread. */
export function compareInWorker(mine: CaseData, theirs: CaseData, options: JoinChoices, run: WorkerRun = {}): Promise<ComparedCases> {
  return ask({ kind: 'compare', mine, theirs, options }, 'compared', run);
}

/** How far the coders of a set agree, off the main thread. */
export async function measureInWorker(set: CodedSet, run: WorkerRun = {}): Promise<Agreement> {
  return (await ask({ kind: 'agreement', set }, 'measured', run)).found;
}

/** The changes that make one case of two, off the main thread. */
export function mergeInWorker(
  mine: CaseData,
  theirs: CaseData,
  options: JoinChoices,
  choices: MergeChoices,
  run: WorkerRun = {},
): Promise<MergedChanges> {
  return ask({ kind: 'merge', mine, theirs, options, choices, at: new Date().toISOString() }, 'merged', run);
}
