import { create } from 'zustand';
import type { CaseData } from '../../formats/export/case-data.ts';
import { kindOf } from '../../formats/export/export-format.ts';
import { exportDescription } from '../../formats/export/export-list.ts';
import type { ReportOptions } from '../../formats/export/report-options.ts';
import { gatherCase } from '../../storage/case-archive.ts';
import { renderExport } from '../../workers/export-client.ts';
import type { Services } from '../services.ts';
import { printInBrowser } from './print-in-browser.ts';
import { useReportChoice } from './report-choice.ts';

/** An export under way: how far, and the way to stop it. Null when there is none. */
export interface RunningExport {
  readonly label: string;
  readonly fraction: number;
  /** What takes long without saying how far it is, or ''. */
  readonly phase: string;
  readonly stop: () => void;
}
export const useRunningExport = create<{ readonly running: RunningExport | null }>(() => ({ running: null }));

/** Everything of the open case that a report or a case file needs, with what is still being written stored first. */
export async function gatherOpenCase(services: Services, whole: boolean, originals = whole): Promise<CaseData> {
  await services.open.journal.settled();
  return gatherCase(services.database, services.open.inHand, { originals, history: whole });
}

/** Ids of the open case's sources whose files as imported are kept. */
export async function idsOfOriginals({ database, open }: Services): Promise<string[]> {
  return (await database.originals.where('caseId').equals(open.inHand.caseId).primaryKeys()).map(String);
}

/** Exports in the format and with the parts chosen in the Report view: renders in the worker, saves, and says where it went. */
export async function exportChosen(services: Services): Promise<void> {
  const { format, options } = useReportChoice.getState();
  await exportCase(services, format, options);
}

/** Renders the case and saves it. Does nothing while another export runs. */
export async function exportCase(services: Services, formatId: string, chosen: ReportOptions): Promise<void> {
  const format = exportDescription(formatId);
  if (!format || useRunningExport.getState().running) return;
  const stopping = new AbortController();
  const say = (fraction: number, phase = '') =>
    useRunningExport.setState({ running: { label: format.label, fraction, phase, stop: () => stopping.abort() } });
  say(0);
  try {
    const options = { ...chosen, at: new Date().toISOString() };
    const data = await gatherOpenCase(services, !format.takesChoices, format.needsOriginals);
    const prints = format.printed === true;
    if (prints && !(await services.desktop.canPrintReport())) {
      services.announce('The print dialog opens. “Save as PDF” in it gives the file.');
      await printInBrowser(data, options, stopping.signal);
      services.toast('The report went to the print dialog of this browser');
      return;
    }
    const rendered = await renderExport(format.id, data, options, {
      signal: stopping.signal,
      onProgress: (fraction) => say(prints ? fraction / 2 : fraction),
    });
    if (prints) say(0.5, 'Laying out the pages');
    const bytes = prints ? await services.desktop.printReport(new TextDecoder().decode(rendered), stopping.signal) : rendered;
    stopping.signal.throwIfAborted();
    const { extension, mediaType } = kindOf(format, bytes);
    const suggestedName = `${fileStem(format.takesChoices ? options.title : data.case.title)}.${extension}`;
    const saved = await services.desktop.saveFile({ suggestedName, mediaType, bytes });
    if (saved)
      services.toast(`Exported ${saved.name}`, saved.token && services.desktop.capabilities.revealFile ? { reveal: saved.token } : {});
  } catch (error) {
    if (stopping.signal.aborted) services.announce('Export stopped');
    else throw error;
  } finally {
    useRunningExport.setState({ running: null });
  }
}

/** A title as the stem of a file name: letters and digits of any script, joined by hyphens. */
export function fileStem(title: string): string {
  const words = title
    .toLocaleLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return [...words].slice(0, 60).join('').replace(/-+$/, '') || 'who-said-what';
}
