import sample from '../../../assets/sample/harbour-fees.txt?raw';
import { arrivedFile } from '../../desktop/browser-files.ts';
import type { ArrivedFile, FileAtHand, FolderFound } from '../../desktop/desktop.ts';
import { isCaseFile, openArrivedCase } from '../case-file/open-case-file.ts';
import type { Services } from '../services.ts';
import { twinOf } from './finish-import.ts';
import { beginFolder, endFolder, importQueue } from './import-queue.ts';
import { sourceName } from './open-source.ts';
import { askWhatIsHeld, enqueue, readWaiting } from './read-queue.ts';

/** Takes files that came without being asked for (dropped, opened with the app) to the review. A case file among them is opened instead. */
export function bringIn(services: Services, arrived: readonly (File | ArrivedFile)[]): void {
  const files = arrived.filter((file) => !isCaseFile(file));
  const caseFile = arrived.find(isCaseFile);
  if (caseFile && files.length === 0) {
    void openCase(services, caseFile);
    return;
  }
  if (caseFile) services.alert(`${caseFile.name} is a case. Open it by itself: a case cannot become a source of another one.`);
  if (files.length === 0) {
    services.alert('There was no file in what was dropped.');
    return;
  }
  const ids = enqueue(files);
  const { shownId, items } = importQueue.getState();
  // a review that is open stays; otherwise the first new thing is shown
  if (!items.some((item) => item.id === shownId)) importQueue.setState({ shownId: ids[0] ?? '', addingMore: false });
  services.ui.setState({ view: 'import' });
}

/** Takes a folder, or several, to the overview: walked first, then read file by file. */
export async function bringInFolder(services: Services, name: string, found: Promise<FolderFound>): Promise<void> {
  beginFolder(name);
  services.ui.setState({ view: 'import' });
  try {
    takeFolder(services, await found);
  } catch {
    endFolder(null);
    services.alert(`The folder ${name} could not be opened.`);
  }
}

function takeFolder(services: Services, { name, files, leftOut }: FolderFound): void {
  const isCase = (file: FileAtHand) => isCaseFile(file);
  const cases = files.filter(isCase).map((file) => ({ path: `${file.folder}/${file.name}`, why: 'case' as const }));
  const { inHand } = services.open;
  askWhatIsHeld((sha256) => {
    const twin = twinOf(inHand, sha256);
    return twin ? sourceName(twin) : '';
  });
  const ids = endFolder({ name, files: files.filter((file) => !isCase(file)), leftOut: [...leftOut, ...cases] });
  readWaiting(ids);
}

/** Lets the analyst choose a folder and brings it in. */
export async function chooseFolder(services: Services): Promise<void> {
  try {
    const found = await services.desktop.openFolder();
    if (found) await bringInFolder(services, found.name, Promise.resolve(found));
  } catch (error) {
    services.alert(error instanceof Error ? error.message : 'The folder could not be opened.');
  }
}

/** Puts the sample article at its review: a text of our own with the troubles of scraped ones. */
export function openSample(services: Services): void {
  const bytes = new TextEncoder().encode(sample);
  const [id = ''] = enqueue([{ name: 'harbour-fees.txt', mediaType: 'text/plain', bytes }]);
  importQueue.setState({ shownId: id, addingMore: false });
  services.ui.setState({ view: 'import' });
}

async function openCase(services: Services, file: File | ArrivedFile): Promise<void> {
  await openArrivedCase(services, file instanceof File ? await arrivedFile(file) : file);
}
