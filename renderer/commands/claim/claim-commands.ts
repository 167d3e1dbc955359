import { extentOf } from '../../anchoring/spans.ts';
import { type Command, needsClaim } from '../command.ts';
import type { Services } from '../services.ts';
import { selectedWords } from '../speaker/selected-words.ts';
import { deleteClaims, nameClaims } from './claim-acts.ts';

/** Shows the claim details, where they were hidden, and gives the focus to one of their fields. */
export function askField(services: Services, focusField: 'statement' | 'note' | 'topics' | 'evidence' | 'verdict'): void {
  services.ui.setState({ view: 'read', inspector: true, focusField });
}

/** Commands on the claim in hand. Marking, parts, edges and stepping belong to the reading surface. */
export const claimCommands: readonly Command[] = [
  {
    id: 'claim.topics',
    title: 'Add a topic',
    keywords: 'code codebook tag',
    menu: 'Claim',
    keys: ['T'],
    scope: 'text',
    undoable: 'no-change',
    unavailable: needsClaim,
    run: (services) => askField(services, 'topics'),
  },
  {
    id: 'claim.note',
    title: 'Write a note',
    keywords: 'remark comment selection passage',
    menu: 'Claim',
    keys: ['N'],
    scope: 'text',
    undoable: 'no-change',
    unavailable: (services) => (selectedWords(services) ? '' : needsClaim(services)),
    run: (services) => {
      // with words selected the note is on them, else on the claim
      if (services.reader.current?.selection()) services.reader.current.noteOnSelection();
      else askField(services, 'note');
    },
  },
  {
    id: 'claim.delete',
    title: 'Delete claim',
    keywords: 'remove',
    menu: 'Claim',
    keys: ['Delete'],
    scope: 'text',
    undoable: 'yes',
    unavailable: needsClaim,
    run: deleteInHand,
  },
];

/** Deletes the claim in hand and takes the next one, or the one before where it was the last. */
function deleteInHand(services: Services): void {
  const { inHand } = services.open;
  const claim = inHand.get('claims', services.ui.getState().claimId);
  if (!claim) return;
  const index = inHand.claimsIn(claim.sourceId);
  const at = index.rankOf(claim.id);
  const next = index.atRank(at + 1) ?? index.atRank(at - 1);
  const name = nameClaims(inHand, [claim.id]);
  void deleteClaims(services, [claim.id]);
  services.ui.setState({ claimId: next?.id ?? '', who: null });
  services.toast(`Deleted ${name}`, { undo: true });
  const span = next ? extentOf(next.spans) : null;
  if (services.ui.getState().view !== 'read') return;
  if (span) services.reader.current?.show(span);
  services.reader.current?.focus();
}
