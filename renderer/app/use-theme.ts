import { useEffect } from 'react';
import type { Settings } from '../state/settings.ts';

/** Puts the look the analyst chose on the document: theme, type, density, motion. */
export function useTheme(settings: Settings | null): void {
  useEffect(() => {
    if (!settings) return;
    const root = document.documentElement;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      root.dataset.theme = settings.theme === 'system' ? (dark.matches ? 'dark' : 'light') : settings.theme;
    };
    apply();
    root.dataset.density = settings.density;
    root.dataset.face = settings.readingFace;
    root.dataset.motion = settings.reducedMotion ? 'reduced' : 'full';
    root.style.setProperty('--size-read', `${settings.readingSize / 16}rem`);
    root.style.setProperty('--measure', `${settings.measure}rem`);
    root.style.setProperty('--lead-read', String(settings.leading));
    root.style.setProperty('--sidebar-width', `${settings.sidebarWidth / 16}rem`);
    root.style.setProperty('--inspector-width', `${settings.inspectorWidth / 16}rem`);
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [settings]);
}
