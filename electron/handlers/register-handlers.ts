import type { RequestChannel } from '../bridge/channels.ts';
import { requestChannels } from '../bridge/channels.ts';
import { contract } from '../bridge/contract.ts';
import type { Refusal, Result } from '../bridge/result.ts';
import { refusalFor } from '../files/why-it-failed.ts';
import { isTrustedSender, type SendingFrame } from '../security/trusted-sender.ts';
import type { Handlers } from './handlers.ts';

/** What of Electron's `ipcMain` is used. */
export interface MessagePort {
  handle(channel: string, listener: (event: AskingEvent, ...input: unknown[]) => Promise<unknown>): void;
}

export interface AskingEvent {
  /** `null` when the frame is gone by the time of looking. */
  readonly senderFrame: SendingFrame | null;
  readonly sender: { readonly id: number };
}

/** Told of every request that was not done, for the log. */
export type OnRefused = (channel: RequestChannel, code: string) => void;

/**
 * Connects every channel: trusted sender, then input against the contract, then the handler, then its answer against the contract. Whatever
 * goes wrong is an answer with a code; nothing is silent and no error crosses the bridge.
 */
export function registerHandlers(port: MessagePort, handlers: Handlers, onRefused: OnRefused = () => {}): void {
  for (const channel of requestChannels) {
    port.handle(channel, async (event, ...input) => {
      // Read at once: a frame that navigates away takes its address with it.
      const trusted = isTrustedSender(event.senderFrame);
      const result = trusted ? await answer(channel, handlers, input, event.sender.id) : refused('untrusted');
      if (!result.ok) onRefused(channel, result.error.code);
      return result;
    });
  }
}

async function answer<Channel extends RequestChannel>(
  channel: Channel,
  handlers: Handlers,
  input: readonly unknown[],
  windowId: number,
): Promise<Result<unknown>> {
  const { input: expected, output: promised } = contract[channel];
  const understood = input.length === 1 ? expected.safeParse(input[0]) : undefined;
  if (understood === undefined || !understood.success) return refused('bad-input');
  try {
    const value = promised.safeParse(await handlers[channel](understood.data, { windowId }));
    return value.success ? { ok: true, value: value.data } : refused('failed', 'unexpected answer');
  } catch (error) {
    const { code, detail } = refusalFor(error);
    return refused(code, detail);
  }
}

function refused(code: Refusal['code'], detail?: string): Result<never> {
  return { ok: false, error: detail === undefined ? { code } : { code, detail } };
}
