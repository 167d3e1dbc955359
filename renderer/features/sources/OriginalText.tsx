import { useEffect, useState } from 'react';
import { sourceName } from '../../commands/source/open-source.ts';
import { saveOriginal } from '../../commands/source/save-original.ts';
import type { Source } from '../../domain/source.ts';
import { useServices } from '../../state/use-services.ts';
import { readOriginal } from '../../storage/open-case.ts';
import { decodeAs } from '../../text-cleanup/decode-as.ts';
import { Dialog } from '../../ui/Dialog.tsx';

/** More than this is not worth laying out in a dialog; the whole file can be saved. UTF-16 units. */
const shownLength = 200_000;

/** The file as it was imported, without repairs and with everything around the article. */
export function OriginalText({ source, onClose }: { readonly source: Source; readonly onClose: () => void }) {
  const services = useServices();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    const show = (value: string) => {
      if (!gone) setText(value);
    };
    readOriginal(services.database, source.id)
      .then((original) => show(original ? decodeAs(original.bytes, source.encoding.name) : ''))
      .catch(() => show(''));
    return () => {
      gone = true;
    };
  }, [services, source.id, source.encoding.name]);
  return (
    <Dialog
      title={`Original of ${sourceName(source)}`}
      className="dialog-wide"
      onClose={onClose}
      foot={
        <button
          type="button"
          className="outline"
          onClick={() =>
            void saveOriginal(services, source.id).catch((error: unknown) =>
              services.alert(error instanceof Error ? error.message : 'The original could not be saved.'),
            )
          }
        >
          Save original as
        </button>
      }
    >
      {text === '' ? <p>The original bytes of this source are missing.</p> : null}
      {text && text.length > shownLength ? (
        <p className="fine">The first {shownLength.toLocaleString('en')} characters are shown. Save the original to see all of it.</p>
      ) : null}
      <section className="original-text" tabIndex={0} aria-label="Text of the file">
        <pre dir="auto">{text?.slice(0, shownLength)}</pre>
      </section>
    </Dialog>
  );
}
