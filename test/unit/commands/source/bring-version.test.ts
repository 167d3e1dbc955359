import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acceptPlace, leaveWithOlder, placeClaim, waitingClaims } from '../../../../renderer/commands/claim/place-claim.ts';
import { bringVersion } from '../../../../renderer/commands/source/bring-version.ts';
import { sourcesInOrder } from '../../../../renderer/commands/source/open-source.ts';
import { deleteSource, type SourceBundle } from '../../../../renderer/commands/source/source-acts.ts';
import { needsPlacing } from '../../../../renderer/domain/versions.ts';
import { asNewCase } from '../../../../renderer/formats/export/as-new-case.ts';
import { readCaseFile, writeCaseFile } from '../../../../renderer/formats/export/case-file.ts';
import { jsonExport } from '../../../../renderer/formats/export/json.ts';
import { markdownExport } from '../../../../renderer/formats/export/markdown.ts';
import { defaultReportOptions } from '../../../../renderer/formats/export/report-options.ts';
import { gatherCase } from '../../../../renderer/storage/case-archive.ts';
import { claimLinesOf } from '../../../../renderer/storage/claim-lines.ts';
import { readCase } from '../../../../renderer/storage/open-case.ts';
import { versionsOf } from '../../../../renderer/storage/source-versions.ts';
import { type OpenedServices, openServices } from '../../../support/open-services.ts';
import { sampleCase } from '../../../support/sample-case.ts';

const sample = sampleCase();
const first = sample.sources[0] ?? neverThere();
const oldText = sample.texts[0]?.text ?? '';
function neverThere(): never {
  throw new Error('the sample has a source');
}

let services: OpenedServices;
beforeEach(async () => {
  services = await openServices(sampleCase());
});
afterEach(() => services.close());

/** A newer version of the sample with these words in it. */
function versionWith(text: string, id = 'version-2', at = '2026-05-05T08:00:00.000Z'): SourceBundle {
  const blocks = [...text.matchAll(/[^\n]+/g)].map((line) => ({
    ...{ kind: 'paragraph' as const, start: line.index, end: line.index + line[0].length },
  }));
  const source = { ...first, id, length: text.length, setAside: [], importedAt: at, sha256: 'cd'.repeat(32) };
  const bytes = new TextEncoder().encode(text);
  return {
    source,
    text: { id, caseId: first.caseId, text, blocks, repairs: [] },
    original: { id, caseId: first.caseId, sha256: source.sha256, fileName: 'ferry.txt', mediaType: 'text/plain', bytes },
  };
}

const changed = oldText
  .replace('Mayor Ines Okafor', 'Last night Mayor Ines Okafor')
  .replace('400 passengers', '300 passengers')
  .replace('There were only two,” stated', 'There were enough,” stated');
const claims = () => [...services.open.inHand.all('claims')].sort((a, b) => (a.id < b.id ? -1 : 1));
const byId = (list: readonly { id: string }[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
const wholeCase = () => gatherCase(services.database, services.open.inHand, { originals: true, history: true });
const rowsOf = async () => {
  const { edits: _, ...rows } = await wholeCase();
  const sorted = Object.entries(rows).map(([name, list]) => [name, Array.isArray(list) ? byId(list) : list] as const);
  return { ...Object.fromEntries(sorted), texts: [], originals: [] };
};

describe('bringing in a new version', () => {
  test('takes every claim along or keeps it with the older version, in one step that undo and redo take back and do again', async () => {
    const before = await rowsOf();
    const count = claims().length;
    const tally = await bringVersion(services, first.id, versionWith(changed));
    expect(tally.exact + tally.moved + tally.approximate + tally.lost).toBe(count);
    expect(claims()).toHaveLength(count);
    expect(tally.approximate).toBeGreaterThan(0);
    expect(services.open.inHand.get('sources', 'version-2')?.revision).toEqual({ firstId: first.id, number: 2 });
    for (const claim of claims()) {
      const text = claim.sourceId === 'version-2' ? changed : oldText;
      expect(claim.spans.map((span) => text.slice(span.start, span.end))).toEqual(claim.quotes.map((quote) => quote.exact));
      for (const row of services.open.inHand.attributionsByClaim.of(claim.id)) expect(row.sourceId).toBe(claim.sourceId);
    }
    const after = await rowsOf();
    expect(await services.open.journal.undo()).toBe(`bring in version 2 of ${first.title}`);
    expect(await rowsOf()).toEqual(before);
    await services.open.journal.redo();
    expect(await rowsOf()).toEqual(after);
    const reloaded = await readCase(services.database, first.caseId);
    expect([...reloaded.all('claims')].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(claims());
    expect(reloaded.broken).toEqual([]);
    expect(await services.database.originals.count()).toBe(2);
    expect(await services.database.texts.count()).toBe(2);
  });

  test('lists show the newest version, the table shows every claim with numbers of its own version', async () => {
    const lines = claimLinesOf(services.open.inHand);
    lines.all();
    await bringVersion(services, first.id, versionWith(changed));
    expect(sourcesInOrder(services.open.inHand).map((source) => source.id)).toEqual(['version-2']);
    expect(lines.all()).toHaveLength(claims().length);
    const numbers = lines
      .all()
      .filter((line) => line.claim.sourceId === 'version-2')
      .map((line) => lines.number(line.claim));
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  });

  test.each([
    ['an empty text', ''],
    ['another text', 'A recipe for bread: flour, water, salt, and patience.'],
  ])('%s loses every claim to the older version, none to nowhere', async (_, text) => {
    const tally = await bringVersion(services, first.id, versionWith(text));
    expect(tally.lost).toBe(claims().length);
    expect(waitingClaims(services.open.inHand, 'version-2')).toHaveLength(claims().length);
    expect(claims().every((claim) => claim.sourceId === first.id)).toBe(true);
  });

  test('the same text fits exactly and asks nothing', async () => {
    const tally = await bringVersion(services, first.id, versionWith(oldText));
    expect(tally).toMatchObject({ exact: claims().length, moved: 0, approximate: 0, lost: 0, notesLeft: 0, evidenceLeft: 0 });
    expect(claims().some(needsPlacing)).toBe(false);
  });

  test('a third version finds words again that the second had lost', async () => {
    await bringVersion(services, first.id, versionWith('Nothing of it is left.'));
    const tally = await bringVersion(services, first.id, versionWith(oldText, 'version-3', '2026-05-06T08:00:00.000Z'));
    expect(tally).toMatchObject({ exact: claims().length, lost: 0 });
    expect(services.open.inHand.get('sources', 'version-3')?.revision).toEqual({ firstId: first.id, number: 3 });
    expect(versionsOf(services.open.inHand).of(first.id)).toHaveLength(3);
  });

  test('deleting the source deletes all its versions, and undo brings them back', async () => {
    await bringVersion(services, first.id, versionWith(changed));
    const before = await rowsOf();
    await deleteSource(services, 'version-2');
    expect(services.open.inHand.count('sources') + services.open.inHand.count('claims')).toBe(0);
    await services.open.journal.undo();
    expect(await rowsOf()).toEqual(before);
  });
});

describe('claims that wait after a new version', () => {
  beforeEach(async () => {
    await bringVersion(services, first.id, versionWith(changed.replace('Okafor did not rule out a delay', 'Nobody spoke of it')));
  });
  const waiting = (state: string) =>
    waitingClaims(services.open.inHand, first.id).find((claim) => claim.placement?.state === state) ?? neverThere();

  test('a place is accepted', async () => {
    const claim = waiting('approximate');
    expect(await acceptPlace(services, claim.id)).toBe(true);
    expect(services.open.inHand.get('claims', claim.id)?.placement).toMatchObject({ state: 'approximate', settled: true });
    expect(await acceptPlace(services, claim.id)).toBe(false);
    await services.open.journal.undo();
    expect(services.open.inHand.get('claims', claim.id)).toEqual(claim);
  });

  test('a claim is placed at other words, and its cue is named as missing', async () => {
    const claim = waiting('lost');
    const text = { ...versionWith(changed).text, text: changed };
    const start = changed.indexOf('300 passengers');
    await placeClaim(services, claim.id, text, [{ start, end: start + 14 }]);
    const placed = services.open.inHand.get('claims', claim.id);
    expect(placed).toMatchObject({ sourceId: 'version-2', quotes: [{ exact: '300 passengers' }] });
    expect(placed?.placement).toMatchObject({ state: 'by-hand', settled: true, from: { sourceId: first.id } });
    expect(services.open.inHand.attributionsByClaim.of(claim.id).every((row) => row.sourceId === 'version-2')).toBe(true);
    await services.open.journal.undo();
    expect(services.open.inHand.get('claims', claim.id)).toEqual(claim);
  });

  test('a lost claim left with the older version is quoted from there in reports', async () => {
    const claim = waiting('lost');
    expect(await leaveWithOlder(services, claim.id)).toBe(true);
    const options = defaultReportOptions('2026-05-07T00:00:00.000Z');
    const words = new TextDecoder().decode(await markdownExport.render(await wholeCase(), options, {}));
    expect(words).toContain(claim.quotes[0]?.exact.split(' ').slice(0, 2).join(' '));
    expect(words).toContain('in version 1, read on 4 May 2026; not found in version 2, read on 5 May 2026');
    expect(words).toContain('Version 2 of 2, read on 5 May 2026');
    const json = JSON.parse(new TextDecoder().decode(await jsonExport.render(await wholeCase(), options, {})));
    expect(json.claims).toHaveLength(claims().length);
    expect(json.claims.find((one: { id: string }) => one.id === claim.id).placement).toMatchObject({ state: 'lost', confirmed: true });
  });

  test('a case file keeps versions and places, and a copy of it points at its own records', async () => {
    const data = await wholeCase();
    const opened = await readCaseFile(await writeCaseFile(data, '2026-05-07T00:00:00.000Z'));
    expect(opened.problems).toEqual([]);
    expect(opened.data).toEqual(data);
    const copy = asNewCase(data);
    const ids = new Set(copy.sources.map((source) => source.id));
    expect(copy.sources.flatMap((source) => source.revision?.firstId ?? []).every((id) => ids.has(id))).toBe(true);
    expect(copy.claims.every((claim) => ids.has(claim.placement?.from.sourceId ?? ''))).toBe(true);
    expect(copy.claims.every((claim) => ids.has(claim.placement?.inId ?? ''))).toBe(true);
  });
});
