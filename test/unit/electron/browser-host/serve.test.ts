import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserHost, PortInUse, serveRenderer } from '../../../../electron/browser-host/serve.ts';
import { pageContentSecurityPolicy } from '../../../../electron/security/content-security-policy.ts';
import { findChromium as chromiumOfTheTests } from '../../../support/find-chromium.mjs';

let folder = '';
const hosts: BrowserHost[] = [];
const serve = async (port = 0) => {
  const host = await serveRenderer(folder, port);
  hosts.push(host);
  return host;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearsay-host-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Hearsay</title>');
});
afterEach(async () => void (await Promise.all(hosts.splice(0).map((host) => host.close()))));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Asks without any client-side tidying of the path. */
function ask(url: string, options: { path?: string; method?: string; host?: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = options.host === undefined ? {} : { host: options.host };
    const asked = request(url, { path: options.path ?? '/', method: options.method ?? 'GET', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('the browser host', () => {
  it('serves the page with the policy that ships', async () => {
    const { url } = await serve();
    const answer = await fetch(url);
    expect(await answer.text()).toContain('Hearsay');
    expect(answer.headers.get('content-security-policy')).toBe(pageContentSecurityPolicy);
  });

  it('finds nothing outside the renderer', async () => {
    const { url } = await serve();
    for (const path of ['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json']) expect(await ask(url, { path })).toBe(404);
  });

  it('answers to names of this computer only', async () => {
    const { url } = await serve();
    const port = new URL(url).port;
    expect(await ask(url, { host: `localhost:${port}` })).toBe(200);
    expect(await ask(url, { host: `news.example:${port}` })).toBe(421);
  });

  it('can only be read', async () => {
    const { url } = await serve();
    expect(await ask(url, { method: 'POST' })).toBe(405);
    expect(await ask(url, { method: 'HEAD' })).toBe(200);
  });

  it('prints a report for its own page and for no other', async () => {
    const { url } = await serve();
    const print = (headers: Record<string, string>, method = 'POST') =>
      fetch(`${url}/print`, { method, headers, ...(method === 'POST' ? { body: '<!doctype html><title>Report</title>' } : {}) });
    const html = { 'content-type': 'text/html; charset=utf-8' };
    expect((await print({ ...html, origin: 'http://news.example' })).status).toBe(403);
    expect((await print({ ...html, origin: url, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await print(html)).status).toBe(403);
    expect((await print({ 'content-type': 'text/plain', origin: url })).status).toBe(415);
    expect((await print({}, 'DELETE')).status).toBe(405);
    const before = process.env.HEARSAY_CHROMIUM;
    const chromium = chromiumOfTheTests();
    try {
      process.env.HEARSAY_CHROMIUM = join(folder, 'not-there');
      expect((await print({}, 'HEAD')).headers.get('hearsay-prints')).toBe('no');
      const answer = await print({ ...html, origin: url });
      expect([answer.status, await answer.text()]).toEqual([503, expect.stringMatching(/^A PDF needs Chromium .*\.\n$/)]);
      if (chromium === null) return;
      process.env.HEARSAY_CHROMIUM = chromium;
      expect((await print({}, 'HEAD')).headers.get('hearsay-prints')).toBe('yes');
      const printed = await print({ ...html, origin: url });
      expect([printed.status, printed.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      expect(new TextDecoder('latin1').decode((await printed.bytes()).subarray(0, 5))).toBe('%PDF-');
    } finally {
      if (before === undefined) delete process.env.HEARSAY_CHROMIUM;
      else process.env.HEARSAY_CHROMIUM = before;
    }
  });

  it('says so when the port is taken, instead of taking another', async () => {
    const { url } = await serve();
    await expect(serve(Number(new URL(url).port))).rejects.toBeInstanceOf(PortInUse);
  });
});
