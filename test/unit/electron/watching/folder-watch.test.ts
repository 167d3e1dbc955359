import { createHash } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FileTokens } from '../../../../electron/files/file-tokens.ts';
import { JsonFile } from '../../../../electron/files/json-file.ts';
import { type ArrivedInFolder, FolderWatch, type FolderWatchEvents } from '../../../../electron/watching/folder-watch.ts';
import { WatchedFolders, type WatchHost, watchedFoldersFile } from '../../../../electron/watching/watched-folders.ts';

let outer = '';
let folder = '';
const running: { stop(): void }[] = [];
const quick = { settle: 60, look: 120 };

beforeEach(async () => {
  outer = await mkdtemp(join(tmpdir(), 'hearsay-watch-'));
  folder = join(outer, 'Statements');
  await mkdir(folder);
});
afterEach(async () => {
  for (const one of running.splice(0)) one.stop();
  await rm(outer, { recursive: true, force: true });
});

/** A watch with short times and what it told. */
function watched(path = folder) {
  const told: string[] = [];
  const files: ArrivedInFolder[] = [];
  const gone: boolean[] = [];
  const watch = new FolderWatch(
    path,
    {
      onFiles: (some) => {
        files.push(...some);
        told.push(...some.map((file) => `${file.folder}/${file.name}`));
      },
      onGone: (is) => void gone.push(is),
    },
    quick,
  );
  running.push(watch);
  watch.start();
  return { told, files, gone };
}

const soon = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 20 });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('a watched folder', () => {
  it('tells of files that are there, that come, and that are changed, once each, with their hash', async () => {
    await writeFile(join(folder, 'a.txt'), 'first');
    const { told, files } = watched();
    await soon(() => expect(told).toEqual(['Statements/a.txt']));
    await mkdir(join(folder, 'deep'));
    await writeFile(join(folder, 'deep', 'b.md'), 'second');
    await soon(() => expect(told).toEqual(['Statements/a.txt', 'Statements/deep/b.md']));
    expect(files[1]).toMatchObject({ sha256: sha256('second'), byteLength: 6 });
    await writeFile(join(folder, 'a.txt'), 'first, and more');
    await soon(() => expect(files.at(-1)).toMatchObject({ name: 'a.txt', sha256: sha256('first, and more') }));
    await new Promise((resolve) => setTimeout(resolve, quick.look * 3));
    expect(told).toHaveLength(3);
  });

  it('waits until a file has stopped growing', async () => {
    const { files } = watched();
    const path = join(folder, 'growing.txt');
    for (let i = 0; i < 10; i += 1) {
      await appendFile(path, 'more words\n');
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    await soon(() => expect(files.at(-1)?.sha256).toBe(sha256('more words\n'.repeat(10))));
  });

  it('does not look into files of a kind it does not know, hidden ones, cases, and empty ones', async () => {
    for (const name of ['film.mp4', 'notes.xyz', '.secret.txt', '~$a.docx', 'Thumbs.db', 'case.hearsay']) {
      await writeFile(join(folder, name), 'words');
    }
    await writeFile(join(folder, 'empty.txt'), '');
    await writeFile(join(folder, 'z.txt'), 'words');
    const { told } = watched();
    await soon(() => expect(told).toEqual(['Statements/z.txt']));
    await new Promise((resolve) => setTimeout(resolve, quick.look * 2));
    expect(told).toEqual(['Statements/z.txt']);
  });

  it('says that it has gone, and goes on when it is there again', async () => {
    const { told, gone } = watched();
    const away = join(outer, 'elsewhere');
    await soon(() => expect(gone).toEqual([]));
    await rename(folder, away);
    await soon(() => expect(gone).toEqual([true]));
    await writeFile(join(away, 'a.txt'), 'words');
    await rename(away, folder);
    await soon(() => expect(gone).toEqual([true, false]));
    await soon(() => expect(told).toEqual(['Statements/a.txt']));
  });

  it('says at once when it is not there to begin with', async () => {
    const { gone } = watched(join(outer, 'nowhere'));
    await soon(() => expect(gone).toEqual([true]));
  });
});

describe('the watched folders of a case', () => {
  const caseId = 'case-1';
  function host(): WatchHost & { readonly told: string[]; readonly folders: string[] } {
    const told: string[] = [];
    const folders: string[] = [];
    return {
      told,
      folders,
      kept: new JsonFile(join(outer, 'watched.json'), watchedFoldersFile),
      tokens: new FileTokens(),
      tellFiles: (files) => void told.push(...files.map((file) => `${file.name} ${file.bytes.length} ${file.later?.folder}`)),
      tellFolders: (now) => void folders.push(now.map(({ name, gone }) => `${name} ${gone ? 'gone' : 'there'}`).join()),
      makeWatch: (path: string, events: FolderWatchEvents) => new FolderWatch(path, events, quick),
    };
  }
  const open = (made: WatchHost) => {
    const all = new WatchedFolders(made);
    running.push(all);
    return all;
  };

  it('are remembered, without the page learning their path, and only for that case', async () => {
    const first = open(host());
    await first.begin(1, caseId);
    const added = await first.add(folder);
    expect(added).toEqual({ id: added.id, name: 'Statements', gone: false });
    first.stop();
    const later = host();
    const second = open(later);
    expect(await second.begin(1, 'case-2')).toEqual([]);
    expect(await second.begin(1, caseId)).toEqual([added]);
    await writeFile(join(folder, 'a.txt'), 'words');
    await soon(() => expect(later.told).toEqual(['a.txt 0 Statements']));
    await second.forget(added.id);
    expect(await second.begin(1, caseId)).toEqual([]);
  });

  it('do not offer again what was left out', async () => {
    await writeFile(join(folder, 'a.txt'), 'words');
    const first = open(host());
    await first.begin(1, caseId);
    const { id } = await first.add(folder);
    await first.dismiss(id, [sha256('words')]);
    first.stop();
    const later = host();
    const second = open(later);
    await second.begin(1, caseId);
    await writeFile(join(folder, 'b.txt'), 'other words');
    await soon(() => expect(later.told).toEqual(['b.txt 0 Statements']));
  });

  it('tell when one has gone', async () => {
    const made = host();
    const all = open(made);
    await all.begin(1, caseId);
    await all.add(folder);
    await rm(folder, { recursive: true });
    await soon(() => expect(made.folders).toEqual(['Statements gone']));
  });
});
