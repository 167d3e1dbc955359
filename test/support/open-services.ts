import { createStore } from 'zustand/vanilla';
import type { Services } from '../../renderer/commands/services.ts';
import type { Desktop } from '../../renderer/desktop/desktop.ts';
import type { CaseData } from '../../renderer/formats/export/case-data.ts';
import { initialUiState, type ReaderHandle, type TextSelection, type UiState } from '../../renderer/state/ui-state.ts';
import { CaseDatabase, databaseName } from '../../renderer/storage/case-database.ts';
import { openCase } from '../../renderer/storage/open-case.ts';

export interface OpenedServices extends Services {
  /** What was spoken to screen readers, in order. */
  readonly said: string[];
  /** Selects words, as the reading surface would report them. */
  select(selection: TextSelection | null): void;
  /** Waits until every change is stored, then closes. */
  close(): Promise<void>;
}

/** The services of a case that is open in a database of its own, without a window. The test imports `fake-indexeddb/auto` before anything else. */
export async function openServices(data: CaseData, { blind = false, analyst = (): string => 'Ada' } = {}): Promise<OpenedServices> {
  const database = new CaseDatabase(`${databaseName} ${Math.random()}`);
  await database.open();
  const { case: row, ...tables } = data;
  await database.table('cases').put(row);
  for (const [name, rows] of Object.entries(tables)) await database.table(name).bulkPut([...rows]);
  const open = await openCase(database, row.id, analyst, () => undefined, blind);
  const ui = createStore<UiState>(() => ({ ...initialUiState, sourceId: data.sources[0]?.id ?? '' }));
  const said: string[] = [];
  const nothing = () => undefined;
  const reader: ReaderHandle = {
    focus: nothing,
    show: nothing,
    selection: () => ui.getState().selection,
    clearSelection: () => ui.setState({ selection: null }),
    caret: () => 0,
    sentenceAtCaret: () => null,
    text: () => data.texts[0] ?? null,
    adjustEdges: nothing,
    noteOnSelection: nothing,
    find: nothing,
    findNext: nothing,
  };
  return {
    desktop: { log: nothing } as Partial<Desktop> as Desktop,
    database,
    open,
    ui,
    reader: { current: reader },
    analyst,
    announce: (message) => void said.push(message),
    toast: (message) => void said.push(message),
    alert: (message) => void said.push(message),
    switchCase: async () => undefined,
    said,
    select: (selection) => ui.setState({ selection }),
    close: async () => {
      await open.journal.commit('nothing', nothing).catch(nothing);
      open.close();
      database.close();
    },
  };
}
