import type { CustomScheme } from 'electron';
import { answerFromRenderer } from './renderer-files.ts';
import { appScheme } from './trusted-sender.ts';

/** Registered before `ready`: without `standard` and `secure` the page would have no IndexedDB. */
export const appSchemePrivileges: CustomScheme = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** A page that main makes itself (crash page, report to print), under a host of its own. */
export interface OwnPage {
  readonly html: string;
  readonly contentSecurityPolicy: string;
}

/** Answers `app://` addresses: the built renderer at `renderer`, pages of main's own at the hosts given, nothing else. */
export function appProtocol(rendererFolder: string, ownPage: (host: string, pathname: string) => OwnPage | null) {
  return async (request: { readonly url: string; readonly method: string }): Promise<Response> => {
    const asked = new URL(request.url);
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response('', { status: 405, headers: plain });
    if (asked.host === 'renderer') {
      // Taken from the text as sent: URL has already folded `..` away, and what was folded is not ours to serve.
      const pathname = /^app:\/\/renderer([^?#]*)/.exec(request.url)?.[1] ?? '';
      const { status, headers, body } = await answerFromRenderer(rendererFolder, pathname === '' ? '/' : pathname);
      return new Response(body, { status, headers });
    }
    const page = ownPage(asked.host, asked.pathname);
    if (page === null) return new Response('', { status: 404, headers: plain });
    const headers = { ...plain, 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': page.contentSecurityPolicy };
    return new Response(page.html, { status: 200, headers });
  };
}

const plain = {
  'Content-Type': 'text/plain; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};
