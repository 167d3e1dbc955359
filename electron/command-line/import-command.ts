import { basename } from 'node:path';
import type { CaseData } from '../../renderer/formats/export/case-data.ts';
import { type ImportInput, ImportRefusal, type ReadSource } from '../../renderer/formats/import/import-format.ts';
import { readSource } from '../../renderer/formats/import/read-source.ts';
import { importByteLimit } from '../../renderer/formats/import/refuse-unreadable.ts';
import { sourceToJson } from '../../renderer/formats/import/source-json.ts';
import { sha256Hex } from '../../renderer/text-cleanup/sha256.ts';
import { CaseBeingWritten } from './case-being-written.ts';
import { type Command, type CommandLine, WrongUsage } from './command.ts';
import { openCaseFile } from './open-case-file.ts';
import { readArguments } from './read-arguments.ts';
import { readExchange, tellLeftOut, whyNoExchange } from './read-exchange.ts';
import { type Listed, listFiles, readBytes, whyNot } from './read-input.ts';

export const importCommand: Command = {
  name: 'import',
  summary: 'Read sources as the app does, or into a case file',
  help: `hearsay import FILE-OR-FOLDER… [--case FILE.hearsay] [--json]

Reads each source: finds its encoding, repairs broken characters, proposes what does not belong to the article, finds title, author,
outlet, date and language. Folders are walked; hidden and system files and links
in them are left out. A case file gives the sources in it.

  --case FILE        writes the sources into this case file, or adds them to it; what is in it already is left out
  --encoding NAME    reads every source in this encoding
  --password WORD    opens encrypted documents with this password
  --json             prints one JSON object for each source; offsets count Unicode code points of "text"`,
  async run(args, line) {
    const { values, positionals } = readArguments(args, {
      case: { type: 'string' },
      encoding: { type: 'string' },
      password: { type: 'string' },
      json: { type: 'boolean' },
    });
    if (positionals.length === 0) throw new WrongUsage('import needs a file or a folder');
    const target = values.case === undefined ? null : await CaseBeingWritten.at(values.case, line);
    if (values.case !== undefined && !target) return;
    const leaveOut = new Set(values.case === undefined ? [] : [values.case]);
    const { files, leftOut } = await listFiles(positionals, leaveOut);
    for (const [index, { path, problem }] of files.entries()) {
      line.progress(progressWords(files, index));
      if (problem !== '') line.refuse(path, problem);
      else if (path.toLowerCase().endsWith('.hearsay')) await importCase(path, target, values.json === true, line);
      else if (!(await importExchange(path, target, values.json === true, line))) await importFile(path, target, values, line);
    }
    line.progress('');
    if (leftOut.length > 0)
      line.hint(`left out ${leftOut.length === 1 ? '1 hidden file' : `${leftOut.length} hidden files`}, system files or links`);
    await target?.write(line);
  },
};

/** How far it has got, for a terminal: "12 of 47 files, 25 %, statement.pdf". */
function progressWords(files: readonly Listed[], index: number): string {
  if (files.length < 2) return '';
  const cost = ({ byteLength }: Listed) => byteLength + 30_000;
  const sum = (some: readonly Listed[]) => some.reduce((total, file) => total + cost(file), 0);
  const percent = Math.floor((100 * sum(files.slice(0, index))) / sum(files));
  return `${index + 1} of ${files.length} files, ${percent} %, ${basename(files[index]?.path ?? '')}`;
}

async function importFile(
  file: string,
  target: CaseBeingWritten | null,
  values: { readonly encoding?: string | undefined; readonly password?: string | undefined; readonly json?: boolean | undefined },
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
    const read = await readSource(input);
    const sha256 = await sha256Hex(bytes);
    target?.add(read, input, sha256, file, line);
    await line.print(values.json ? JSON.stringify(sourceToJson(read, file, sha256)) : oneLine(file, read));
  } catch (error) {
    line.refuse(file, error instanceof ImportRefusal ? error.reason : whyNot(error));
  }
}

/** Files and folders that may hold another tool's annotations; anything else is a source. */
const exchangeEndings = /\.(?:json|jsonl|jsonld|zip|qdpx|qdc|dna|qda|sqlite3?|db|xmi|tei|xml|tsv|conll)$/i;

/** Imports another tool's file as the case it is. False where it is none, so that it is read as a source. */
async function importExchange(file: string, target: CaseBeingWritten | null, json: boolean, line: CommandLine): Promise<boolean> {
  if (!exchangeEndings.test(file)) return false;
  try {
    const read = await readExchange(file, line);
    if (!read) return false;
    tellLeftOut(file, read.leftOut, line);
    target?.join(read.data, basename(file));
    if (!json) await line.print(`${file}: ${read.format.label} (${read.understood.join(', ')})`);
    for (const { read: source, sha256, name } of sourcesOf(read.data)) {
      if (json) await line.print(JSON.stringify(sourceToJson(source, `${file}/${name}`, sha256)));
    }
  } catch (error) {
    line.refuse(file, whyNoExchange(error));
  }
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
    const { text, blocks, repairs, times } = stored;
    const facts = { title, byline, publisher, publishedAt, language, url };
    return [
      {
        read: { kind, mediaType, encoding, text, blocks, facts, warnings, repairs, times },
        sha256,
        name: source.fileName || title || source.id,
      },
    ];
  });
}

function oneLine(file: string, read: ReadSource): string {
  const aside = read.blocks.filter((block) => block.boilerplate && !block.unsure).length;
  const count = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`;
  return `${file}: ${read.facts.title || 'no title'} (${read.kind}, ${read.encoding.name}, ${count(read.blocks.length, 'block')}, ${aside} set aside, ${count(read.repairs.length, 'repair')})`;
}
