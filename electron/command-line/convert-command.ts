import { allExchanges } from '../../renderer/formats/exchange/all-exchanges.ts';
import { allExports, exportFormat } from '../../renderer/formats/export/all-exports.ts';
import type { CaseData } from '../../renderer/formats/export/case-data.ts';
import { type ExportFormat, ExportStopped } from '../../renderer/formats/export/export-format.ts';
import { defaultReportOptions, reportParts } from '../../renderer/formats/export/report-options.ts';
import { standingClaims } from '../../renderer/formats/export/standing-claims.ts';
import { type Command, type CommandLine, WrongUsage } from './command.ts';
import { openCaseFile } from './open-case-file.ts';
import { readVariables, type VariablesGiven, variablesHelp } from './project-variables.ts';
import { readArguments } from './read-arguments.ts';
import { tellLeftOut, whyNoExchange } from './read-exchange.ts';
import { whyNot } from './read-input.ts';
import { writeExport } from './write-export.ts';

const names = (list: readonly { readonly id: string }[]) => list.map((one) => one.id).join(', ');

export const convertCommand: Command = {
  name: 'convert',
  summary: 'Turn another tool’s file, or a case, into another format',
  help: `hearsay convert IN --to FORMAT --out PATH

IN is a case file, or a file or folder of another tool: ${allExchanges.map((one) => one.label).join(', ')}.
What it holds that has no place in a case is named on stderr.

  --to FORMAT      ${names(allExports)}
  --out PATH       where to write; - for stdout. A format of several files is written as a zip archive, or as a folder where
                   PATH does not end in .zip
  --from FORMAT    what IN is, where that cannot be told from it: ${names(allExchanges)}
  --password WORD  opens an encrypted file
${variablesHelp}`,
  async run(args, line) {
    const { values, positionals } = readArguments(args, {
      to: { type: 'string' },
      out: { type: 'string' },
      from: { type: 'string' },
      password: { type: 'string' },
      variables: { type: 'string' },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new WrongUsage('convert takes one file or folder');
    if (values.to === undefined) throw new WrongUsage('convert needs --to');
    if (values.out === undefined) throw new WrongUsage('convert needs --out');
    const format = exportFormat(values.to);
    if (!format) throw new WrongUsage(`there is no format "${values.to}"; formats: ${names(allExports)}`);
    if (values.from !== undefined && !allExchanges.some((one) => one.id === values.from)) {
      throw new WrongUsage(`there is no format "${values.from}" to read; formats: ${names(allExchanges)}`);
    }
    const variables = values.variables === undefined ? undefined : readVariables(values.variables);
    const data = await readCase(file, { ...values, variables }, line);
    if (data) await writeCase(data, format, values.out, line);
  },
};

async function readCase(
  file: string,
  values: { readonly from?: string | undefined; readonly password?: string | undefined; readonly variables?: VariablesGiven | undefined },
  line: CommandLine,
): Promise<CaseData | null> {
  if (file.toLowerCase().endsWith('.hearsay')) return (await openCaseFile(file, line))?.data ?? null;
  try {
    const read = await line.reader.exchange(file, values, line.refuse);
    if (!read) {
      line.refuse(file, 'is of no kind that can be converted; sources are read by "hearsay import"');
      return null;
    }
    tellLeftOut(file, read, line);
    return read.data;
  } catch (error) {
    line.refuse(file, whyNoExchange(error));
    return null;
  }
}

/** Everything a case holds goes into a conversion: there is no reader to spare. */
async function writeCase(data: CaseData, format: ExportFormat, out: string, line: CommandLine): Promise<void> {
  const options = { ...defaultReportOptions(new Date().toISOString()), parts: reportParts.map((part) => part.id) };
  try {
    const handedOn = format.id === 'hearsay' ? data : standingClaims(data);
    await writeExport(format, handedOn, options, out, line);
  } catch (error) {
    if (error instanceof ExportStopped) throw error;
    line.refuse(out, whyNot(error));
  }
}
