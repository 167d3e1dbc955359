import { CaseFileRefusal, type OpenedCaseFile, readCaseFile } from '../export/case-file.ts';
import { startsAsZip } from '../import/office/zipped-parts.ts';
import { exchangeOf } from './all-exchanges.ts';
import { caseOfFound, type MadeWith } from './case-of-found.ts';
import { type ExchangeFile, type ExchangeOptions, ExchangeRefusal, stem } from './exchange-format.ts';
import { type Counted, type FoundVariable, LeavingOut, type LeftOut } from './found-case.ts';
import { type CodeUse, readCodesAs } from './read-codes-as.ts';
import { unzipExchange } from './unzip-exchange.ts';

/** A case that was opened, and, where another tool made the file, what was understood and what has no place in a case. */
export interface OpenedProject extends OpenedCaseFile {
  readonly from?: {
    readonly label: string;
    /** "12 claims". */
    readonly understood: readonly string[];
    /** "4 graphs: a case has no place for them". */
    readonly leftOut: readonly string[];
    /** What the variables of its statements were read as, where it has some; see {@link FoundVariable}. */
    readonly variables?: readonly FoundVariable[];
  };
}

/** Endings of files that other tools keep whole projects in: such a file is opened as a case, never read as a source. */
export const projectEndings = ['qdpx', 'qdc', 'dna', 'qda', 'sqlite3'] as const;

/**
 * A case file, or another tool's file as a case of its own.
 * @throws CaseFileRefusal with the reason when it is neither, or cannot be read.
 */
export async function openProject(file: ExchangeFile, made: MadeWith, options: ExchangeOptions = {}): Promise<OpenedProject> {
  if (/\.hearsay$/i.test(file.name)) return readCaseFile(file.bytes);
  try {
    const leaving = new LeavingOut();
    const files = unzipExchange(file, leaving);
    if (startsAsZip(file.bytes) && files.some((one) => one.name === 'manifest.json')) return await readCaseFile(file.bytes);
    const format = exchangeOf(files);
    if (!format) throw new CaseFileRefusal('is neither a case file nor a project of another tool that can be read');
    const found = await format.read(files, options);
    const { data, leftOut } = await caseOfFound({ ...found, title: found.title || stem(file.name) }, made);
    return {
      data,
      problems: [],
      from: {
        label: format.label,
        understood: countedWords(found.understood),
        leftOut: leftOutWords([...leaving.list, ...leftOut]),
        ...(found.variables ? { variables: found.variables } : {}),
      },
    };
  } catch (error) {
    throw error instanceof ExchangeRefusal ? new CaseFileRefusal(error.reason) : error;
  }
}

/** A project with its codes read as the analyst says, and what was understood and left out once they are: see {@link readCodesAs}. */
export function projectReadAs(opened: OpenedProject, uses: ReadonlyMap<string, CodeUse>, makeId: () => string): OpenedProject {
  const { from } = opened;
  if (!from || uses.size === 0) return opened;
  const { data, leftOut } = readCodesAs(opened.data, uses, makeId);
  const understood = countedWords([
    { what: 'texts', count: data.sources.length },
    { what: 'claims', count: data.claims.length },
    { what: 'topics', count: data.codes.length },
    { what: 'speakers', count: data.speakers.length },
    { what: 'notes', count: data.notes.length },
  ]);
  return { ...opened, data, from: { ...from, understood, leftOut: [...from.leftOut, ...leftOutWords(leftOut)] } };
}

/** "12 claims, 1 note", without what there is none of. */
export const countedWords = (counted: readonly Counted[]) => counted.filter((one) => one.count > 0).map(inNumber);
const leftOutWords = (leftOut: readonly LeftOut[]) => leftOut.map((one) => `${inNumber(one)} (${one.why})`);

/** A count with what it counts, which is named in the plural: "1 piece of evidence". */
export function inNumber({ count, what }: Counted): string {
  if (count !== 1) return `${count} ${what}`;
  // "cues and words": one of which nobody knows
  const [, before = '', stem = '', ending = '', after = ''] = /^(.*?\b)(\p{L}{2,}?)(ies|s)\b(.*)$/u.exec(what) ?? [];
  const one = stem === '' || after.startsWith(' and ') ? what : `${before}${stem}${ending === 'ies' ? 'y' : ''}${after}`;
  return `1 ${one}`;
}
