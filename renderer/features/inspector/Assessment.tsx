import { verdictsOf } from '../../commands/case/case-acts.ts';
import { changeClaims, nameClaims, setConfidence } from '../../commands/claim/claim-acts.ts';
import type { Claim } from '../../domain/claim.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { DraftField } from '../../ui/DraftField.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { TopicsField } from './TopicsField.tsx';
import { useAskedField } from './use-asked-field.ts';
import { VerdictChoice } from './VerdictChoice.tsx';
import { confidenceNames } from './words.ts';

/** The analyst's judgement: the claim in their own words, verdict, how sure, topics, and when it was said. */
export function Assessment({ claim }: { readonly claim: Claim }) {
  const services = useServices();
  useRows('cases', 'codes');
  const statement = useAskedField('statement');
  const save = (what: 'statement' | 'statedAt', label: string) => (value: string, join: string) =>
    void changeClaims(
      services,
      [claim.id],
      `${label} ${nameClaims(services.open.inHand, [claim.id])}`,
      () => ({ [what]: value.trim() }),
      join,
    );
  return (
    <section className="assess" aria-label="Assessment">
      <div className="field-row field-row-top">
        <DraftField
          label="Statement"
          value={claim.statement}
          onSave={save('statement', 'reword')}
          multiline
          className="plain-field"
          placeholder="In your own words"
          inputRef={statement}
        />
      </div>
      <div className="field-row">
        <span className="field-label">Verdict</span>
        <VerdictChoice claim={claim} verdicts={verdictsOf(services)} />
      </div>
      <div className="field-row">
        <span className="field-label">Confidence</span>
        <Segmented
          label="Confidence"
          value={String(claim.confidence)}
          choices={confidenceNames.map((label, i) => ({ value: String(i + 1), label }))}
          onChange={(value, visit) => void setConfidence(services, [claim.id], Number(value), visit)}
          disabled={claim.verdict === ''}
          hint={claim.verdict === '' ? 'Give a verdict first' : ''}
        />
      </div>
      <div className="field-row field-row-top">
        <span className="field-label">Topics</span>
        <TopicsField claim={claim} />
      </div>
      <div className="field-row">
        <DraftField
          label="Said on"
          value={claim.statedAt}
          onSave={save('statedAt', 'date')}
          className="plain-field"
          placeholder="Date, as far as known"
        />
      </div>
    </section>
  );
}
