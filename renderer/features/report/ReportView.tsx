import { useEffect, useMemo } from 'react';
import { exportChosen } from '../../commands/report/export-report.ts';
import { openChoice, useReportChoice } from '../../commands/report/report-choice.ts';
import type { ExportDescription } from '../../formats/export/export-format.ts';
import { exportDescription, exportDescriptions } from '../../formats/export/export-list.ts';
import { useStatusText } from '../../state/status-text.ts';
import { useServices } from '../../state/use-services.ts';
import { drawReport } from './draw-report.tsx';
import { ExportSide } from './ExportSide.tsx';
import { FileSheet } from './FileSheet.tsx';
import { Leaf } from './Leaf.tsx';
import { ReportSidebar } from './ReportSidebar.tsx';
import { useReportPreview } from './use-report-preview.ts';

/** What goes out of a case: the report as it will be, what is in it, and in which format. */
export function ReportView() {
  const services = useServices();
  const { caseId } = services.open.inHand;
  useEffect(() => openChoice(caseId), [caseId]);
  const choice = useReportChoice();
  const format = exportDescription(choice.format) ?? exportDescriptions[0];
  useMainButton();
  useEffect(() => {
    useStatusText.setState({ counts: '', place: 'Report follows the claims as they change' });
    return () => useStatusText.setState({ counts: '', place: '' });
  }, []);
  if (!format || choice.caseId !== caseId) return <main className="desk" />;
  return (
    <>
      <ReportSidebar options={choice.options} takesChoices={format.takesChoices} />
      <Desk format={format} />
      <ExportSide format={format} options={choice.options} />
    </>
  );
}

/** The preview. What it shows is drawn from the tree that the HTML file is written from. */
function Desk({ format }: { readonly format: ExportDescription }) {
  const services = useServices();
  const options = useReportChoice((choice) => choice.options);
  const { shown, file, problem, stale } = useReportPreview(format, options);
  const leaf = useMemo(() => (shown ? drawReport(shown.tree) : null), [shown]);
  const open = (url: string) => {
    services.desktop
      .openLink(url)
      .catch((error: unknown) => services.alert(error instanceof Error ? error.message : 'The link was not opened.'));
  };
  return (
    <main className="desk" aria-label="Preview" aria-busy={stale}>
      {problem ? (
        <p className="desk-problem" role="alert">
          {problem}
        </p>
      ) : null}
      <section className="desk-scroll" aria-label="Report preview" tabIndex={0}>
        {leaf ? <Leaf onOpenLink={open}>{leaf}</Leaf> : null}
        {file ? <FileSheet format={format} file={file} /> : null}
        {stale && !leaf && !file && !problem ? <p className="desk-cut desk-waiting">Preparing the preview</p> : null}
        {shown?.cut ? <p className="desk-cut">The preview ends here. The file holds everything.</p> : null}
      </section>
    </main>
  );
}

/** Ctrl+Enter presses the view's main button, wherever the focus is. */
function useMainButton(): void {
  const services = useServices();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest('[role="dialog"]')) return;
      event.preventDefault();
      exportChosen(services).catch((error: unknown) =>
        services.alert(error instanceof Error ? error.message : 'The report could not be exported.'),
      );
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [services]);
}
