import type { Original } from '../../domain/source.ts';
import type { OpenedProject } from '../../formats/exchange/open-project.ts';
import type { CaseData } from '../../formats/export/case-data.ts';
import { idsElsewhere } from '../../storage/case-archive.ts';
import { matchSources } from '../../together/merge/match-sources.ts';
import type { ComparedCases } from '../../together/merge/merge-words.ts';
import { compareInWorker, mergeInWorker } from '../../workers/export-client.ts';
import { gatherOpenCase } from '../report/export-report.ts';
import type { Services } from '../services.ts';
import { noMerge, useMerge } from './merge-state.ts';

/**
 * Offers to add a case that has sources in common with the open one. Returns whether it did: a case without common sources, and an older
 * state of the very case that is open, is simply opened.
 */
export async function offerToMerge(services: Services, name: string, opened: OpenedProject): Promise<boolean> {
  const { inHand } = services.open;
  if (inHand.count('sources') === 0 || opened.data.sources.length === 0) return false;
  const mine = await gatherOpenCase(services, false);
  const shared = matchSources(mine, opened.data).length;
  if (shared === 0 || (await isOlderState(services, opened.data))) return false;
  useMerge.setState({ ...noMerge, waiting: { name, opened }, shared, author: authorOf(name, opened.data) });
  services.ui.setState({ overlay: 'case-merge' });
  return true;
}

/** Whether a file is this very case as it was at some time: every step of its history is one of ours. */
async function isOlderState({ open, database }: Services, data: CaseData): Promise<boolean> {
  if (data.case.id !== open.inHand.caseId) return false;
  const ids = data.edits.map((edit) => edit.id);
  return ids.length === 0 || (await database.edits.where('id').anyOf(ids).count()) === ids.length;
}

/** Who made what nobody signed, as far as a file tells: whoever is in its history, else its name. */
function authorOf(name: string, data: CaseData): string {
  const last = data.edits.findLast((edit) => edit.by !== '')?.by;
  return last ?? name.replace(/\.[^.]*$/, '');
}

/** What the waiting case would bring, in words. */
export async function compareWaiting(services: Services, signal: AbortSignal): Promise<ComparedCases | null> {
  const parts = await partsOf(services);
  return parts && compareInWorker(parts.mine, parts.theirs, parts.options, { signal });
}

/** Puts the waiting case into the open one, as one step that undo takes back. */
export async function mergeWaiting(services: Services): Promise<void> {
  const { waiting, rule, byHand, leaveOut } = useMerge.getState();
  const parts = await partsOf(services, true);
  if (!waiting || !parts) return;
  const { changes, texts, originals } = await mergeInWorker(parts.mine, parts.theirs, parts.options, { rule, byHand, leaveOut });
  if (changes.length === 0) services.toast(`${waiting.name} has nothing for this case`);
  else {
    const files = new Map(originals.map((row) => [row.id, row]));
    await services.open.journal.commit(`add case ${waiting.name}`.slice(0, 400), (writer) => {
      for (const { table, id, after } of changes) {
        if (after === null) writer.remove(table, id);
        else writer.putRecord(table, id, after);
      }
      for (const text of texts) writer.keepText(text, files.get(text.id) ?? standIn(parts.theirs, text.id, text.caseId, text.text));
    });
    services.toast(`Added ${waiting.name} to this case`, { undo: true });
  }
  useMerge.setState({ waiting: null });
}

/** A source whose file the case file had lost still has its words. */
function standIn(theirs: CaseData, id: string, caseId: string, text: string): Original {
  const sha256 = theirs.sources.find((row) => row.id === id)?.sha256 ?? '0'.repeat(64);
  return { id, caseId, sha256, fileName: '', mediaType: 'text/plain', bytes: new TextEncoder().encode(text) };
}

async function partsOf(services: Services, whole = false) {
  const { waiting, apart, author } = useMerge.getState();
  if (!waiting) return null;
  await services.open.journal.settled();
  const { data } = waiting.opened;
  const mine = { ...(await gatherOpenCase(services, true)), originals: [] };
  const taken = await idsElsewhere(services.database, data, services.open.inHand.caseId);
  return { mine, theirs: whole ? data : { ...data, originals: [] }, options: { apart, author: author.trim(), taken } };
}
