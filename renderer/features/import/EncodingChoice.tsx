import { useEffect, useState } from 'react';
import type { ImportItem } from '../../commands/source/import-queue.ts';
import { readAgain } from '../../commands/source/read-queue.ts';
import type { ReadSource } from '../../formats/import/import-format.ts';
import type { EncodingCandidate } from '../../text-cleanup/encoding-candidates.ts';
import { encodingsInWorker } from '../../workers/read-in-worker.ts';
import { encodingFoundBy, encodingLabel } from './encoding-label.ts';

/** Whether a file is letters in some encoding, which can have been guessed wrong. Documents say theirs for each part, or have none. */
export function isLetters({ kind, mediaType }: Pick<ReadSource, 'kind' | 'mediaType'>): boolean {
  return kind === 'table' ? mediaType.startsWith('text/') : ['text', 'markdown', 'html', 'transcript'].includes(kind);
}

/** How the bytes were read as letters, and other ways to read them: best first, with the words that would change. */
export function EncodingChoice({ item, read }: { readonly item: ImportItem; readonly read: ReadSource }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="encoding">
      <p className="fine">
        Read as {encodingLabel(read.encoding.name)}, {encodingFoundBy[read.encoding.from]}.
      </p>
      <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        Choose another encoding
      </button>
      {open ? <Candidates item={item} now={read.encoding.name} /> : null}
    </div>
  );
}

function Candidates({ item, now }: { readonly item: ImportItem; readonly now: string }) {
  const [candidates, setCandidates] = useState<readonly EncodingCandidate[] | null>(null);
  const [all, setAll] = useState(false);
  const { bytes, fileName, mediaType, answers } = item;
  const { encoding } = answers;
  useEffect(() => {
    if (!bytes) return;
    let gone = false;
    encodingsInWorker({ name: fileName, bytes, mediaType, ...(encoding ? { encoding } : {}) }).then(
      (list) => {
        if (!gone) setCandidates(list);
      },
      () => {
        if (!gone) setCandidates([]);
      },
    );
    return () => {
      gone = true;
    };
  }, [bytes, fileName, mediaType, encoding]);
  if (!candidates) return <p className="fine">Comparing encodings.</p>;
  const shown = all ? candidates : candidates.slice(0, 5);
  return (
    <fieldset className="encodings">
      <legend className="sr">Encoding</legend>
      {shown.map((candidate) => (
        <label key={candidate.name} className="encoding-row">
          <input
            type="radio"
            name={`encoding-${item.id}`}
            checked={candidate.name === now}
            onChange={() => readAgain(item.id, candidate.name)}
          />
          <span>
            {encodingLabel(candidate.name)}
            <span className="muted">
              {candidate.current
                ? 'As read now'
                : candidate.changes === 0
                  ? 'No word changes'
                  : candidate.changes === 1
                    ? '1 word changes'
                    : `${candidate.changes} words change`}
            </span>
            {candidate.examples.slice(0, 2).map((word) => (
              <span key={word.now} className="encoding-word" dir="auto">
                <del>{word.now}</del> <ins>{word.becomes}</ins>
              </span>
            ))}
          </span>
        </label>
      ))}
      {all || candidates.length <= 5 ? null : (
        <button type="button" className="link" onClick={() => setAll(true)}>
          Show {candidates.length - 5} more
        </button>
      )}
    </fieldset>
  );
}
