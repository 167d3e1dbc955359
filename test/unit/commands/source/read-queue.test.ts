import { beforeEach, describe, expect, it, vi } from 'vitest';
import { summarise, summaryWords } from '../../../../renderer/commands/source/folder-summary.ts';
import { beginFolder, endFolder, type ImportItem, importQueue, removeItem } from '../../../../renderer/commands/source/import-queue.ts';
import { letGo } from '../../../../renderer/commands/source/memory-held.ts';
import * as queue from '../../../../renderer/commands/source/read-queue.ts';
import type { FileAtHand } from '../../../../renderer/desktop/desktop.ts';
import { type ImportInput, ImportRefusal, type ReadSource } from '../../../../renderer/formats/import/import-format.ts';

/** What the worker does with an input; a test may hold it up or have it refuse. */
let reader: (input: ImportInput, run: { signal?: AbortSignal }) => Promise<ReadSource>;
vi.mock('../../../../renderer/workers/read-in-worker.ts', () => ({
  readInWorker: (input: ImportInput, run: { signal?: AbortSignal }) => reader(input, run),
}));

const textOf = (input: ImportInput) => new TextDecoder().decode(input.bytes);

function readAs(text: string, title = ''): ReadSource {
  return {
    kind: 'text',
    mediaType: 'text/plain',
    encoding: { name: 'utf-8', from: 'valid UTF-8' },
    text,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length, ...(text.includes('?') ? { boilerplate: 'see-also', unsure: true } : {}) }],
    facts: { title, byline: '', publisher: '', publishedAt: '', language: '', url: '' },
    warnings: [],
    repairs: [],
  };
}

let fetched: string[] = [];
const disk = new Map<string, string>();

/** A file whose bytes are on a disk, read when they are asked for. */
function file(path: string, text: string): FileAtHand {
  const at = path.lastIndexOf('/');
  const name = path.slice(at + 1);
  disk.set(path, text);
  return {
    name,
    folder: path.slice(0, Math.max(0, at)),
    mediaType: 'text/plain',
    byteLength: text.length,
    read: async () => {
      fetched.push(path);
      const now = disk.get(path);
      const bytes = new TextEncoder().encode(now ?? '');
      return now === undefined ? { name, mediaType: '', bytes, refused: 'unreadable' } : { name, mediaType: 'text/plain', bytes };
    },
  };
}

const items = () => importQueue.getState().items;
const states = () => items().map((item) => `${item.label} ${item.state}`);
const byName = (name: string): ImportItem => {
  const item = items().find((one) => one.label === name);
  if (!item) throw new Error(`${name} is not in the queue`);
  return item;
};
const ended = () => vi.waitFor(() => expect(importQueue.getState().batch.files).toBe(0));

function bringIn(...files: readonly FileAtHand[]): void {
  beginFolder('Statements');
  queue.readWaiting(endFolder({ name: 'Statements', files, leftOut: [] }));
}

beforeEach(async () => {
  queue.stopReading();
  removeItem(...items().map((item) => item.id));
  importQueue.setState({ folder: null, problems: [], shownId: '', addingMore: false });
  queue.askWhatIsHeld(() => '');
  fetched = [];
  disk.clear();
  reader = async (input) => readAs(textOf(input));
});

describe('a folder in the queue', () => {
  it('is read in order, one file at a time, each fetched when its turn comes', async () => {
    const open: string[] = [];
    reader = async (input) => {
      open.push(`${input.name} with ${fetched.length} fetched`);
      return readAs(textOf(input));
    };
    bringIn(file('S/a.txt', 'one'), file('S/b.txt', 'two'), file('S/deep/c.txt', 'three'));
    await ended();
    expect(open).toEqual(['a.txt with 1 fetched', 'b.txt with 2 fetched', 'c.txt with 3 fetched']);
    expect(states()).toEqual(['a.txt ready', 'b.txt ready', 'c.txt ready']);
    expect(byName('c.txt').folder).toBe('S/deep');
  });

  it('skips and names what the case holds, and what comes twice', async () => {
    const held = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('known'));
    const hex = [...new Uint8Array(held)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    queue.askWhatIsHeld((sha256) => (sha256 === hex ? 'Night fees' : ''));
    let read = 0;
    reader = async (input) => {
      read += 1;
      return readAs(textOf(input));
    };
    bringIn(file('S/a.txt', 'known'), file('S/b.txt', 'new'), file('S/old/b copy.txt', 'new'));
    await ended();
    expect(items().map((item) => [item.label, item.sameAs])).toEqual([
      ['a.txt', '“Night fees” in this case'],
      ['b.txt', ''],
      ['b copy.txt', 'S/b.txt'],
    ]);
    expect(read).toBe(1);
    expect(summaryWords(summarise(items()))).toBe('1 read, 2 already here.');
    queue.readAnyway([byName('a.txt').id]);
    await ended();
    expect(byName('a.txt').state).toBe('ready');
  });

  it('goes on after a file that is refused, and reads it when it is tried again', async () => {
    reader = async (input) => {
      if (textOf(input) === 'broken') throw new ImportRefusal('is damaged');
      return readAs(textOf(input));
    };
    bringIn(file('S/a.txt', 'broken'), file('S/b.txt', 'fine'), file('S/gone.txt', ''));
    disk.delete('S/gone.txt');
    await ended();
    expect(states()).toEqual(['a.txt failed', 'b.txt ready', 'gone.txt failed']);
    expect(byName('a.txt').problem).toBe('is damaged');
    expect(byName('gone.txt').problem).toContain('could not be opened');
    expect(importQueue.getState().problems).toEqual([]);
    disk.set('S/gone.txt', 'here again');
    disk.set('S/a.txt', 'mended');
    queue.tryAgain(items().flatMap((item) => (item.state === 'failed' ? [item.id] : [])));
    await ended();
    expect(states()).toEqual(['a.txt ready', 'b.txt ready', 'gone.txt ready']);
    expect(byName('a.txt')).toMatchObject({ problem: '', read: { text: 'mended' } });
  });

  it('lets an item wait for an answer without stopping the others', async () => {
    reader = async (input) => {
      if (input.name === 'secret.pdf' && input.password !== 'open') {
        throw new ImportRefusal('is encrypted', { kind: 'password', wrong: input.password !== undefined });
      }
      return readAs(textOf(input));
    };
    bringIn(file('S/secret.pdf', 'hidden words'), file('S/b.txt', 'fine'));
    await ended();
    expect(states()).toEqual(['secret.pdf needs', 'b.txt ready']);
    queue.answerNeed(byName('secret.pdf').id, { password: 'wrong' });
    await ended();
    expect(byName('secret.pdf')).toMatchObject({ state: 'needs', needs: { kind: 'password', wrong: true } });
    queue.answerNeed(byName('secret.pdf').id, { password: 'open' });
    await ended();
    expect(byName('secret.pdf')).toMatchObject({ state: 'ready', needs: null, problem: '' });
  });

  it('keeps what is done when it is stopped, and reads the rest later', async () => {
    let release = () => {};
    reader = (input, { signal }) => {
      if (input.name !== 'b.txt') return Promise.resolve(readAs(textOf(input)));
      return new Promise((resolve, reject) => {
        release = () => resolve(readAs(textOf(input)));
        signal?.addEventListener('abort', () => reject(new ImportRefusal('was not read because the import was stopped')));
      });
    };
    bringIn(file('S/a.txt', 'one'), file('S/b.txt', 'two'), file('S/c.txt', 'three'));
    await vi.waitFor(() => expect(byName('b.txt').state).toBe('reading'));
    await vi.waitFor(() => expect(release).not.toBe(undefined));
    queue.stopReading();
    expect(states()).toEqual(['a.txt ready', 'b.txt stopped', 'c.txt stopped']);
    expect(summaryWords(summarise(items()))).toBe('1 read, 2 not read.');
    reader = async (input) => readAs(textOf(input));
    queue.tryAgain(summarise(items()).stopped.map((item) => item.id));
    await ended();
    expect(states()).toEqual(['a.txt ready', 'b.txt ready', 'c.txt ready']);
  });

  it('puts files with questions first in the review', async () => {
    bringIn(file('S/a.txt', 'plain'), file('S/b.txt', 'asked?'), file('S/c.txt', 'plain too'));
    await ended();
    expect(summarise(items()).ready.map((item) => item.label)).toEqual(['b.txt', 'a.txt', 'c.txt']);
  });

  it('holds no more than the limit, and fetches what was let go when it is shown', async () => {
    bringIn(file('S/a.txt', 'x'.repeat(400)), file('S/b.txt', 'y'.repeat(400)), file('S/c.txt', 'z'.repeat(400)));
    await ended();
    letGo({ originals: 500, texts: 1000 });
    expect(items().map((item) => [item.bytes !== null, item.read !== null])).toEqual([
      [true, true],
      [false, false],
      [false, false],
    ]);
    expect(states()).toEqual(['a.txt ready', 'b.txt ready', 'c.txt ready']);
    queue.showItem(byName('c.txt').id);
    await ended();
    expect(byName('c.txt').read?.text).toBe('z'.repeat(400));
  });

  it('forgets decisions on lines when the file has changed since', async () => {
    bringIn(file('S/a.txt', 'first words'));
    await ended();
    const { id } = byName('a.txt');
    const choices = { unrepaired: new Set<number>(), blocks: new Map([[0, 'other' as const]]), facts: { title: 'Mine' } };
    importQueue.setState({ items: items().map((item) => ({ ...item, choices, bytes: null, read: null })) });
    disk.set('S/a.txt', 'other words');
    queue.showItem(id);
    await ended();
    expect(byName('a.txt')).toMatchObject({ read: { text: 'other words' }, choices: { blocks: new Map(), facts: { title: 'Mine' } } });
  });
});

describe('single files', () => {
  it('that fail are told at once and can be tried again', async () => {
    reader = async () => Promise.reject(new ImportRefusal('is empty'));
    queue.enqueue([file('a.txt', 'x')]);
    await ended();
    expect(importQueue.getState().problems).toEqual(['a.txt is empty.']);
    reader = async (input) => readAs(textOf(input));
    queue.tryAgain([byName('a.txt').id]);
    await ended();
    expect(states()).toEqual(['a.txt ready']);
  });

  it('are read although they are there already: the review says so', async () => {
    queue.askWhatIsHeld(() => 'Night fees');
    queue.enqueue([file('a.txt', 'x')]);
    await ended();
    expect(states()).toEqual(['a.txt ready']);
  });

  it('keep what was read when another encoding does not do', async () => {
    queue.enqueue([file('a.txt', 'x')]);
    await ended();
    reader = async () => Promise.reject(new ImportRefusal('holds no text'));
    queue.readAgain(byName('a.txt').id, 'utf-16le');
    await ended();
    expect(byName('a.txt')).toMatchObject({ state: 'ready', answers: {}, read: { text: 'x' } });
    expect(importQueue.getState().problems).toEqual(['a.txt, read as utf-16le, holds no text.']);
  });
});

describe('files inside files', () => {
  const letter = (name: string, attached: readonly string[], onlyHolds = false): ReadSource => ({
    ...readAs(name),
    attached: attached.map((one) => ({ name: one, mediaType: 'text/plain', bytes: new TextEncoder().encode(one) })),
    ...(onlyHolds ? { onlyHolds } : {}),
  });

  it('are brought in under the letter they came with, once, and say so', async () => {
    reader = async (input) => (input.name === 'mail.eml' ? letter('mail', ['plan.txt', 'notes.txt']) : readAs(textOf(input)));
    const [id = ''] = queue.enqueue([file('mail.eml', 'mail')]);
    await ended();
    expect(states()).toEqual(['mail.eml ready', 'plan.txt, attached to mail.eml ready', 'notes.txt, attached to mail.eml ready']);
    const plan = byName('plan.txt, attached to mail.eml');
    expect([plan.under, plan.fileName, plan.read?.warnings]).toEqual([id, 'plan.txt', ['It came attached to mail.eml.']]);
    queue.readAgain(id, 'utf-8');
    await ended();
    expect(items()).toHaveLength(3);
  });

  it('of a mailbox stand in its place', async () => {
    reader = async (input) => (input.name === 'box.mbox' ? letter('box', ['box 1.eml', 'box 2.eml'], true) : readAs(textOf(input)));
    queue.enqueue([file('box.mbox', 'box')]);
    await ended();
    expect(states()).toEqual(['box 1.eml ready', 'box 2.eml ready']);
  });

  it('nested without end are opened up to a depth', async () => {
    let made = 0;
    reader = async () => {
      made += 1;
      return letter('mail', [`${made}.eml`]);
    };
    queue.enqueue([file('0.eml', 'mail')]);
    await ended();
    expect(items()).toHaveLength(6);
  });
});
