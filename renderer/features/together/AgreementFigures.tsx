import { alphaWords, fieldLabel, figure } from '../../together/agreement/agreement-words.ts';
import type { Agreement } from '../../together/agreement/measure-agreement.ts';

/** Each figure with what it is about, how many it rests on, and what it means in plain words. */
export function AgreementFigures({ found }: { readonly found: Agreement }) {
  const { mean, unitizing, boundaries } = found;
  const name = (coder: number) => found.coders[coder]?.name || 'No name';
  const fields = found.fields.filter((field) => field.alpha.units > 0);
  return (
    <section className="agreement-figures" aria-label="Figures" tabIndex={0}>
      <h2>Who marked what</h2>
      <ul className="agreement-coders">
        {found.coders.map((coder) => (
          <li key={coder.name}>
            <bdi>{coder.name || 'No name'}</bdi>
            <span className="muted">
              {coder.passages} claims in {coder.texts} of {found.texts} sources
            </span>
          </li>
        ))}
      </ul>
      {found.leftOut.length > 0 ? (
        <p className="muted">
          {found.leftOut.length} {found.leftOut.length === 1 ? 'source was' : 'sources were'} worked on by one analyst only and left out.
        </p>
      ) : null}
      <table className="agreement-table">
        <caption>What is a claim</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">Value</th>
            <th scope="col">What it says</th>
          </tr>
        </thead>
        <tbody>
          <Row
            label="Krippendorff’s unitizing alpha"
            value={unitizing.marked}
            words={`${alphaWords(unitizing.marked)}. Marked or not, character by character, less chance.`}
          />
          <Row label="The same by edges (1995)" value={boundaries.alpha} words="How far the edges of claims are apart." />
          <Row label="Cohen’s kappa" value={mean.kappa} words="Marked or not, two analysts at a time." />
          <Row label="F1, same edges" value={mean.exact} words="Claims that both marked exactly alike." />
          <Row
            label="F1, half or more shared"
            value={mean.overlapping}
            words={`${found.shared} of ${found.passages} claims were marked by two or more.`}
          />
          <Row label="F1, characters" value={mean.characters} words="Words in both analysts’ claims." />
          <Row label="F1, cues" value={mean.cues} words="Words that introduce claims." />
        </tbody>
      </table>
      {fields.length > 0 ? (
        <table className="agreement-table">
          <caption>What is said of it, where two or more marked it</caption>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Alpha</th>
              <th scope="col">Kappa</th>
              <th scope="col">n</th>
              <th scope="col">What it says</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field.field}>
                <th scope="row">{fieldLabel[field.field]}</th>
                <td>{figure(field.alpha.alpha)}</td>
                <td>{figure(field.kappa)}</td>
                <td>{field.alpha.units}</td>
                <td>{alphaWords(field.alpha.alpha)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {found.pairs.length > 1 ? (
        <table className="agreement-table">
          <caption>Two analysts at a time</caption>
          <thead>
            <tr>
              <th scope="col">Analysts</th>
              <th scope="col">Kappa</th>
              <th scope="col">F1, same edges</th>
              <th scope="col">F1, characters</th>
            </tr>
          </thead>
          <tbody>
            {found.pairs.map((pair) => (
              <tr key={`${pair.first} ${pair.second}`}>
                <th scope="row">
                  <bdi>{name(pair.first)}</bdi>, <bdi>{name(pair.second)}</bdi>
                </th>
                <td>{figure(pair.kappa)}</td>
                <td>{figure(pair.exact.f1)}</td>
                <td>{figure(pair.characters.f1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p className="muted">
        Alpha and kappa: 1 is perfect, 0 is chance. Krippendorff asks for 0.80, and at least 0.667 for tentative conclusions. Unitizing
        alpha is uα of 2016 for marked or not. Decided differences still count as each analyst left them.
      </p>
    </section>
  );
}

function Row({ label, value, words }: { readonly label: string; readonly value: number | null; readonly words: string }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{figure(value)}</td>
      <td>{words}</td>
    </tr>
  );
}
