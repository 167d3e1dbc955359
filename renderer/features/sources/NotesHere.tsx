import { useEffect, useRef, useState } from 'react';
import { changePassageNote } from '../../commands/source/source-acts.ts';
import { openInText } from '../../commands/view/open-in-text.ts';
import type { PassageNote } from '../../domain/source.ts';
import { versionNumber } from '../../domain/versions.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { versionsOf } from '../../storage/source-versions.ts';
import { DraftField } from '../../ui/DraftField.tsx';
import { Icon } from '../../ui/Icon.tsx';

/** Remarks on passages of the open source. Choosing one shows its words in the text and opens it for editing. */
export function NotesHere({ sourceId }: { readonly sourceId: string }) {
  const services = useServices();
  const inHand = useRows('notes', 'sources');
  const versions = versionsOf(inHand);
  // what could not go along to the newest version is listed there all the same
  const older = versions.isNewest(sourceId) ? versions.of(sourceId).filter((one) => one.id !== sourceId) : [];
  const notes = [...inHand.shownNotesIn(sourceId), ...older.flatMap((one) => inHand.shownNotesIn(one.id))];
  const [open, setOpen] = useState('');
  if (notes.length === 0) return null;
  return (
    <section className="nav-section" aria-labelledby="h-notes">
      <header className="nav-head">
        <h2 id="h-notes">Notes here</h2>
        <span className="count">{notes.length}</span>
      </header>
      <ul className="nav-list" role="list" aria-labelledby="h-notes">
        {notes.map((note) => (
          <li key={note.id}>
            <button
              type="button"
              className="nav-item"
              aria-expanded={open === note.id}
              onClick={() => {
                setOpen(open === note.id ? '' : note.id);
                if (note.sourceId === sourceId) services.reader.current?.show(note.span);
                else openInText(services, { sourceId: note.sourceId, span: note.span, claimId: '' });
              }}
            >
              <Icon name="note" />
              <span className="nav-text">
                <bdi className="nav-title">{note.text || 'Empty note'}</bdi> <bdi className="nav-meta nav-quote">{note.exact}</bdi>
                {note.sourceId === sourceId ? null : (
                  <span className="nav-meta">In version {versionNumber(inHand.get('sources', note.sourceId) ?? {})}</span>
                )}
              </span>
            </button>
            {open === note.id ? <NoteEditor note={note} done={() => setOpen('')} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function NoteEditor({ note, done }: { readonly note: PassageNote; readonly done: () => void }) {
  const services = useServices();
  const field = useRef<HTMLInputElement | HTMLTextAreaElement | null>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <div className="nav-edit">
      <DraftField
        label="Note on this passage"
        hideLabel
        multiline
        value={note.text}
        onSave={(text, join) => void changePassageNote(services, note.id, text, join || note.id)}
        inputRef={(element) => {
          field.current = element;
        }}
      />
      <div className="decide-row">
        <button type="button" className="quiet" onClick={done}>
          Done
        </button>
        <button type="button" className="quiet" onClick={() => void changePassageNote(services, note.id, '')}>
          Delete note
        </button>
      </div>
    </div>
  );
}
