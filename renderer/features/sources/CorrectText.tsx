import { useState } from 'react';
import { correctText } from '../../commands/source/correct-text.ts';
import { sourceName } from '../../commands/source/open-source.ts';
import type { Source } from '../../domain/source.ts';
import { versionNumber } from '../../domain/versions.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';
import { useSourceText } from '../../state/use-source-text.ts';
import { versionsOf } from '../../storage/source-versions.ts';
import { Dialog } from '../../ui/Dialog.tsx';

/** Corrects the locked text of a source by making a new version of it. The older text stays as it is. */
export function CorrectText({ source, onClose }: { readonly source: Source; readonly onClose: () => void }) {
  const services = useServices();
  const { settings } = useSettings();
  const newest = versionsOf(useRows('sources')).newest(source.id) ?? source;
  const text = useSourceText(newest.id);
  const [typed, setTyped] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const value = typed ?? text?.text ?? '';
  const save = () => {
    if (busy) return;
    if (typed === null || typed === text?.text) {
      setProblem('Nothing was changed in the text.');
      return;
    }
    setBusy(true);
    correctText(services, newest.id, typed, settings.analyst).then(onClose, (error: unknown) => {
      setProblem(error instanceof Error ? error.message : 'The new version could not be stored.');
      setBusy(false);
    });
  };
  return (
    <Dialog
      title="Correct the text"
      className="dialog-wide"
      onClose={onClose}
      foot={
        <>
          <button type="button" className="quiet" onClick={onClose}>
            Cancel
          </button>
          <button type="button" className="primary" aria-disabled={busy} onClick={save}>
            Make version {versionNumber(newest) + 1}
          </button>
        </>
      }
    >
      <p>
        The text of “<bdi>{sourceName(newest)}</bdi>” is locked. What you change here becomes a new version; this one stays, and claims go
        along.
      </p>
      <textarea
        className="field correct-text"
        aria-label="Text"
        dir="auto"
        spellCheck={false}
        data-autofocus=""
        readOnly={text === null}
        value={value}
        onChange={(event) => {
          setProblem('');
          setTyped(event.currentTarget.value);
        }}
      />
      {problem ? (
        <p className="import-missing" role="alert">
          {problem}
        </p>
      ) : null}
    </Dialog>
  );
}
