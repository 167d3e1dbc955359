import { runCommand } from '../../commands/run-command.ts';
import { useServices, useUi } from '../../state/use-services.ts';
import { Dialog } from '../../ui/Dialog.tsx';

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** What the window said in this session, so that no message is only there for a moment. */
export function ActivityList({ onClose }: { readonly onClose: () => void }) {
  const services = useServices();
  const activity = useUi((state) => state.activity);
  return (
    <Dialog title="Activity" onClose={onClose}>
      {activity.length === 0 ? (
        <p className="muted">No messages since the window was opened.</p>
      ) : (
        <ol className="log-list">
          {activity.map((entry) => (
            <li key={entry.id}>
              <time dateTime={entry.at}>{time.format(new Date(entry.at))}</time>
              <span className="log-what">{entry.message}</span>
              {entry.reveal ? (
                <button type="button" className="link" onClick={() => void services.desktop.revealFile(entry.reveal)}>
                  Show in folder
                </button>
              ) : null}
            </li>
          ))}
        </ol>
      )}
      <p className="dialog-more">
        <button type="button" className="link" onClick={() => runCommand(services, 'edit.history')}>
          History of all changes
        </button>
      </p>
    </Dialog>
  );
}
