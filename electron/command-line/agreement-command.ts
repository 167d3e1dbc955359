import { basename } from 'node:path';
import { agreementRecord, agreementWords } from '../../renderer/together/agreement/agreement-words.ts';
import { type CoderCase, codedCases } from '../../renderer/together/agreement/coded-cases.ts';
import { type CodedLine, codedLineSchema, codedLines } from '../../renderer/together/agreement/coded-lines.ts';
import type { CodedSet } from '../../renderer/together/agreement/coded-text.ts';
import { measureAgreement } from '../../renderer/together/agreement/measure-agreement.ts';
import { type Command, type CommandLine, WrongUsage } from './command.ts';
import { openCaseFile } from './open-case-file.ts';
import { readArguments } from './read-arguments.ts';
import { eachJsonLine } from './read-lines.ts';

export const agreementCommand: Command = {
  name: 'agreement',
  summary: 'Say how far analysts agree on the same sources',
  help: `hearsay agreement A.hearsay B.hearsay… | --jsonl IN [--json] [--differences]

Compares what several people marked in the same sources: where (Krippendorff's unitizing alpha, Cohen's kappa over characters, pairwise
F1) and what they said of it (Krippendorff's alpha and Cohen's kappa per field: speaker, quotation, verdict, confidence, topics).
Each case file is the work of one person, named by the file; sources are the same by SHA-256 or by text. A single case file is taken by
who marked what in it. Offsets count Unicode code points.

  --jsonl IN      lines {"id", "coder", "text", "attributions": [{"source", "cue", "content"}]} instead; - for stdin
  --json          the figures as one JSON object
  --differences   each passage on which they do not agree, as well`,
  async run(args, line) {
    const { values, positionals } = readArguments(args, {
      jsonl: { type: 'string' },
      json: { type: 'boolean' },
      differences: { type: 'boolean' },
    });
    if ((values.jsonl === undefined) === (positionals.length === 0)) throw new WrongUsage('agreement takes case files or --jsonl IN');
    const set = values.jsonl === undefined ? await ofFiles(positionals, line) : await ofLines(values.jsonl, line);
    if (!set) return;
    const found = measureAgreement(set);
    if (values.json) await line.print(JSON.stringify(agreementRecord(found, values.differences === true)));
    else for (const words of agreementWords(found, values.differences === true)) await line.print(words);
  },
};

async function ofFiles(files: readonly string[], line: CommandLine): Promise<CodedSet | null> {
  const cases: CoderCase[] = [];
  for (const file of files) {
    const opened = await openCaseFile(file, line);
    if (!opened) return null;
    const name = basename(file).replace(/\.hearsay$/i, '');
    // two files of one name, from two folders, are two people
    const coder = cases.some((one) => one.coder === name) ? file : name;
    cases.push({ coder, data: { ...opened.data, originals: [], edits: [] } });
  }
  return codedCases(cases, () => crypto.randomUUID());
}

async function ofLines(path: string, line: CommandLine): Promise<CodedSet | null> {
  const lines: CodedLine[] = [];
  await eachJsonLine(path, codedLineSchema, line, async (one) => {
    lines.push(one);
  });
  try {
    return codedLines(lines);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    line.refuse(path, error.message);
    return null;
  }
}
