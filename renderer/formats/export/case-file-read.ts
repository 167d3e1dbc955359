import { caseSchema } from '../../domain/case.ts';
import { z } from '../../domain/schema.ts';
import { sha256Hex } from '../../text-cleanup/sha256.ts';
import type { CaseData } from './case-data.ts';
import { CaseFileRefusal, unpackArchive } from './case-file-archive.ts';
import { caseFileVersion, manifestSchema } from './case-file-layout.ts';
import { readRecords } from './case-file-records.ts';
import { recoverFromTexts } from './case-file-recover.ts';
import { checkReferences } from './case-file-references.ts';

/** What a case file gave: everything in it that is whole, and a sentence for each thing that is not. */
export interface OpenedCaseFile {
  readonly data: CaseData;
  readonly problems: readonly string[];
}

/** The version alone, which must be readable in every manifest there will ever be. */
const versionSchema = z.object({ format: z.literal('hearsay'), version: z.int().min(1) });

/**
 * Reads a `.hearsay` file. A broken record is named in `problems` and hides no other; a file that is not what the manifest says it
 * is, is named too and still read.
 * @throws CaseFileRefusal with one sentence: no case file, written by a newer Hearsay, beyond the bounds, or nothing in it is whole.
 */
export async function readCaseFile(bytes: Uint8Array): Promise<OpenedCaseFile> {
  const { files, problems: unpacking } = unpackArchive(bytes);
  const problems = [...unpacking];
  if (!files.has('manifest.json') && !files.has('case.json')) throw new CaseFileRefusal('is an archive, but not a case file');
  problems.push(...(await checkManifest(files)));
  const json = parseJson(files.get('case.json'));
  const found = caseOf(json);
  if (!found) {
    const data = await recoverFromTexts(files);
    if (!data) throw new CaseFileRefusal('is damaged, and nothing in it could be read');
    return {
      data,
      problems: [...problems, 'case.json cannot be read. The texts of the sources were saved from the file; claims and speakers were not.'],
    };
  }
  const { data, problems: broken } = readRecords(found.row, found.record, files);
  problems.push(...found.problems, ...broken);
  const checked = checkReferences(data);
  problems.push(...checked.problems);
  return { data: checked.data, problems };
}

/** Every problem of a case file, a sentence each; none for a file that is whole. */
export async function validateCaseFile(bytes: Uint8Array): Promise<readonly string[]> {
  try {
    return (await readCaseFile(bytes)).problems;
  } catch (error) {
    if (error instanceof CaseFileRefusal) return [error.reason];
    throw error;
  }
}

async function checkManifest(files: ReadonlyMap<string, Uint8Array>): Promise<string[]> {
  const json = parseJson(files.get('manifest.json'));
  const version = versionSchema.safeParse(json);
  if (version.success && version.data.version > caseFileVersion) {
    throw new CaseFileRefusal(
      `was saved by a newer Hearsay (case file version ${version.data.version}; this one reads up to ${caseFileVersion}). Update Hearsay to open it`,
    );
  }
  const manifest = manifestSchema.safeParse(json);
  if (!manifest.success) return ['manifest.json is missing or damaged, so nothing could be checked against it.'];
  const problems: string[] = [];
  for (const [path, expected] of Object.entries(manifest.data.files)) {
    const content = files.get(path);
    if (!content) problems.push(`${path}: is named in the manifest and missing.`);
    else if ((await sha256Hex(content)) !== expected) problems.push(`${path}: was changed or damaged after it was saved.`);
  }
  for (const path of files.keys()) {
    if (path !== 'manifest.json' && !Object.hasOwn(manifest.data.files, path)) problems.push(`${path}: is not named in the manifest.`);
  }
  return problems;
}

function caseOf(json: unknown): { row: CaseData['case']; record: Record<string, unknown>; problems: string[] } | null {
  const record = z.record(z.string(), z.unknown()).safeParse(json);
  if (!record.success) return null;
  const units = record.data.offsets;
  if (units !== undefined && units !== 'utf-16') {
    throw new CaseFileRefusal(`counts offsets in "${String(units).slice(0, 40)}"; only "utf-16" is known`);
  }
  const whole = caseSchema.safeParse(record.data.case);
  if (whole.success) return { row: whole.data, record: record.data, problems: [] };
  const mended = mendCase(record.data);
  return { row: mended, record: record.data, problems: ['case: its title or scale of verdicts is damaged and was replaced.'] };
}

/** The case's own record from what is left of it, so that the rest can be opened. */
function mendCase(record: Record<string, unknown>): CaseData['case'] {
  const left = z.record(z.string(), z.unknown()).catch({}).parse(record.case);
  const text = (value: unknown, instead: string) => (typeof value === 'string' && value !== '' ? value.slice(0, 200) : instead);
  const at = text(left.createdAt, '1970-01-01T00:00:00.000Z').slice(0, 40);
  const verdicts = caseSchema.shape.verdicts.safeParse(left.verdicts);
  return {
    id: text(left.id, crypto.randomUUID()),
    title: text(left.title, 'Recovered case'),
    note: typeof left.note === 'string' ? left.note : '',
    verdicts: verdicts.success ? verdicts.data : [],
    createdAt: at,
    updatedAt: text(left.updatedAt, at).slice(0, 40),
  };
}

function parseJson(bytes: Uint8Array | undefined): unknown {
  if (!bytes) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes));
  } catch {
    return undefined;
  }
}
