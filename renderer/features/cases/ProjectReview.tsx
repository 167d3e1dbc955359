import { useState } from 'react';
import { openReviewed, readCodeAs, useProjectReview } from '../../commands/case-file/project-review.ts';
import { type CodeUse, codeUses } from '../../formats/exchange/read-codes-as.ts';
import { useServices } from '../../state/use-services.ts';
import { Dialog } from '../../ui/Dialog.tsx';

const useWords: Readonly<Record<CodeUse, string>> = {
  topic: 'a topic',
  speaker: 'who says it',
  cue: 'cues',
  'speaker-words': 'words naming the speaker',
  none: 'nothing',
};

/** Codes that are drawn at once; more are a click away. */
const drawnAtMost = 100;

/** What was understood of another tool's project, what has no place in a case, and what its codes stand for: before it is stored. */
export function ProjectReview({ onClose }: { readonly onClose: () => void }) {
  const services = useServices();
  const { waiting, uses } = useProjectReview();
  const [limit, setLimit] = useState(drawnAtMost);
  if (!waiting?.opened.from) return null;
  const { from, data } = waiting.opened;
  const counts = new Map<string, number>();
  for (const claim of data.claims) for (const id of claim.topics) counts.set(id, (counts.get(id) ?? 0) + 1);
  const codes = data.codes.filter((code) => counts.has(code.id)).slice(0, limit);
  return (
    <Dialog
      title={`Open ${waiting.name}`}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="outline" onClick={onClose}>
            Cancel
          </button>
          <button
            type="button"
            className="primary"
            data-autofocus
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
      <p>
        {from.label}. It becomes a case of its own with{' '}
        {from.understood.length > 0 ? new Intl.ListFormat('en').format(from.understood) : 'nothing that a case can hold'}.
      </p>
      {from.leftOut.length > 0 ? (
        <section aria-labelledby="project-left-out">
          <h3 id="project-left-out">Left out</h3>
          <ul>
            {from.leftOut.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ) : (
        <p className="fine">Nothing is left out.</p>
      )}
      {codes.length > 0 ? (
        <section aria-labelledby="project-codes">
          <h3 id="project-codes">What its codes stand for</h3>
          {codes.map((code) => (
            <label key={code.id} className="field-row">
              <span className="field-label">
                <bdi>{code.name}</bdi> <span className="muted">{counts.get(code.id)}</span>
              </span>
              <select
                className="field"
                value={uses.get(code.id) ?? 'topic'}
                onChange={(event) => {
                  const use = codeUses.find((one) => one === event.currentTarget.value);
                  if (use) readCodeAs(code.id, use);
                }}
              >
                {codeUses.map((use) => (
                  <option key={use} value={use}>
                    {useWords[use]}
                  </option>
                ))}
              </select>
            </label>
          ))}
          {counts.size > codes.length ? (
            <button type="button" className="link" onClick={() => setLimit(limit + drawnAtMost)}>
              Show {Math.min(drawnAtMost, counts.size - codes.length)} more
            </button>
          ) : null}
        </section>
      ) : null}
    </Dialog>
  );
}
