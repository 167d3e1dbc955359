import { ChangedElsewhere } from '../../storage/edit-journal.ts';
import type { Command } from '../command.ts';
import type { Services } from '../services.ts';

async function step(services: Services, direction: 'undo' | 'redo'): Promise<void> {
  const { journal } = services.open;
  try {
    // text still being typed is a change of its own: it is stored first, so that undo takes back what the analyst sees last
    if (document.activeElement instanceof HTMLElement && document.activeElement.matches('.field')) document.activeElement.blur();
    const label = await (direction === 'undo' ? journal.undo() : journal.redo());
    if (label === null) services.announce(direction === 'undo' ? 'Nothing to undo' : 'Nothing to redo');
    else services.announce(direction === 'undo' ? `Undone: ${label}` : `Redone: ${label}`);
  } catch (error) {
    // the journal has told of it already
    if (!(error instanceof ChangedElsewhere)) throw error;
  }
}

/** Undo and redo. */
export const editCommands: readonly Command[] = [
  {
    id: 'edit.undo',
    title: 'Undo',
    menu: 'Edit',
    keys: ['Mod+Z'],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: ({ open }) => (open.journal.head.undo === null ? 'Nothing to undo' : ''),
    run: (services) => step(services, 'undo'),
  },
  {
    id: 'edit.redo',
    title: 'Redo',
    menu: 'Edit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: ({ open }) => (open.journal.head.redo === null ? 'Nothing to redo' : ''),
    run: (services) => step(services, 'redo'),
  },
  {
    id: 'edit.history',
    title: 'History',
    keywords: 'audit trail changes edits log',
    menu: 'Edit',
    keys: [],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: () => '',
    run: ({ ui }) => ui.setState({ overlay: 'history' }),
  },
];
