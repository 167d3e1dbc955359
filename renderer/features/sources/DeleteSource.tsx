import { isSameSource, sourceName, sourcesInOrder } from '../../commands/source/open-source.ts';
import { deleteSource } from '../../commands/source/source-acts.ts';
import type { Source } from '../../domain/source.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { versionsOf } from '../../storage/source-versions.ts';
import { Dialog } from '../../ui/Dialog.tsx';

/** Asks before a source goes. The button names the loss; undo brings all of it back. */
export function DeleteSource({ source, onClose }: { readonly source: Source; readonly onClose: () => void }) {
  const services = useServices();
  const inHand = useRows('claims', 'notes', 'sources');
  const versions = versionsOf(inHand).of(source.id);
  const claims = versions.reduce((sum, { id }) => sum + inHand.everyClaimIn(id).size, 0);
  const notes = versions.reduce((sum, { id }) => sum + inHand.notesBySource.of(id).length, 0);
  const what = versions.length > 1 ? `source in ${versions.length} versions` : 'source';
  const loss = claims === 0 ? `Delete ${what}` : `Delete ${what} and ${claims === 1 ? '1 claim' : `${claims} claims`}`;
  const run = () => {
    const { ui } = services;
    const others = sourcesInOrder(services.open.inHand);
    const at = others.findIndex((row) => isSameSource(services.open.inHand, row.id, source.id));
    const next = (others[at + 1] ?? others[at - 1])?.id ?? '';
    onClose();
    if (versions.some(({ id }) => id === ui.getState().sourceId))
      ui.setState({ sourceId: next, claimId: '', selection: null, who: null, onlySpeaker: '' });
    void deleteSource(services, source.id);
    services.toast(`Deleted ${sourceName(source)}.`, { undo: true });
  };
  return (
    <Dialog
      title="Delete this source?"
      onClose={onClose}
      foot={
        <>
          <button type="button" className="quiet" onClick={onClose}>
            Cancel
          </button>
          <button type="button" className="outline danger" onClick={run}>
            {loss}
          </button>
        </>
      }
    >
      <p>
        <b>
          <bdi>{sourceName(source)}</bdi>
        </b>{' '}
        leaves the case{notes > 0 ? `, with ${notes === 1 ? '1 note' : `${notes} notes`} on its passages` : ''}. Evidence that stood in it
        stays with its claim as cited, not held. Undo brings everything back.
      </p>
    </Dialog>
  );
}
