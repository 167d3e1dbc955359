import { type FormEvent, useId, useState } from 'react';
import { changeCase } from '../../commands/case/case-acts.ts';
import { startCase } from '../../commands/case/keep-cases.ts';
import { useServices } from '../../state/use-services.ts';
import { Dialog } from '../../ui/Dialog.tsx';

interface NameDialogProps {
  readonly title: string;
  readonly start: string;
  readonly act: string;
  readonly onClose: () => void;
  readonly onName: (name: string) => void;
}

function NameDialog({ title, start, act, onClose, onName }: NameDialogProps) {
  const [name, setName] = useState(start);
  const [asked, setAsked] = useState(false);
  const form = useId();
  const missing = name.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing) setAsked(true);
    else onName(name.trim());
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="outline" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" form={form} className="primary">
            {act}
          </button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="name-form">
        <label htmlFor={`${form}-name`} className="field-label">
          Name of the case
        </label>
        <input
          id={`${form}-name`}
          className="field"
          maxLength={1000}
          value={name}
          dir="auto"
          data-autofocus
          aria-invalid={asked && missing ? true : undefined}
          aria-describedby={asked && missing ? `${form}-problem` : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
        />
        {asked && missing ? (
          <p id={`${form}-problem`} className="field-problem" role="alert">
            A case needs a name.
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}

/** Asks for the name of a new case and opens it. */
export function CaseNew({ onClose }: { readonly onClose: () => void }) {
  const services = useServices();
  return (
    <NameDialog
      title="New case"
      start=""
      act="Make case"
      onClose={onClose}
      onName={(name) => {
        onClose();
        startCase(services, name).catch((error: unknown) => {
          services.alert(error instanceof Error ? error.message : 'The case could not be made.');
        });
      }}
    />
  );
}

/** Renames the open case. */
export function CaseRename({ onClose }: { readonly onClose: () => void }) {
  const services = useServices();
  const { inHand } = services.open;
  return (
    <NameDialog
      title="Rename this case"
      start={inHand.get('cases', inHand.caseId)?.title ?? ''}
      act="Rename"
      onClose={onClose}
      onName={(title) => {
        onClose();
        void changeCase(services, 'rename case', { title });
      }}
    />
  );
}
