import { toSettings } from '../../state/settings.ts';
import { always, type Command } from '../command.ts';
import type { Services } from '../services.ts';

/** Hides or shows what other analysts marked. The case is opened anew, so that no view still has it. */
export async function workBlind(services: Services): Promise<void> {
  const { desktop, open } = services;
  const blind = !toSettings(await desktop.settings.read()).blind;
  await open.journal.settled();
  await desktop.settings.write({ blind });
  await services.switchCase(open.inHand.caseId);
}

/** Several analysts on one case. */
export const togetherCommands: readonly Command[] = [
  {
    id: 'view.agreement',
    title: 'Agreement of analysts',
    keywords: 'krippendorff alpha cohen kappa coders reliability adjudicate differences compare',
    menu: 'View',
    keys: [],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: always,
    run: ({ ui }) => ui.setState({ view: 'agreement', backTo: '' }),
  },
  {
    id: 'case.blind',
    title: 'Work blind: hide or show the claims of others',
    keywords: 'coder hidden independent second',
    menu: 'View',
    keys: [],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: always,
    run: workBlind,
  },
];
