import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesInArguments } from '../../../../electron/files/arriving-files.ts';
import { mediaTypeOf, openFilters, safeFileName, saveFilters } from '../../../../electron/files/file-names.ts';
import { readableEndings } from '../../../../renderer/formats/import/file-endings.ts';

describe('names of files that are saved', () => {
  it.each([
    ['who-said-what.html', 'who-said-what.html'],
    ['../../etc/passwd', 'etc-passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['a/b:c*d?.csv', 'a-b-c-d-.csv'],
    ['CON.txt', 'CON-file.txt'],
    ['.hidden', 'hidden'],
    ['', 'hearsay'],
    ['...', 'hearsay'],
    ['Рябков – заявление.docx', 'Рябков – заявление.docx'],
    ['report\u202efdp.exe', 'report-fdp.exe'],
  ])('%j becomes %j', (suggested, expected) => {
    expect(safeFileName(suggested)).toBe(expected);
  });

  it('never hold a folder, are never empty or too long, whatever the page suggests', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 400 })), (suggested) => {
        const name = safeFileName(suggested);
        expect(name).not.toMatch(/[/\\\0:*?"<>|]/);
        expect(name).not.toMatch(/^\.|^\s|[\s.]$/);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 1000 },
    );
  });

  it('offer their own kind first', () => {
    expect(saveFilters('a.hearsay')[0]).toEqual({ name: 'Hearsay case', extensions: ['hearsay'] });
    expect(saveFilters('a')).toEqual([{ name: 'All files', extensions: ['*'] }]);
  });

  it('tell the media type, as a browser would', () => {
    expect([mediaTypeOf('A.HTML'), mediaTypeOf('a.md'), mediaTypeOf('a.unknown')]).toEqual(['text/html', 'text/markdown', '']);
  });
});

describe('files among the arguments', () => {
  it('are those that are neither options nor addresses nor the app itself', () => {
    const words = [
      '/usr/bin/electron',
      '/app',
      'note.txt',
      '/abs/case.hearsay',
      '--flag',
      '-x',
      'https://example.org/',
      'app://renderer/',
      '',
    ];
    expect(filesInArguments(words, '/home/ana', '/app')).toEqual([resolve('/home/ana', 'note.txt'), '/abs/case.hearsay']);
  });
});

describe('the open dialog', () => {
  it('offers every ending that can be read', () => {
    const offered = openFilters('sources')[0]?.extensions ?? [];
    expect(readableEndings.filter((ending) => !offered.includes(ending))).toEqual([]);
  });
});
