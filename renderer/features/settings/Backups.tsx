import { useEffect, useState } from 'react';
import { restoreBackup } from '../../commands/case/keep-cases.ts';
import type { BackupInfo } from '../../desktop/desktop.ts';
import { useServices } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';

const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const shownAtFirst = 8;

/** Backups that Hearsay wrote by itself. Restoring adds a case; it never overwrites one. */
export function Backups() {
  const services = useServices();
  const { settings } = useSettings();
  const [backups, setBackups] = useState<readonly BackupInfo[] | null>(null);
  const [all, setAll] = useState(false);
  const [problem, setProblem] = useState('');
  const [restoring, setRestoring] = useState('');
  const [listed, setListed] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the count asks for the list anew
  useEffect(() => {
    let stopped = false;
    services.desktop.backups
      .list()
      .then((found) => !stopped && setBackups([...found].sort((a, b) => b.at.localeCompare(a.at))))
      .catch(() => !stopped && setProblem('The backups cannot be listed.'));
    return () => {
      stopped = true;
    };
  }, [services, listed]);
  const restore = async (backup: BackupInfo) => {
    setRestoring(backup.id);
    setProblem('');
    try {
      await restoreBackup(services, backup.id, settings.analyst);
    } catch (error) {
      setProblem(`${backup.title}: ${error instanceof Error ? error.message : 'the backup could not be restored.'}`);
      setRestoring('');
      // older backups make room for newer ones: show what is there now
      setListed((times) => times + 1);
    }
  };
  const shown = all ? (backups ?? []) : (backups ?? []).slice(0, shownAtFirst);
  return (
    <section aria-labelledby="set-backups">
      <h2 id="set-backups">Files and backups</h2>
      {backups?.length === 0 ? <p className="muted">No backups yet. Hearsay writes them by itself while you work.</p> : null}
      <ul className="backup-list" aria-label="Backups">
        {shown.map((backup) => (
          <li key={backup.id}>
            <span className="log-what">
              <bdi>{backup.title}</bdi>
              <span className="muted">
                {when.format(new Date(backup.at))}, {size(backup.byteLength)}
              </span>
            </span>
            <button
              type="button"
              className="outline"
              disabled={restoring !== ''}
              aria-label={`Restore ${backup.title}, ${when.format(new Date(backup.at))}`}
              onClick={() => void restore(backup)}
            >
              {restoring === backup.id ? 'Restoring' : 'Restore as a new case'}
            </button>
          </li>
        ))}
      </ul>
      {backups && backups.length > shown.length ? (
        <button type="button" className="link" onClick={() => setAll(true)}>
          Show all {backups.length} backups
        </button>
      ) : null}
      {problem ? (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      ) : null}
    </section>
  );
}

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
