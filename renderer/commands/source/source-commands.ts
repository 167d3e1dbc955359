import { openSourceDialog } from '../../state/source-dialog.ts';
import { always, type Command, needsSource } from '../command.ts';
import type { Services } from '../services.ts';
import { chooseFolder, openSample } from './bring-in.ts';
import { isSameSource, openSource, sourcesInOrder } from './open-source.ts';
import { showPlace } from './read-queue.ts';
import { watchFolder } from './watched-folders.ts';

function stepSource(services: Services, direction: 1 | -1): void {
  const sources = sourcesInOrder(services.open.inHand);
  const at = sources.findIndex((source) => isSameSource(services.open.inHand, source.id, services.ui.getState().sourceId));
  const next = sources[(at + direction + sources.length) % sources.length];
  if (!next) return;
  openSource(services, next.id, true);
  services.announce(next.title || next.fileName);
}

const needsTwo = ({ open }: Services): string => (sourcesInOrder(open.inHand).length < 2 ? 'There is no other source' : '');

/** Bringing sources in, and moving between them. */
export const sourceCommands: readonly Command[] = [
  {
    id: 'source.import',
    title: 'Import sources',
    keywords: 'add open file paste text article drop',
    menu: 'File',
    keys: ['Mod+O'],
    scope: 'anywhere',
    undoable: 'yes',
    unavailable: always,
    run: ({ ui }) => {
      showPlace();
      ui.setState({ view: 'import' });
    },
  },
  {
    id: 'source.importFolder',
    title: 'Import a folder',
    keywords: 'add open directory tree many files batch',
    menu: 'File',
    keys: [],
    scope: 'anywhere',
    undoable: 'yes',
    unavailable: always,
    run: (services) => void chooseFolder(services),
  },
  {
    id: 'source.watch',
    title: 'Watch a folder',
    titleNow: ({ desktop }) => (desktop.capabilities.watchFolders ? 'Watch a folder' : null),
    keywords: 'watched directory arrive new files incoming',
    menu: 'File',
    keys: [],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: always,
    run: (services) => void watchFolder(services),
  },
  {
    id: 'source.sample',
    title: 'Open the sample article',
    keywords: 'example demo first run learn',
    menu: 'Help',
    keys: [],
    scope: 'anywhere',
    undoable: 'yes',
    unavailable: always,
    run: openSample,
  },
  {
    id: 'source.next',
    title: 'Next source',
    menu: 'View',
    keys: ['Mod+PageDown'],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: needsTwo,
    run: (services) => stepSource(services, 1),
  },
  {
    id: 'source.previous',
    title: 'Previous source',
    menu: 'View',
    keys: ['Mod+PageUp'],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: needsTwo,
    run: (services) => stepSource(services, -1),
  },
  {
    id: 'source.details',
    title: 'Edit source details',
    keywords: 'title rename byline author outlet publisher date language',
    menu: 'File',
    keys: [],
    scope: 'anywhere',
    undoable: 'yes',
    unavailable: needsSource,
    run: ({ ui }) => openSourceDialog('details', ui.getState().sourceId),
  },
  {
    id: 'source.original',
    title: 'Show original',
    keywords: 'file as imported raw bytes',
    menu: 'View',
    keys: [],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: needsSource,
    run: ({ ui }) => openSourceDialog('original', ui.getState().sourceId),
  },
  {
    id: 'source.delete',
    title: 'Delete source',
    keywords: 'remove article',
    menu: 'File',
    keys: [],
    scope: 'anywhere',
    undoable: 'yes',
    unavailable: needsSource,
    run: ({ ui }) => openSourceDialog('delete', ui.getState().sourceId),
  },
];
