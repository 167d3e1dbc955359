import { useEffect, useState } from 'react';
import { gatherOpenCase } from '../../commands/report/export-report.ts';
import type { CutTree } from '../../formats/export/report/cut-tree.ts';
import type { ReportOptions } from '../../formats/export/report-options.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { renderPreview } from '../../workers/export-client.ts';

/** Elements drawn at most; a page has about a hundred. */
const limit = 6000;

export interface Preview {
  readonly shown: CutTree | null;
  readonly problem: string;
  /** Whether what is shown is older than the case or the choices. */
  readonly stale: boolean;
}

/** The report as it would be saved now, made in the worker a moment after the last change. */
export function useReportPreview(options: ReportOptions): Preview {
  const services = useServices();
  const inHand = useRows('cases', 'sources', 'speakers', 'claims', 'attributions', 'codes', 'evidence', 'notes');
  const version = (['cases', 'sources', 'speakers', 'claims', 'attributions', 'codes', 'evidence', 'notes'] as const)
    .map((name) => inHand.version(name))
    .join(' ');
  const [preview, setPreview] = useState<Preview>({ shown: null, problem: '', stale: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that rows changed, which their holder's identity does not
  useEffect(() => {
    const stopping = new AbortController();
    setPreview((now) => ({ ...now, stale: true }));
    const make = async () => {
      const data = await gatherOpenCase(services, false);
      if (stopping.signal.aborted) return;
      const shown = await renderPreview(data, { ...options, at: new Date().toISOString() }, limit, { signal: stopping.signal });
      setPreview({ shown, problem: '', stale: false });
    };
    const timer = setTimeout(() => {
      make().catch((error: unknown) => {
        if (stopping.signal.aborted) return;
        setPreview({ shown: null, problem: error instanceof Error ? error.message : 'The report could not be made.', stale: false });
      });
    }, 150);
    return () => {
      clearTimeout(timer);
      stopping.abort();
    };
  }, [services, inHand, version, options]);
  return preview;
}
