import type { ArrivedFile } from '../../desktop/desktop.ts';
import { sayInNextWindow } from '../../state/waiting-messages.ts';
import { storeCase } from '../../storage/case-archive.ts';
import { openCaseBytes } from '../../workers/export-client.ts';
import type { Services } from '../services.ts';

/** Lets the analyst choose a case file and opens it. */
export async function openCaseFile(services: Services): Promise<void> {
  const [file] = await services.desktop.openFiles({ kinds: 'case', multiple: false });
  if (file) await openArrivedCase(services, file);
}

/** Whether a file that was dropped or handed over is a case, by its name. */
export function isCaseFile(file: Pick<ArrivedFile, 'name'>): boolean {
  return file.name.toLowerCase().endsWith('.hearsay');
}

/** Stores the case in a file as a case of this computer and opens it. What in the file is broken is named; the rest is there. */
export async function openArrivedCase(services: Services, file: ArrivedFile): Promise<void> {
  if (file.refused) {
    services.alert(`${file.name} ${file.refused === 'too-large' ? 'is too large to be opened.' : 'could not be read.'}`);
    return;
  }
  try {
    const by = services.desktop.settings.read().then((settings) => (typeof settings.analyst === 'string' ? settings.analyst.trim() : ''));
    const { data, problems } = await openCaseBytes(file.bytes);
    await services.open.journal.settled();
    const stored = await storeCase(services.database, data, new Date().toISOString(), await by);
    if (problems.length > 0) sayInNextWindow('alert', problemSentence(file.name, problems));
    else
      sayInNextWindow(
        'toast',
        stored.copied ? `Opened ${file.name} as a case of its own, beside the one that is here` : `Opened ${file.name}`,
      );
    await services.switchCase(stored.caseId);
  } catch (error) {
    services.alert(`${file.name} ${reasonOf(error)}`);
  }
}

function problemSentence(name: string, problems: readonly string[]): string {
  const [first = ''] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return `${name} is damaged. Everything whole in it was opened. ${first}${more}`;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'could not be opened.';
  const sentence = error.name === 'CaseFileRefusal' ? error.message : `could not be opened: ${error.message}`;
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}
