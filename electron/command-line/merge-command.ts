import { basename } from 'node:path';
import type { CaseData } from '../../renderer/formats/export/case-data.ts';
import { writeCaseFile } from '../../renderer/formats/export/case-file.ts';
import { type CaseComparison, compareCases } from '../../renderer/together/merge/compare-cases.ts';
import { type MergeRule, mergeChanges, mergedCase } from '../../renderer/together/merge/merge-cases.ts';
import { type Command, type CommandLine, WrongUsage } from './command.ts';
import { openCaseFile } from './open-case-file.ts';
import { readArguments } from './read-arguments.ts';
import { whyNot } from './read-input.ts';
import { writeWhole } from './write-output.ts';

const rules = ['mine', 'theirs', 'newer'] as const;

export const mergeCommand: Command = {
  name: 'merge',
  summary: 'Put the case files of several analysts together',
  help: `hearsay merge MINE.hearsay THEIRS.hearsay… --out PATH [--rule mine|theirs|newer] [--apart] [--json]

Adds what other case files hold to the first one. Sources are the same by SHA-256 or by text; marks in another text of the same article
are found again in ours. Each file becomes one step of the history, which can be undone. Whoever marked a claim stays on it.

  --out PATH    where to write the case; may be MINE
  --rule RULE   how a conflict is decided: mine (the default), theirs, or newer (who changed it last)
  --apart       keeps claims of different analysts on the same words apart, to compare them
  --dry-run     says what would happen and writes nothing
  --json        prints {"file", "same", "added", "changed", "conflict", "conflicts": [{"what", "id", "fields"}]} for each file`,
  async run(args, line) {
    const { values, positionals } = readArguments(args, {
      out: { type: 'string' },
      rule: { type: 'string' },
      apart: { type: 'boolean' },
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length === 0) throw new WrongUsage('merge takes two case files or more');
    if (values.out === undefined && !values['dry-run']) throw new WrongUsage('merge needs --out');
    const rule = rules.find((one) => one === (values.rule ?? 'mine'));
    if (!rule) throw new WrongUsage(`there is no rule "${values.rule}"; rules: ${rules.join(', ')}`);
    const mine = await openCaseFile(file, line);
    // a file with holes in it would be written over what is whole
    if (!mine || mine.problems.length > 0) return;
    let data = mine.data;
    for (const other of others) data = await add(data, other, { rule, apart: values.apart === true, json: values.json === true }, line);
    if (values['dry-run'] || values.out === undefined) return;
    try {
      await writeWhole(values.out, await writeCaseFile(data, new Date().toISOString()));
    } catch (error) {
      line.refuse(values.out, whyNot(error));
    }
  },
};

async function add(
  mine: CaseData,
  file: string,
  { rule, apart, json }: { readonly rule: MergeRule; readonly apart: boolean; readonly json: boolean },
  line: CommandLine,
): Promise<CaseData> {
  const opened = await openCaseFile(file, line);
  if (!opened) return mine;
  const author = basename(file).replace(/\.hearsay$/i, '');
  const comparison = compareCases(mine, opened.data, { apart, author, taken: new Set(), makeId: () => crypto.randomUUID() });
  const at = new Date().toISOString();
  const merged = mergeChanges(comparison, { rule, byHand: new Map() }, at);
  await tell(comparison, file, rule, json, line);
  return merged.changes.length === 0 ? mine : mergedCase(mine, merged, `add case ${opened.data.case.title}`, at, '');
}

async function tell(
  { counts, items, theirs }: CaseComparison,
  file: string,
  rule: MergeRule,
  json: boolean,
  line: CommandLine,
): Promise<void> {
  const conflicts = items.filter((item) => item.kind === 'conflict');
  if (json) {
    const listed = conflicts.map((item) => ({
      what: item.table,
      id: item.id,
      fields: item.fields.filter((field) => field.state === 'conflict').map((field) => field.name),
    }));
    await line.print(JSON.stringify({ file, ...counts, conflicts: listed, unplaced: theirs.unplaced }));
    return;
  }
  await line.print(
    `${file}: ${counts.added} added, ${counts.changed} changed, ${counts.same} the same, ${counts.conflict} in conflict${counts.conflict > 0 ? `, decided by the rule "${rule}"` : ''}`,
  );
  if (theirs.unplaced > 0)
    line.remark(file, `${theirs.unplaced} claims have no place in our text of their source; theirs was added beside it`);
}
