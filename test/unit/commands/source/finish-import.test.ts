import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newClaim, openAttribution } from '../../../../renderer/commands/claim/claim-acts.ts';
import { importable, importItems, stopStoring } from '../../../../renderer/commands/source/finish-import.ts';
import { beginFolder, endFolder, importQueue, removeItem } from '../../../../renderer/commands/source/import-queue.ts';
import { readWaiting } from '../../../../renderer/commands/source/read-queue.ts';
import type { FileAtHand } from '../../../../renderer/desktop/desktop.ts';
import { defaultVerdicts } from '../../../../renderer/domain/case.ts';
import { emptyCase } from '../../../../renderer/formats/export/case-data.ts';
import type { ImportInput, ReadSource } from '../../../../renderer/formats/import/import-format.ts';
import { readOriginal, readText } from '../../../../renderer/storage/open-case.ts';
import { versionsOf } from '../../../../renderer/storage/source-versions.ts';
import { type OpenedServices, openServices } from '../../../support/open-services.ts';

vi.mock('../../../../renderer/workers/read-in-worker.ts', () => ({ readInWorker: async (input: ImportInput) => readAs(input) }));

/** A text with one remark on its first word, as a Word document brings. */
function readAs({ bytes, name }: ImportInput): ReadSource {
  const text = new TextDecoder().decode(bytes);
  return {
    kind: 'docx',
    mediaType: '',
    encoding: { name: 'utf-8', from: 'text' },
    text,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
    facts: { title: name, byline: '', publisher: '', publishedAt: '', language: '', url: '' },
    warnings: [],
    repairs: [],
    notes: [{ start: 0, end: 3, text: `about ${name}`, by: 'Ines', at: '' }],
  };
}

const disk = new Map<string, string>();
function file(name: string, folder: string, text: string): FileAtHand {
  disk.set(name, text);
  const read = async () => ({ name, mediaType: '', bytes: new TextEncoder().encode(disk.get(name)) });
  return { name, folder, mediaType: '', byteLength: text.length, read };
}

// the window waits for the reader to be drawn; here nothing is
vi.stubGlobal('requestAnimationFrame', () => 0);

let services: OpenedServices;
beforeEach(async () => {
  const at = '2026-01-01T00:00:00.000Z';
  services = await openServices(
    emptyCase({ id: 'case-1', title: 'Case', note: '', verdicts: [...defaultVerdicts], createdAt: at, updatedAt: at }),
  );
});
afterEach(async () => {
  removeItem(...importQueue.getState().items.map((item) => item.id));
  importQueue.setState({ folder: null, shownId: '' });
  await services.close();
});

async function bringIn(...files: readonly FileAtHand[]): Promise<void> {
  beginFolder('S');
  readWaiting(endFolder({ name: 'S', files, leftOut: [] }));
  await vi.waitFor(() => expect(importQueue.getState().batch.files).toBe(0));
}
const ready = () => importable(services.open.inHand, importQueue.getState().items);
const sources = () => [...services.open.inHand.all('sources')].sort((a, b) => a.importedAt.localeCompare(b.importedAt));

describe('importing all files of a folder', () => {
  it('is one step, in the order of the folder, with notes, texts, bytes and folders', async () => {
    await bringIn(file('z.docx', 'S', 'zebra'), file('a.docx', 'S/deep', 'apple'), file('m.docx', 'S/deep', 'mango'));
    await importItems(services, ready(), 'Ada');
    expect(sources().map((source) => [source.fileName, source.folder])).toEqual([
      ['z.docx', 'S'],
      ['a.docx', 'S/deep'],
      ['m.docx', 'S/deep'],
    ]);
    expect([...services.open.inHand.all('notes')].map((note) => [note.exact, note.text]).sort()).toEqual([
      ['app', 'about a.docx'],
      ['man', 'about m.docx'],
      ['zeb', 'about z.docx'],
    ]);
    const [first] = sources();
    expect((await readText(services.database, first?.id ?? ''))?.text).toBe('zebra');
    expect(new TextDecoder().decode((await readOriginal(services.database, first?.id ?? ''))?.bytes)).toBe('zebra');
    await services.open.journal.undo();
    expect(sources()).toEqual([]);
    await services.open.journal.redo();
    expect(sources()).toHaveLength(3);
    expect(importQueue.getState()).toMatchObject({ items: [], folder: null });
  });

  it('reads again what was let go, and keeps a file that has changed since', async () => {
    await bringIn(file('a.docx', 'S', 'apple'), file('b.docx', 'S', 'berry'));
    importQueue.setState(({ items }) => ({ items: items.map((item) => ({ ...item, bytes: null, read: null })) }));
    disk.set('b.docx', 'other');
    await importItems(services, ready(), '');
    expect(sources().map((source) => source.fileName)).toEqual(['a.docx']);
    expect(importQueue.getState().items).toMatchObject([{ label: 'b.docx', state: 'failed', problem: 'has changed since it was read' }]);
  });

  it('keeps what is stored when it is stopped', async () => {
    await bringIn(file('a.docx', 'S', 'apple'), file('b.docx', 'S', 'berry'), file('c.docx', 'S', 'cherry'));
    const end = importQueue.subscribe(({ storing }) => {
      if (storing?.done === 2) stopStoring();
    });
    await importItems(services, ready(), '');
    end();
    expect(sources().map((source) => source.fileName)).toEqual(['a.docx', 'b.docx']);
    expect(importQueue.getState().items.map((item) => [item.label, item.state])).toEqual([['c.docx', 'ready']]);
  });

  it('keeps what is stored when the disk gives up, and says so', async () => {
    await bringIn(file('a.docx', 'S', 'apple'), file('b.docx', 'S', 'berry'), file('c.docx', 'S', 'cherry'));
    const { journal } = services.open;
    const keep = journal.keepTexts.bind(journal);
    vi.spyOn(journal, 'keepTexts').mockImplementation(async (kept) => {
      if (kept[0]?.text.text === 'berry') throw new Error('The disk is full.');
      await keep(kept);
    });
    await expect(importItems(services, ready(), '')).rejects.toThrow('The disk is full.');
    expect(sources().map((source) => source.fileName)).toEqual(['a.docx']);
    expect(importQueue.getState().items.map((item) => [item.label, item.state])).toEqual([
      ['b.docx', 'ready'],
      ['c.docx', 'ready'],
    ]);
  });
});

describe('importing all where some are new versions', () => {
  const long = (words: string) => `The quay will be closed in autumn, said the board. ${words}`;
  const pages = 'Nobody asked why it was late. The ferries go on. The mayor was not there.';
  async function claimIn(fileName: string, exact: string): Promise<void> {
    const source = sources().find((one) => one.fileName === fileName);
    const text = await readText(services.database, source?.id ?? '');
    const start = text.text.indexOf(exact);
    const claim = newClaim(text, [{ start, end: start + exact.length }], 'Ada');
    await services.open.journal.commit('add claim', (writer) => {
      writer.put('claims', claim);
      writer.put('attributions', openAttribution(claim, 0));
    });
  }
  const claims = () =>
    [...services.open.inHand.all('claims')].map((claim) => {
      const source = services.open.inHand.get('sources', claim.sourceId);
      return [claim.quotes[0]?.exact, source?.fileName, source?.revision?.number ?? 1, claim.placement?.state];
    });
  beforeEach(async () => {
    await bringIn(file('a.docx', 'S', long(pages)), file('b.docx', 'S', `${pages} ${long('')}`));
    await importItems(services, ready(), '');
    await claimIn('a.docx', 'The quay will be closed in autumn');
    await claimIn('b.docx', 'The ferries go on.');
  });

  it('is one step with the new sources, and undo takes all of it back', async () => {
    const before = claims();
    await bringIn(
      file('a.docx', 'S', `Mended. ${long(pages)}`),
      file('c.docx', 'S', 'cherry'),
      file('b.docx', 'S', `${pages} More. ${long('')}`),
    );
    await importItems(services, ready(), 'Ada');
    const after = claims();
    expect(after).toEqual([
      ['The quay will be closed in autumn', 'a.docx', 2, 'moved'],
      ['The ferries go on.', 'b.docx', 2, 'exact'],
    ]);
    expect(sources()).toHaveLength(5);
    expect(services.open.journal.head.undo).toBe('import 3 sources, 2 of them new versions');
    await services.open.journal.undo();
    expect(sources()).toHaveLength(2);
    expect(claims()).toEqual(before);
    await services.open.journal.redo();
    expect(claims()).toEqual(after);
    expect(sources()).toHaveLength(5);
  });

  it('takes two versions of one source in their order', async () => {
    const mended = (folder: string, text: string) => ({
      ...file('a.docx', folder, text),
      read: async () => ({ name: 'a.docx', mediaType: '', bytes: new TextEncoder().encode(text) }),
    });
    await bringIn(mended('S', `Once mended. ${long(pages)}`), mended('S/later', `Twice mended now. ${long(pages)}`));
    await importItems(services, ready(), 'Ada');
    expect(claims()[0]).toEqual(['The quay will be closed in autumn', 'a.docx', 3, 'moved']);
    expect(versionsOf(services.open.inHand).listed()).toHaveLength(2);
    await services.open.journal.undo();
    expect(sources()).toHaveLength(2);
  });

  it('plans anew what the analyst marks meanwhile', async () => {
    await bringIn(file('a.docx', 'S', `Mended. ${long(pages)}`), file('c.docx', 'S', 'cherry'));
    let marked: Promise<void> | null = null;
    const end = importQueue.subscribe(({ storing }) => {
      if (storing?.done === 1) marked ??= claimIn('a.docx', 'The mayor was not there.');
    });
    await importItems(services, ready(), 'Ada');
    await marked;
    end();
    expect(claims()).toContainEqual(['The mayor was not there.', 'a.docx', 2, 'moved']);
    expect(claims().filter(([, name, number]) => name === 'a.docx' && number === 1)).toEqual([]);
  });
});
