import { stat } from 'node:fs/promises';
import { basename, relative, sep } from 'node:path';
import { allExchanges, exchangeOf } from '../../renderer/formats/exchange/all-exchanges.ts';
import { caseOfFound } from '../../renderer/formats/exchange/case-of-found.ts';
import { type ExchangeFile, ExchangeRefusal } from '../../renderer/formats/exchange/exchange-format.ts';
import { type FoundVariable, LeavingOut, type LeftOut } from '../../renderer/formats/exchange/found-case.ts';
import { countedWords, inNumber } from '../../renderer/formats/exchange/open-project.ts';
import { unzipExchange } from '../../renderer/formats/exchange/unzip-exchange.ts';
import type { CaseData } from '../../renderer/formats/export/case-data.ts';
import { ImportRefusal } from '../../renderer/formats/import/import-format.ts';
import type { CommandLine } from './command.ts';
import { usesByKey, type VariablesGiven, variablesInWords } from './project-variables.ts';
import { findFiles, readBytes, whyNot } from './read-input.ts';

/** Largest file, and most files, of another tool that are read. */
const byteLimit = 512 * 1024 * 1024;
const fileLimit = 20_000;

/** How another tool's file is to be read. */
export interface ExchangeWanted {
  readonly from?: string | undefined;
  readonly password?: string | undefined;
  readonly variables?: VariablesGiven | undefined;
}

export interface ReadExchange {
  /** Whose format it is. */
  readonly label: string;
  readonly data: CaseData;
  readonly leftOut: readonly LeftOut[];
  /** What was understood: "12 claims". */
  readonly understood: readonly string[];
  readonly variables: readonly FoundVariable[];
}

type Refuse = CommandLine['refuse'];

/** A file, or the files of a folder, with the names they have inside it. What is an archive of files is opened. */
async function exchangeFiles(path: string, refuse: Refuse, leaving: LeavingOut): Promise<ExchangeFile[]> {
  const folder = (await stat(path)).isDirectory();
  const files: ExchangeFile[] = [];
  for await (const found of findFiles([path], { refuse })) {
    if (files.length >= fileLimit) throw new Error(`holds more than ${fileLimit} files`);
    const name = folder ? relative(path, found).split(sep).join('/') : basename(found);
    files.push({ name, bytes: await readBytes(found, byteLimit) });
  }
  const [only] = files;
  return files.length === 1 && only ? unzipExchange(only, leaving) : files;
}

/**
 * Reads another tool's file or folder as a case. Null when it is of no known kind; `refuse` hears of what was refused in a folder.
 * @throws ExchangeRefusal
 */
export async function readExchange(path: string, options: ExchangeWanted, refuse: Refuse): Promise<ReadExchange | null> {
  const leaving = new LeavingOut();
  const files = await exchangeFiles(path, refuse, leaving);
  const format = options.from === undefined ? exchangeOf(files) : allExchanges.find((one) => one.id === options.from);
  if (!format) return null;
  const password = options.password === undefined ? {} : { password: options.password };
  let found = await format.read(files, password);
  if (found.variables && options.variables) {
    found = await format.read(files, { ...password, variables: usesByKey(found.variables, options.variables) });
  }
  const title = found.title || basename(path).replace(/\.[^.]*$/, '');
  const made = { at: new Date().toISOString(), by: '', makeId: () => crypto.randomUUID() };
  const { data, leftOut } = await caseOfFound({ ...found, title }, made);
  const understood = countedWords(found.understood);
  return { label: format.label, data, leftOut: [...leaving.list, ...leftOut], understood, variables: found.variables ?? [] };
}

/** Why another tool's file could not be read, as the end of a sentence that begins with its name. */
export function whyNoExchange(error: unknown): string {
  return error instanceof ExchangeRefusal || error instanceof ImportRefusal ? error.reason : whyNot(error);
}

/** Says on stderr what a file held that has no place in a case. Nothing failed, so the exit code stays. */
export function tellLeftOut(file: string, { leftOut, variables }: ReadExchange, line: CommandLine): void {
  if (variables.length > 0) line.hint(`${file}: read as ${variablesInWords(variables)} (--variables says otherwise)`);
  for (const one of leftOut) line.remark(file, `${inNumber(one)} left out: ${one.why}`);
}
