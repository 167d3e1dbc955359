import type { EventChannel, RequestChannel } from './channels.ts';
import type { EventPayload, RequestInput, RequestOutput } from './contract.ts';
import type { Result } from './result.ts';

/** What the preload script puts on the page's `window`: one function a channel and nothing else. */
export interface DesktopBridge {
  readonly requests: {
    readonly [Channel in RequestChannel]: (input: RequestInput<Channel>) => Promise<Result<RequestOutput<Channel>>>;
  };
  /** Each returns the way to stop listening. */
  readonly events: { readonly [Channel in EventChannel]: (listener: (payload: EventPayload<Channel>) => void) => () => void };
}

declare global {
  interface Window {
    /** Put there by the preload script under `bridgeName`, before any script of the page runs; only in the desktop host. */
    readonly desktopBridge?: DesktopBridge;
  }
}
