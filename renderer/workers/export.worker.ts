import { openProject } from '../formats/exchange/open-project.ts';
import { exportFormat } from '../formats/export/all-exports.ts';
import { previewOfFile } from '../formats/export/file-preview.ts';
import { buildReport } from '../formats/export/report/build-report.ts';
import { cutTree } from '../formats/export/report/cut-tree.ts';
import { reportTree } from '../formats/export/report/report-tree.ts';
import { measureAgreement } from '../together/agreement/measure-agreement.ts';
import { compareCases } from '../together/merge/compare-cases.ts';
import { mergeChanges } from '../together/merge/merge-cases.ts';
import { comparedCases } from '../together/merge/merge-words.ts';
import type { ExportAnswer, ExportRequest } from './export-messages.ts';
import { answerRequest } from './worker-messages.ts';

answerRequest<ExportRequest, ExportAnswer>(async (request, onProgress, onPiece) => {
  if (request.kind === 'open') {
    const { name, bytes, at, by, variables } = request;
    const made = { at, by, makeId: () => crypto.randomUUID() };
    return { answer: { kind: 'opened', ...(await openProject({ name, bytes }, made, variables ? { variables } : {})) } };
  }
  if (request.kind === 'agreement') return { answer: { kind: 'measured', found: measureAgreement(request.set) } };
  if (request.kind === 'compare' || request.kind === 'merge') {
    const comparison = compareCases(request.mine, request.theirs, { ...request.options, makeId: () => crypto.randomUUID() });
    if (request.kind === 'compare') return { answer: { kind: 'compared', ...comparedCases(comparison) } };
    return { answer: { kind: 'merged', ...mergeChanges(comparison, request.choices, request.at) } };
  }
  if (request.kind === 'preview') {
    const report = buildReport(request.data, request.options);
    return { answer: { kind: 'preview', ...cutTree(reportTree(report), request.limit) } };
  }
  const format = exportFormat(request.format);
  if (!format) throw new Error(`There is no format ${request.format}.`);
  if (request.kind === 'beginning' && format.contents) {
    return { answer: { kind: 'beginning', file: format.contents(request.data, request.options, new Set(request.held)) } };
  }
  if (request.kind === 'beginning') {
    const bytes = await format.render(request.data, request.options, { onProgress });
    return { answer: { kind: 'beginning', file: previewOfFile(bytes) } };
  }
  for await (const piece of format.pieces(request.data, request.options, { onProgress })) onPiece(piece);
  return { answer: { kind: 'exported' } };
});
