import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerFromRenderer, rendererPathOf } from '../../../../electron/security/renderer-files.ts';

let folder = '';
beforeAll(async () => {
  const top = await mkdtemp(join(tmpdir(), 'hearsay-renderer-'));
  folder = join(top, 'renderer');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await mkdir(join(folder, 'workers'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'assets', 'main-AbCd1234.js'), 'export {};');
  await writeFile(join(folder, 'assets', 'main-AbCd1234.js.map'), '{}');
  await writeFile(join(folder, 'workers', 'import-AbCd1234.js'), 'export {};');
  await writeFile(join(folder, '.secret.txt'), 'hidden');
  await writeFile(join(top, 'outside.txt'), 'outside');
  await symlink(join(top, 'outside.txt'), join(folder, 'link.txt'));
});
afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }));

describe('answers from the built renderer', () => {
  it('serves the page at the root and files at their path', async () => {
    const page = await answerFromRenderer(folder, '/');
    expect(page.status).toBe(200);
    expect(page.headers['Content-Type']).toBe('text/html; charset=utf-8');
    expect((await answerFromRenderer(folder, '/assets/main-AbCd1234.js')).status).toBe(200);
  });

  it.each([
    '/../outside.txt',
    '/assets/../../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/..%5coutside.txt',
    '/..\\outside.txt',
    '/%252e%252e/outside.txt',
    '/assets//main-AbCd1234.js',
    '/index.html\0.js',
    '/index.html%00.js',
    '/%ff',
    '/C:/outside.txt',
    '/.secret.txt',
    '/link.txt',
    '/assets',
    '/assets/main-AbCd1234.js.map',
    'index.html',
    '',
  ])('does not find %j', async (pathname) => {
    expect((await answerFromRenderer(folder, pathname)).status).toBe(404);
  });

  it('never leaves the folder, whatever is asked', () => {
    const piece = fc.constantFrom('..', '.', '/', '\\', '%2e', '%2E', '%2f', '%5c', '%00', '\0', 'assets', 'a', ':', '%25', '~', '%c0%ae');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const path = rendererPathOf(`/${pieces.join('')}`);
        if (path === null) return;
        expect(path).not.toMatch(/[\\\0:]/);
        expect(path.split('/').every((part) => part !== '' && !part.startsWith('.'))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('sends nosniff with every answer, found or not', async () => {
    for (const pathname of ['/', '/workers/import-AbCd1234.js', '/missing.js', '/../x']) {
      expect((await answerFromRenderer(folder, pathname)).headers['X-Content-Type-Options']).toBe('nosniff');
    }
  });

  it('keeps hashed files and asks again for the page', async () => {
    expect((await answerFromRenderer(folder, '/')).headers['Cache-Control']).toBe('no-cache');
    expect((await answerFromRenderer(folder, '/assets/main-AbCd1234.js')).headers['Cache-Control']).toContain('immutable');
  });
});
