import { basename } from 'node:path';
import type { CaseData } from '../../renderer/formats/export/case-data.ts';
import { writeCaseFile } from '../../renderer/formats/export/case-file.ts';
import { type CaseComparison, compareCases } from '../../renderer/together/merge/compare-cases.ts';
import { mergeGroups, takenFields } from '../../renderer/together/merge/left-out.ts';
import { choiceKey, type MergeRule, mergeChanges, mergedCase } from '../../renderer/together/merge/merge-cases.ts';
import { type ComparedCases, comparedCases } from '../../renderer/together/merge/merge-words.ts';
import { type Command, type CommandLine, WrongUsage } from './command.ts';
import { openCaseFile } from './open-case-file.ts';
import { readArguments } from './read-arguments.ts';
import { whyNot } from './read-input.ts';
import { writeWhole } from './write-output.ts';

const rules = ['mine', 'theirs', 'newer'] as const;

export const mergeCommand: Command = {
  name: 'merge',
  summary: 'Put the case files of several analysts together',
  help: `hearsay merge MINE.hearsay THEIRS.hearsay… --out PATH [--rule mine|theirs|newer] [--apart]
              [--leave-out WHAT]… [--dry-run] [--json]

Adds what other case files hold to the first one. Sources are the same by SHA-256 or by text; marks in another text of the same article
are found again in ours. Each file becomes one step of the history, which can be undone. Whoever marked a claim stays on it.

  --out PATH    where to write the case; may be MINE
  --rule RULE   how a conflict is decided: mine (the default), theirs, or newer (who changed it last)
  --apart       keeps claims of different analysts on the same words apart, to compare them
  --leave-out WHAT  does not bring in WHAT; may be given more than once. WHAT is a key that --json lists under "comes" (a record, one of its
                fields, or who says a claim), or all of a kind: sources, speakers, topics, claims, evidence, notes, templates, mentions,
                decisions. What has no place without it stays out too. --dry-run --json lists the keys
  --dry-run     says what would happen and writes nothing
  --json        prints {"file", "same", "added", "changed", "conflict", "conflicts": [{"what", "id", "fields"}],
                "comes": [{"key", "what", "kind", "title", "by", "fields": [{"key", "name"}], "said": [{"key", "words"}]}]} for each file`,
  async run(args, line) {
    const { values, positionals } = readArguments(args, {
      out: { type: 'string' },
      rule: { type: 'string' },
      apart: { type: 'boolean' },
      'leave-out': { type: 'string', multiple: true },
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
    const leaveOut = new LeaveOut(values['leave-out'] ?? []);
    for (const other of others) {
      data = await add(data, other, { rule, apart: values.apart === true, json: values.json === true, leaveOut }, line);
    }
    // whatever was to stay out would have come in
    for (const what of leaveOut.unknown) line.refuse('--leave-out', `nothing that comes in is called "${what}"; nothing was written`);
    if (leaveOut.unknown.length > 0) return;
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
  {
    rule,
    apart,
    json,
    leaveOut,
  }: { readonly rule: MergeRule; readonly apart: boolean; readonly json: boolean; readonly leaveOut: LeaveOut },
  line: CommandLine,
): Promise<CaseData> {
  const opened = await openCaseFile(file, line);
  if (!opened) return mine;
  const author = basename(file).replace(/\.hearsay$/i, '');
  const comparison = compareCases(mine, opened.data, { apart, author, taken: new Set(), makeId: () => crypto.randomUUID() });
  const at = new Date().toISOString();
  const inWords = comparedCases(comparison);
  const merged = mergeChanges(comparison, { rule, byHand: new Map(), leaveOut: leaveOut.keysIn(inWords) }, at);
  await tell(comparison, inWords, file, rule, json, line);
  return merged.changes.length === 0 ? mine : mergedCase(mine, merged, `add case ${opened.data.case.title}`, at, '');
}

/** What is not to come in, and which of it no file had. */
class LeaveOut {
  readonly #met = new Set<string>();

  constructor(private readonly wanted: readonly string[]) {}

  get unknown(): string[] {
    return this.wanted.filter((what) => !this.#met.has(what));
  }

  /** Keys of what one file brings in and was asked to leave out. */
  keysIn({ items, alongside }: ComparedCases): Set<string> {
    const named = new Map<string, readonly string[]>();
    for (const group of mergeGroups(items)) {
      for (const item of group.items) {
        const kind = item.table === 'codes' ? 'topics' : item.table;
        for (const key of keysOf(item)) named.set(key, [key]);
        named.set(kind, [...(named.get(kind) ?? []), item.key]);
      }
    }
    for (const { key } of alongside) named.set(key, [key]);
    const keys = this.wanted.flatMap((what) => {
      const found = named.get(what) ?? [];
      if (found.length > 0) this.#met.add(what);
      return found;
    });
    return new Set(keys);
  }
}

/** The key of a record that comes in, of each of its fields that is taken, and of whoever says it. */
const keysOf = (item: ComparedCases['items'][number]) => [
  item.key,
  ...takenFields(item).map((field) => choiceKey(item, field)),
  ...item.said.map((said) => said.key),
];

async function tell(
  { counts, items, theirs }: CaseComparison,
  inWords: ComparedCases,
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
    const comes = mergeGroups(inWords.items).flatMap((group) =>
      group.items.map((item) => ({
        ...{ key: item.key, what: item.table, kind: item.kind, title: item.title, by: item.by },
        fields: takenFields(item).map((field) => ({ key: choiceKey(item, field), name: field.name })),
        said: item.said,
      })),
    );
    await line.print(JSON.stringify({ file, ...counts, conflicts: listed, unplaced: theirs.unplaced, comes }));
    return;
  }
  await line.print(
    `${file}: ${counts.added} added, ${counts.changed} changed, ${counts.same} the same, ${counts.conflict} in conflict${counts.conflict > 0 ? `, decided by the rule "${rule}"` : ''}`,
  );
  if (theirs.unplaced > 0)
    line.remark(file, `${theirs.unplaced} claims have no place in our text of their source; theirs was added beside it`);
}
