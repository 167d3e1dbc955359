import type { ReportTemplate } from '../../domain/report-template.ts';
import type { CaseData } from '../../formats/export/case-data.ts';
import { inOneOrder } from './merge-fields.ts';

/**
 * Ids of their pictures and report templates by ids of ours: a picture of the same bytes; the same template, else one of the same name and
 * the same choices, its logo counted by what it shows.
 */
export function matchReports(mine: CaseData, theirs: CaseData): Map<string, string> {
  const ids = new Map<string, string>();
  const pictures = new Map(mine.pictures.map((row) => [row.data, row.id]));
  for (const row of theirs.pictures) {
    const ours = pictures.get(row.data);
    if (ours !== undefined) ids.set(row.id, ours);
  }
  const known = new Set(mine.templates.map((row) => row.id));
  const taken = new Set<string>();
  const match = (row: ReportTemplate, ours: string | undefined) => {
    if (ours === undefined || taken.has(ours) || ids.has(row.id)) return;
    taken.add(ours);
    ids.set(row.id, ours);
  };
  for (const row of theirs.templates) if (known.has(row.id)) match(row, row.id);
  for (const row of theirs.templates) {
    const choices = choicesOf({ ...row, options: { ...row.options, logo: ids.get(row.options.logo) ?? row.options.logo } });
    const same = mine.templates.find(
      (one) => !taken.has(one.id) && (one.name === row.name || one.name.startsWith(`${row.name} (`)) && choicesOf(one) === choices,
    );
    match(row, same?.id);
  }
  return ids;
}

const choicesOf = ({ format, options }: ReportTemplate) => JSON.stringify(inOneOrder([format, options]));

/** Their templates, each that would stand beside another one of its name called after where it is from: "House style (Ben)". */
export function namedApart(mine: readonly ReportTemplate[], theirs: readonly ReportTemplate[], from: string): ReportTemplate[] {
  const ours = new Set(mine.map((row) => row.id));
  const names = new Set(mine.map((row) => row.name));
  return theirs.map((row) => {
    if (ours.has(row.id)) return row;
    let name = row.name;
    for (let n = 1; names.has(name); n++) {
      const ending = ` (${from.slice(0, 60).toWellFormed()}${n > 1 ? ` ${n}` : ''})`;
      name = `${row.name.slice(0, 200 - ending.length).toWellFormed()}${ending}`;
    }
    names.add(name);
    return name === row.name ? row : { ...row, name };
  });
}
