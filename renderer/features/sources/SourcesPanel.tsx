import { useEffect, useRef } from 'react';
import { runCommand } from '../../commands/run-command.ts';
import { openSource, sourcesInOrder } from '../../commands/source/open-source.ts';
import { useRows, useServices, useUi } from '../../state/use-services.ts';
import { versionsOf } from '../../storage/source-versions.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ariaKeys } from '../../ui/shortcuts.ts';
import { CitedNotHeld } from './CitedNotHeld.tsx';
import { NotesHere } from './NotesHere.tsx';
import { SourceList } from './SourceList.tsx';
import { WhoSpeaksHere } from './WhoSpeaksHere.tsx';

/** The sidebar of Read: the sources of the case, and what is known about the open one. */
export function SourcesPanel() {
  const services = useServices();
  const inHand = useRows('sources', 'claims');
  const sourceId = useUi((state) => state.sourceId);
  const sources = sourcesInOrder(inHand);
  const last = sources.at(-1)?.id;
  const gone = inHand.get('sources', sourceId) === undefined;
  const family = useRef<readonly string[]>([]);
  if (!gone)
    family.current = versionsOf(inHand)
      .of(sourceId)
      .map((source) => source.id);
  // undoing an import takes the open source away: the version before it is shown, or the newest of the sources left
  useEffect(() => {
    if (!gone) return;
    const before = family.current.findLast((id) => inHand.get('sources', id));
    const next = before ?? last;
    if (next !== undefined) openSource(services, next);
  }, [services, gone, last, inHand]);
  return (
    <nav className="sidebar" aria-label="Sources">
      <section className="nav-section" aria-labelledby="h-sources">
        <header className="nav-head">
          <h2 id="h-sources">Sources</h2>
          <button
            type="button"
            className="icon-button"
            aria-label="Import sources"
            title="Import sources"
            aria-keyshortcuts={ariaKeys('Mod+O')}
            onClick={() => runCommand(services, 'source.import')}
          >
            <Icon name="plus" />
          </button>
        </header>
        {sources.length === 0 ? <p className="nav-note">None yet.</p> : null}
        <SourceList inHand={inHand} sources={sources} sourceId={versionsOf(inHand).newest(sourceId)?.id ?? sourceId} />
      </section>
      {sourceId === '' ? null : (
        <>
          <CitedNotHeld sourceId={sourceId} />
          <WhoSpeaksHere sourceId={sourceId} />
          <NotesHere sourceId={sourceId} />
        </>
      )}
    </nav>
  );
}
