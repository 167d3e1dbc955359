import { noSpeaker } from '../../storage/claim-lines.ts';
import { SpeakerGlyph, VerdictGlyph } from '../../ui/Glyphs.tsx';
import { type ListName, listNames } from './arrange-claims.ts';
import { toggled, useClaimsView } from './claims-view-state.ts';
import type { ClaimTable } from './use-claim-table.ts';

const listTitles: Record<ListName, string> = {
  all: 'All claims',
  'to-check': 'To check',
  'no-speaker': 'Speaker not set',
  tension: 'In tension',
  'not-held': 'Source not held',
  'no-evidence': 'Without evidence',
  'needs-placing': 'Needs placing',
};

/** Lists, verdicts and speakers of the claims view: each is a filter with its count over the whole case. */
export function ClaimsSidebar({ table }: { readonly table: ClaimTable }) {
  const view = useClaimsView();
  const { counts, verdicts, inHand } = table;
  const speakers = [...counts.speakers]
    .filter(([id]) => inHand.get('speakers', id))
    .sort((a, b) => b[1] - a[1] || (inHand.get('speakers', a[0])?.name ?? '').localeCompare(inHand.get('speakers', b[0])?.name ?? ''));
  const unattributed = counts.speakers.get(noSpeaker.unattributed) ?? 0;
  return (
    <aside className="sidebar" aria-label="Claims filters">
      <section className="nav-section" aria-labelledby="claims-lists">
        <header className="nav-head">
          <h2 id="claims-lists">Lists</h2>
        </header>
        <ul className="nav-list">
          {listNames.map((list) => (
            <li key={list}>
              <button
                type="button"
                className="nav-item nav-item-line"
                aria-current={view.list === list ? 'true' : undefined}
                onClick={() => useClaimsView.setState({ list })}
              >
                <span className="nav-title">{listTitles[list]}</span>
                <span className="count">{counts.lists[list]}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <section className="nav-section" aria-labelledby="claims-verdicts">
        <header className="nav-head">
          <h2 id="claims-verdicts">Verdict</h2>
        </header>
        <ul className="nav-list">
          {[...verdicts, { key: '', label: 'Not checked', glyph: '' }].map(({ key, label, glyph }) => (
            <li key={key}>
              <button
                type="button"
                className="nav-item nav-item-line"
                aria-pressed={view.verdicts.includes(key)}
                onClick={() => useClaimsView.setState({ verdicts: toggled(view.verdicts, key) })}
              >
                <VerdictGlyph glyph={glyph} />
                <span className="nav-title">{label}</span>
                <span className="count">{counts.verdicts.get(key) ?? 0}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      {speakers.length + unattributed > 0 ? (
        <section className="nav-section" aria-labelledby="claims-speakers">
          <header className="nav-head">
            <h2 id="claims-speakers">Speaker</h2>
          </header>
          <ul className="nav-list">
            {speakers.map(([id, count]) => {
              const speaker = inHand.get('speakers', id);
              return (
                <li key={id}>
                  <button
                    type="button"
                    className="nav-item nav-item-line"
                    aria-pressed={view.speakers.includes(id)}
                    onClick={() => useClaimsView.setState({ speakers: toggled(view.speakers, id) })}
                  >
                    <SpeakerGlyph kind={speaker?.kind ?? 'open'} slot={speaker?.slot ?? 0} />
                    <span className="nav-title">
                      <bdi>{speaker?.name}</bdi>
                    </span>
                    <span className="count">{count}</span>
                  </button>
                </li>
              );
            })}
            {unattributed > 0 ? (
              <li>
                <button
                  type="button"
                  className="nav-item nav-item-line"
                  aria-pressed={view.speakers.includes(noSpeaker.unattributed)}
                  onClick={() => useClaimsView.setState({ speakers: toggled(view.speakers, noSpeaker.unattributed) })}
                >
                  <SpeakerGlyph kind="open" slot={0} />
                  <span className="nav-title">Unattributed</span>
                  <span className="count">{unattributed}</span>
                </button>
              </li>
            ) : null}
          </ul>
        </section>
      ) : null}
    </aside>
  );
}
