import { createContext, useContext } from 'react';
import { type Settings, toSettings } from './settings.ts';

interface SettingsValue {
  readonly settings: Settings;
  readonly change: (patch: Partial<Settings>) => void;
}

export const SettingsContext = createContext<SettingsValue>({ settings: toSettings({}), change: () => undefined });

/** The preferences of this computer and the way to change them. */
export function useSettings(): SettingsValue {
  return useContext(SettingsContext);
}
