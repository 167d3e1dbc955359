import { useEffect, useState } from 'react';
import { useImportQueue } from '../features/import/use-import-queue.ts';
import { useStatusText } from '../state/status-text.ts';
import { useHistory, useRows, useServices, useUi } from '../state/use-services.ts';
import { useSettings } from '../state/use-settings.ts';
import { Icon } from '../ui/Icon.tsx';
import { Keys } from '../ui/Keys.tsx';

/** Whether everything is stored, where the data is, what the view counts, and three keys. */
export function StatusBar() {
  const services = useServices();
  const view = useUi((state) => state.view);
  const { blind } = useSettings().settings;
  const hidden = useRows('claims').hidden;
  const status = useStatusText();
  const reviewing = useImportQueue((queue) => queue.shownId !== '');
  return (
    <footer className="status">
      <SavedState />
      <span className="status-item">
        <Icon name="lock" />
        On this computer only
      </span>
      {blind ? (
        <button
          type="button"
          className="status-item status-button blind-mark"
          onClick={() => services.ui.setState({ view: 'agreement', backTo: '' })}
        >
          Working blind: {hidden} {hidden === 1 ? 'claim' : 'claims'} hidden
        </button>
      ) : null}
      <span className="status-space" />
      {status.counts ? <span className="status-item">{status.counts}</span> : null}
      {status.place ? <span className="status-item at-para">{status.place}</span> : null}
      {view === 'read' || view === 'compare' ? (
        <span className="status-item keys-hint">
          <Keys shortcut="J" />
          <Keys shortcut="K" /> next, previous
        </span>
      ) : null}
      {view === 'import' && reviewing ? (
        <>
          <span className="status-item keys-hint">
            <Keys shortcut="ArrowUp" />
            <Keys shortcut="ArrowDown" /> move
          </span>
          <span className="status-item keys-hint">
            <Keys shortcut="Space" /> keep or set aside
          </span>
        </>
      ) : null}
      <button type="button" className="status-item status-button" onClick={() => services.ui.setState({ overlay: 'activity' })}>
        Activity
      </button>
      <button
        type="button"
        className="status-item status-button"
        onClick={() => services.ui.setState({ overlay: 'keys' })}
        aria-label="Keys"
      >
        <Keys shortcut="?" /> keys
      </button>
    </footer>
  );
}

/** "Saved 14:07" once every change is on the disk, "Saving" until then, or why not. The dot comes only when it takes long. */
function SavedState() {
  const { save } = useHistory();
  const [slow, setSlow] = useState(false);
  const saving = save.kind === 'saving';
  useEffect(() => {
    if (!saving) return;
    const timer = setTimeout(() => setSlow(true), 400);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [saving]);
  if (save.kind === 'failed') {
    return (
      <span className="status-item status-failed" role="alert">
        <Icon name="warn" />
        Not saved: {save.message}
      </span>
    );
  }
  if (saving) {
    return (
      <span className="status-item" data-save="saving">
        {slow ? <span className="dot" /> : <Icon name="check" />}
        Saving
      </span>
    );
  }
  return (
    <span className="status-item" data-save="saved">
      <Icon name="check" />
      Saved {new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' }).format(new Date(save.at))}
    </span>
  );
}
