import { createStore } from 'zustand/vanilla';
import type { CarryTally } from '../../anchoring/carry-marks.ts';
import type { Source } from '../../domain/source.ts';
import { versionNumber } from '../../domain/versions.ts';
import type { ReadSource } from '../../formats/import/import-format.ts';
import { caseWords } from '../../storage/case-words.ts';
import { versionsOf } from '../../storage/source-versions.ts';
import type { Services } from '../services.ts';
import { planVersion, sumTallies } from './bring-version.ts';
import { changeChoices, findItem, type ImportItem } from './import-queue.ts';
import { withOlderDecisions } from './older-decisions.ts';
import { type LikelyVersion, recogniseVersion } from './recognise-version.ts';
import { applyChoices, type ReviewChoices } from './review-choices.ts';

/** Whether an item under review becomes a newer version of a source, and what that would do. */
export interface VersionOffer {
  /** The source it is taken for; `null` while looking, and where it is none. */
  readonly found: LikelyVersion | null;
  /** The source the analyst asked for with "Bring in a new version". */
  readonly askedFor: string;
  /** Id of the source it becomes a version of, or '' for a source of its own. */
  readonly versionOf: string;
  /** What would become of the claims; `null` while it is being worked out. */
  readonly tally: CarryTally | null;
  readonly problem: string;
  /** Decisions as they were before those on the older version were taken over, to go back to. */
  readonly before: ReviewChoices | null;
}

const nothing: VersionOffer = { found: null, askedFor: '', versionOf: '', tally: null, problem: '', before: null };

/** Offers by item of the import queue. */
export const versionOffers = createStore<{ readonly byItem: ReadonlyMap<string, VersionOffer> }>(() => ({ byItem: new Map() }));

export function offerOf(itemId: string): VersionOffer | undefined {
  return versionOffers.getState().byItem.get(itemId);
}

function change(itemId: string, patch: Partial<VersionOffer>): void {
  versionOffers.setState(({ byItem }) => ({ byItem: new Map(byItem).set(itemId, { ...nothing, ...byItem.get(itemId), ...patch }) }));
}

/** Forgets the offers of items that left the queue. */
export function forgetOffers(itemIds: readonly string[]): void {
  versionOffers.setState(({ byItem }) => ({ byItem: new Map([...byItem].filter(([id]) => !itemIds.includes(id))) }));
}

/** Says that items are to become a newer version of a source, before they are read. */
export function askForVersion(itemIds: readonly string[], sourceId: string): void {
  for (const id of itemIds) change(id, { askedFor: sourceId, versionOf: sourceId });
}

const looking = new WeakMap<ReadSource, Promise<void>>();

/** Finds out, once, whether a read item is a newer version of a source of the case. The same bytes as a source's are a duplicate, no version. */
export function lookForVersion(services: Services, item: ImportItem): Promise<void> {
  if (!item.read) return Promise.resolve();
  const known = looking.get(item.read);
  if (known) return known;
  const search = look(services, item);
  looking.set(item.read, search);
  return search;
}

async function look(services: Services, item: ImportItem): Promise<void> {
  if (!item.read) return;
  const before = offerOf(item.id);
  if (before && (before.found || before.before)) {
    // read anew, with other bytes or in another encoding: what was decided stays, its outcome is worked out again
    const newest = before.versionOf ? versionsOf(services.open.inHand).newest(before.versionOf) : undefined;
    if (newest) await tallyUp(services, item.id, newest);
    return;
  }
  const asked = before?.askedFor ?? '';
  if (asked !== '' && services.open.inHand.get('sources', asked)) {
    await chooseVersion(services, item.id, asked);
    return;
  }
  try {
    const found = await recogniseVersion(services, item.read.text, item.fileName, { facts: { ...item.read.facts, ...item.choices.facts } });
    if (!found) return;
    const twin = [...services.open.inHand.all('sources')].find((source) => source.sha256 === item.sha256);
    if (twin && versionsOf(services.open.inHand).isNewest(twin.id)) return;
    change(item.id, { found });
    if (found.likely && !found.same) await chooseVersion(services, item.id, found.source.id);
  } catch {
    // no offer: it can still be imported as a source of its own
  }
}

/** Makes an item a newer version of a source, or with '' a source of its own; then works out what that does to its claims. */
export async function chooseVersion(services: Services, itemId: string, sourceId: string): Promise<void> {
  const item = findItem(itemId);
  if (!item?.read) return;
  const offer = offerOf(itemId);
  if (sourceId === '') {
    change(itemId, { versionOf: '', tally: null, problem: '' });
    if (offer?.before) changeChoices(itemId, (now) => ({ ...(offer.before ?? now), unrepaired: now.unrepaired }));
    change(itemId, { before: null });
    return;
  }
  change(itemId, { versionOf: sourceId, tally: null, problem: '' });
  const newest = versionsOf(services.open.inHand).newest(sourceId);
  const older = newest ? await caseWords(services.database).text(newest.id) : null;
  if (!newest || !older) {
    change(itemId, { problem: 'The text of the version before is missing, so claims cannot be carried over.' });
    return;
  }
  if (!offer?.before) {
    change(itemId, { before: item.choices });
    changeChoices(itemId, (choices) => (item.read ? withOlderDecisions(item.read, choices, newest, older) : choices));
  }
  await tallyUp(services, itemId, newest);
}

async function tallyUp(services: Services, itemId: string, newest: Source): Promise<void> {
  const item = findItem(itemId);
  if (!item?.read) return;
  try {
    const { text, blocks, repairs } = applyChoices(item.read, item.choices).read;
    const plans = await planVersion(services, newest.id, {
      id: itemId,
      caseId: newest.caseId,
      text,
      blocks: [...blocks],
      repairs: [...repairs],
    });
    if (offerOf(itemId)?.versionOf === newest.id) change(itemId, { tally: sumTallies(plans) });
  } catch (error) {
    change(itemId, { problem: error instanceof Error ? error.message : 'The versions could not be compared.' });
  }
}

/** The number that an item's version would have, or 0 where it becomes a source of its own. */
export function numberToBe(services: Services, offer: VersionOffer | undefined): number {
  const newest = offer?.versionOf ? versionsOf(services.open.inHand).newest(offer.versionOf) : undefined;
  return newest ? versionNumber(newest) + 1 : 0;
}
