import { type ComponentType, useCallback, useEffect, useRef } from 'react';
import { ActivityList } from '../features/activity/ActivityList.tsx';
import { CaseDelete } from '../features/cases/CaseDelete.tsx';
import { CaseList } from '../features/cases/CaseList.tsx';
import { CaseNew, CaseRename } from '../features/cases/CaseName.tsx';
import { ProjectReview } from '../features/cases/ProjectReview.tsx';
import { Codebook } from '../features/codebook/Codebook.tsx';
import { DamagedRecords } from '../features/damaged/DamagedRecords.tsx';
import { HistoryList } from '../features/history/HistoryList.tsx';
import { ArrivingFiles } from '../features/import/ArrivingFiles.tsx';
import { WatchedFolders } from '../features/import/WatchedFolders.tsx';
import { KeySheet } from '../features/keys/KeySheet.tsx';
import { LinkPrompt } from '../features/links/LinkPrompt.tsx';
import { CommandPalette } from '../features/palette/CommandPalette.tsx';
import { GoToTime } from '../features/reader/GoToTime.tsx';
import { TurnSpeaker } from '../features/reader/TurnSpeaker.tsx';
import { SettingsDialog } from '../features/settings/SettingsDialog.tsx';
import { SourceDialogs } from '../features/sources/SourceDialogs.tsx';
import { MergeCases } from '../features/together/MergeCases.tsx';
import type { OverlayName } from '../state/ui-state.ts';
import { useServices, useUi } from '../state/use-services.ts';

const overlays: Record<Exclude<OverlayName, ''>, ComponentType<{ readonly onClose: () => void }>> = {
  palette: CommandPalette,
  keys: KeySheet,
  settings: SettingsDialog,
  history: HistoryList,
  cases: CaseList,
  'case-new': CaseNew,
  'case-rename': CaseRename,
  'case-delete': CaseDelete,
  'case-merge': MergeCases,
  'project-review': ProjectReview,
  codebook: Codebook,
  activity: ActivityList,
  damaged: DamagedRecords,
  time: GoToTime,
  'turn-speaker': TurnSpeaker,
};

/** The dialog over the window, if one is open. Closing gives the focus back to where it was. */
export function Overlays() {
  const services = useServices();
  const overlay = useUi((state) => state.overlay);
  const opener = useRef<Element | null>(null);
  const close = useCallback(() => services.ui.setState({ overlay: '' }), [services]);

  // the focus is still where the analyst was when a dialog is asked for: remember it before the dialog takes it
  useEffect(
    () =>
      services.ui.subscribe((state, before) => {
        if (state.overlay !== '' && before.overlay === '') opener.current = document.activeElement;
      }),
    [services],
  );
  useEffect(() => {
    if (overlay !== '') return;
    const frame = requestAnimationFrame(() => {
      const { current } = opener;
      opener.current = null;
      const lost = document.activeElement === document.body || document.activeElement === null;
      if (lost && current instanceof HTMLElement && current.isConnected) current.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [overlay]);

  const Overlay = overlay === '' ? null : overlays[overlay];
  return (
    <>
      {Overlay ? <Overlay key={overlay} onClose={close} /> : null}
      <SourceDialogs />
      <ArrivingFiles />
      <WatchedFolders />
      <LinkPrompt />
    </>
  );
}
