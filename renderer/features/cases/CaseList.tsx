import { runCommand } from '../../commands/run-command.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useCases } from './use-cases.ts';

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** Every case on this computer, to open one. */
export function CaseList({ onClose }: { readonly onClose: () => void }) {
  const services = useServices();
  const { caseId } = useRows('cases');
  const cases = useCases();
  const open = (id: string) => {
    onClose();
    if (id === caseId) return;
    services.switchCase(id).catch((error: unknown) => {
      services.alert(error instanceof Error ? error.message : 'This case could not be opened.');
    });
  };
  return (
    <Dialog
      title="Cases"
      onClose={onClose}
      foot={
        <button type="button" className="primary" onClick={() => runCommand(services, 'case.new')}>
          New case
        </button>
      }
    >
      <ul className="case-list" aria-label="Cases">
        {cases.map((row) => (
          <li key={row.id}>
            <button type="button" className="nav-item" aria-current={row.id === caseId ? 'true' : undefined} onClick={() => open(row.id)}>
              <Icon name="case" />
              <span className="nav-text">
                <bdi className="nav-title">{row.title}</bdi>
                <span className="nav-meta">
                  {row.id === caseId ? 'Open now. ' : ''}Made {day.format(new Date(row.createdAt))}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
