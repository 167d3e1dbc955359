import { CaseFileRefusal, type OpenedCaseFile, readCaseFile } from '../../renderer/formats/export/case-file.ts';
import type { CommandLine } from './command.ts';
import { readBytes, whyNot } from './read-input.ts';

/** Largest case file that is read, in bytes. */
const caseFileLimit = 1024 ** 3;

/** Reads a case file. What is wrong with it is refused, line by line; null when nothing could be read. */
export async function openCaseFile(path: string, line: CommandLine): Promise<OpenedCaseFile | null> {
  try {
    const opened = await readCaseFile(await readBytes(path, caseFileLimit));
    for (const problem of opened.problems) line.refuse(path, problem.replace(/\.$/, ''));
    return opened;
  } catch (error) {
    line.refuse(path, error instanceof CaseFileRefusal ? error.reason : whyNot(error));
    return null;
  }
}
