import { basename } from 'node:path';
import type { CaseData } from '../../renderer/formats/export/case-data.ts';
import { type ImportInput, ImportRefusal, type ReadSource } from '../../renderer/formats/import/import-format.ts';
import { importByteLimit } from '../../renderer/formats/import/refuse-unreadable.ts';
import { sourceToJson } from '../../renderer/formats/import/source-json.ts';
import { sha256Hex } from '../../renderer/text-cleanup/sha256.ts';
import { CaseBeingWritten } from './case-being-written.ts';
import { type Command, type CommandLine, WrongUsage } from './command.ts';
import { openCaseFile } from './open-case-file.ts';
import { readVariables, type VariablesGiven, variablesHelp } from './project-variables.ts';
import { readArguments } from './read-arguments.ts';
import { tellLeftOut, whyNoExchange } from './read-exchange.ts';
import { type Listed, listFiles, readBytes, whyNot } from './read-input.ts';
import { type ColumnsGiven, readColumns } from './table-columns.ts';

export const importCommand: Command = {
  name: 'import',
  summary: 'Read sources as the app does, or into a case file',
  help: `hearsay import FILE-OR-FOLDER… [--case FILE.hearsay] [--json]

Reads each source: finds its encoding, repairs broken characters, proposes what does not belong to the article, finds title, author,
outlet, date and language. Folders are walked; hidden and system files and links
in them are left out. A case file gives the sources in it, a mailbox its
messages; files attached to an e-mail are read after it. A file that takes longer than 20 seconds or more than 750 MB of memory
is stopped and refused; the others go on (180 seconds and 3 GB for a table a row a source, or another tool's project).

  --case FILE        writes the sources into this case file, or adds them to it; what is in it already is left out
  --encoding NAME    reads every source in this encoding
  --password WORD    opens encrypted documents with this password
  --columns LIST     which column of a table (CSV, TSV, XLSX) is what, counted from 1: text=3,title=1. Each row is then a source.
                     Kinds: text, title, speaker, byline, date, outlet, url, language; sheet=2 takes the second sheet, heads=no says
                     that the first row is no row of names, and --columns whole reads a table as one source. Left out: as guessed
${variablesHelp}
  --json             prints one JSON object for each source; offsets count Unicode code points of "text"`,
  async run(args, line) {
    const { values, positionals } = readArguments(args, {
      case: { type: 'string' },
      encoding: { type: 'string' },
      password: { type: 'string' },
      columns: { type: 'string' },
      variables: { type: 'string' },
      json: { type: 'boolean' },
    });
    if (positionals.length === 0) throw new WrongUsage('import needs a file or a folder');
    const columns = values.columns === undefined ? undefined : readColumns(values.columns);
    const variables = values.variables === undefined ? undefined : readVariables(values.variables);
    const target = values.case === undefined ? null : await CaseBeingWritten.at(values.case, line);
    if (values.case !== undefined && !target) return;
    const leaveOut = new Set(values.case === undefined ? [] : [values.case]);
    const { files, leftOut } = await listFiles(positionals, leaveOut);
    const bar = progressWords(files);
    for (const [index, file] of files.entries()) {
      const { path, problem } = file;
      line.progress(bar(index));
      if (problem !== '') line.refuse(path, problem);
      else if (path.toLowerCase().endsWith('.hearsay')) await importCase(path, target, values.json === true, line);
      else if (!(await importExchange(path, target, { json: values.json, variables }, line)))
        await importFile(file, target, { ...values, columns, variables }, line);
    }
    line.progress('');
    if (leftOut.length > 0)
      line.hint(`left out ${leftOut.length === 1 ? '1 hidden file' : `${leftOut.length} hidden files`}, system files or links`);
    await target?.write(line);
  },
};

/** How far it has got, for a terminal: "12 of 47 files, 25 %, statement.pdf". */
function progressWords(files: readonly Listed[]): (index: number) => string {
  const cost = ({ byteLength }: Listed) => byteLength + 30_000;
  const all = files.reduce((total, file) => total + cost(file), 0);
  let done = 0;
  return (index) => {
    const file = files[index];
    if (!file || files.length < 2) return '';
    const percent = Math.floor((100 * done) / all);
    done += cost(file);
    return `${index + 1} of ${files.length} files, ${percent} %, ${basename(file.path)}`;
  };
}

async function importFile(
  { path: file, folder }: Listed,
  target: CaseBeingWritten | null,
  values: ImportValues,
  line: CommandLine,
): Promise<void> {
  try {
    const bytes = await readBytes(file, importByteLimit);
    const input: ImportInput = {
      name: basename(file),
      bytes,
      mediaType: '',
      ...(values.encoding ? { encoding: values.encoding } : {}),
      ...(values.password ? { password: values.password } : {}),
    };
    if (await importRows(file, input, target, values, line)) return;
    await importInput(input, { file, folder, attachedTo: '', depth: 0 }, target, values, line);
  } catch (error) {
    line.refuse(file, error instanceof ImportRefusal ? error.reason : whyNot(error));
  }
}

/** Where an input is from: its path, or that of the mail or mailbox it is in with its own name after it. */
interface InputPlace {
  readonly file: string;
  /** Name of the mail it is attached to, or ''. */
  readonly attachedTo: string;
  /** The folders the file lay in, joined by "/", or ''. */
  readonly folder: string;
  readonly depth: number;
}

/** Mails in mails are opened up to this deep. */
const deepestAttached = 5;

async function importInput(
  input: ImportInput,
  place: InputPlace,
  target: CaseBeingWritten | null,
  values: ImportValues,
  line: CommandLine,
): Promise<void> {
  const { file, folder, attachedTo, depth } = place;
  const { attached = [], ...found } = await line.reader.read({ ...input, columns: 'whole' });
  const read: ReadSource = attachedTo === '' ? found : { ...found, warnings: [`It came attached to ${attachedTo}.`, ...found.warnings] };
  if (!read.onlyHolds) {
    const sha256 = await sha256Hex(input.bytes);
    target?.add({ read, input, sha256, folder }, file, line);
    const shown = values.json ? JSON.stringify(sourceToJson(read, file, sha256, attachedTo || undefined)) : oneLine(file, read, attachedTo);
    await line.print(shown);
  }
  if (depth >= deepestAttached) return;
  for (const { name, mediaType, bytes } of attached) {
    const inside = { file: `${file}/${name}`, folder, attachedTo: read.onlyHolds ? attachedTo : input.name, depth: depth + 1 };
    try {
      await importInput({ name, mediaType, bytes }, inside, target, values, line);
    } catch (error) {
      // the mail itself was read, so that nothing asked for was refused
      line.remark(inside.file, error instanceof ImportRefusal ? error.reason : whyNot(error));
    }
  }
}

/** Files and folders that may hold another tool's annotations; anything else is a source. */
const exchangeEndings = /\.(?:json|jsonl|jsonld|zip|qdpx|qdc|dna|qda|sqlite3?|db|xmi|tei|xml|tsv|conll)$/i;

/** Imports another tool's file as the case it is. False where it is none, so that it is read as a source. */
async function importExchange(
  file: string,
  target: CaseBeingWritten | null,
  { json = false, variables }: Pick<ImportValues, 'json' | 'variables'>,
  line: CommandLine,
): Promise<boolean> {
  if (!exchangeEndings.test(file)) return false;
  try {
    const read = await line.reader.exchange(file, { variables }, line.refuse);
    if (!read) return false;
    tellLeftOut(file, read, line);
    target?.join(read.data, basename(file));
    if (!json) await line.print(`${file}: ${read.label} (${read.understood.join(', ')})`);
    for (const { read: source, sha256, name } of sourcesOf(read.data)) {
      if (json) await line.print(JSON.stringify(sourceToJson(source, `${file}/${name}`, sha256)));
    }
  } catch (error) {
    line.refuse(file, whyNoExchange(error));
  }
  return true;
}

interface ImportValues {
  readonly encoding?: string | undefined;
  readonly password?: string | undefined;
  readonly json?: boolean | undefined;
  readonly columns: ColumnsGiven | 'whole' | undefined;
  readonly variables: VariablesGiven | undefined;
}

/** Imports a table a row a source, when the file is one and it is known or can be guessed which column is what. Returns whether it did. */
async function importRows(
  file: string,
  input: ImportInput,
  target: CaseBeingWritten | null,
  values: ImportValues,
  line: CommandLine,
): Promise<boolean> {
  if (values.columns === 'whole') return false;
  const rows = await line.reader.rows(input, values.columns);
  if (rows === 'no table') return false;
  if (rows === 'no columns') {
    line.remark(file, 'has no column that looks like text, so it was read as one source (see --columns)');
    return false;
  }
  const { sources, empty, warnings } = rows;
  target?.addTogether(
    sources.map(({ read, name, bytes, sha256 }) => ({ read, input: { name, bytes, mediaType: read.mediaType }, sha256 })),
    file,
    line,
  );
  for (const { read, row, sha256 } of sources) {
    const json = { ...sourceToJson(read, file, sha256), row };
    await line.print(values.json ? JSON.stringify(json) : oneLine(`${file}, row ${row}`, read));
  }
  if (empty > 0) line.remark(file, `${empty === 1 ? 'one row has' : `${empty.toLocaleString('en')} rows have`} no text`);
  for (const warning of warnings) line.remark(file, warning);
  return true;
}

async function importCase(file: string, target: CaseBeingWritten | null, json: boolean, line: CommandLine): Promise<void> {
  const opened = await openCaseFile(file, line);
  if (!opened) return;
  target?.adopt(opened.data, file, line);
  for (const { read, sha256, name } of sourcesOf(opened.data)) {
    await line.print(json ? JSON.stringify(sourceToJson(read, `${file}/${name}`, sha256)) : oneLine(`${file}: ${name}`, read));
  }
}

/** The sources of a case as they were read, so that they print as any other source does. */
function sourcesOf(data: CaseData): { read: ReadSource; sha256: string; name: string }[] {
  const texts = new Map(data.texts.map((text) => [text.id, text]));
  return data.sources.flatMap((source) => {
    const stored = texts.get(source.id);
    if (!stored) return [];
    const { title, byline, publisher, publishedAt, language, url, kind, mediaType, encoding, warnings, sha256 } = source;
    const { text, blocks, repairs, links, times } = stored;
    const facts = { title, byline, publisher, publishedAt, language, url };
    return [
      {
        read: { kind, mediaType, encoding, text, blocks, facts, warnings, repairs, links, times },
        sha256,
        name: source.fileName || title || source.id,
      },
    ];
  });
}

function oneLine(file: string, read: ReadSource, attachedTo = ''): string {
  const aside = read.blocks.filter((block) => block.boilerplate && !block.unsure).length;
  const count = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`;
  const from = attachedTo === '' ? '' : `, attached to ${attachedTo}`;
  return `${file}${from}: ${read.facts.title || 'no title'} (${read.kind}, ${read.encoding.name}, ${count(read.blocks.length, 'block')}, ${aside} set aside, ${count(read.repairs.length, 'repair')})`;
}
