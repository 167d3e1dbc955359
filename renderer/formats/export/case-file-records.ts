import type { Case } from '../../domain/case.ts';
import { codeSchema } from '../../domain/case.ts';
import { attributionSchema, claimSchema, evidenceSchema } from '../../domain/claim.ts';
import { editSchema } from '../../domain/edit.ts';
import { pictureSchema } from '../../domain/picture.ts';
import { reportTemplateSchema } from '../../domain/report-template.ts';
import { z } from '../../domain/schema.ts';
import { type Original, originalSchema, passageNoteSchema, type SourceText, sourceSchema, sourceTextSchema } from '../../domain/source.ts';
import { mentionSchema, speakerSchema } from '../../domain/speaker.ts';
import { suggestionDecisionSchema } from '../../domain/suggestion-decision.ts';
import type { CaseData } from './case-data.ts';
import { originalPath, textPath } from './case-file-layout.ts';

const storedTextSchema = z.strictObject({
  ...sourceTextSchema.omit({ text: true }).shape,
  file: z.string().max(1000),
  /** Only where UTF-8 cannot hold it. */
  text: z.string().optional(),
});
const storedOriginalSchema = z.strictObject({ ...originalSchema.omit({ bytes: true }).shape, file: z.string().max(1000) });

interface Row {
  readonly id: string;
}

/** Every record of `case.json` that satisfies its schema, and a sentence for each that does not. */
export function readRecords(
  row: Case,
  record: Record<string, unknown>,
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): { data: CaseData; problems: string[] } {
  const problems: string[] = [];
  const read = <R extends Row>(name: string, schema: z.ZodType<R>): R[] => wholeRecords(name, record[name], schema, problems);
  const ours = <R extends Row & { readonly caseId: string }>(name: string, schema: z.ZodType<R>): R[] =>
    read(name, schema).map((one) => inThisCase(name, one, row.id, problems));
  const data: CaseData = {
    case: row,
    sources: ours('sources', sourceSchema),
    texts: read('texts', storedTextSchema).flatMap((stored) => textOf(stored, row.id, files, problems)),
    originals: read('originals', storedOriginalSchema).flatMap((stored) => originalOf(stored, row.id, files, problems)),
    speakers: ours('speakers', speakerSchema),
    mentions: ours('mentions', mentionSchema),
    claims: ours('claims', claimSchema),
    attributions: ours('attributions', attributionSchema),
    codes: ours('codes', codeSchema),
    evidence: ours('evidence', evidenceSchema),
    notes: ours('notes', passageNoteSchema),
    decisions: ours('decisions', suggestionDecisionSchema),
    templates: ours('templates', reportTemplateSchema),
    pictures: ours('pictures', pictureSchema),
    edits: inSequence(ours('history', editSchema), problems),
  };
  return { data, problems };
}

function wholeRecords<R extends Row>(name: string, value: unknown, schema: z.ZodType<R>, problems: string[]): R[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    problems.push(`${name}: is not a list.`);
    return [];
  }
  const seen = new Set<string>();
  const whole: R[] = [];
  value.forEach((raw: unknown, index) => {
    const parsed = schema.safeParse(raw);
    if (!parsed.success) problems.push(`${name} ${nameOf(raw, index)}: ${firstProblem(parsed.error.issues)}.`);
    else if (seen.has(parsed.data.id)) problems.push(`${name} ${nameOf(raw, index)}: is there twice; the first one counts.`);
    else {
      seen.add(parsed.data.id);
      whole.push(parsed.data);
    }
  });
  return whole;
}

function inThisCase<R extends Row & { readonly caseId: string }>(name: string, one: R, caseId: string, problems: string[]): R {
  if (one.caseId === caseId) return one;
  problems.push(`${name} ${nameOf(one, 0)}: said it belonged to another case.`);
  return { ...one, caseId };
}

/** A history must count up by one place a step; steps that repeat a number are left out. */
function inSequence(edits: CaseData['edits'], problems: string[]): CaseData['edits'] {
  const seen = new Set<number>();
  return edits
    .filter((edit) => {
      if (!seen.has(edit.seq)) return seen.add(edit.seq);
      problems.push(`history ${nameOf(edit, 0)}: step ${edit.seq} is there twice; the first one counts.`);
      return false;
    })
    .sort((a, b) => a.seq - b.seq);
}

type StoredText = z.infer<typeof storedTextSchema>;

function textOf(stored: StoredText, caseId: string, files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, problems: string[]): SourceText[] {
  const { file, text: inside, ...rest } = stored;
  const bytes = files.get(file) ?? files.get(textPath(stored.id));
  const text = inside ?? (bytes ? decode(bytes) : null);
  if (text === null) {
    problems.push(`${file}: the text of a source is missing or is not UTF-8.`);
    return [];
  }
  return [{ ...rest, caseId, text }];
}

type StoredOriginal = z.infer<typeof storedOriginalSchema>;

function originalOf(
  stored: StoredOriginal,
  caseId: string,
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  problems: string[],
): Original[] {
  const { file, ...rest } = stored;
  const bytes = files.get(file) ?? files.get(originalPath(stored.id, stored.fileName));
  if (bytes) return [{ ...rest, caseId, bytes }];
  problems.push(`${file}: the original of a source is missing.`);
  return [];
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function nameOf(raw: unknown, index: number): string {
  const id = z.object({ id: z.string() }).safeParse(raw);
  return id.success ? `"${id.data.id.slice(0, 60)}"` : `number ${index + 1}`;
}

function firstProblem(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string {
  const first = issues[0];
  if (!first) return 'cannot be read';
  const path = first.path.map(String).join('.');
  return path ? `${path}: ${first.message}` : first.message;
}
