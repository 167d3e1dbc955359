import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { undoTo } from '../../commands/view/undo-to.ts';
import type { Edit } from '../../domain/edit.ts';
import { useHistory, useServices } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';
import { readHistory } from '../../storage/read-history.ts';
import { Dialog } from '../../ui/Dialog.tsx';

const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const stateWords: Record<Edit['state'], string> = { done: '', undone: 'Undone', abandoned: 'Undone, replaced by later changes' };

/** Every change of the case, newest first: what, when, by whom, and whether it is in force. Goes back to any step. */
export function HistoryList({ onClose }: { readonly onClose: () => void }) {
  const services = useServices();
  const { head, save } = useHistory();
  const { blind } = useSettings().settings;
  const [edits, setEdits] = useState<readonly HistoryEntry[] | null>(null);
  const [busy, setBusy] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the head and the saved state say when the history has changed
  useEffect(() => {
    let stopped = false;
    readHistory(services.database, services.open.inHand.caseId)
      .then((found) => !stopped && setEdits(found))
      .catch(() => !stopped && setEdits([]));
    return () => {
      stopped = true;
    };
  }, [services, head, save.kind]);

  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: edits?.length ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => 52,
    overscan: 10,
    useFlushSync: false,
  });
  const back = async (edit: HistoryEntry) => {
    setBusy(true);
    try {
      const steps = await undoTo(services, edit.seq);
      if (steps > 0) services.toast(`${steps} ${steps === 1 ? 'change' : 'changes'} taken back`);
    } finally {
      setBusy(false);
    }
  };
  const newestDone = edits?.find((edit) => edit.state === 'done')?.seq ?? 0;
  return (
    <Dialog title="History" className="dialog-wide history" onClose={onClose}>
      {edits?.length === 0 ? <p className="muted">No changes yet. Everything you change in this case is listed here.</p> : null}
      <div className="history-scroll" ref={scroller} tabIndex={0} role="region" aria-label="Changes, newest first">
        <ol className="log-list" style={{ blockSize: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((place) => {
            const edit = edits?.[place.index];
            if (!edit) return null;
            const label = blind && edit.by !== services.analyst() ? 'a change by another analyst' : edit.label;
            return (
              <li
                key={edit.seq}
                ref={rows.measureElement}
                data-index={place.index}
                aria-setsize={edits.length}
                aria-posinset={place.index + 1}
                className={edit.state === 'done' ? 'history-row' : 'history-row undone'}
                style={{ transform: `translateY(${place.start}px)` }}
              >
                <span className="log-n">{edit.seq}</span>
                <span className="log-what">
                  {label.charAt(0).toUpperCase() + label.slice(1)}
                  <span className="muted">
                    <time dateTime={edit.at}>{when.format(new Date(edit.at))}</time>
                    {edit.by ? `, ${edit.by}` : ''}
                    {stateWords[edit.state] ? `. ${stateWords[edit.state]}` : ''}
                  </span>
                </span>
                {edit.state === 'done' && edit.seq !== newestDone ? (
                  <button
                    type="button"
                    className="quiet"
                    disabled={busy}
                    aria-label={`Undo to here: ${label}`}
                    onClick={() => void back(edit)}
                  >
                    Undo to here
                  </button>
                ) : null}
              </li>
            );
          })}
        </ol>
      </div>
    </Dialog>
  );
}

type HistoryEntry = Awaited<ReturnType<typeof readHistory>>[number];
