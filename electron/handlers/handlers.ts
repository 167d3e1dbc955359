import type { RequestChannel } from '../bridge/channels.ts';
import type { RequestInput, RequestOutput } from '../bridge/contract.ts';

/** Who asked: the id of the window's contents, for what belongs to one window. */
export interface Asker {
  readonly windowId: number;
}

/** One function a channel. It gets input that was checked, and throws `Refusal` to answer with a code. */
export type Handlers = {
  readonly [Channel in RequestChannel]: (input: RequestInput<Channel>, asker: Asker) => Promise<RequestOutput<Channel>>;
};
