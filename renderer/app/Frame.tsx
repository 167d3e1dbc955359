import type { JSX } from 'react';
import { ClaimsView } from '../features/claims/ClaimsView.tsx';
import { CompareView } from '../features/compare/CompareView.tsx';
import { ImportView } from '../features/import/ImportView.tsx';
import { ReadView } from '../features/reader/ReadView.tsx';
import { ReportView } from '../features/report/ReportView.tsx';
import { SearchView } from '../features/search/SearchView.tsx';
import { SpeakersView } from '../features/speakers/SpeakersView.tsx';
import { AgreementView } from '../features/together/AgreementView.tsx';
import type { ViewName } from '../state/ui-state.ts';
import { useUi } from '../state/use-services.ts';
import { Messages } from './Messages.tsx';
import { Overlays } from './Overlays.tsx';
import { PaneEdge } from './PaneEdge.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import { useCommandKeys } from './use-command-keys.ts';
import { useDrawer } from './use-drawer.ts';
import { useNativeMenu } from './use-native-menu.ts';

const views: Record<ViewName, () => JSX.Element> = {
  read: ReadView,
  claims: ClaimsView,
  speakers: SpeakersView,
  search: SearchView,
  report: ReportView,
  import: ImportView,
  compare: CompareView,
  agreement: AgreementView,
};

/** The frame of the window: top bar, the view, status bar, and what floats over them. The only place where features meet. */
export function Frame() {
  const view = useUi((state) => state.view);
  const sidebar = useUi((state) => state.sidebar);
  const inspector = useUi((state) => state.inspector);
  const View = views[view];
  const drawer = useUi((state) => state.drawer);
  useCommandKeys();
  useNativeMenu();
  useDrawer();
  const parts = [`app app-${view}`, sidebar ? '' : 'no-sidebar', inspector ? '' : 'no-inspector', drawer ? 'drawer' : ''];
  return (
    <div className={parts.filter(Boolean).join(' ')} data-view={view}>
      <TopBar>
        {sidebar ? <PaneEdge side="sidebar" /> : null}
        {inspector && view === 'read' ? <PaneEdge side="inspector" /> : null}
      </TopBar>
      <View key={view} />
      <StatusBar />
      <Messages />
      <Overlays />
    </div>
  );
}
