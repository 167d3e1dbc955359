import { needsPlacing } from '../../domain/versions.ts';
import { openSourceDialog } from '../../state/source-dialog.ts';
import { versionsOf } from '../../storage/source-versions.ts';
import { needsNewest, placeClaim, waitingClaims } from '../claim/place-claim.ts';
import type { Command } from '../command.ts';
import { needsSource } from '../command.ts';
import type { Services } from '../services.ts';
import { compareVersionsOf } from './show-versions.ts';

function needsVersions(services: Services): string {
  const missing = needsSource(services);
  if (missing) return missing;
  return versionsOf(services.open.inHand).of(services.ui.getState().sourceId).length < 2 ? 'This source has one version only' : '';
}

/** Newer versions of a source: bringing them in, comparing them, placing claims in them. */
export const versionCommands: readonly Command[] = [
  {
    id: 'source.new-version',
    title: 'Bring in a new version',
    keywords: 'update changed article reimport revision',
    menu: 'File',
    keys: [],
    scope: 'anywhere',
    undoable: 'yes',
    unavailable: needsSource,
    run: ({ ui }) => openSourceDialog('new-version', ui.getState().sourceId),
  },
  {
    id: 'source.correct',
    title: 'Correct the text',
    keywords: 'edit typo change words version locked',
    menu: 'File',
    keys: [],
    scope: 'anywhere',
    undoable: 'yes',
    unavailable: needsSource,
    run: ({ ui }) => openSourceDialog('correct', ui.getState().sourceId),
  },
  {
    id: 'source.compare',
    title: 'Compare versions',
    keywords: 'diff what changed outlet revision review claims placing',
    menu: 'View',
    keys: [],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: needsVersions,
    run: (services) => compareVersionsOf(services, services.ui.getState().sourceId),
  },
  {
    id: 'claim.place-here',
    title: 'Place the claim that waits at the selection',
    keywords: 'new version lost again anchor',
    menu: 'Claim',
    keys: [],
    scope: 'anywhere',
    undoable: 'yes',
    unavailable: (services) => needsNewest(services),
    run: async (services) => {
      const { sourceId, claimId } = services.ui.getState();
      const selection = services.reader.current?.selection();
      const text = services.reader.current?.text();
      const { inHand } = services.open;
      const held = inHand.get('claims', claimId);
      const claim = held && needsPlacing(held) ? held : waitingClaims(inHand, sourceId)[0];
      if (!selection || !text || !claim) return;
      await placeClaim(services, claim.id, text, selection.spans);
      services.ui.setState({ claimId: claim.id });
      services.announce('Placed');
    },
  },
];
