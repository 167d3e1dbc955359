import { stopReading } from '../../commands/source/import-queue.ts';
import { ImportPlace } from './ImportPlace.tsx';
import { ImportProblems } from './ImportProblems.tsx';
import { ImportReview } from './ImportReview.tsx';
import { ImportSidebar } from './ImportSidebar.tsx';
import { useImportQueue } from './use-import-queue.ts';

/** Bringing sources in: what waits at the left, then the place to paste and choose files, or the review of one text before it is locked. */
export function ImportView() {
  const item = useImportQueue((queue) => queue.items.find((entry) => entry.id === queue.shownId));
  return (
    <>
      <ImportSidebar />
      <main className="work import-main">
        <ImportProblems />
        {item?.read ? <ImportReview key={item.id} item={item} read={item.read} /> : null}
        {item && !item.read && (item.state === 'waiting' || item.state === 'reading') ? (
          <section className="import-wait" aria-label="Reading">
            <h1>Reading {item.label}</h1>
            <progress className="import-bar" max={1} value={item.fraction} aria-label={`Reading ${item.label}`} />
            <div className="work-line">
              <span className="fine">You can keep working.</span>
              <button type="button" className="link" onClick={stopReading}>
                Stop
              </button>
            </div>
          </section>
        ) : null}
        {!item || item.state === 'failed' ? <ImportPlace /> : null}
      </main>
    </>
  );
}
