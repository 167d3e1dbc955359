import type { ArrivedFile } from '../../desktop/desktop.ts';
import { type OpenedProject, projectEndings } from '../../formats/exchange/open-project.ts';
import { sayInNextWindow } from '../../state/waiting-messages.ts';
import { storeCase } from '../../storage/case-archive.ts';
import { openCaseBytes } from '../../workers/export-client.ts';
import type { Services } from '../services.ts';
import { offerToMerge } from './merge-case.ts';
import { reviewProject } from './project-review.ts';

/** Lets the analyst choose a case file and opens it. */
export async function openCaseFile(services: Services): Promise<void> {
  const [file] = await services.desktop.openFiles({ kinds: 'case', multiple: false });
  if (file) await openArrivedCase(services, file);
}

const caseEndings = ['hearsay', ...projectEndings];

/** Whether a file that was dropped or handed over is a case, or another tool's project, by its name. */
export function isCaseFile(file: Pick<ArrivedFile, 'name'>): boolean {
  const name = file.name.toLowerCase();
  return caseEndings.some((ending) => name.endsWith(`.${ending}`));
}

/**
 * Stores the case in a file as a case of this computer and opens it; another tool's project becomes a case of its own. What in the file is
 * broken, or has no place in a case, is named; the rest is there.
 */
export async function openArrivedCase(services: Services, file: ArrivedFile): Promise<void> {
  if (file.refused) {
    services.alert(`${file.name} ${file.refused === 'too-large' ? 'is too large to be opened.' : 'could not be read.'}`);
    return;
  }
  try {
    const by = services.desktop.settings.read().then((settings) => (typeof settings.analyst === 'string' ? settings.analyst.trim() : ''));
    const { data, problems, from } = await openCaseBytes(file, await by);
    if (from) reviewProject(services, file, { data, problems, from }, await by);
    else if (!(await offerToMerge(services, file.name, { data, problems })))
      await openAsOwnCase(services, file.name, { data, problems }, await by);
  } catch (error) {
    services.alert(`${file.name} ${reasonOf(error)}`);
  }
}

/** Stores a case that was read as one of its own and opens it. */
export async function openAsOwnCase(services: Services, name: string, { data, problems, from }: OpenedProject, by: string): Promise<void> {
  try {
    await services.open.journal.settled();
    const stored = await storeCase(services.database, data, new Date().toISOString(), by);
    if (from) sayInNextWindow(from.leftOut.length > 0 ? 'alert' : 'toast', projectSentence(name, from));
    else if (problems.length > 0) sayInNextWindow('alert', problemSentence(name, problems));
    else sayInNextWindow('toast', stored.copied ? `Opened ${name} as a case of its own, beside the one that is here` : `Opened ${name}`);
    await services.switchCase(stored.caseId);
  } catch (error) {
    services.alert(`${name} ${reasonOf(error)}`);
  }
}

function projectSentence(name: string, { label, understood, leftOut }: NonNullable<OpenedProject['from']>): string {
  const held = understood.length > 0 ? `: ${understood.join(', ')}` : ': nothing that a case can hold';
  const opened = `Opened ${name} (${label}) as a case of its own${held}.`;
  if (leftOut.length === 0) return opened;
  const more = leftOut.length > 6 ? `; and ${leftOut.length - 6} more` : '';
  return `${opened} Left out: ${leftOut.slice(0, 6).join('; ')}${more}.`;
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
