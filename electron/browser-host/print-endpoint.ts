import type { IncomingMessage, ServerResponse } from 'node:http';
import { findChromium, noChromium } from '../printing/find-chromium.ts';
import { PrintFailed, printWithChromium } from '../printing/print-with-chromium.ts';

/** The page sends a report here and gets it back as PDF. The only thing this host does besides serving files. */
export const printAddress = '/print';

/** As in `bridge/contract.ts`. */
const largestReport = 64 * 1024 * 1024;

let printing = false;

/**
 * HEAD: whether there is a Chromium to print with, in the header `Hearsay-Prints`. POST of `text/html`: the PDF, or 4xx and 5xx with a sentence.
 * Only the page of this host may ask: its media type makes a browser ask first when another page sends it, and that is refused.
 */
export async function respondToPrint(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'HEAD') return tell(response, findChromium() !== null);
  if (request.method !== 'POST') return end(response, 405, 'Reports are sent here with POST.');
  if (!isOwnPage(request)) return end(response, 403, 'Only Hearsay’s own page may print here.');
  if (!/^text\/html\b/i.test(request.headers['content-type'] ?? '')) return end(response, 415, 'Only a report as HTML is printed here.');
  if (findChromium() === null) return end(response, 503, noChromium());
  if (printing) return end(response, 503, 'Another report is being printed. Try again when it is done.');
  printing = true;
  try {
    const html = await readBody(request);
    if (html === null) return end(response, 413, 'This report is too large to be printed. Leave out some sources, or export it as HTML.');
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const pdf = await printWithChromium(html, gone.signal);
    response.writeHead(200, { ...plain, 'Content-Type': 'application/pdf', 'Content-Length': pdf.byteLength });
    response.end(pdf);
  } catch (error) {
    if (!response.destroyed) end(response, 503, error instanceof PrintFailed ? error.message : 'The PDF could not be printed.');
  } finally {
    printing = false;
  }
}

/** Browsers say where a request comes from; a page elsewhere cannot lie about it. */
function isOwnPage({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  return (site === undefined || site === 'same-origin') && headers.origin === `http://${headers.host}`;
}

/** The body as text, or `null` when it is too large; the rest of it is then not read. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    size += bytes.byteLength;
    if (size > largestReport) return null;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}

const plain = { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' };

function tell(response: ServerResponse, prints: boolean): void {
  response.writeHead(204, { ...plain, 'Hearsay-Prints': prints ? 'yes' : 'no' });
  response.end();
}

function end(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, plain);
  response.end(`${sentence}\n`);
}
