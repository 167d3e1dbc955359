import { useRows, useServices } from '../../state/use-services.ts';
import type { BrokenRow } from '../../storage/case-in-hand.ts';
import { Dialog } from '../../ui/Dialog.tsx';

const tables: Record<BrokenRow['table'], string> = {
  cases: 'Case',
  sources: 'Source',
  speakers: 'Speaker',
  mentions: 'Mention',
  claims: 'Claim',
  attributions: 'Attribution',
  codes: 'Topic',
  evidence: 'Evidence',
  notes: 'Note',
  decisions: 'Decision on a suggestion',
  templates: 'Report template',
  pictures: 'Picture',
};

/** Records that do not read as what they should be, with what they hold. They are left alone and can be saved as they are. */
export function DamagedRecords({ onClose }: { readonly onClose: () => void }) {
  const services = useServices();
  const { broken } = useRows('cases');
  const save = async () => {
    try {
      const bytes = new TextEncoder().encode(JSON.stringify(broken, null, 2));
      const saved = await services.desktop.saveFile({
        suggestedName: 'damaged-records.json',
        mediaType: 'application/json',
        bytes,
      });
      if (saved) services.toast(`Saved ${saved.name}`, { reveal: saved.token });
    } catch (error) {
      services.alert(error instanceof Error ? error.message : 'The records could not be saved.');
    }
  };
  return (
    <Dialog
      title="Damaged records"
      className="dialog-wide"
      onClose={onClose}
      foot={
        broken.length > 0 ? (
          <button type="button" className="outline" onClick={() => void save()}>
            Save {broken.length === 1 ? 'this record' : `these ${broken.length} records`}
          </button>
        ) : undefined
      }
    >
      {broken.length === 0 ? (
        <p>Every record of this case can be read.</p>
      ) : (
        <>
          <p className="dialog-lead">
            {broken.length === 1 ? 'This record' : 'These records'} cannot be read and {broken.length === 1 ? 'is' : 'are'} left as found.
            Everything else in the case is shown.
          </p>
          <ul className="damaged-list">
            {broken.map((row) => (
              <li key={`${row.table} ${row.id}`}>
                <details>
                  <summary>
                    <b>{tables[row.table]}</b> {row.id.slice(0, 13)}: {row.problem}
                  </summary>
                  <pre tabIndex={0}>{JSON.stringify(row.raw, null, 2)}</pre>
                </details>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
