import { deflateSync, type Zippable, zipSync } from 'fflate';
import { sha256Hex } from '../../text-cleanup/sha256.ts';
import { byKey, type CaseData } from './case-data.ts';
import { archiveLimits, caseFileVersion, type Manifest, originalPath, textPath } from './case-file-layout.ts';
import { type ExportFormat, type ExportWork, step } from './export-format.ts';
import { exportList } from './export-list.ts';
import { type FilePreview, listedFiles } from './file-preview.ts';

/** A moment that zip can hold and that reads the same in every time zone. */
const fixedTime = new Date(1980, 0, 1);

/** Endings of files that deflate cannot make smaller. */
const packed = /\.(?:pdf|docx|odt|epub|xlsx|zip|png|jpe?g|gif|webp|mp3|mp4)$/;

/**
 * The case as a `.hearsay` archive: `manifest.json`, `case.json`, and per source its text and the bytes as imported. Offsets in
 * `case.json` are UTF-16 units and it says so. The same case gives the same bytes, but for `createdAt`.
 * @throws Error with a sentence when the case has more sources than an archive can hold.
 * @param createdAt ISO moment written into the manifest.
 */
export async function writeCaseFile(data: CaseData, createdAt: string, work?: ExportWork): Promise<Uint8Array> {
  if (data.texts.length + data.originals.length + 2 > archiveLimits.entries) {
    throw new Error('The case holds more sources than one case file can. Export it in parts.');
  }
  const files = new Map<string, Uint8Array>();
  const encoder = new TextEncoder();
  files.set('case.json', encoder.encode(`${JSON.stringify(sortKeys(caseJson(data)))}\n`));
  for (const text of [...data.texts].sort(byKey((row) => row.id))) files.set(textPath(text.id), encoder.encode(text.text));
  for (const original of [...data.originals].sort(byKey((row) => row.id))) {
    files.set(originalPath(original.id, original.fileName), original.bytes);
  }
  const hashes: Record<string, string> = {};
  let done = 0;
  for (const [path, bytes] of files) {
    hashes[path] = await sha256Hex(bytes);
    done += 1;
    step(work, (done / files.size) * 0.5);
  }
  const manifest: Manifest = { format: 'hearsay', version: caseFileVersion, app: 'hearsay 0.1.0', createdAt, files: hashes };
  const archive: Zippable = {
    'manifest.json': [encoder.encode(`${JSON.stringify(manifest, null, 2)}\n`), { level: 6, mtime: fixedTime }],
  };
  for (const [path, bytes] of files) archive[path] = [bytes, { level: worthPacking(path, bytes) ? 6 : 0, mtime: fixedTime }];
  const zipped = zipSync(archive);
  step(work, 1);
  return zipped;
}

/** What is packed already is stored, and so is what would pack so well that a reader must take it for a bomb. */
function worthPacking(path: string, bytes: Uint8Array): boolean {
  if (packed.test(path)) return false;
  return bytes.length <= archiveLimits.ratioFrom || deflateSync(bytes, { level: 6 }).length * archiveLimits.ratio > bytes.length;
}

function caseJson(data: CaseData): Record<string, unknown> {
  const byId = byKey((row: { readonly id: string }) => row.id);
  return {
    offsets: 'utf-16',
    case: data.case,
    sources: [...data.sources].sort(byId),
    texts: [...data.texts].sort(byId).map(({ text, ...rest }) => ({ ...rest, file: textPath(rest.id), ...lonely(text) })),
    originals: [...data.originals].sort(byId).map(({ bytes: _, ...rest }) => ({ ...rest, file: originalPath(rest.id, rest.fileName) })),
    speakers: [...data.speakers].sort(byId),
    mentions: [...data.mentions].sort(byId),
    claims: [...data.claims].sort(byId),
    attributions: [...data.attributions].sort(byId),
    codes: [...data.codes].sort(byId),
    evidence: [...data.evidence].sort(byId),
    notes: [...data.notes].sort(byId),
    decisions: [...data.decisions].sort(byId),
    templates: [...data.templates].sort(byId),
    pictures: [...data.pictures].sort(byId),
    history: [...data.edits].sort((a, b) => a.seq - b.seq),
  };
}

/** What `writeCaseFile` would write, a row a file. */
function caseFileContents(data: CaseData, held: ReadonlySet<string>): FilePreview {
  const counts = (
    [
      [data.sources, 'source', 'sources'],
      [data.claims, 'claim', 'claims'],
      [data.speakers, 'speaker', 'speakers'],
      [data.evidence, 'piece of evidence', 'pieces of evidence'],
      [data.notes, 'note', 'notes'],
      [data.templates, 'report template', 'report templates'],
      [data.edits, 'step of the history', 'steps of the history'],
    ] as const
  ).flatMap(([rows, one, many]) => (rows.length === 0 ? [] : [`${rows.length} ${rows.length === 1 ? one : many}`]));
  const texts = new Set(data.texts.map((row) => row.id));
  return listedFiles([
    ['manifest.json', 'Which version of the format it is, and the SHA-256 of each file'],
    ['case.json', counts.join(', ')],
    ...[...data.sources]
      .sort(byKey((row) => row.id))
      .flatMap((source): [string, string][] => [
        ...(texts.has(source.id) ? [[textPath(source.id), `Text of ${source.title || source.fileName}`] as [string, string]] : []),
        ...(held.has(source.id)
          ? [[originalPath(source.id, source.fileName), `${source.fileName || source.title} as imported`] as [string, string]]
          : []),
      ]),
  ]);
}

/** UTF-8 has no way to write half a surrogate pair; a text with one stands in `case.json`, where JSON can. */
function lonely(text: string): { text?: string } {
  return text.isWellFormed() ? {} : { text };
}

/** The same value with the keys of every object in order, so that rows written by different code give the same bytes. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value).sort(byKey((entry) => entry[0]));
  return Object.fromEntries(sorted.map(([key, child]) => [key, sortKeys(child)]));
}

export const caseFileExport: ExportFormat = {
  ...exportList.hearsay,
  render: (data, options, work) => writeCaseFile(data, options.at, work),
  contents: (data, _, held) => caseFileContents(data, held),
};
