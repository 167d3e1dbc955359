import { openInText } from '../../commands/view/open-in-text.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { SpeakerGlyph } from '../../ui/Glyphs.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Switch } from '../../ui/Switch.tsx';
import type { SourceLines } from './search-lines.ts';
import { useSearchState } from './search-state.ts';

const shownAtMost = 50;

interface SearchSidebarProps {
  readonly groups: readonly SourceLines[];
  readonly onInsert: (words: string) => void;
}

/** Where something was found, by source and by speaker, and where to look. */
export function SearchSidebar({ groups, onInsert }: SearchSidebarProps) {
  const services = useServices();
  const inHand = useRows('sources', 'speakers');
  const withAside = useSearchState((state) => state.withAside);
  const bySpeaker = new Map<string, number>();
  for (const { lines } of groups)
    for (const { speakerId } of lines) if (speakerId) bySpeaker.set(speakerId, (bySpeaker.get(speakerId) ?? 0) + 1);
  const speakers = [...bySpeaker].sort((a, b) => b[1] - a[1]).slice(0, shownAtMost);
  return (
    <aside className="sidebar" aria-label="Search filters">
      <section className="nav-section" aria-labelledby="search-where">
        <header className="nav-head">
          <h2 id="search-where">Look in</h2>
        </header>
        <div className="nav-switch">
          <Switch label="Set-aside text" checked={withAside} onChange={(next) => useSearchState.setState({ withAside: next })} />
        </div>
      </section>
      {groups.length > 0 ? (
        <section className="nav-section" aria-labelledby="search-sources">
          <header className="nav-head">
            <h2 id="search-sources">Found in</h2>
            <span className="count">{groups.length}</span>
          </header>
          <ul className="nav-list">
            {groups.slice(0, shownAtMost).map(({ sourceId, lines }) => {
              const source = inHand.get('sources', sourceId);
              const first = lines[0];
              return (
                <li key={sourceId}>
                  <button
                    type="button"
                    className="nav-item nav-item-line"
                    onClick={() => first && openInText(services, { sourceId, span: first, claimId: first.claimId })}
                  >
                    <Icon name="text" />
                    <bdi className="nav-title">{source?.title || source?.fileName}</bdi>
                    <span className="count">{lines.length}</span>
                  </button>
                </li>
              );
            })}
          </ul>
          {groups.length > shownAtMost ? <p className="nav-note">and {groups.length - shownAtMost} more sources</p> : null}
        </section>
      ) : null}
      {speakers.length > 0 ? (
        <section className="nav-section" aria-labelledby="search-speakers">
          <header className="nav-head">
            <h2 id="search-speakers">Said by</h2>
          </header>
          <ul className="nav-list">
            {speakers.map(([id, count]) => {
              const speaker = inHand.get('speakers', id);
              if (!speaker) return null;
              return (
                <li key={id}>
                  <button
                    type="button"
                    className="nav-item nav-item-line"
                    title={`Only what ${speaker.name} says`}
                    onClick={() => onInsert(`speaker:"${speaker.name}"`)}
                  >
                    <SpeakerGlyph kind={speaker.kind} slot={speaker.slot} />
                    <bdi className="nav-title">{speaker.name}</bdi>
                    <span className="count">{count}</span>
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ) : null}
    </aside>
  );
}
