import { useCallback, useEffect, useRef, useState } from 'react';
import { createCase } from '../commands/case/case-acts.ts';
import type { Desktop } from '../desktop/desktop.ts';
import { caseSchema } from '../domain/case.ts';
import { type Settings, toSettings } from '../state/settings.ts';
import type { CaseDatabase } from '../storage/case-database.ts';
import type { CaseInHand } from '../storage/case-in-hand.ts';
import { type OpenCase, openCase } from '../storage/open-case.ts';
import { askToPersist, type DatabaseTrouble, DatabaseUnusable, describeTrouble, openDatabase } from '../storage/open-database.ts';
import { Sprite } from '../ui/Sprite.tsx';
import { CaseWindow } from './CaseWindow.tsx';
import { CrashBoundary } from './CrashBoundary.tsx';
import { Trouble } from './Trouble.tsx';
import { useTheme } from './use-theme.ts';

interface Opened {
  readonly database: CaseDatabase;
  readonly open: OpenCase;
  readonly inHand: CaseInHand;
}

/** Opens the settings, the database and the last case, then hands over to the window of that case. */
export function Start({ desktop }: { readonly desktop: Desktop }) {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [trouble, setTrouble] = useState<DatabaseTrouble | null>(null);
  useTheme(settings);
  const latest = useRef(settings);
  latest.current = settings;

  const show = useCallback(
    async (database: CaseDatabase, caseId: string, preferences: Settings) => {
      const open = await openCase(
        database,
        caseId,
        () => analystName(latest.current ?? preferences),
        (inHand) => setOpened((now) => (now ? { ...now, inHand } : now)),
        // as it is set now: what this function was made with may be older
        toSettings(await desktop.settings.read()).blind,
      );
      setOpened((before) => {
        before?.open.close();
        return { database, open, inHand: open.inHand };
      });
      await desktop.settings.write({ lastCase: caseId });
    },
    [desktop],
  );

  useEffect(() => {
    let stopped = false;
    const start = async () => {
      const preferences = toSettings(await desktop.settings.read());
      if (stopped) return;
      setSettings(preferences);
      const database = await openDatabase(setTrouble);
      void askToPersist();
      await show(database, await firstCase(database, preferences.lastCase), preferences);
    };
    start().catch((error: unknown) => setTrouble(error instanceof DatabaseUnusable ? error.trouble : describeTrouble(error)));
    const stop = desktop.settings.onChange((record) => setSettings(toSettings(record)));
    return () => {
      stopped = true;
      stop();
    };
  }, [desktop, show]);

  return (
    <CrashBoundary desktop={desktop}>
      <Sprite />
      {trouble ? <Trouble trouble={trouble} /> : null}
      {opened && settings && trouble?.kind !== 'replaced' ? (
        <CaseWindow
          key={opened.open.inHand.caseId}
          desktop={desktop}
          database={opened.database}
          open={opened.open}
          inHand={opened.inHand}
          settings={settings}
          switchCase={(caseId) => show(opened.database, caseId, settings)}
        />
      ) : null}
    </CrashBoundary>
  );
}

function analystName(settings: Settings): string {
  return settings.analyst.trim();
}

/** The case to open: the last one, else any, else a new empty one. */
async function firstCase(database: CaseDatabase, last: string): Promise<string> {
  if (last && caseSchema.safeParse(await database.cases.get(last)).success) return last;
  const any = (await database.cases.toArray()).find((row) => caseSchema.safeParse(row).success);
  return any?.id ?? createCase(database, 'My first case');
}
