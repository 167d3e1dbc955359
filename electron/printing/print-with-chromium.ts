import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { DevtoolsPipe } from './devtools-pipe.ts';
import { findChromium, noChromium } from './find-chromium.ts';

/** A report of thousands of pages takes minutes; what takes longer hangs. */
const patience = 10 * 60_000;

/** Nothing of the analyst's own browser is used: no profile, no extensions, no background traffic, and no name resolves. */
const switches = [
  '--headless',
  '--user-agent=Hearsay',
  '--remote-debugging-pipe',
  '--no-startup-window',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

/** A4, in inches as the protocol counts; margins and page numbers are the report's own. */
const paper = {
  paperWidth: 210 / 25.4,
  paperHeight: 297 / 25.4,
  marginTop: 0,
  marginBottom: 0,
  marginLeft: 0,
  marginRight: 0,
  printBackground: true,
  preferCSSPageSize: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  transferMode: 'ReturnAsStream',
};

/** The report could not be printed; `message` is the sentence to show. */
export class PrintFailed extends Error {
  override readonly name = 'PrintFailed';
}

/**
 * A self-contained HTML page as PDF, tagged for screen readers and with an outline of its headings: printed by a Chromium of this computer,
 * where the page runs no script and can load nothing.
 * @throws PrintFailed with a sentence when there is no Chromium or it does not print; whatever `signal` was aborted with.
 */
export async function printWithChromium(html: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const program = findChromium();
  if (program === null) throw new PrintFailed(noChromium());
  const profile = await mkdtemp(join(tmpdir(), 'hearsay-print-'));
  // As root Chromium starts only without its sandbox. What it is given to print is our own page, without scripts.
  const root = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = spawn(program, [...switches, ...root, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const ended = new Promise<void>((resolve) => {
    browser.once('exit', () => resolve());
    browser.once('error', () => resolve());
  });
  const [, , , to, from] = browser.stdio;
  const stopped = AbortSignal.any([AbortSignal.timeout(patience), ...(signal ? [signal] : [])]);
  try {
    if (!(to instanceof Writable) || !(from instanceof Readable)) throw new PrintFailed('Chromium could not be started.');
    const pipe = new DevtoolsPipe(to, from);
    browser.once('error', (error) => pipe.end(error));
    stopped.addEventListener('abort', () => pipe.end(new Error('Printing took too long.')));
    if (stopped.aborted) pipe.end(new Error('stopped'));
    return await printPage(pipe, html);
  } catch (error) {
    signal?.throwIfAborted();
    const why = error instanceof Error ? error.message : String(error);
    throw new PrintFailed(`The PDF could not be printed: ${why}`, { cause: error });
  } finally {
    stop(browser.pid);
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => {});
  }
}

async function printPage(pipe: DevtoolsPipe, html: string): Promise<Uint8Array<ArrayBuffer>> {
  const { targetId } = z.object({ targetId: z.string() }).parse(await pipe.ask('Target.createTarget', { url: 'about:blank' }));
  const attached = await pipe.ask('Target.attachToTarget', { targetId, flatten: true });
  const { sessionId } = z.object({ sessionId: z.string() }).parse(attached);
  const ask = (method: string, params: Readonly<Record<string, unknown>> = {}) => pipe.ask(method, params, sessionId);
  await ask('Emulation.setScriptExecutionDisabled', { value: true });
  const tree = z.object({ frameTree: z.object({ frame: z.object({ id: z.string() }) }) }).parse(await ask('Page.getFrameTree'));
  await ask('Page.setDocumentContent', { frameId: tree.frameTree.frame.id, html });
  const { stream } = z.object({ stream: z.string() }).parse(await ask('Page.printToPDF', paper));
  const chunk = z.object({ data: z.string(), base64Encoded: z.boolean().optional(), eof: z.boolean() });
  const parts: Buffer[] = [];
  for (;;) {
    const { data, base64Encoded, eof } = chunk.parse(await ask('IO.read', { handle: stream, size: 1 << 20 }));
    parts.push(Buffer.from(data, base64Encoded ? 'base64' : 'latin1'));
    if (eof) return new Uint8Array(Buffer.concat(parts));
  }
}

/** Ends Chromium with the processes it started, which share its group. */
function stop(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // it has ended by itself
  }
}
