import type { Session } from 'electron';
import { isPermissionAllowed } from './permission-policy.ts';
import { isRequestAllowed } from './request-policy.ts';
import { isAppAddress } from './trusted-sender.ts';

/** What of Electron's `Session` is set. */
export type ConfinedSession = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setDisplayMediaRequestHandler'
> & { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> };

/** Denies the page everything it has no need of, and every request that would leave the app's own files. */
export function confineSession(session: ConfinedSession, packaged: boolean, onBlocked: () => void): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    decide(isPermissionAllowed(permission, isAppAddress(details.requestingUrl)));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => {
    return isPermissionAllowed(permission, isAppAddress(requestingOrigin));
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
  session.webRequest.onBeforeRequest((details, decide) => {
    const allowed = isRequestAllowed(details.url, packaged);
    if (!allowed) onBlocked();
    decide({ cancel: !allowed });
  });
}
