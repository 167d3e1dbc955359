import { type Row, rowSchemas, type TableName, tableNames } from '../../renderer/domain/edit.ts';
import { CaseInHand } from '../../renderer/storage/case-in-hand.ts';
import type { SeedRows } from './seed-rows.ts';

/** The case in memory that opening these rows would give. @throws when a row does not satisfy its schema. */
export function caseOf(rows: SeedRows, caseId = 'case'): CaseInHand {
  const parsed: Partial<{ [T in TableName]: readonly Row<T>[] }> = {};
  const read = <T extends TableName>(table: T) => {
    parsed[table] = (rows[table] ?? []).map((row) => rowSchemas[table].parse({ ...row, caseId })) as (typeof parsed)[T];
  };
  for (const table of tableNames) read(table);
  return new CaseInHand(caseId, parsed);
}
