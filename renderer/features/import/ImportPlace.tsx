import { useEffect, useRef, useState } from 'react';
import { runCommand } from '../../commands/run-command.ts';
import { chooseFolder } from '../../commands/source/bring-in.ts';
import { type ImportItem, importQueue } from '../../commands/source/import-queue.ts';
import { enqueue, showItem } from '../../commands/source/read-queue.ts';
import { readableEndings } from '../../formats/import/file-endings.ts';
import { useServices } from '../../state/use-services.ts';
import { Keys } from '../../ui/Keys.tsx';
import { getReaderReady } from '../../workers/read-in-worker.ts';
import { useImportQueue } from './use-import-queue.ts';

/** Everything that can be read, other tools' files and cases among it; a dialog still offers all files. */
const acceptedFiles = [...readableEndings, 'json', 'jsonl', 'xml', 'hearsay'].map((ending) => `.${ending}`).join(',');

interface Rich {
  /** The plain words that were pasted with it; once they are changed, the words count. */
  readonly words: string;
  readonly html: string;
}

/** What "Review" leads to: what was read or will be, and what waits for an answer. */
const canBeReviewed = ({ state }: ImportItem) => state === 'ready' || state === 'needs' || state === 'waiting' || state === 'reading';

/** Where sources are brought in: paste a text or choose files, then review them one by one. */
export function ImportPlace() {
  const services = useServices();
  const [text, setText] = useState('');
  const [rich, setRich] = useState<Rich | null>(null);
  const [keepRich, setKeepRich] = useState(true);
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const waiting = useImportQueue((queue) => queue.items.filter(canBeReviewed).length);
  useEffect(() => {
    field.current?.focus();
    getReaderReady();
  }, []);
  const richNow = rich !== null && rich.words === text.replace(/\r\n?/g, '\n') ? rich : null;

  const review = () => {
    const pasted =
      text.trim() === '' ? [] : enqueue([{ pasted: richNow && keepRich ? richNow.html : text, html: richNow !== null && keepRich }]);
    const next = pasted[0] ?? importQueue.getState().items.find(canBeReviewed)?.id;
    setMissing(next === undefined);
    if (next === undefined) field.current?.focus();
    else showItem(next);
  };
  return (
    <div className="import-place">
      <form
        className="import-form"
        aria-labelledby="h-import"
        onSubmit={(event) => {
          event.preventDefault();
          review();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          review();
        }}
      >
        <h1 id="h-import" className="review-title">
          Import sources
        </h1>
        <p className="import-lead">Nothing is added until you have looked at it, and nothing leaves this computer.</p>
        <label className="field-label" htmlFor="import-paste">
          Paste text
        </label>
        <textarea
          ref={field}
          id="import-paste"
          className="field import-paste"
          dir="auto"
          rows={10}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setMissing(false);
          }}
          onPaste={(event) => {
            const html = event.clipboardData.getData('text/html');
            const words = event.clipboardData.getData('text/plain').replace(/\r\n?/g, '\n');
            const area = event.currentTarget;
            const whole = area.selectionStart === 0 && area.selectionEnd === area.value.length;
            setRich(html !== '' && words.trim() !== '' && whole ? { words, html } : null);
          }}
        />
        {richNow ? (
          <label className="import-check">
            <input type="checkbox" checked={keepRich} onChange={(event) => setKeepRich(event.currentTarget.checked)} />
            Keep its headings, lists and quotes: read it as the page it was copied from
          </label>
        ) : null}
        <label className="field-label" htmlFor="import-files">
          Choose files
        </label>
        <div className="import-choose">
          <input
            ref={files}
            id="import-files"
            className="field import-files"
            type="file"
            multiple
            accept={acceptedFiles}
            aria-describedby="import-kinds"
            onChange={(event) => {
              enqueue([...(event.currentTarget.files ?? [])]);
              setMissing(false);
            }}
          />
          <button type="button" className="outline" onClick={() => void chooseFolder(services)}>
            Choose folder
          </button>
        </div>
        <p id="import-kinds" className="fine">
          Documents, web pages, letters, captions, tables and texts. Files and folders can also be dropped anywhere in this window.
        </p>
        {missing ? (
          <p className="import-missing" role="alert">
            There is nothing to review yet: paste a text or choose a file.
          </p>
        ) : null}
        <div className="decide-row">
          <button type="submit" className="primary">
            Review{waiting > 0 && text.trim() === '' ? ` ${waiting === 1 ? '1 source' : `${waiting} sources`}` : ''}
            <Keys shortcut="Mod+Enter" />
          </button>
          <button type="button" className="quiet" onClick={() => runCommand(services, 'view.read')}>
            Cancel
          </button>
          <span className="bar-space" />
          <button type="button" className="quiet" onClick={() => runCommand(services, 'source.sample')}>
            Open the sample article
          </button>
        </div>
      </form>
    </div>
  );
}
