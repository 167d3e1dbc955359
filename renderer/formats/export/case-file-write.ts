import { sha256Hex } from '../../text-cleanup/sha256.ts';
import { byKey, type CaseData } from './case-data.ts';
import { archiveLimits, caseFileVersion, type Manifest, originalPath, textPath } from './case-file-layout.ts';
import { type ExportFormat, type ExportWork, exportOf, partOf, step, stepping } from './export-format.ts';
import { exportList } from './export-list.ts';
import { type FilePieces, joinPieces, type Piece, utf8Pieces, wholeOf } from './file-pieces.ts';
import { type FilePreview, listedFiles } from './file-preview.ts';
import { JsonMembers, JsonRows, jsonParts } from './json-pieces.ts';
import { Sha256OfPieces } from './sha256-of-pieces.ts';
import { type PackedEntry, packEntry, type ZipEntry, ZipWriter } from './zip-files.ts';

/** Endings of files that deflate cannot make smaller. */
const isPacked = /\.(?:pdf|docx|odt|epub|xlsx|zip|png|jpe?g|gif|webp|mp3|mp4)$/;

/**
 * The case as a `.hearsay` archive: `manifest.json`, `case.json`, and per source its text and the bytes as imported. Offsets in
 * `case.json` are UTF-16 units and it says so. The same case gives the same bytes, but for `createdAt`. The manifest, which stands first, has
 * the SHA-256 of every other file, so that all of them are packed before the first piece is given.
 * @throws Error with a sentence when the case has more sources than an archive can hold.
 * @param createdAt ISO moment written into the manifest.
 */
async function* caseFilePieces(data: CaseData, createdAt: string, work: ExportWork | undefined): FilePieces {
  if (data.texts.length + data.originals.length + 2 > archiveLimits.entries) {
    throw new Error('The case holds more sources than one case file can. Export it in parts.');
  }
  const hashes: Record<string, string> = {};
  const packed: PackedEntry[] = [];
  const rows = function* (told: ExportWork | undefined) {
    yield* utf8Pieces(jsonParts(caseJson(data, told), 0));
    yield* utf8Pieces(['\n']);
  };
  const sum = new Sha256OfPieces();
  const content = sum.over(rows(partOf(work, 0, 0.5)));
  packed.push(yield* packSafely({ path: 'case.json', content }, () => joinPieces([...rows(undefined)])));
  hashes['case.json'] = sum.hex();
  const encoder = new TextEncoder();
  for (const text of stepping([...data.texts].sort(byKey((row) => row.id)), partOf(work, 0.5, 0.7))) {
    const [path, content] = [textPath(text.id), encoder.encode(text.text)];
    hashes[path] = await sha256Hex(content);
    packed.push(yield* packSafely({ path, content }, () => content));
  }
  for (const original of stepping([...data.originals].sort(byKey((row) => row.id)), partOf(work, 0.7, 0.9))) {
    const { bytes: content } = original;
    const path = originalPath(original.id, original.fileName);
    hashes[path] = await sha256Hex(content);
    packed.push(yield* packSafely({ path, content, stored: isPacked.test(path) }, () => content));
  }
  const manifest: Manifest = { format: 'hearsay', version: caseFileVersion, app: 'hearsay 0.1.0', createdAt, files: hashes };
  const zip = new ZipWriter();
  yield* zip.add({ path: 'manifest.json', content: [`${JSON.stringify(manifest, null, 2)}\n`] });
  for (const entry of stepping(packed, partOf(work, 0.9, 1))) yield* zip.put(entry);
  yield* zip.end();
}

/** The whole case file; see {@link caseFilePieces}. */
export async function writeCaseFile(data: CaseData, createdAt: string, work?: ExportWork): Promise<Uint8Array> {
  return wholeOf(caseFilePieces(data, createdAt, work));
}

/** Packs a file, but stores what would pack so well that a reader must take it for a bomb. @param whole its bytes, once more. */
function* packSafely(entry: ZipEntry, whole: () => Uint8Array): Generator<Piece, PackedEntry> {
  const packed = yield* packEntry(entry);
  const isBomb = packed.size > archiveLimits.ratioFrom && packed.packedSize * archiveLimits.ratio <= packed.size;
  return isBomb ? yield* packEntry({ path: entry.path, content: whole(), stored: true }) : packed;
}

/** What stands in `case.json`, the keys of every object in order, so that rows written by different code give the same bytes. */
function caseJson(data: CaseData, work: ExportWork | undefined): JsonMembers {
  const all = Object.values(data).reduce((sum, rows) => sum + (Array.isArray(rows) ? rows.length : 0), 0);
  let done = 0;
  const list = <R>(rows: readonly R[], written: (row: R) => unknown = (row) => row) =>
    new JsonRows(
      (function* () {
        for (const row of rows) {
          if (done++ % 256 === 0) step(work, done / Math.max(1, all));
          yield sortKeys(written(row));
        }
      })(),
    );
  const byId = <R extends { readonly id: string }>(rows: readonly R[]) => [...rows].sort(byKey((row) => row.id));
  return new JsonMembers({
    attributions: list(byId(data.attributions)),
    case: sortKeys(data.case),
    claims: list(byId(data.claims)),
    codes: list(byId(data.codes)),
    decisions: list(byId(data.decisions)),
    evidence: list(byId(data.evidence)),
    history: list([...data.edits].sort((a, b) => a.seq - b.seq)),
    mentions: list(byId(data.mentions)),
    notes: list(byId(data.notes)),
    offsets: 'utf-16',
    originals: list(byId(data.originals), ({ bytes: _, ...rest }) => ({ ...rest, file: originalPath(rest.id, rest.fileName) })),
    pictures: list(byId(data.pictures)),
    sources: list(byId(data.sources)),
    speakers: list(byId(data.speakers)),
    templates: list(byId(data.templates)),
    texts: list(byId(data.texts), ({ text, ...rest }) => ({ ...rest, file: textPath(rest.id), ...lonely(text) })),
  });
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

/** The same value with the keys of every object in order. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value).sort(byKey((entry) => entry[0]));
  return Object.fromEntries(sorted.map(([key, child]) => [key, sortKeys(child)]));
}

export const caseFileExport: ExportFormat = {
  ...exportOf(exportList.hearsay, (data, options, work) => caseFilePieces(data, options.at, work)),
  contents: (data, _, held) => caseFileContents(data, held),
};
