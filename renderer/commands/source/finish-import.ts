import type { Source } from '../../domain/source.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import type { Services } from '../services.ts';
import { buildSource } from './build-source.ts';
import { type ImportItem, importQueue, removeItem } from './import-queue.ts';
import { openSource, sourceName } from './open-source.ts';
import { addSources, type SourceBundle } from './source-acts.ts';

/** The source of the case that was imported from the same bytes, if any. */
export function twinOf(inHand: CaseInHand, sha256: string): Source | undefined {
  if (sha256 === '') return undefined;
  for (const source of inHand.all('sources')) if (source.sha256 === sha256) return source;
  return undefined;
}

/** Brings items into the case, in one step that undo takes back. Then the next item is shown, or, after the last, the source itself. */
export async function importItems(services: Services, items: readonly ImportItem[], by: string): Promise<void> {
  const at = new Date().toISOString();
  const bundles = items.flatMap(({ bytes, read, sha256, choices, fileName }): SourceBundle[] => {
    if (!bytes || !read) return [];
    return [buildSource({ caseId: services.open.inHand.caseId, fileName, bytes, sha256, read, choices, by, at })];
  });
  const first = bundles[0];
  if (!first) return;
  await addSources(services, bundles);
  removeItem(...items.map((item) => item.id));
  services.toast(bundles.length === 1 ? `Imported ${sourceName(first.source)}.` : `Imported ${bundles.length} sources.`, { undo: true });
  if (importQueue.getState().shownId === '') openSource(services, first.source.id, true);
}

/** Items that "Import all" takes: those that are ready, each file once, and none that the case holds already. */
export function importable(inHand: CaseInHand, items: readonly ImportItem[]): ImportItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    if (item.state !== 'ready' || seen.has(item.sha256) || twinOf(inHand, item.sha256)) return false;
    seen.add(item.sha256);
    return true;
  });
}
