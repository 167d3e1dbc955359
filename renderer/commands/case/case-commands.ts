import type { UiState } from '../../state/ui-state.ts';
import { always, type Command } from '../command.ts';

const opens = (
  id: string,
  title: string,
  overlay: UiState['overlay'],
  menu: Command['menu'],
  keywords: string,
  more: Partial<Command> = {},
): Command => ({
  id,
  title,
  keywords,
  menu,
  keys: [],
  scope: 'anywhere',
  undoable: 'no-change',
  unavailable: always,
  run: ({ ui }) => ui.setState({ overlay }),
  ...more,
});

/** Cases as a whole: new, other, renamed, removed; the codebook; what happened. */
export const caseCommands: readonly Command[] = [
  opens('case.new', 'New case', 'case-new', 'File', 'create start project'),
  opens('case.switch', 'Open another case', 'cases', 'File', 'switch project list recent'),
  opens('case.rename', 'Rename this case', 'case-rename', 'File', 'title project', { undoable: 'yes' }),
  opens('case.delete', 'Delete this case', 'case-delete', 'File', 'remove project', { undoable: 'no, asks first' }),
  opens('case.codebook', 'Codebook: topics and verdicts', 'codebook', 'Edit', 'codes tags colours scale'),
  opens('view.activity', 'Activity', 'activity', 'View', 'messages notifications log'),
  opens('case.damaged', 'Damaged records', 'damaged', 'Help', 'broken unreadable repair', {
    unavailable: ({ open }) => (open.inHand.broken.length > 0 ? '' : 'Every record of this case can be read'),
  }),
];
