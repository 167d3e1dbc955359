import { create } from 'zustand';
import { exportDescription } from '../../formats/export/export-list.ts';
import { defaultReportOptions, type ReportOptions, reportOptionsSchema } from '../../formats/export/report-options.ts';

/** What the analyst chose for reports of a case, kept on this computer. */
export interface ReportChoice {
  readonly caseId: string;
  /** Id of an export format. */
  readonly format: string;
  readonly options: ReportOptions;
}

const storageKey = (caseId: string) => `hearsay report ${caseId}`;

/** The choice in hand; `openChoice` brings in that of a case. */
export const useReportChoice = create<ReportChoice>(() => ({ caseId: '', format: 'html', options: defaultReportOptions('') }));

/** Takes up what was chosen for a case before, or begins with the usual. */
export function openChoice(caseId: string): void {
  if (useReportChoice.getState().caseId === caseId) return;
  let kept: { format?: unknown; options?: unknown } = {};
  try {
    kept = JSON.parse(localStorage.getItem(storageKey(caseId)) ?? '{}') ?? {};
  } catch {
    // nothing was kept, or nothing may be: begin with the usual
  }
  const options = reportOptionsSchema.safeParse(kept.options ?? {});
  const format = typeof kept.format === 'string' && exportDescription(kept.format) ? kept.format : 'html';
  useReportChoice.setState({ caseId, format, options: options.success ? options.data : defaultReportOptions('') });
}

/** Changes the format or an option and remembers it. */
export function choose(change: { readonly format?: string; readonly options?: Partial<ReportOptions> }): void {
  const now = useReportChoice.getState();
  const next = { ...now, format: change.format ?? now.format, options: { ...now.options, ...change.options } };
  useReportChoice.setState(next);
  try {
    localStorage.setItem(storageKey(next.caseId), JSON.stringify({ format: next.format, options: next.options }));
  } catch {
    // remembering is a convenience only
  }
}
