import { useState } from 'react';
import { closeReview, openReviewed, readCodeAs, readVariableAs, useProjectReview } from '../../commands/case-file/project-review.ts';
import type { Code } from '../../domain/case.ts';
import type { FoundVariable, VariableUse } from '../../formats/exchange/found-case.ts';
import type { OpenedProject } from '../../formats/exchange/open-project.ts';
import { type CodeUse, codeUses } from '../../formats/exchange/read-codes-as.ts';
import { groupBy } from '../../formats/export/case-data.ts';
import { useServices } from '../../state/use-services.ts';
import { Dialog } from '../../ui/Dialog.tsx';

const codeWords: Readonly<Record<CodeUse, string>> = {
  topic: 'A topic',
  speaker: 'Who says it',
  cue: 'Cues',
  'speaker-words': 'Words naming the speaker',
  none: 'Nothing',
};

const variableWords: Readonly<Record<VariableUse, string>> = {
  person: 'Who says it, a person',
  organisation: 'Who says it, an organisation',
  topic: 'A topic',
  statement: 'What is claimed',
  qualifier: 'How they stand to it',
  note: 'A line of the note',
  none: 'Nothing',
};

/** Codes that are drawn at once; more are a click away. */
const drawnAtMost = 100;

/** What was understood of another tool's project, what has no place in a case, and what its codes stand for: before it is stored. */
export function ProjectReview({ onClose }: { readonly onClose: () => void }) {
  const services = useServices();
  const { waiting, reading } = useProjectReview();
  if (!waiting?.opened.from) return null;
  const { from, data } = waiting.opened;
  const close = () => {
    closeReview();
    onClose();
  };
  return (
    <Dialog
      title={`Open ${waiting.file.name}`}
      className="project-review"
      onClose={close}
      foot={
        <>
          <button type="button" className="outline" onClick={close}>
            Cancel
          </button>
          <button
            type="button"
            className="primary"
            data-autofocus
            disabled={reading}
            onClick={() => {
              onClose();
              void openReviewed(services);
            }}
          >
            Open as a case
          </button>
        </>
      }
    >
      <p role="status">
        {from.label}. It becomes a case of its own with{' '}
        {from.understood.length > 0 ? new Intl.ListFormat('en').format(from.understood) : 'nothing that a case can hold'}.
      </p>
      {from.variables ? <Variables variables={from.variables} /> : <Codes data={data} />}
      {from.leftOut.length > 0 ? (
        <section aria-labelledby="project-left-out">
          <h2 id="project-left-out">Left out</h2>
          <ul className="project-left-out">
            {from.leftOut.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ) : (
        <p className="muted">Nothing is left out.</p>
      )}
    </Dialog>
  );
}

/** What the variables of each type of statement stand for: who says it, what about, and so on. */
function Variables({ variables }: { readonly variables: readonly FoundVariable[] }) {
  const services = useServices();
  const chosen = useProjectReview((state) => state.variables);
  return [...groupBy(variables, (one) => one.group)].map(([group, own]) => (
    <section key={group} aria-label={`What ${group} says`}>
      <h2>
        What the variables of “<bdi>{group}</bdi>” stand for
      </h2>
      {own.map((one) => (
        <Use
          key={one.key}
          name={one.name}
          count={one.count}
          examples={one.examples}
          use={chosen.get(one.key) ?? one.use}
          uses={one.uses}
          words={variableWords}
          onUse={(use) => void readVariableAs(services, one.key, use)}
        />
      ))}
    </section>
  ));
}

/** What the codes of a project stand for, as far as something is coded with them. */
function Codes({ data }: { readonly data: OpenedProject['data'] }) {
  const [limit, setLimit] = useState(drawnAtMost);
  const chosen = useProjectReview((state) => state.uses);
  const counts = new Map<string, number>();
  for (const claim of data.claims) for (const id of claim.topics) counts.set(id, (counts.get(id) ?? 0) + 1);
  const codes: readonly Code[] = data.codes.filter((code) => counts.has(code.id)).slice(0, limit);
  if (codes.length === 0) return null;
  return (
    <section aria-labelledby="project-codes">
      <h2 id="project-codes">What its codes stand for</h2>
      {codes.map((code) => (
        <Use
          key={code.id}
          name={code.name}
          count={counts.get(code.id) ?? 0}
          use={chosen.get(code.id) ?? 'topic'}
          uses={codeUses}
          words={codeWords}
          onUse={(use) => readCodeAs(code.id, use)}
        />
      ))}
      {counts.size > codes.length ? (
        <button type="button" className="link" onClick={() => setLimit(limit + drawnAtMost)}>
          Show {Math.min(drawnAtMost, counts.size - codes.length)} more
        </button>
      ) : null}
    </section>
  );
}

interface UseProps<U extends string> {
  readonly name: string;
  readonly count: number;
  readonly examples?: readonly string[];
  readonly use: U;
  readonly uses: readonly U[];
  readonly words: Readonly<Record<U, string>>;
  readonly onUse: (use: U) => void;
}

/** One thing of the project with how often it is there, what it says for example, and what it is read as. */
function Use<U extends string>({ name, count, examples = [], use, uses, words, onUse }: UseProps<U>) {
  return (
    <label className="project-use">
      <span className="project-name">
        <bdi>{name}</bdi> <span className="muted">{count}</span>
        {examples.length > 0 ? (
          <span className="muted project-examples">
            <bdi>{examples.join(' · ')}</bdi>
          </span>
        ) : null}
      </span>
      <select
        className="field"
        value={use}
        onChange={(event) => {
          const next = uses.find((one) => one === event.currentTarget.value);
          if (next) onUse(next);
        }}
      >
        {uses.map((one) => (
          <option key={one} value={one}>
            {words[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
