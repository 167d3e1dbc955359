import type { Change } from '../../domain/edit.ts';
import type { CaseData } from './case-data.ts';

/**
 * The same case under ids of its own, so that it can stand beside the one it was saved from. Nothing else changes: what pointed at a
 * record points at its copy, in the history too.
 * @param makeId gives a fresh id each time.
 */
export function asNewCase(data: CaseData, makeId: () => string = () => crypto.randomUUID()): CaseData {
  const given = new Map<string, string>();
  return withIds(data, (id) => {
    const known = given.get(id);
    if (known !== undefined) return known;
    const fresh = makeId();
    given.set(id, fresh);
    return fresh;
  });
}

/** A case with other ids in the same places, in its history too. The empty id stays empty. */
export function withIds(data: CaseData, renamed: (id: string) => string): CaseData {
  const rename = (id: string): string => (id === '' ? '' : renamed(id));
  const rows = <R extends object>(list: readonly R[]): R[] => list.map((row) => renameIds(row, rename));
  return {
    case: renameIds(data.case, rename),
    sources: rows(data.sources),
    texts: rows(data.texts),
    originals: rows(data.originals),
    speakers: rows(data.speakers),
    mentions: rows(data.mentions),
    claims: rows(data.claims),
    attributions: rows(data.attributions),
    codes: rows(data.codes),
    evidence: rows(data.evidence),
    notes: rows(data.notes),
    decisions: rows(data.decisions),
    templates: rows(data.templates),
    pictures: rows(data.pictures),
    edits: data.edits.map((edit) => ({
      ...renameIds(edit, rename),
      changes: edit.changes.map(
        (change): Change => ({
          table: change.table,
          id: rename(change.id),
          before: change.before && renameIds(change.before, rename),
          after: change.after && renameIds(change.after, rename),
        }),
      ),
    })),
  };
}

/** Fields of any row that hold an id, or a list of ids. Edits, codes and verdicts have no others. */
/** Fields that hold a list of records, whose ids are renamed as well. */
const recordFields = new Set(['voices']);
const idFields = new Set([
  'id',
  'caseId',
  'sourceId',
  'claimId',
  'speakerId',
  'viaId',
  'topics',
  'tension',
  'sameAs',
  'composedOf',
  'firstId',
  'inId',
  'logo',
]);
/** Fields that hold such fields in turn. */
const holders = new Set(['revision', 'placement', 'from', 'options']);

function renameIds<R extends object>(row: R, rename: (id: string) => string): R {
  const renamed = Object.entries(row).map(([field, value]: [string, unknown]) => [
    field,
    idFields.has(field)
      ? renameValue(value, rename)
      : recordFields.has(field)
        ? renameRecords(value, rename)
        : holders.has(field) && typeof value === 'object' && value !== null
          ? renameIds(value, rename)
          : value,
  ]);
  // the same fields with strings in place of strings, which the type cannot say
  return Object.fromEntries(renamed) as R;
}

function renameRecords(value: unknown, rename: (id: string) => string): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((one: unknown) => (typeof one === 'object' && one !== null ? renameIds(one, rename) : one));
}

function renameValue(value: unknown, rename: (id: string) => string): unknown {
  if (typeof value === 'string') return rename(value);
  if (Array.isArray(value)) return value.map((one: unknown) => renameValue(one, rename));
  return value;
}
