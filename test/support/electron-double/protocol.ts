import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setPort } from './addresses.ts';

type Answerer = (request: Request) => Promise<Response>;

let answerer: Answerer | null = null;
let privileged = false;

/** `protocol` of Electron, for the one scheme the app has. */
export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly { scheme: string; privileges: { standard?: boolean; secure?: boolean } }[]): void {
    privileged = schemes.some(({ scheme, privileges }) => scheme === 'app' && privileges.standard === true && privileges.secure === true);
  },
  handle(scheme: string, handler: Answerer): void {
    if (scheme !== 'app') throw new Error(`unknown scheme ${scheme}`);
    if (!privileged) throw new Error('the app scheme has to be registered as standard and secure before ready');
    answerer = handler;
  },
};

/**
 * Serves `http://HOST.localhost:PORT/...` with whatever the app answers for `app://HOST/...`. The port is part of the origin, to which the
 * database belongs, so a second run on the same data folder takes the port of the first.
 */
export async function startProtocolServer(userData: string): Promise<() => void> {
  const memory = join(userData, 'double-port');
  const wanted = existsSync(memory) ? Number(readFileSync(memory, 'utf8')) : 0;
  const server = createServer(async (request, response) => {
    const host = /^([a-z]+)\.localhost:/.exec(request.headers.host ?? '')?.[1];
    if (answerer === null || host === undefined) {
      response.writeHead(404).end();
      return;
    }
    const answer = await answerer(asRequest(`app://${host}${request.url ?? '/'}`, request.method ?? 'GET'));
    let body = Buffer.from(await answer.arrayBuffer());
    // Links to pages of the main process's own have to lead somewhere in Chromium too.
    if (host !== 'renderer') body = Buffer.from(body.toString('utf8').replaceAll(/app:\/\/([a-z]+)/g, `http://$1.localhost:${portOf()}`));
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(body);
  });
  await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve));
  const portOf = () => (server.address() as AddressInfo).port;
  setPort(portOf());
  writeFileSync(memory, String(portOf()));
  return () => {
    server.close();
    server.closeAllConnections();
  };
}

/** Electron keeps the address as it was asked for, without the folding of `..` that `Request` does. */
function asRequest(url: string, method: string): Request {
  return new Proxy(new Request(url, { method }), {
    get: (request, name) => (name === 'url' ? url : Reflect.get(request, name, request)),
  });
}
