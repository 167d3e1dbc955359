import { useEffect, useState } from 'react';
import type { VersionComparison } from '../../anchoring/compare-versions.ts';
import type { SourceText } from '../../domain/source.ts';
import { useServices } from '../../state/use-services.ts';
import { sourceText } from '../../state/use-source-text.ts';
import { compareInWorker } from '../../workers/versions-client.ts';

/** Two versions and what differs between them. */
export interface Compared {
  readonly older: SourceText;
  readonly newer: SourceText;
  readonly comparison: VersionComparison;
}

/** Compares two versions off the main thread; `null` while that goes on, with a sentence where it fails. */
export function useComparison(olderId: string, newerId: string): { readonly compared: Compared | null; readonly problem: string } {
  const services = useServices();
  const [state, setState] = useState<{ compared: Compared | null; problem: string }>({ compared: null, problem: '' });
  useEffect(() => {
    const stop = new AbortController();
    setState({ compared: null, problem: '' });
    const run = async () => {
      const [older, newer] = await Promise.all([sourceText(services, olderId), sourceText(services, newerId)]);
      const comparison = await compareInWorker(
        { text: older.text, blocks: older.blocks.map(({ start, end }) => ({ start, end })) },
        { text: newer.text, blocks: newer.blocks.map(({ start, end }) => ({ start, end })) },
        { signal: stop.signal },
      );
      if (!stop.signal.aborted) setState({ compared: { older, newer, comparison }, problem: '' });
    };
    run().catch((error: unknown) => {
      if (stop.signal.aborted) return;
      setState({ compared: null, problem: error instanceof Error ? error.message : 'The versions could not be compared.' });
    });
    return () => stop.abort();
  }, [services, olderId, newerId]);
  const { compared } = state;
  // what was compared before is not shown for other versions
  return compared && (compared.older.id !== olderId || compared.newer.id !== newerId) ? { compared: null, problem: '' } : state;
}
