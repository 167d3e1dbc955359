import type { Source } from '../../domain/source.ts';
import { versionNumber } from '../../domain/versions.ts';
import { useCompare } from '../../state/compare-state.ts';
import { type ChangedFact, versionLine } from './compare-words.ts';

interface CompareHeadsProps {
  readonly older: Source;
  readonly newer: Source;
  /** Every version of the source, oldest first. */
  readonly family: readonly Source[];
  readonly facts: readonly ChangedFact[];
}

/** Over the two columns: which versions they are, and which facts about the source changed. With more than two versions both can be chosen. */
export function CompareHeads({ older, newer, family, facts }: CompareHeadsProps) {
  const choose = (olderId: string, newerId: string) => useCompare.setState({ olderId, newerId, claimId: '', placing: false });
  const number = (source: Source) => versionNumber(source);
  const of = family.at(-1) ? number(family.at(-1) ?? newer) : 2;
  return (
    <>
      <div className="cmp-heads">
        <Head
          label="Older version"
          source={older}
          of={of}
          choices={family.filter((one) => number(one) < number(newer))}
          onChoose={(id) => choose(id, newer.id)}
        />
        <Head
          label="Newer version"
          source={newer}
          of={of}
          choices={family.filter((one) => number(one) > number(older))}
          onChoose={(id) => choose(older.id, id)}
        />
      </div>
      {facts.length > 0 ? (
        <dl className="cmp-facts">
          {facts.map(({ name, before, now }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{before ? <del>{before}</del> : <span className="muted">not given</span>}</dd>
              <dd dir="auto">{now ? <ins>{now}</ins> : <span className="muted">not given</span>}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  );
}

interface HeadProps {
  readonly label: string;
  readonly source: Source;
  readonly of: number;
  readonly choices: readonly Source[];
  readonly onChoose: (id: string) => void;
}

function Head({ label, source, of, choices, onChoose }: HeadProps) {
  if (choices.length < 2) return <h2 className="cmp-head">{versionLine(source, of)}</h2>;
  return (
    <h2 className="cmp-head">
      <select className="field" aria-label={label} value={source.id} onChange={(event) => onChoose(event.currentTarget.value)}>
        {choices.map((one) => (
          <option key={one.id} value={one.id}>
            {versionLine(one, of)}
          </option>
        ))}
      </select>
    </h2>
  );
}
