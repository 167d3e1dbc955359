import { PrintError } from './desktop-errors.ts';

/** Where the host that serves the page prints (`electron/browser-host`). Any other server answers that there is no such file. */
const address = new URL('print', document.baseURI);

/** Whether the host that serves this page has a Chromium to print with. */
export async function canPrintReport(): Promise<boolean> {
  try {
    return (await fetch(address, { method: 'HEAD', cache: 'no-store' })).headers.get('Hearsay-Prints') === 'yes';
  } catch {
    // the page runs without its host
    return false;
  }
}

/** Sends the report to the host on this computer and gets the PDF back. @throws PrintError */
export async function printReport(html: string, signal?: AbortSignal): Promise<Uint8Array> {
  const request = { method: 'POST', headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: html };
  let answer: Response;
  try {
    answer = await fetch(address, signal ? { ...request, signal } : request);
  } catch (cause) {
    signal?.throwIfAborted();
    throw new PrintError(
      'The PDF could not be printed, because Hearsay no longer runs on this computer. Start it again and try once more.',
      { cause },
    );
  }
  if (answer.status === 200) return new Uint8Array(await answer.arrayBuffer());
  throw new PrintError((await answer.text()).trim().slice(0, 500) || 'The PDF could not be printed.');
}
