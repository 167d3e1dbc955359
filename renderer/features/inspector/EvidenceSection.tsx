import { useState } from 'react';
import { changeEvidence, removeEvidence } from '../../commands/evidence/evidence-acts.ts';
import { openLink } from '../../commands/open-link.ts';
import { type Claim, type Evidence, stances } from '../../domain/claim.ts';
import { paragraphNumbers, placeName } from '../../domain/paragraphs.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { useSourceText } from '../../state/use-source-text.ts';
import { DraftField } from '../../ui/DraftField.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { AddEvidence } from './AddEvidence.tsx';
import { goToPassage } from './go-to-passage.ts';
import { useAskedField } from './use-asked-field.ts';
import { stanceNames } from './words.ts';

/** What speaks for and against the claim, and the way to add more. */
export function EvidenceSection({ claim }: { readonly claim: Claim }) {
  const inHand = useRows('evidence', 'sources');
  const [adding, setAdding] = useState(false);
  const [fresh, setFresh] = useState('');
  const asked = useAskedField('evidence', () => setAdding(true));
  const evidence = inHand.evidenceByClaim.of(claim.id);
  const onlyHere = evidence.length > 0 && evidence.every((item) => item.kind === 'passage' && item.sourceId === claim.sourceId);
  return (
    <section className="evidence" aria-labelledby="evidence-head">
      <header className="mini-head">
        <h3 id="evidence-head">Evidence</h3>
        <button
          ref={asked}
          type="button"
          className="quiet"
          aria-expanded={adding}
          aria-label="Add evidence"
          onClick={() => setAdding(!adding)}
        >
          Add
          <Keys shortcut="E" />
        </button>
      </header>
      {adding ? (
        <AddEvidence
          claim={claim}
          onDone={(id) => {
            setAdding(false);
            setFresh(id);
          }}
        />
      ) : null}
      {evidence.length > 0 ? (
        <ul className="evidence-list">
          {evidence.map((item, i) => (
            <EvidenceItem key={item.id} item={item} place={i + 1} fresh={item.id === fresh} />
          ))}
        </ul>
      ) : adding ? null : (
        <p className="hint">Nothing yet.</p>
      )}
      {onlyHere ? (
        <p className="caution">
          <Icon name="info" />
          All of it comes from this source.
        </p>
      ) : null}
    </section>
  );
}

const icons: Record<Evidence['kind'], IconName> = { passage: 'text', link: 'link', cited: 'missing' };

function EvidenceItem({ item, place, fresh }: { readonly item: Evidence; readonly place: number; readonly fresh: boolean }) {
  const services = useServices();
  const [remark, setRemark] = useState(false);
  return (
    <li>
      <Icon name={icons[item.kind]} />
      <EvidenceText item={item} />
      <select
        className="stance"
        aria-label={`Evidence ${place} speaks how`}
        value={item.stance}
        ref={(element) => {
          // just added: what it says about the claim is the next thing to decide
          if (fresh && element && document.activeElement === document.body) element.focus();
        }}
        onChange={(event) => {
          const stance = stances.find((known) => known === event.target.value);
          if (stance) void changeEvidence(services, item.id, { stance });
        }}
      >
        {stances.map((stance) => (
          <option key={stance} value={stance}>
            {stanceNames[stance]}
          </option>
        ))}
      </select>
      <div className="evidence-more">
        {item.note || remark ? (
          <DraftField
            label={`Remark on evidence ${place}`}
            hideLabel
            value={item.note}
            onSave={(note, join) => void changeEvidence(services, item.id, { note }, join)}
            multiline
            className="plain-field"
            placeholder="Remark"
            inputRef={(element) => {
              if (remark && element && item.note === '') element.focus();
            }}
          />
        ) : null}
        <div className="evidence-acts">
          {item.note || remark ? null : (
            <button type="button" className="link" aria-label={`Remark on evidence ${place}`} onClick={() => setRemark(true)}>
              Remark
            </button>
          )}
          <button
            type="button"
            className="link"
            aria-label={`Remove evidence ${place}`}
            onClick={() => {
              void removeEvidence(services, item.id);
              services.toast('Evidence removed', { undo: true });
            }}
          >
            Remove
          </button>
        </div>
      </div>
    </li>
  );
}

/** What the evidence is, as a button that leads to it. */
function EvidenceText({ item }: { readonly item: Evidence }) {
  const services = useServices();
  const inHand = useRows('sources');
  const source = inHand.get('sources', item.sourceId);
  const text = useSourceText(item.kind === 'passage' ? item.sourceId : '');
  const span = item.spans[0];
  if (item.kind === 'cited') {
    return (
      <span className="evidence-text">
        <bdi>
          <b>{item.title || 'Something the text cites'}</b>
        </bdi>{' '}
        is cited, not held
      </span>
    );
  }
  if (item.kind === 'link') {
    return (
      <button type="button" className="evidence-text" title={item.url} onClick={() => openLink(services, item.url)}>
        <bdi>
          <b>{item.title || hostOf(item.url)}</b>
        </bdi>
        {item.title ? <bdi> {hostOf(item.url)}</bdi> : null}
      </button>
    );
  }
  const where = text && source && span ? placeName(text.blocks, paragraphNumbers(text.blocks, source.setAside), span.start) : '';
  return (
    <button
      type="button"
      className="evidence-text"
      onClick={() => span && goToPassage(services, { sourceId: item.sourceId, span, claimId: '' })}
    >
      <b>{where || 'Passage'}</b> <bdi>{item.quotes.map((quote) => quote.exact).join(' […] ')}</bdi>
      {source && services.ui.getState().sourceId !== item.sourceId ? <bdi className="evidence-source">{source.title}</bdi> : null}
    </button>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
