import type { Change, Edit } from '../../domain/edit.ts';
import type { CaseData } from './case-data.ts';

/**
 * The history of a case with one more step, as the journal would have written it: steps that were taken back can no longer be redone.
 * The rows themselves are the caller's to change.
 */
export function withEdit(data: CaseData, label: string, changes: readonly Change[], at: string, by: string): CaseData {
  const edit: Edit = {
    seq: (data.edits.at(-1)?.seq ?? 0) + 1,
    id: crypto.randomUUID(),
    caseId: data.case.id,
    label: label.slice(0, 400),
    at,
    by,
    state: 'done',
    undoneAt: '',
    changes: [...changes],
  };
  const before = data.edits.map((one): Edit => (one.state === 'undone' ? { ...one, state: 'abandoned' } : one));
  return { ...data, edits: [...before, edit] };
}
