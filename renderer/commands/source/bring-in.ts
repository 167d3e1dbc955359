import sample from '../../../assets/sample/harbour-fees.txt?raw';
import { arrivedFile } from '../../desktop/browser-files.ts';
import type { ArrivedFile } from '../../desktop/desktop.ts';
import { isCaseFile, openArrivedCase } from '../case-file/open-case-file.ts';
import type { Services } from '../services.ts';
import { enqueue, importQueue } from './import-queue.ts';

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
  if (!items.some((item) => item.id === shownId)) importQueue.setState({ shownId: ids[0] ?? '' });
  services.ui.setState({ view: 'import' });
}

/** Puts the sample article at its review: a text of our own with the troubles of scraped ones. */
export function openSample(services: Services): void {
  const bytes = new TextEncoder().encode(sample);
  const [id = ''] = enqueue([{ name: 'harbour-fees.txt', mediaType: 'text/plain', bytes }]);
  importQueue.setState({ shownId: id });
  services.ui.setState({ view: 'import' });
}

async function openCase(services: Services, file: File | ArrivedFile): Promise<void> {
  await openArrivedCase(services, file instanceof File ? await arrivedFile(file) : file);
}
