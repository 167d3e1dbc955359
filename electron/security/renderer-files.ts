import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { securityHeadersFor } from './content-security-policy.ts';

/** One answer for a request to the built renderer, the same from `app://renderer` and from the browser host. */
export interface RendererAnswer {
  readonly status: 200 | 404;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array<ArrayBuffer>;
}

const mediaTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.hearsay': 'application/vnd.hearsay.case+zip',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.weights': 'application/octet-stream',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/**
 * The path inside the renderer folder that an address asks for, or `null` when it asks for anything else: `..` in any spelling,
 * backslashes, NUL, encoded separators, empty or hidden parts. `pathname` is as sent, still percent-encoded; `/` means the page.
 */
export function rendererPathOf(pathname: string): string | null {
  if (!pathname.startsWith('/')) return null;
  if (/%2f|%5c/i.test(pathname)) return null;
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded === '/') return 'index.html';
  if (/[\\\0:%]/.test(decoded)) return null;
  const parts = decoded.slice(1).split('/');
  if (parts.some((part) => part === '' || part.startsWith('.'))) return null;
  return parts.join('/');
}

/** Reads one file of the built renderer in `folder`. Links that lead out of the folder, folders and source maps are not found. */
export async function answerFromRenderer(folder: string, pathname: string): Promise<RendererAnswer> {
  const path = rendererPathOf(pathname);
  const type = path === null ? undefined : mediaTypes[extname(path)];
  if (path === null || type === undefined) return notFound();
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, path));
    if (!file.startsWith(root + sep)) return notFound();
    const body = new Uint8Array(await readFile(file));
    const hashed = /^(assets|workers)\/.*-[\w-]{8}\.\w+$/.test(path);
    const caching = hashed ? 'public, max-age=31536000, immutable' : 'no-cache';
    return { status: 200, headers: { ...securityHeadersFor(path), 'Content-Type': type, 'Cache-Control': caching }, body };
  } catch {
    return notFound();
  }
}

function notFound(): RendererAnswer {
  const headers = { ...securityHeadersFor(''), 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
  return { status: 404, headers, body: new TextEncoder().encode('Not found\n') };
}
