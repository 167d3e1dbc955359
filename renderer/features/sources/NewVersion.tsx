import { useRef, useState } from 'react';
import type { Incoming } from '../../commands/source/import-queue.ts';
import { sourceName } from '../../commands/source/open-source.ts';
import { enqueue, showItem } from '../../commands/source/read-queue.ts';
import { askForVersion } from '../../commands/source/version-offers.ts';
import type { Source } from '../../domain/source.ts';
import { useServices } from '../../state/use-services.ts';
import { Dialog } from '../../ui/Dialog.tsx';

/** Brings in the newer text of a source: a file, or pasted. It is reviewed like any import before it becomes the newest version. */
export function NewVersion({ source, onClose }: { readonly source: Source; readonly onClose: () => void }) {
  const services = useServices();
  const files = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const take = (incoming: Incoming) => {
    const ids = enqueue([incoming]);
    askForVersion(ids, source.id);
    onClose();
    services.ui.setState({ view: 'import' });
    if (ids[0]) showItem(ids[0]);
  };
  const review = () => {
    const file = files.current?.files?.[0];
    if (file) take(file);
    else if (text.trim() !== '') take({ pasted: text, html: false });
    else setMissing(true);
  };
  return (
    <Dialog
      title="Bring in a new version"
      onClose={onClose}
      foot={
        <>
          <button type="button" className="quiet" onClick={onClose}>
            Cancel
          </button>
          <button type="button" className="primary" onClick={review}>
            Review
          </button>
        </>
      }
    >
      <p>
        The newer text of “<bdi>{sourceName(source)}</bdi>”. Its claims go along; what no longer fits is listed. The version before stays.
      </p>
      <label className="field-label" htmlFor="new-version-text">
        Paste text
      </label>
      <textarea
        id="new-version-text"
        className="field"
        rows={6}
        dir="auto"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <label className="field-label" htmlFor="new-version-file">
        Or choose a file
      </label>
      <input id="new-version-file" className="field import-files" type="file" ref={files} onChange={() => setMissing(false)} />
      {missing ? (
        <p className="import-missing" role="alert">
          Paste a text or choose a file first.
        </p>
      ) : null}
    </Dialog>
  );
}
