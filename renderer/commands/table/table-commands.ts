import { verdictsOf } from '../case/case-acts.ts';
import { deleteClaims, nameClaims, setVerdict, toggleTension } from '../claim/claim-acts.ts';
import type { Command } from '../command.ts';
import type { Services } from '../services.ts';
import { openClaim } from '../view/open-in-text.ts';

function needsRow(services: Services): string {
  const { view, tableClaims } = services.ui.getState();
  if (view !== 'claims') return 'Go to Claims first';
  return tableClaims.length > 0 ? '' : 'Choose a claim in the table first';
}

const claimsOf = (services: Services) => services.ui.getState().tableClaims;

const row = (id: string, title: string, keys: readonly string[], run: Command['run'], more: Partial<Command> = {}): Command => ({
  id: `table.${id}`,
  title,
  menu: 'Claim',
  keys,
  scope: 'table',
  undoable: 'no-change',
  unavailable: needsRow,
  run,
  ...more,
});

/** What the keys of the claims table do: to the selected claims, else to the row in hand. */
export const tableCommands: readonly Command[] = [
  row('open', 'Open the row in the text', ['Enter'], (services) => openClaim(services, claimsOf(services).at(-1) ?? '')),
  row('statement', 'Edit the statement in the table', ['F2'], ({ ui }) => ui.setState({ tableAsk: 'statement' })),
  row('verdict', 'Set verdict of the selected rows', ['V'], ({ ui }) => ui.setState({ tableAsk: 'verdict' })),
  row('speaker', 'Set speaker of the selected rows', ['S'], (services) => {
    const claimId = claimsOf(services)[0] ?? '';
    const attributionId = services.open.inHand.attributionsByClaim.of(claimId)[0]?.id ?? '';
    services.ui.setState({ who: { claimId, attributionId, place: 'table', asks: 'speaker' } });
  }),
  row('topic', 'Set topics of the selected rows', ['T'], ({ ui }) => ui.setState({ tableAsk: 'topic' })),
  row('tension', 'Put the selected rows in tension', ['I'], (services) => toggleTension(services, claimsOf(services)), {
    keywords: 'contradict conflict cannot both stand',
    undoable: 'yes',
    unavailable: (services) => needsRow(services) || (claimsOf(services).length > 1 ? '' : 'Select two or more claims first'),
  }),
  row('clear-verdict', 'Clear verdict of the selected rows', ['0'], (services) => setVerdict(services, claimsOf(services), ''), {
    undoable: 'yes',
  }),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) =>
    row(
      `verdict-${digit}`,
      `Set verdict ${digit} of the scale on the selected rows`,
      [String(digit)],
      (services) => setVerdict(services, claimsOf(services), verdictsOf(services)[digit - 1]?.key ?? ''),
      {
        undoable: 'yes',
        unavailable: (services) => needsRow(services) || (verdictsOf(services)[digit - 1] ? '' : 'The scale has no such verdict'),
      },
    ),
  ),
  row('delete', 'Delete the selected rows', ['Delete'], (services) => deleteRows(services), { undoable: 'yes' }),
];

/** Deletes claims of the table, says so, and offers to undo. */
export async function deleteRows(services: Services): Promise<void> {
  const ids = claimsOf(services);
  const name = nameClaims(services.open.inHand, ids);
  services.ui.setState({ tableClaims: [] });
  const stored = deleteClaims(services, ids);
  services.toast(`${name.charAt(0).toUpperCase()}${name.slice(1)} deleted`, { undo: true });
  await stored;
}
