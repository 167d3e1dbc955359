type Decide = (answer: { cancel?: boolean }) => void;
type RequestGuard = (details: { url: string }, decide: Decide) => void;

let guard: RequestGuard = (_details, decide) => decide({});

/** What the app set on its session, for the specs to ask. */
export const sessionState: {
  permissionRequest?: (
    contents: unknown,
    permission: string,
    decide: (granted: boolean) => void,
    details: { requestingUrl: string },
  ) => void;
  permissionCheck?: (contents: unknown, permission: string, origin: string) => boolean;
  devices?: () => boolean;
} = {};

/** `session` of Electron. */
export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: NonNullable<typeof sessionState.permissionRequest>) => {
      sessionState.permissionRequest = handler;
    },
    setPermissionCheckHandler: (handler: NonNullable<typeof sessionState.permissionCheck>) => {
      sessionState.permissionCheck = handler;
    },
    setDevicePermissionHandler: (handler: () => boolean) => {
      sessionState.devices = handler;
    },
    setDisplayMediaRequestHandler: () => {},
    webRequest: {
      onBeforeRequest: (handler: RequestGuard) => {
        guard = handler;
      },
    },
  },
};

/** Whether the app stops a request. */
export function isBlocked(url: string): boolean {
  let cancelled = false;
  guard({ url }, ({ cancel }) => {
    cancelled = cancel === true;
  });
  return cancelled;
}
