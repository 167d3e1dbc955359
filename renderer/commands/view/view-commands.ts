import type { ViewName } from '../../state/ui-state.ts';
import { always, type Command } from '../command.ts';
import { goBack } from './open-in-text.ts';
import { goToPane } from './panes.ts';

const go = (view: ViewName, title: string, key: string): Command => ({
  id: `view.${view}`,
  title: `Go to ${title}`,
  menu: 'View',
  keys: [key],
  scope: 'anywhere',
  undoable: 'no-change',
  unavailable: always,
  run: ({ ui }) => ui.setState({ view, backTo: '' }),
});

/** Up to this width the sidebar is a drawer; see `styles/narrow.css`. */
const drawerQuery = '(max-width: 62rem)';

const pane = (id: string, title: string, key: string, direction: 1 | -1): Command => ({
  id,
  title,
  keywords: 'focus region landmark',
  menu: 'View',
  keys: [key],
  scope: 'anywhere',
  undoable: 'no-change',
  unavailable: always,
  run: () => goToPane(direction),
});

/** Moving about the window. */
export const viewCommands: readonly Command[] = [
  go('read', 'Read', 'Mod+1'),
  go('claims', 'Claims', 'Mod+2'),
  go('speakers', 'Speakers', 'Mod+3'),
  go('search', 'Search', 'Mod+4'),
  go('report', 'Report', 'Mod+5'),
  {
    id: 'view.find-in-case',
    title: 'Find in the case',
    keywords: 'search all sources words',
    menu: 'View',
    keys: ['Mod+Shift+F'],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: always,
    run: ({ ui }) => {
      ui.setState({ view: 'search', backTo: '' });
      // Search takes the focus when it opens; here it may be open already
      document.querySelector<HTMLInputElement>('.search-field input')?.select();
    },
  },
  pane('view.nextPane', 'Go to the next pane', 'F6', 1),
  pane('view.previousPane', 'Go to the previous pane', 'Shift+F6', -1),
  {
    id: 'view.back',
    title: 'Back to where the text was opened from',
    keywords: 'return table claims speakers search',
    menu: 'View',
    keys: ['F4'],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: ({ ui }) => (ui.getState().backTo ? '' : 'The text was not opened from another view'),
    run: goBack,
  },
  {
    id: 'view.palette',
    title: 'Search or run a command',
    keywords: 'command palette',
    menu: 'View',
    keys: ['Mod+K'],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: always,
    run: ({ ui }) => ui.setState({ overlay: 'palette' }),
  },
  {
    id: 'view.sidebar',
    title: 'Show or hide the sidebar',
    menu: 'View',
    keys: ['Mod+B'],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: always,
    // where there is no room beside the text, the sidebar is a drawer over it
    run: ({ ui }) =>
      ui.setState((state) =>
        matchMedia(drawerQuery).matches ? { drawer: !state.drawer, sidebar: true } : { sidebar: !state.sidebar, drawer: false },
      ),
  },
  {
    id: 'view.inspector',
    title: 'Show or hide the claim details',
    menu: 'View',
    keys: ['Mod+Shift+B'],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: always,
    run: ({ ui }) => ui.setState((state) => ({ inspector: !state.inspector })),
  },
  {
    id: 'help.keys',
    title: 'Keys',
    keywords: 'shortcuts keyboard help',
    menu: 'Help',
    keys: ['?', 'F1'],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: always,
    run: ({ ui }) => ui.setState({ overlay: 'keys' }),
  },
  {
    id: 'view.settings',
    title: 'Settings',
    keywords: 'preferences theme text size keys',
    menu: 'File',
    keys: ['Mod+,'],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: always,
    run: ({ ui }) => ui.setState({ overlay: 'settings' }),
  },
];
