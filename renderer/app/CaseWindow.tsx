import { useEffect, useMemo, useRef } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Services } from '../commands/services.ts';
import { sourcesInOrder } from '../commands/source/open-source.ts';
import { getSuggestionsReady } from '../commands/suggestion/read-for-suggestions.ts';
import type { Desktop } from '../desktop/desktop.ts';
import type { Settings } from '../state/settings.ts';
import { initialUiState, type ReaderHandle, type UiState } from '../state/ui-state.ts';
import { CaseContext } from '../state/use-services.ts';
import { SettingsContext } from '../state/use-settings.ts';
import { takeWaitingMessages } from '../state/waiting-messages.ts';
import type { CaseDatabase } from '../storage/case-database.ts';
import type { CaseInHand } from '../storage/case-in-hand.ts';
import type { OpenCase } from '../storage/open-case.ts';
import { Announcer, announce } from '../ui/Announcer.tsx';
import { Frame } from './Frame.tsx';
import { keepBackups } from './keep-backups.ts';
import { pushToast } from './toasts.ts';

interface CaseWindowProps {
  readonly desktop: Desktop;
  readonly database: CaseDatabase;
  readonly open: OpenCase;
  readonly inHand: CaseInHand;
  readonly settings: Settings;
  readonly switchCase: (caseId: string) => Promise<void>;
}

/** The window of one open case: makes the services that everything inside uses. */
export function CaseWindow({ desktop, database, open, inHand, settings, switchCase }: CaseWindowProps) {
  const reader = useRef<ReaderHandle | null>(null);
  const latestSwitch = useRef(switchCase);
  latestSwitch.current = switchCase;
  const latestSettings = useRef(settings);
  latestSettings.current = settings;
  const services = useMemo<Services>(() => {
    const ui = createStore<UiState>(() => ({ ...initialUiState, ...rememberedPlace(open.inHand) }));
    return {
      desktop,
      database,
      open,
      ui,
      reader,
      analyst: () => latestSettings.current.analyst.trim(),
      announce,
      toast: (message, options) => pushToast(ui, message, options),
      alert: (message) => ui.setState((state) => ({ alerts: [...state.alerts.filter((text) => text !== message), message] })),
      switchCase: (caseId) => latestSwitch.current(caseId),
    };
  }, [desktop, database, open]);

  // loading what was learned takes longer than reading an article: it begins before the first one is opened
  useEffect(() => {
    if (!settings.suggestions) return;
    const idle = requestIdleCallback(getSuggestionsReady, { timeout: 2000 });
    return () => cancelIdleCallback(idle);
  }, [settings.suggestions]);
  useEffect(() => rememberPlace(services), [services]);
  useEffect(() => keepBackups(services, inHand), [services, inHand]);
  useEffect(() => {
    for (const { kind, message } of takeWaitingMessages()) services[kind](message);
  }, [services]);
  useEffect(() => services.open.journal.onRefused(services.alert), [services]);
  useEffect(() => {
    const count = inHand.broken.length;
    if (count > 0)
      services.alert(
        `${count} ${count === 1 ? 'record' : 'records'} of this case ${count === 1 ? 'is' : 'are'} damaged and set apart. Everything else is shown as ever.`,
      );
  }, [services, inHand]);

  const context = useMemo(() => ({ services, inHand }), [services, inHand]);
  return (
    <CaseContext.Provider value={context}>
      <SettingsContext.Provider value={{ settings, change: (patch) => void desktop.settings.write(patch) }}>
        <Frame />
        <Announcer />
      </SettingsContext.Provider>
    </CaseContext.Provider>
  );
}

const placeKey = (caseId: string) => `hearsay place ${caseId}`;

/** Where the analyst was in this case: the open source and the claim in hand. */
function rememberedPlace(inHand: CaseInHand): Partial<UiState> {
  let sourceId = '';
  let claimId = '';
  try {
    const stored = JSON.parse(localStorage.getItem(placeKey(inHand.caseId)) ?? '{}') as { sourceId?: unknown; claimId?: unknown };
    if (typeof stored.sourceId === 'string') sourceId = stored.sourceId;
    if (typeof stored.claimId === 'string') claimId = stored.claimId;
  } catch {
    // no place is remembered: start with the first source
  }
  if (!inHand.get('sources', sourceId)) sourceId = sourcesInOrder(inHand)[0]?.id ?? '';
  if (inHand.shownClaim(claimId)?.sourceId !== sourceId) claimId = '';
  return { sourceId, claimId };
}

function rememberPlace({ ui, open }: Services): () => void {
  return ui.subscribe(({ sourceId, claimId }, before) => {
    if (sourceId === before.sourceId && claimId === before.claimId) return;
    try {
      localStorage.setItem(placeKey(open.inHand.caseId), JSON.stringify({ sourceId, claimId }));
    } catch {
      // remembering the place is a convenience only
    }
  });
}
