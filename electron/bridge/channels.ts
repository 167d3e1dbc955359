/**
 * The names of every message between the page and the main process. All the preload script needs: it must stay one small file, so the
 * shapes of the messages live in `contract.ts`, which only the main process loads.
 */

/** The page asks, the main process answers with a `Result`. */
export const requestChannels = [
  'app:info',
  'backups:list',
  'backups:read',
  'backups:write',
  'files:listen',
  'files:open',
  'files:read',
  'files:reveal',
  'files:save',
  'folders:add',
  'folders:dismiss',
  'folders:forget',
  'folders:open',
  'folders:watch',
  'links:open',
  'log:write',
  'menu:publish',
  'report:print',
  'settings:read',
  'settings:write',
  'window:ready-to-close',
] as const;

/** The main process tells, the page listens. */
export const eventChannels = ['files:arrived', 'folders:changed', 'menu:command', 'settings:changed', 'window:before-close'] as const;

export type RequestChannel = (typeof requestChannels)[number];
export type EventChannel = (typeof eventChannels)[number];

/** The name of the bridge on the page's `window`. */
export const bridgeName = 'desktopBridge';
