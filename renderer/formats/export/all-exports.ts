import { caseFileExport } from './case-file-write.ts';

import type { ExportFormat } from './export-format.ts';

/** Every format a case can leave in, in the order they are offered. */
export const allExports: readonly ExportFormat[] = [caseFileExport];

export function exportFormat(id: string): ExportFormat | undefined {
  return allExports.find((format) => format.id === id);
}
