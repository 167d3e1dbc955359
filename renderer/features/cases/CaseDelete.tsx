import { useState } from 'react';
import { removeOpenCase } from '../../commands/case/keep-cases.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { Dialog } from '../../ui/Dialog.tsx';

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** The one deletion that undo does not take back: the button names the loss, and a backup is written first. */
export function CaseDelete({ onClose }: { readonly onClose: () => void }) {
  const services = useServices();
  const inHand = useRows('cases', 'sources', 'claims');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const title = inHand.get('cases', inHand.caseId)?.title ?? '';
  const loss = [
    count(inHand.count('sources'), 'source', 'sources'),
    count(inHand.count('claims'), 'claim', 'claims'),
    count(inHand.count('speakers'), 'speaker', 'speakers'),
  ];
  const remove = async () => {
    setBusy(true);
    setProblem('');
    try {
      await removeOpenCase(services);
    } catch (error) {
      setProblem(`The case was not deleted, because its backup could not be written. ${error instanceof Error ? error.message : ''}`);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title="Delete this case?"
      onClose={onClose}
      foot={
        <>
          <button type="button" className="outline" onClick={onClose} data-autofocus>
            Keep it
          </button>
          <button type="button" className="outline danger" disabled={busy} onClick={() => void remove()}>
            Delete case and {count(inHand.count('claims'), 'claim', 'claims')}
          </button>
        </>
      }
    >
      <p>
        <bdi>
          <b>{title}</b>
        </bdi>{' '}
        holds {new Intl.ListFormat('en').format(loss)}. Deleting it cannot be undone. A backup is written first; it stays in Settings, Files
        and backups.
      </p>
      {problem ? (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      ) : null}
    </Dialog>
  );
}
