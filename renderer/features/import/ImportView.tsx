import type { ImportItem } from '../../commands/source/import-queue.ts';
import { showItem, stopReading } from '../../commands/source/read-queue.ts';
import { FolderOverview } from './FolderOverview.tsx';
import { ImportPlace } from './ImportPlace.tsx';
import { ImportProblems } from './ImportProblems.tsx';
import { ImportReview } from './ImportReview.tsx';
import { ImportSidebar } from './ImportSidebar.tsx';
import { NeedsYou } from './NeedsYou.tsx';
import { useImportQueue } from './use-import-queue.ts';

/**
 * Bringing sources in: what waits at the left, then the place to paste and choose files, the overview of a folder, or the review of one text
 * before it is locked.
 */
export function ImportView() {
  const item = useImportQueue((queue) => queue.items.find((entry) => entry.id === queue.shownId));
  return (
    <>
      <ImportSidebar />
      <main className="work import-main">
        <ImportProblems />
        <Shown item={item} />
      </main>
    </>
  );
}

function Shown({ item }: { readonly item: ImportItem | undefined }) {
  const overview = useImportQueue((queue) => queue.folder !== null && !queue.addingMore);
  if (item?.read && item.bytes) return <ImportReview key={item.id} item={item} read={item.read} />;
  if (item?.state === 'needs' && item.needs) return <NeedsYou item={item} need={item.needs} />;
  if (item && (item.state === 'waiting' || item.state === 'reading' || item.state === 'ready')) return <ReadingOne item={item} />;
  return overview ? <FolderOverview /> : <ImportPlace />;
}

/** An item whose text is not there yet, or was let go and is read again. */
function ReadingOne({ item }: { readonly item: ImportItem }) {
  const reading = item.state !== 'ready';
  return (
    <section className="import-wait" aria-label="Reading">
      <h1>
        {reading ? 'Reading' : 'Stopped reading'} <bdi>{item.label}</bdi>
      </h1>
      <progress className="import-bar" max={1} value={item.fraction} aria-label={`Reading ${item.label}`} />
      <div className="work-line">
        <span className="fine">{reading ? 'You can keep working.' : ''}</span>
        <button type="button" className="link" onClick={() => (reading ? stopReading() : showItem(item.id))}>
          {reading ? 'Stop' : 'Read it'}
        </button>
      </div>
    </section>
  );
}
