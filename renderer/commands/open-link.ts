import type { Services } from './services.ts';

/** Opens an address outside the app after asking; one that is never opened is named in an alert, with the reason. */
export function openLink(services: Services, url: string): void {
  services.desktop.openLink(url).catch((error: unknown) => {
    services.alert(error instanceof Error ? error.message : 'This address is not opened.');
  });
}
