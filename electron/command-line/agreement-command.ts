import { agreementRecord, agreementWords } from '../../renderer/together/agreement/agreement-words.ts';
import { type CodedLine, codedLineSchema, codedLines } from '../../renderer/together/agreement/coded-lines.ts';
import { type Agreement, measureAgreement } from '../../renderer/together/agreement/measure-agreement.ts';
import { type Command, type CommandLine, WrongUsage } from './command.ts';
import { readArguments } from './read-arguments.ts';
import { eachJsonLine } from './read-lines.ts';

export const agreementCommand: Command = {
  name: 'agreement',
  summary: 'Say how far analysts agree on the same sources',
  help: `hearsay agreement --jsonl IN [--json] [--differences]

Compares what several people marked in the same texts: where (Krippendorff's unitizing alpha, Cohen's kappa over characters, pairwise F1)
and what they said of it (Krippendorff's alpha and Cohen's kappa per field).

  --jsonl IN      lines {"id", "coder", "text", "attributions": [{"source", "cue", "content"}]}, spans in Unicode code points; - for stdin
  --json          the figures as one JSON object
  --differences   a line for each passage on which they do not agree, as well`,
  async run(args, line) {
    const { values, positionals } = readArguments(args, {
      jsonl: { type: 'string' },
      json: { type: 'boolean' },
      differences: { type: 'boolean' },
    });
    if (values.jsonl === undefined || positionals.length > 0) throw new WrongUsage('agreement takes --jsonl IN');
    const found = await ofLines(values.jsonl, line);
    if (!found) return;
    if (values.json) await line.print(JSON.stringify(agreementRecord(found, values.differences === true)));
    else for (const words of agreementWords(found, values.differences === true)) await line.print(words);
  },
};

async function ofLines(path: string, line: CommandLine): Promise<Agreement | null> {
  const lines: CodedLine[] = [];
  await eachJsonLine(path, codedLineSchema, line, async (one) => {
    lines.push(one);
  });
  try {
    return measureAgreement(codedLines(lines));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    line.refuse(path, error.message);
    return null;
  }
}
