import { useEffect } from 'react';
import { useServices, useUi } from '../state/use-services.ts';

/** The sidebar as a drawer: takes the focus when it opens; Esc, a click beside it or going elsewhere closes it. */
export function useDrawer(): void {
  const services = useServices();
  const drawer = useUi((state) => state.drawer);
  useEffect(() => {
    if (!drawer) return;
    const opener = document.activeElement;
    const sidebar = document.querySelector<HTMLElement>('.app .sidebar');
    sidebar?.querySelector<HTMLElement>('[aria-current], button, a[href]')?.focus();
    const close = (focus: boolean) => {
      services.ui.setState({ drawer: false });
      if (focus && opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      close(true);
    };
    const onPointerDown = (event: PointerEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (!target?.closest('.sidebar, [aria-label="Sidebar"], .popover, .dialog')) close(false);
    };
    const stop = services.ui.subscribe((state, before) => {
      if (state.view !== before.view || state.sourceId !== before.sourceId || state.speakerId !== before.speakerId) close(false);
    });
    addEventListener('keydown', onKeyDown);
    addEventListener('pointerdown', onPointerDown);
    return () => {
      stop();
      removeEventListener('keydown', onKeyDown);
      removeEventListener('pointerdown', onPointerDown);
    };
  }, [drawer, services]);
}
