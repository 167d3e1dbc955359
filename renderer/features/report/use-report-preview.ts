import { useEffect, useState } from 'react';
import { gatherOpenCase, idsOfOriginals } from '../../commands/report/export-report.ts';
import type { ExportDescription } from '../../formats/export/export-format.ts';
import type { FilePreview } from '../../formats/export/file-preview.ts';
import type { CutTree } from '../../formats/export/report/cut-tree.ts';
import type { ReportOptions } from '../../formats/export/report-options.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { renderBeginning, renderPreview } from '../../workers/export-client.ts';

/** Elements drawn at most; a page has about a hundred. */
const limit = 6000;

export interface Preview {
  readonly shown: CutTree | null;
  /** For formats that are no pages: how their file begins, or what would be in it. */
  readonly file: FilePreview | null;
  readonly problem: string;
  /** Whether what is shown is older than the case or the choices. */
  readonly stale: boolean;
}

const pages = ['html', 'docx', 'pdf'];

/** Whether a format is shown as the page it is or holds. */
function isPage(format: ExportDescription): boolean {
  return pages.includes(format.id);
}

/** The report as it would be saved now, made in the worker a moment after the last change. */
export function useReportPreview(format: ExportDescription, options: ReportOptions): Preview {
  const services = useServices();
  const inHand = useRows('cases', 'sources', 'speakers', 'claims', 'attributions', 'codes', 'evidence', 'notes', 'pictures');
  const version = (['cases', 'sources', 'speakers', 'claims', 'attributions', 'codes', 'evidence', 'notes', 'pictures'] as const)
    .map((name) => inHand.version(name))
    .join(' ');
  const [preview, setPreview] = useState<Preview>({ shown: null, file: null, problem: '', stale: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that rows changed, which their holder's identity does not
  useEffect(() => {
    const stopping = new AbortController();
    setPreview((now) => ({ ...now, stale: true }));
    const make = async () => {
      const data = await gatherOpenCase(services, !format.takesChoices, false);
      const held = format.needsOriginals || !format.takesChoices ? await idsOfOriginals(services) : [];
      if (stopping.signal.aborted) return;
      const made = { ...options, at: new Date().toISOString() };
      const run = { signal: stopping.signal };
      const file = isPage(format) ? null : await renderBeginning(format.id, data, made, held, run);
      const shown = file ? null : await renderPreview(data, made, limit, run);
      setPreview({ shown, file, problem: '', stale: false });
    };
    const timer = setTimeout(() => {
      make().catch((error: unknown) => {
        if (stopping.signal.aborted) return;
        setPreview({
          shown: null,
          file: null,
          problem: error instanceof Error ? error.message : 'The report could not be made.',
          stale: false,
        });
      });
    }, 150);
    return () => {
      clearTimeout(timer);
      stopping.abort();
    };
  }, [services, inHand, version, format, options]);
  return preview;
}
