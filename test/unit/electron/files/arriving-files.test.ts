import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ArrivingFiles } from '../../../../electron/files/arriving-files.ts';
import { FileTokens } from '../../../../electron/files/file-tokens.ts';
import { readArrivingFile } from '../../../../electron/files/read-arriving-file.ts';

const read = async (path: string) => ({ name: path, mediaType: '', bytes: new Uint8Array() });

describe('files that arrive', () => {
  it('wait until the page listens, then come as they come', async () => {
    const tell = vi.fn();
    const arriving = new ArrivingFiles(read, tell);
    await arriving.arrive(['a', 'b']);
    expect(tell).not.toHaveBeenCalled();
    expect((await arriving.listen()).map(({ name }) => name)).toEqual(['a', 'b']);
    await arriving.arrive(['c']);
    expect(tell).toHaveBeenCalledWith([expect.objectContaining({ name: 'c' })]);
    expect(await arriving.listen()).toEqual([]);
  });

  it('wait again when the page was left', async () => {
    const tell = vi.fn();
    const arriving = new ArrivingFiles(read, tell);
    await arriving.listen();
    arriving.stopListening();
    await arriving.arrive(['a']);
    expect(tell).not.toHaveBeenCalled();
    expect(await arriving.listen()).toHaveLength(1);
  });
});

describe('reading a file that arrived', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hearsay-arrive-'));
    await writeFile(join(folder, 'note.txt'), 'words');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('gives name, type and bytes, without its folder', async () => {
    const file = await readArrivingFile(join(folder, 'note.txt'));
    expect(file).toMatchObject({ name: 'note.txt', mediaType: 'text/plain' });
    expect(new TextDecoder().decode(file.bytes)).toBe('words');
  });

  it('names what cannot be read instead of failing', async () => {
    expect(await readArrivingFile(join(folder, 'gone.txt'))).toMatchObject({ name: 'gone.txt', refused: 'unreadable' });
    expect(await readArrivingFile(folder)).toMatchObject({ refused: 'unreadable' });
  });
});

describe('tokens', () => {
  it('lead to a path for the window they were given to, as long as it is there', () => {
    const tokens = new FileTokens();
    const token = tokens.give(1, '/home/ana/report.html');
    expect(token).not.toContain('report');
    expect(tokens.pathOf(1, token)).toBe('/home/ana/report.html');
    expect(tokens.pathOf(2, token)).toBeNull();
    expect(tokens.pathOf(1, 'made up')).toBeNull();
    tokens.forget(1);
    expect(tokens.pathOf(1, token)).toBeNull();
  });
});
