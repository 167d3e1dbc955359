import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderOfFiles, walkEntries } from '../../../renderer/desktop/browser-folders.ts';

type Tree = { readonly [name: string]: string | Tree };

/** A dropped entry as Chromium hands it out: folders give their entries in portions. */
function entry(name: string, content: string | Tree): FileSystemEntry {
  const isFile = typeof content === 'string';
  const file = (done: (file: File) => void, failed: (error: Error) => void) =>
    content === 'gone' ? failed(new Error('not there')) : done(new File([`${content}`], name));
  const createReader = () => {
    const inside = isFile ? [] : Object.entries(content).map(([each, what]) => entry(each, what));
    return { readEntries: (done: (part: FileSystemEntry[]) => void) => done(inside.splice(0, 2)) };
  };
  return { name, isFile, isDirectory: !isFile, file, createReader } as unknown as FileSystemEntry;
}

const paths = (found: { files: readonly { folder: string; name: string }[] }) => found.files.map((file) => `${file.folder}/${file.name}`);

describe('a dropped folder', () => {
  it('gives its files before its folders, by name, numbers by value, in every portion', async () => {
    const found = await walkEntries([
      entry('Statements', { 'b.txt': 'b', deep: { 'x.txt': 'x' }, 'day 10.txt': '10', 'day 9.txt': '9', 'a.txt': 'a' }),
    ]);
    expect(found.name).toBe('Statements');
    expect(paths(found)).toEqual([
      'Statements/a.txt',
      'Statements/b.txt',
      'Statements/day 9.txt',
      'Statements/day 10.txt',
      'Statements/deep/x.txt',
    ]);
    expect(new TextDecoder().decode((await found.files[0]?.read())?.bytes)).toBe('a');
  });

  it('leaves out hidden and system files and names each', async () => {
    const found = await walkEntries([
      entry('S', {
        '.DS_Store': 'x',
        'Thumbs.db': 'x',
        '~$letter.docx': 'x',
        '.~lock.letter.odt#': 'x',
        '.git': { config: 'x' },
        'letter.txt': 'words',
        'lost.txt': 'gone',
      }),
    ]);
    expect(paths(found)).toEqual(['S/letter.txt']);
    expect(Object.fromEntries(found.leftOut.map(({ path, why }) => [path, why]))).toEqual({
      'S/.DS_Store': 'hidden',
      'S/Thumbs.db': 'system',
      'S/~$letter.docx': 'lock',
      'S/.~lock.letter.odt#': 'lock',
      'S/.git': 'hidden',
      'S/lost.txt': 'unreadable',
    });
  });

  it('ends however deep it is, and says where', async () => {
    let tree: Tree = { 'bottom.txt': 'x' };
    for (let i = 0; i < 200; i += 1) tree = { d: tree };
    const found = await walkEntries([entry('S', tree)]);
    expect(found.files).toEqual([]);
    expect(found.leftOut).toEqual([{ path: `S${'/d'.repeat(64)}`, why: 'too-deep' }]);
  });

  it('is named after all folders of the drop', async () => {
    expect((await walkEntries([entry('A', {}), entry('B', {}), entry('c.txt', 'c')])).name).toBe('A and B');
    expect((await walkEntries([entry('A', {}), entry('B', {}), entry('C', {})])).name).toBe('3 folders');
  });
});

describe('a folder from the picker', () => {
  const file = (path: string) => Object.assign(new File(['x'], path.slice(path.lastIndexOf('/') + 1)), { webkitRelativePath: path });

  it('has the same files in the same order as the dropped one, whatever the names', async () => {
    const name = fc.constantFrom('a', 'b', 'B', 'é', '10', '9', '.hidden', '~$x', 'نص', '🌉', 'Thumbs.db', 'x'.repeat(200));
    const tree = fc.letrec<{ tree: Tree; node: string | Tree }>((tie) => ({
      tree: fc.dictionary(name, tie('node'), { maxKeys: 5 }),
      node: fc.oneof({ depthSize: 'small' }, fc.constant('x'), tie('tree')),
    })).tree;
    await fc.assert(
      fc.asyncProperty(tree, async (inside) => {
        const listed: File[] = [];
        const list = (at: string, below: Tree) => {
          for (const [each, what] of Object.entries(below)) {
            if (typeof what === 'string') listed.push(file(`${at}/${each}`));
            else list(`${at}/${each}`, what);
          }
        };
        list('S', inside);
        const dropped = await walkEntries([entry('S', inside)]);
        expect(paths(folderOfFiles(listed))).toEqual(paths(dropped));
      }),
    );
  });

  it('leaves out what lies in a hidden folder', () => {
    expect(folderOfFiles([file('S/.git/config'), file('S/a.txt')])).toMatchObject({
      name: 'S',
      files: [{ name: 'a.txt', folder: 'S' }],
      leftOut: [{ path: 'S/.git/config', why: 'hidden' }],
    });
  });
});
