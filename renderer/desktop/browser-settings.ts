import type { DesktopSettings, SettingsRecord } from './desktop.ts';

const key = 'hearsay.settings';
const version = 1;

/** Preferences in the browser's local storage, shared by all tabs. Where storage is closed off they last as long as the page. */
export function browserSettings(): DesktopSettings {
  const listeners = new Set<(settings: SettingsRecord) => void>();
  let memory: SettingsRecord = {};

  const read = (): SettingsRecord => {
    const text = stored();
    if (text === null) return memory;
    const record = understood(text);
    if (record !== null) return record;
    // Kept under another name, so that nothing is lost by looking at it.
    keep(`${key}.broken`, text);
    keep(key, JSON.stringify({ version, content: {} }));
    return {};
  };
  const tell = (settings: SettingsRecord) => {
    for (const listener of listeners) listener(settings);
  };
  addEventListener('storage', (event) => {
    if (event.key === key) tell(read());
  });

  return {
    read: async () => read(),
    write: async (patch) => {
      memory = { ...read(), ...patch };
      keep(key, JSON.stringify({ version, content: memory }));
      tell(memory);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(name: string, text: string): void {
  try {
    localStorage.setItem(name, text);
  } catch {
    // Private mode or full: the settings hold until the page is closed.
  }
}

function understood(text: string): SettingsRecord | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('version' in value) || value.version !== version) return null;
    if (!('content' in value) || typeof value.content !== 'object' || value.content === null) return null;
    const record: Record<string, string | number | boolean> = {};
    for (const [name, each] of Object.entries(value.content)) {
      if (typeof each === 'string' || typeof each === 'number' || typeof each === 'boolean') record[name] = each;
    }
    return record;
  } catch {
    return null;
  }
}
