import type { Code } from '../../domain/case.ts';
import type { Attribution, Claim, Evidence } from '../../domain/claim.ts';
import type { PassageNote, Source } from '../../domain/source.ts';
import type { Speaker } from '../../domain/speaker.ts';
import { ImportRefusal } from '../../formats/import/import-format.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import { verdictsOf } from '../case/case-acts.ts';
import type { Services } from '../services.ts';
import { bringVersion, type NewVersion, type PlannedVersion, planNewVersion, plansThatHold } from './bring-version.ts';
import { buildSource } from './build-source.ts';
import { changeItem, closeFolder, findItem, type ImportItem, importQueue, removeItem } from './import-queue.ts';
import { openSource, sourceName } from './open-source.ts';
import { bytesOf, readBytes } from './read-queue.ts';
import { recogniseVersion } from './recognise-version.ts';
import { showNewVersion } from './show-versions.ts';
import { addSources, addStoredSources, newVersionsAmong, type SourceBundle } from './source-acts.ts';
import { offerOf } from './version-offers.ts';

/** The source of the case that was imported from the same bytes, if any. */
export function twinOf(inHand: CaseInHand, sha256: string): Source | undefined {
  return sha256 === '' ? undefined : sourcesByHash(inHand).get(sha256);
}

const byHash = new WeakMap<CaseInHand, { readonly at: number; readonly sources: ReadonlyMap<string, Source> }>();

/** The sources of a case by the hash of their bytes, worked out once for as long as no source changes. */
export function sourcesByHash(inHand: CaseInHand): ReadonlyMap<string, Source> {
  const at = inHand.version('sources');
  const known = byHash.get(inHand);
  if (known?.at === at) return known.sources;
  const sources = new Map<string, Source>();
  for (const source of inHand.all('sources')) if (!sources.has(source.sha256)) sources.set(source.sha256, source);
  byHash.set(inHand, { at, sources });
  return sources;
}

/**
 * Brings items into the case, new sources and new versions alike, in one step that undo takes back. Then the next item is shown, or what is left of a folder, or, after the last,
 * the source itself. What was let go to save memory is read again, and stored one by one, so that a folder costs no more than its largest
 * file. Stopping (`stopStoring`) keeps what is stored so far.
 */
export async function importItems(services: Services, items: readonly ImportItem[], by: string): Promise<void> {
  const one = items.length === 1 ? items[0] : undefined;
  const { sources, newer } = one?.bytes && one.read ? await importHeld(services, one, by) : await importOneByOne(services, items, by);
  const first = sources[0];
  if (!first) return;
  const count = `Imported ${sources.length === 1 ? sourceName(first) : `${sources.length.toLocaleString('en')} sources`}`;
  const which = sources.length > 1 && newer > 0 ? `, ${newer === sources.length ? 'all new versions' : newVersionsAmong(newer)}` : '';
  services.toast(`${count}${which}.`, { undo: true });
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

/** Sources that were brought in, in their order, and how many of them are new versions. */
interface BroughtIn {
  readonly sources: readonly Source[];
  readonly newer: number;
}

async function importHeld(services: Services, item: ImportItem, by: string): Promise<BroughtIn> {
  const { inHand } = services.open;
  const bundle = await bundleOf(services, item, by, new Date().toISOString(), inHand.all('speakers'), inHand.all('codes'));
  const versionOf = offerOf(item.id)?.versionOf ?? '';
  if (versionOf !== '') {
    const tally = await bringVersion(services, versionOf, bundle);
    removeItem(item.id);
    showNewVersion(services, bundle.source.id, tally);
    return { sources: [], newer: 1 };
  }
  await addSources(services, [bundle]);
  removeItem(item.id);
  return { sources: [bundle.source], newer: 0 };
}

async function importOneByOne(services: Services, items: readonly ImportItem[], by: string): Promise<BroughtIn> {
  const began = Date.now();
  const sources: Source[] = [];
  const notes: PassageNote[] = [];
  const claims: Claim[] = [];
  const attributions: Attribution[] = [];
  const evidence: Evidence[] = [];
  const done: string[] = [];
  // somebody whom one transcript brings in is known to the next
  const fresh: Speaker[] = [];
  const freshCodes: Code[] = [];
  const versions: [PlannedVersion, Omit<NewVersion, 'text'>][] = [];
  let trouble: { readonly error: unknown } | null = null;
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
          const codes = [...services.open.inHand.all('codes'), ...freshCodes];
          const bundle = await bundleOf(services, item, by, at, register, codes);
          const { text, original, ...rest } = bundle;
          const versionOf = await plainVersionOf(services, item, bundle);
          const plan = versionOf === '' ? null : await planned(services, versionOf, bundle, versions);
          await services.open.journal.keepTexts([{ text, original }]);
          if (plan) versions.push([plan, rest]);
          else {
            sources.push(rest.source);
            notes.push(...(rest.notes ?? []));
            claims.push(...(rest.claims ?? []));
            attributions.push(...(rest.attributions ?? []));
            evidence.push(...(rest.evidence ?? []));
          }
          freshCodes.push(...((plan ?? rest).codes ?? []));
          fresh.push(...((plan ?? rest).speakers ?? []));
          done.push(id);
        } catch (error) {
          if (!(error instanceof ImportRefusal)) {
            // the disk is full, or gone: what is stored so far still comes in
            trouble = { error };
            break;
          }
          changeItem(id, { state: 'failed', problem: error.reason, bytes: null, read: null });
        }
      }
      importQueue.setState(({ storing }) => ({ storing: storing && { ...storing, done: storing.done + 1 } }));
      if (stopped) break;
    }
    const plans = await plansThatHold(services, versions);
    const rows = { speakers: fresh, codes: freshCodes, notes, claims, attributions, evidence };
    await addStoredSources(services, { sources, versions: plans, ...rows });
    removeItem(...done);
  } finally {
    importQueue.setState({ storing: null });
  }
  if (trouble) throw trouble.error;
  const brought = new Set([...sources, ...versions.map(([plan]) => plan.source)]);
  return { sources: [...brought].sort((a, b) => (a.importedAt < b.importedAt ? -1 : 1)), newer: versions.length };
}

/** A version worked out after those before it. @throws ImportRefusal where it cannot be compared: the other files still come in */
async function planned(
  services: Services,
  versionOf: string,
  bundle: SourceBundle,
  before: readonly (readonly [PlannedVersion, unknown])[],
): Promise<PlannedVersion> {
  const plans = before.map(([plan]) => plan);
  try {
    return await planNewVersion(services, versionOf, bundle, plans);
  } catch {
    throw new ImportRefusal('could not be compared with the source that it is a new version of');
  }
}

/** The source that one file of many becomes a version of, or ''. Only what its address, title or name say counts here. */
async function plainVersionOf(services: Services, item: ImportItem, { source, text }: SourceBundle): Promise<string> {
  const decided = offerOf(item.id);
  if (decided) return decided.versionOf;
  const found = await recogniseVersion(services, text.text, item.fileName, { facts: source, byWords: false });
  return found?.likely && !found.same ? found.source.id : '';
}

/** What an item becomes in the case. @throws ImportRefusal when it had to be read again and is not what it was */
async function bundleOf(
  services: Services,
  item: ImportItem,
  by: string,
  at: string,
  register: Iterable<Speaker>,
  codes: Iterable<Code>,
): Promise<SourceBundle> {
  const { bytes, sha256 } = await bytesOf(item);
  if (sha256 !== item.sha256) throw new ImportRefusal('has changed since it was read');
  const read = item.read ?? (await readBytes(item, bytes));
  const { fileName, folder, choices } = item;
  const { inHand } = services.open;
  const verdicts = verdictsOf(services);
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
