import type { Attribution, Claim } from '../../domain/claim.ts';
import type { PassageNote, Source } from '../../domain/source.ts';
import type { Speaker } from '../../domain/speaker.ts';
import { ImportRefusal } from '../../formats/import/import-format.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import { verdictsOf } from '../case/case-acts.ts';
import type { Services } from '../services.ts';
import { bringVersion } from './bring-version.ts';
import { buildSource } from './build-source.ts';
import { changeItem, closeFolder, findItem, type ImportItem, importQueue, removeItem } from './import-queue.ts';
import { openSource, sourceName } from './open-source.ts';
import { bytesOf, readBytes } from './read-queue.ts';
import { recogniseVersion } from './recognise-version.ts';
import { showNewVersion } from './show-versions.ts';
import { addSources, addStoredSources, type SourceBundle } from './source-acts.ts';
import { offerOf } from './version-offers.ts';

/** The source of the case that was imported from the same bytes, if any. */
export function twinOf(inHand: CaseInHand, sha256: string): Source | undefined {
  if (sha256 === '') return undefined;
  for (const source of inHand.all('sources')) if (source.sha256 === sha256) return source;
  return undefined;
}

/** The sources of a case by the hash of their bytes, for looking up many. */
export function sourcesByHash(inHand: CaseInHand): ReadonlyMap<string, Source> {
  const found = new Map<string, Source>();
  for (const source of inHand.all('sources')) if (!found.has(source.sha256)) found.set(source.sha256, source);
  return found;
}

/**
 * Brings items into the case, in one step that undo takes back. Then the next item is shown, or what is left of a folder, or, after the last,
 * the source itself. What was let go to save memory is read again, and stored one by one, so that a folder costs no more than its largest
 * file. Stopping (`stopStoring`) keeps what is stored so far.
 */
export async function importItems(services: Services, items: readonly ImportItem[], by: string): Promise<void> {
  const one = items.length === 1 ? items[0] : undefined;
  const sources = one?.bytes && one.read ? await importHeld(services, one, by) : await importOneByOne(services, items, by);
  const first = sources[0];
  if (!first) return;
  services.toast(sources.length === 1 ? `Imported ${sourceName(first)}.` : `Imported ${sources.length} sources.`, { undo: true });
  const { items: left, shownId } = importQueue.getState();
  const open = left.some((item) => item.inFolder && item.state !== 'same');
  if (left.length > 0 && !open) closeFolder();
  if (left.length === 0) importQueue.setState({ folder: null });
  if (shownId === '' && !open) openSource(services, first.id, true);
}

/** Ends "Import all" after the item at hand. */
export function stopStoring(): void {
  stopped = true;
}
let stopped = false;

async function importHeld(services: Services, item: ImportItem, by: string): Promise<readonly Source[]> {
  const bundle = await bundleOf(services, item, by, new Date().toISOString(), services.open.inHand.all('speakers'));
  const versionOf = offerOf(item.id)?.versionOf ?? '';
  if (versionOf !== '') {
    const tally = await bringVersion(services, versionOf, bundle);
    removeItem(item.id);
    showNewVersion(services, bundle.source.id, tally);
    return [];
  }
  await addSources(services, [bundle]);
  removeItem(item.id);
  return [bundle.source];
}

async function importOneByOne(services: Services, items: readonly ImportItem[], by: string): Promise<readonly Source[]> {
  const began = Date.now();
  const sources: Source[] = [];
  const notes: PassageNote[] = [];
  const claims: Claim[] = [];
  const attributions: Attribution[] = [];
  const done: string[] = [];
  // somebody whom one transcript brings in is known to the next
  const fresh: Speaker[] = [];
  const newer: Source[] = [];
  stopped = false;
  importQueue.setState({ storing: { done: 0, all: items.length } });
  try {
    for (const { id } of items) {
      // what the analyst decided, or took off the list, since the import began
      const item = findItem(id);
      if (item && item.state === 'ready') {
        try {
          const register = [...services.open.inHand.all('speakers'), ...fresh];
          // sources are listed by when they came in: a millisecond each keeps the order of the folder
          const at = new Date(began + done.length).toISOString();
          const bundle = await bundleOf(services, item, by, at, register);
          const { source, text, original, speakers = [] } = bundle;
          const versionOf = await plainVersionOf(services, item, bundle);
          if (versionOf !== '') {
            await bringVersion(services, versionOf, bundle);
            newer.push(source);
          } else {
            fresh.push(...speakers);
            notes.push(...(bundle.notes ?? []));
            claims.push(...(bundle.claims ?? []));
            attributions.push(...(bundle.attributions ?? []));
            await services.open.journal.keepTexts([{ text, original }]);
            sources.push(source);
          }
          done.push(id);
        } catch (error) {
          if (!(error instanceof ImportRefusal)) throw error;
          changeItem(id, { state: 'failed', problem: error.reason, bytes: null, read: null });
        }
      }
      importQueue.setState(({ storing }) => ({ storing: storing && { ...storing, done: storing.done + 1 } }));
      if (stopped) break;
    }
    await addStoredSources(services, { sources, speakers: fresh, notes, claims, attributions });
    removeItem(...done);
  } finally {
    importQueue.setState({ storing: null });
  }
  if (newer.length > 0)
    services.toast(newer.length === 1 ? '1 of them is a new version of a source.' : `${newer.length} of them are new versions of sources.`);
  return [...sources, ...newer];
}

/** The source that one file of many becomes a version of, or ''. Only what its address, title or name say counts here. */
async function plainVersionOf(services: Services, item: ImportItem, { source, text }: SourceBundle): Promise<string> {
  const decided = offerOf(item.id);
  if (decided) return decided.versionOf;
  const found = await recogniseVersion(services, text.text, item.fileName, { facts: source, byWords: false });
  return found?.likely && !found.same ? found.source.id : '';
}

/** What an item becomes in the case. @throws ImportRefusal when it had to be read again and is not what it was */
async function bundleOf(services: Services, item: ImportItem, by: string, at: string, register: Iterable<Speaker>): Promise<SourceBundle> {
  const { bytes, sha256 } = await bytesOf(item);
  if (sha256 !== item.sha256) throw new ImportRefusal('has changed since it was read');
  const read = item.read ?? (await readBytes(item, bytes));
  const { fileName, folder, choices } = item;
  const { inHand } = services.open;
  const verdicts = verdictsOf(services);
  const codes = inHand.all('codes');
  return buildSource({ caseId: inHand.caseId, fileName, folder, bytes, sha256, read, choices, by, at, register, verdicts, codes });
}

/** Items that "Import all" takes: those that are ready, each file once, and none that the case holds already unless it was asked for. */
export function importable(inHand: CaseInHand, items: readonly ImportItem[]): ImportItem[] {
  const held = sourcesByHash(inHand);
  const seen = new Set<string>();
  return items.filter((item) => {
    if (item.state !== 'ready' || (!item.anyway && (seen.has(item.sha256) || held.has(item.sha256)))) return false;
    seen.add(item.sha256);
    return true;
  });
}
