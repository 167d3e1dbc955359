import { defaultReportOptions } from '../../formats/export/report-options.ts';
import { always, type Command } from '../command.ts';
import { exportCase, useRunningExport } from '../report/export-report.ts';
import { openCaseFile } from './open-case-file.ts';

/** Cases as files: in, out, and back from a backup. */
export const caseFileCommands: readonly Command[] = [
  {
    id: 'case.openFile',
    title: 'Open case file',
    keywords:
      'hearsay load import project archive other tool qdpx atlas maxqda nvivo qualcoder taguette dna brat doccano label studio hypothesis zotero annotation',
    menu: 'File',
    keys: ['Mod+Shift+O'],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: always,
    run: openCaseFile,
  },
  {
    id: 'case.saveFile',
    title: 'Save case file as',
    keywords: 'hearsay export copy project archive share send',
    menu: 'File',
    keys: [],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: () => (useRunningExport.getState().running ? 'An export is running' : ''),
    run: (services) => exportCase(services, 'hearsay', defaultReportOptions('')),
  },
  {
    id: 'case.restore',
    title: 'Restore a backup',
    keywords: 'recover earlier version history lost',
    menu: 'File',
    keys: [],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: always,
    run: ({ ui }) => ui.setState({ overlay: 'settings' }),
  },
];
