import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { unzipExchange } from '../../renderer/formats/exchange/unzip-exchange.ts';
import type { CaseData } from '../../renderer/formats/export/case-data.ts';
import { type ExportFormat, ExportStopped, type ExportWork, kindOf } from '../../renderer/formats/export/export-format.ts';
import type { FilePieces } from '../../renderer/formats/export/file-pieces.ts';
import type { ReportOptions } from '../../renderer/formats/export/report-options.ts';
import { printWithChromium } from '../printing/print-with-chromium.ts';
import type { CommandLine } from './command.ts';
import { writeWhole } from './write-output.ts';

/**
 * Writes a case in a format: to stdout, to a file, or as the files of a folder where a format has several and `out` is no archive. What goes
 * to one file or to stdout goes there piece by piece as it is made; a page that is printed and files for a folder are made whole first.
 * @throws ExportStopped when somebody at the terminal stopped it; nothing is then left of it. Whatever else keeps it from being made.
 */
export function writeExport(format: ExportFormat, data: CaseData, options: ReportOptions, out: string, line: CommandLine): Promise<void> {
  return line.stoppable(async (signal) => {
    let shown = -1;
    const work: ExportWork = {
      signal,
      onProgress: (fraction) => {
        const percent = Math.floor(fraction * (format.printed ? 50 : 100));
        if (percent !== shown) line.progress(`${format.label}, ${percent} %`);
        shown = percent;
      },
    };
    try {
      const isFolder = format.extension === 'zip' && out !== '-' && !/\.zip$/i.test(out);
      if (format.printed) {
        const page = new TextDecoder().decode(await format.render(data, options, work));
        line.progress(`${format.label}, 50 %, laying out the pages`);
        await put(await printWithChromium(page, signal), out, line);
      } else if (isFolder) await putFiles(await format.render(data, options, work), format, out);
      else await put(lookingUp(format.pieces(data, options, work), signal), out, line);
    } catch (error) {
      throw signal.aborted ? new ExportStopped() : error;
    } finally {
      line.progress('');
    }
  });
}

async function put(content: Uint8Array | AsyncIterable<Uint8Array>, out: string, line: CommandLine): Promise<void> {
  if (out !== '-') await writeWhole(out, content);
  else if (content instanceof Uint8Array) await line.printBytes(content);
  else for await (const piece of content) if (piece.length > 0) await line.printBytes(piece);
}

/** The files of an archive in a folder; where it is no archive but the one file it would have held, that file. */
async function putFiles(bytes: Uint8Array, format: ExportFormat, out: string): Promise<void> {
  if (kindOf(format, bytes).extension !== 'zip') {
    await writeWhole(out, bytes);
    return;
  }
  for (const file of unzipExchange({ name: 'export.zip', bytes })) {
    const path = join(out, file.name);
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(path, file.bytes);
  }
}

/** The same pieces; now and then the process looks whether it was interrupted, which it cannot while it computes. */
async function* lookingUp(pieces: FilePieces, signal: AbortSignal): FilePieces {
  let last = performance.now();
  for await (const piece of pieces) {
    yield piece;
    if (performance.now() - last < 50) continue;
    await setImmediate();
    last = performance.now();
    if (signal.aborted) throw new ExportStopped();
  }
}
