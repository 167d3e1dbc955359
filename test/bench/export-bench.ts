/**
 * `npm run bench -- exports [format ...]`: every export of 5,000 and of 50,000 claims (over 100 and 1,000 sources), each in a process of its
 * own that writes it to a file as the command line does. Prints the time a claim costs in the larger case as a multiple of what it costs in
 * the smaller one (1.0: linear) and how much memory the export took beyond the case itself, and writes both to `results.md`. The PDF, which
 * Chromium prints from the HTML page, has smaller cases; annotated originals need a PDF engine that plain Node cannot load. Never passes or fails.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWhole } from '../../electron/command-line/write-output.ts';
import { printWithChromium } from '../../electron/printing/print-with-chromium.ts';
import { allExports, exportFormat } from '../../renderer/formats/export/all-exports.ts';
import { defaultReportOptions, reportParts } from '../../renderer/formats/export/report-options.ts';
import { exportCaseOf } from './export-case.ts';

interface Measured {
  readonly milliseconds: number;
  readonly bytes: number;
  /** Resident memory with the case held, and at its highest while the export ran. */
  readonly heldMegabytes: number;
  readonly peakMegabytes: number;
  /** What it really held beyond the case, its garbage collected at each tenth of the way. */
  readonly liveMegabytes: number;
  /** How often it told how far it was, and how long it was silent at most, as a part of the whole time. */
  readonly steps: number;
  readonly silence: number;
}

/** Claims of the two cases. */
const sizes: Readonly<Record<string, readonly [number, number]>> = { pdf: [500, 5_000] };
const usual = [5_000, 50_000] as const;

const [what, id = '', count = ''] = process.argv.slice(2);
if (what === 'one') process.stdout.write(JSON.stringify(await measure(id, Number(count))));
else run(process.argv.slice(2));

async function measure(formatId: string, claims: number): Promise<Measured> {
  const format = exportFormat(formatId);
  if (!format) throw new Error(`There is no format ${formatId}.`);
  const data = exportCaseOf(claims);
  const options = { ...defaultReportOptions('2026-01-01T00:00:00.000Z'), parts: reportParts.map((part) => part.id) };
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-bench-'));
  const path = join(folder, 'export');
  // what making the case left behind is no part of the export
  globalThis.gc?.();
  const heldMegabytes = process.memoryUsage().rss / 1e6;
  const live = () => {
    // the first lets go of what the second then frees: buffers outside of the heap
    globalThis.gc?.();
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 1e6;
  };
  const before = live();
  let [most, sampled, collecting] = [before, 0, 0];
  const start = performance.now();
  let [steps, silence, last] = [0, 0, start];
  const tell = () => {
    const now = performance.now();
    silence = Math.max(silence, now - last);
    last = now;
  };
  const onProgress = (fraction: number) => {
    steps += 1;
    tell();
    if (fraction * 10 < sampled) return;
    sampled += 1;
    most = Math.max(most, live());
    collecting += performance.now() - last;
    last = performance.now();
  };
  if (format.printed) {
    const page = await format.render(data, options, { onProgress });
    await writeWhole(path, await printWithChromium(new TextDecoder().decode(page)));
  } else await writeWhole(path, format.pieces(data, options, { onProgress }));
  tell();
  const milliseconds = performance.now() - start - collecting;
  const bytes = statSync(path).size;
  rmSync(folder, { recursive: true });
  return {
    milliseconds,
    bytes,
    heldMegabytes,
    peakMegabytes: process.resourceUsage().maxRSS / 1e3,
    liveMegabytes: most - before,
    steps,
    silence: silence / milliseconds,
  };
}

function child(formatId: string, claims: number): Measured | undefined {
  const args = [
    '--experimental-transform-types',
    '--no-warnings',
    '--expose-gc',
    '--max-old-space-size=4096',
    fileURLToPath(import.meta.url),
    'one',
    formatId,
    String(claims),
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 240_000 });
  if (status !== 0)
    process.stderr.write(`${formatId} ${claims}: ${stderr.split('\n').find((line) => /Error|FATAL/.test(line)) ?? 'stopped'}\n`);
  return status === 0 ? (JSON.parse(stdout) as Measured) : undefined;
}

function run(chosen: readonly string[]): void {
  const ids = chosen.length > 0 ? chosen : allExports.map((format) => format.id).filter((one) => one !== 'pdf-originals');
  const rows: string[] = [];
  for (const formatId of ids) {
    const [small, large] = sizes[formatId] ?? usual;
    const [few, many] = [child(formatId, small), child(formatId, large)];
    if (!few || !many) {
      rows.push(`| ${formatId} | did not finish | | | | | | |`);
      continue;
    }
    const ratio = many.milliseconds / large / (few.milliseconds / small);
    const beyond = (one: Measured) => Math.max(0, one.peakMegabytes - one.heldMegabytes);
    const megabytes = many.bytes / 1e6;
    const cells = [
      sizes[formatId] ? `${formatId}, ${large.toLocaleString('en')} claims` : formatId,
      ratio.toFixed(2),
      `${(many.milliseconds / 1000).toFixed(1)} s`,
      `${megabytes < 1 ? megabytes.toFixed(2) : megabytes.toFixed(0)} MB`,
      `${few.liveMegabytes.toFixed(0)} → ${many.liveMegabytes.toFixed(0)} MB`,
      `${beyond(few).toFixed(0)} → ${beyond(many).toFixed(0)} MB`,
      String(many.steps),
      `${(many.silence * 100).toFixed(0)} %`,
    ];
    rows.push(`| ${cells.join(' | ')} |`);
    process.stdout.write(`${cells.join('  ')}\n`);
  }
  write(ids, rows);
}

/** Puts the rows into the section of `results.md`; those of formats that were not measured stay. */
function write(ids: readonly string[], rows: readonly string[]): void {
  const path = fileURLToPath(new URL('results.md', import.meta.url));
  const head = '## Exports';
  const [before = '', section = ''] = readFileSync(path, 'utf8').split(`\n${head}\n`);
  const idOf = (line: string) => /^\| ([\w-]+)/.exec(line)?.[1] ?? '';
  const kept = section.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:format|-)/.test(line) && !ids.includes(idOf(line)));
  const order = allExports.map((format) => format.id);
  const place = (line: string) => order.indexOf(idOf(line));
  const table = [...kept, ...rows].sort((a, b) => place(a) - place(b));
  const text = `${head}

50,000 claims over 1,000 sources against 5,000 over 100, everything chosen, each in a process of its own that writes it to a file
(\`npm run bench -- exports\`); PDF 5,000 against 500. Time for a claim is a multiple of the smaller case's. Beyond the case itself, small →
large: what the export held, and the memory its process took, most of which is garbage that there was no need to collect. The last column is the
longest time without a word of progress, as a part of the whole. Annotated originals need the PDF engine, which plain Node cannot load. A codebook
(QDC) holds topics and verdicts only, so that it does not grow with the claims. What is still held of a report is an object for each of its claims and
paragraphs, in DOCX the packed comments, in QDPX the packed sources, notes and links. Times are of a machine with other work on both cores.

LibreOffice 7.4 reads all comments of a DOCX again for each of them: converting one of 1,000 comments took it 28 s of processor time written in full,
13 s in brief as they are now from 301 comments on, and 5 s without comments (annotated text alone). It stays quadratic: 2,200 comments 54 s.

| format | time for a claim | whole | file | held | memory of the process | steps told | longest silence |
| --- | --- | --- | --- | --- | --- | --- | --- |
${table.join('\n')}
`;
  writeFileSync(path, `${before.trimEnd()}\n\n${text}`);
}
