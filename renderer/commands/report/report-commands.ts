import type { Command } from '../command.ts';
import { exportChosen, useRunningExport } from './export-report.ts';
import { useReportChoice } from './report-choice.ts';

/** Getting work out. */
export const reportCommands: readonly Command[] = [
  {
    id: 'report.export',
    title: 'Export report',
    keywords: 'save html markdown pdf word csv json table download print send',
    menu: 'File',
    keys: ['Mod+Shift+S'],
    scope: 'anywhere',
    undoable: 'no-change',
    unavailable: () => (useRunningExport.getState().running ? 'An export is running' : ''),
    // from elsewhere it shows first what would be sent
    run: (services) => {
      if (services.ui.getState().view === 'report' && useReportChoice.getState().caseId === services.open.inHand.caseId)
        return exportChosen(services);
      services.ui.setState({ view: 'report' });
    },
  },
];
