import { useState } from 'react';
import { adjudicate, composedFrom, composeVersions, reopenDifference } from '../../commands/together/adjudicate.ts';
import { openClaim, openInText } from '../../commands/view/open-in-text.ts';
import type { Claim } from '../../domain/claim.ts';
import { useServices } from '../../state/use-services.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import { differenceLabel } from '../../together/agreement/agreement-words.ts';
import { type Difference, type DifferenceKind, placeOfDifference } from '../../together/agreement/differences.ts';
import type { Agreement } from '../../together/agreement/measure-agreement.ts';
import { PickFields } from './PickFields.tsx';
import { fieldWords, pickedFields } from './version-words.ts';

const step = 100;

interface DifferencesProps {
  readonly found: Agreement;
  /** Kind of difference that alone is listed; '' for all. */
  readonly kind: string;
  readonly onKind: (kind: string) => void;
}

/** Every passage on which analysts differ, each one click from the text, with both versions and the ways to decide it. */
export function Differences({ found, kind, onKind }: DifferencesProps) {
  const [shown, setShown] = useState(step);
  const kinds = [...new Set(found.differences.flatMap((one) => one.kinds))];
  const list = found.differences.filter((one) => kind === '' || one.kinds.some((each) => each === kind));
  return (
    <section className="agreement-list" aria-labelledby="h-differences">
      <div className="agreement-head">
        <h2 id="h-differences">Differences ({list.length})</h2>
        <label className="agreement-filter">
          Show{' '}
          <select className="field" value={kind} onChange={(event) => onKind(event.currentTarget.value)}>
            <option value="">all</option>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {differenceLabel[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {list.length === 0 ? <p className="muted">No differences here.</p> : null}
      <ol className="merge-items">
        {list.slice(0, shown).map((one) => (
          <DifferenceRow
            key={`${one.textId} ${one.passages.map((passage) => passage?.id).join(' ')}`}
            difference={one}
            coders={found.coders}
          />
        ))}
      </ol>
      {list.length > shown ? (
        <button type="button" className="link" onClick={() => setShown(shown + step)}>
          {list.length - shown} more. Show {Math.min(step, list.length - shown)}
        </button>
      ) : null}
    </section>
  );
}

interface DifferenceRowProps {
  readonly difference: Difference;
  readonly coders: Agreement['coders'];
}

function DifferenceRow({ difference, coders }: DifferenceRowProps) {
  const services = useServices();
  const { inHand } = services.open;
  const [picking, setPicking] = useState(false);
  const source = inHand.get('sources', difference.textId);
  const versions = difference.passages.flatMap((passage, i) =>
    passage === undefined ? [] : [{ coder: coders[i]?.name || 'No name', claim: passage ? inHand.get('claims', passage.id) : undefined }],
  );
  const claims = versions.flatMap(({ claim }) => (claim ? [claim.id] : []));
  const decided = versions.some(({ claim }) => claim?.adjudged !== undefined);
  const composed = decided ? composedFrom(services, claims) : undefined;
  const fields = pickedFields(difference.kinds);
  const show = () => {
    const first = composed ?? versions.find(({ claim }) => claim && !inHand.isHidden(claim))?.claim;
    if (first) openClaim(services, first.id);
    else openInText(services, { sourceId: difference.textId, span: placeOfDifference(difference), claimId: '' });
  };
  const rule = (stands: readonly string[]) => void adjudicate(services, { claims, stands });
  return (
    <li>
      <p className="merge-name">
        <span className="merge-what">{difference.kinds.map((kind) => differenceLabel[kind]).join(', ')}</span>{' '}
        <button type="button" className="link" onClick={show}>
          Show in <bdi>{source?.title || source?.fileName || 'the text'}</bdi>
        </button>
      </p>
      {picking && !decided ? (
        <PickFields
          versions={versions.flatMap(({ coder, claim }) => (claim ? [{ coder, claim }] : []))}
          fields={fields}
          onTake={(picks) => {
            setPicking(false);
            void composeVersions(services, claims, picks);
          }}
          onCancel={() => setPicking(false)}
        />
      ) : (
        <>
          <div className="merge-sides">
            {versions.map(({ coder, claim }) => (
              <div key={coder} className="agreement-version" data-aside={claim?.adjudged === 'set-aside' || undefined}>
                <bdi className="merge-whose">{coder}</bdi>
                {claim ? <Version claim={claim} inHand={inHand} kinds={difference.kinds} /> : <p className="muted">Did not mark it</p>}
              </div>
            ))}
            {composed ? (
              <div className="agreement-version agreement-composed">
                <span className="merge-whose">Put together</span>
                <Version claim={composed} inHand={inHand} kinds={difference.kinds} />
              </div>
            ) : null}
          </div>
          <div className="agreement-acts">
            {decided ? (
              <>
                <span className="agreement-decided">Decided: {composed ? 'put together field by field' : standingWords(versions)}</span>
                <button type="button" className="quiet" onClick={() => void reopenDifference(services, claims)}>
                  Decide again
                </button>
              </>
            ) : (
              <>
                {versions.map(({ coder, claim }) => (
                  <button key={coder} type="button" className="outline" onClick={() => rule(claim ? [claim.id] : [])}>
                    <span>
                      {claim ? 'Take' : 'No claim, as'} <bdi>{coder}</bdi>
                    </span>
                  </button>
                ))}
                {claims.length > 1 ? (
                  <>
                    <button type="button" className="outline" onClick={() => rule(claims)}>
                      {claims.length === 2 ? 'Both' : 'All'}
                    </button>
                    <button type="button" className="outline" onClick={() => rule([])}>
                      {claims.length === 2 ? 'Neither' : 'None'}
                    </button>
                  </>
                ) : null}
                {claims.length > 1 && fields.length > 1 ? (
                  <button type="button" className="outline" onClick={() => setPicking(true)}>
                    Field by field
                  </button>
                ) : null}
              </>
            )}
          </div>
        </>
      )}
    </li>
  );
}

function standingWords(versions: readonly { readonly coder: string; readonly claim: Claim | undefined }[]): string {
  const standing = versions.filter(({ claim }) => claim?.adjudged === 'stands').map((one) => one.coder);
  if (standing.length === 0) return 'neither stands';
  return `${new Intl.ListFormat('en').format(standing)} ${standing.length === 1 ? 'stands' : 'stand'}`;
}

function Version({
  claim,
  inHand,
  kinds,
}: {
  readonly claim: Claim;
  readonly inHand: CaseInHand;
  readonly kinds: readonly DifferenceKind[];
}) {
  const facts = pickedFields(kinds).flatMap((field) => (field === 'passage' ? [] : [fieldWords(inHand, claim, field)]));
  return (
    <>
      <p className="agreement-quote">
        <bdi>{fieldWords(inHand, claim, 'passage')}</bdi>
      </p>
      {facts.length > 0 ? <p className="agreement-facts">{facts.join(' · ')}</p> : null}
    </>
  );
}
