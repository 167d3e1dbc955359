import type { ReviewChoices } from '../../commands/source/review-choices.ts';
import type { ReadSource } from '../../formats/import/import-format.ts';
import { countMarks, type MarkChoice, usualMarkChoice } from '../../formats/import/marked-claims.ts';

interface MarkSectionProps {
  readonly read: ReadSource;
  readonly choices: ReviewChoices;
  readonly choose: (change: (choices: ReviewChoices) => ReviewChoices) => void;
}

/** What somebody highlighted and remarked in the document, and whether it becomes claims. What does not stays as notes. */
export function MarkSection({ read, choices, choose }: MarkSectionProps) {
  const { marks, comments } = countMarks(read);
  if (marks + comments === 0) return null;
  const chosen = choices.marks ?? usualMarkChoice;
  const set = (change: Partial<MarkChoice>) =>
    choose((before) => ({ ...before, marks: { ...usualMarkChoice, ...before.marks, ...change } }));
  const found = [counted(marks, 'highlight'), counted(comments, 'comment')].filter((part) => part !== '');
  return (
    <section aria-labelledby="h-marks">
      <header className="mini-head">
        <h3 id="h-marks">{found.join(', ')}</h3>
      </header>
      {marks > 0 ? (
        <label className="check-row">
          <input type="checkbox" checked={chosen.marks} onChange={(event) => set({ marks: event.currentTarget.checked })} />
          <span>Make claims of {counted(marks, 'highlight')}</span>
        </label>
      ) : null}
      {comments > 0 ? (
        <label className="check-row">
          <input type="checkbox" checked={chosen.comments} onChange={(event) => set({ comments: event.currentTarget.checked })} />
          <span>Make claims of {counted(comments, 'comment')}</span>
        </label>
      ) : null}
      <p className="fine">Whoever made them stays their author. What does not become a claim is kept as a note beside its words.</p>
    </section>
  );
}

function counted(number: number, what: string): string {
  return number === 0 ? '' : `${number} ${what}${number === 1 ? '' : 's'}`;
}
