import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerFromRenderer } from '../security/renderer-files.ts';
import { printAddress, respondToPrint } from './print-endpoint.ts';

/** The built renderer, served to a browser on this computer. */
export interface BrowserHost {
  readonly url: string;
  close(): Promise<void>;
}

/** The port is taken by something else. The origin holds the data, so another port would show an empty app. */
export class PortInUse extends Error {
  constructor(readonly port: number) {
    super(
      `Port ${port} is in use by another program. Close it, or choose another port with PORT=${port + 1} (each port keeps its own cases).`,
    );
  }
}

/**
 * Serves `folder` at `http://localhost:port`, to this computer only: it listens on the loopback addresses and refuses other host names,
 * so that a page elsewhere cannot reach it through a name of its own. Port 0 takes a free one.
 * @throws PortInUse
 */
export async function serveRenderer(folder: string, port: number): Promise<BrowserHost> {
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    void respond(folder, request, response);
  };
  const first = createServer(answer);
  await listen(first, port, '127.0.0.1');
  const taken = (first.address() as AddressInfo).port;
  const servers = [first];
  const second = createServer(answer);
  try {
    await listen(second, taken, '::1');
    servers.push(second);
  } catch (error) {
    if (error instanceof PortInUse) {
      await close(first);
      throw error;
    }
    // This computer has no IPv6; the first address is enough.
  }
  return { url: `http://localhost:${taken}`, close: async () => void (await Promise.all(servers.map(close))) };
}

async function respond(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  if (host !== 'localhost' && host !== '127.0.0.1' && host !== '[::1]')
    return end(response, 421, 'This address is for this computer only.');
  if ((request.url ?? '') === printAddress && request.method !== 'GET') return respondToPrint(request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'Only reading is possible here.');
  const pathname = (request.url ?? '').split(/[?#]/, 1)[0] ?? '';
  const { status, headers, body } = await answerFromRenderer(folder, pathname);
  response.writeHead(status, { ...headers, 'Content-Length': body.byteLength });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function end(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' });
  response.end(`${sentence}\n`);
}

function listen(server: Server, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? new PortInUse(port) : error));
    server.listen({ port, host: address, ipv6Only: true }, () => resolve());
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
