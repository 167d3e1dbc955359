import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { eventChannels, type RequestChannel, requestChannels } from '../../../../electron/bridge/channels.ts';
import { contract, eventContract } from '../../../../electron/bridge/contract.ts';
import { Refusal, refusalCodes } from '../../../../electron/bridge/result.ts';
import type { Handlers } from '../../../../electron/handlers/handlers.ts';
import { type AskingEvent, registerHandlers } from '../../../../electron/handlers/register-handlers.ts';
import { appPage } from '../../../../electron/security/trusted-sender.ts';

const fromPage: AskingEvent = { senderFrame: { url: appPage, parent: null, isDestroyed: () => false }, sender: { id: 1 } };

/** Registers handlers that note what reaches them and answer `value`. */
function connected(value: unknown = null) {
  const reached = vi.fn(async (_input: unknown) => value);
  const listeners = new Map<string, (event: AskingEvent, ...input: unknown[]) => Promise<unknown>>();
  const handlers = Object.fromEntries(requestChannels.map((channel) => [channel, reached])) as unknown as Handlers;
  const refused = vi.fn();
  registerHandlers({ handle: (channel, listener) => void listeners.set(channel, listener) }, handlers, refused);
  const ask = (channel: string, event: AskingEvent, ...input: unknown[]) => listeners.get(channel)?.(event, ...input);
  return { reached, refused, ask, channels: [...listeners.keys()] };
}

describe('requests from the page', () => {
  it('have a handler and a contract each, and no other channel exists', () => {
    expect(connected().channels.sort()).toEqual([...requestChannels].sort());
    expect(Object.keys(contract).sort()).toEqual([...requestChannels].sort());
    expect(Object.keys(eventContract).sort()).toEqual([...eventChannels].sort());
  });

  it('reach the handler as they were sent', async () => {
    const { ask, reached } = connected();
    const input = { caseId: 'case-1', title: 'Notes', bytes: new Uint8Array([1, 2]) };
    expect(await ask('backups:write', fromPage, input)).toEqual({ ok: true, value: null });
    expect(reached).toHaveBeenCalledWith(input, { windowId: 1 });
  });

  it.each([
    ['a frame that is gone', null],
    ['a frame inside the page', { url: appPage, parent: {}, isDestroyed: (): boolean => false }],
    ['a destroyed frame', { url: appPage, parent: null, isDestroyed: (): boolean => true }],
    ['another page', { url: 'https://example.org/', parent: null, isDestroyed: (): boolean => false }],
  ])('are refused from %s', async (_who, senderFrame) => {
    const { ask, reached, refused } = connected();
    for (const channel of requestChannels) {
      expect(await ask(channel, { ...fromPage, senderFrame }, {})).toEqual({ ok: false, error: { code: 'untrusted' } });
    }
    expect(reached).not.toHaveBeenCalled();
    expect(refused).toHaveBeenCalledTimes(requestChannels.length);
  });

  it.each<[RequestChannel, unknown]>([
    ['files:open', { kinds: 'sources', multiple: true, path: '/etc/passwd' }],
    ['files:open', { kinds: 'anything', multiple: true }],
    ['files:save', { suggestedName: 'a'.repeat(501), mediaType: '', bytes: new Uint8Array() }],
    ['files:save', { suggestedName: 'a', mediaType: '', bytes: [1, 2, 3] }],
    ['backups:read', { id: '../../etc/passwd' }],
    ['backups:read', { id: 'case-1/20261124T233100000Z/../x' }],
    ['backups:write', { caseId: '../x', title: '', bytes: new Uint8Array() }],
    ['settings:write', { patch: { __proto__: null, 'a b': 1 } }],
    ['settings:write', { patch: { theme: { dark: true } } }],
    ['menu:publish', { items: [{ id: 'x', title: 'X', menu: 'Tools', key: '', enabled: true }] }],
    ['links:open', { url: `https://example.org/${'a'.repeat(9000)}` }],
    ['log:write', { level: 'debug', event: 'x' }],
  ])('%s refuses %j', async (channel, input) => {
    const { ask, reached } = connected();
    expect(await ask(channel, fromPage, input)).toEqual({ ok: false, error: { code: 'bad-input' } });
    expect(reached).not.toHaveBeenCalled();
  });

  it('refuse more than one value', async () => {
    expect(await connected().ask('app:info', fromPage, {}, {})).toEqual({ ok: false, error: { code: 'bad-input' } });
    expect(await connected().ask('app:info', fromPage)).toEqual({ ok: false, error: { code: 'bad-input' } });
  });

  it.each(requestChannels)('%s answers a thousand shapes with a result each', async (channel) => {
    const { ask } = connected();
    await fc.assert(
      fc.asyncProperty(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true, maxDepth: 3 }),
        async (shape) => {
          const answer = await ask(channel, fromPage, shape);
          expect(answer).toHaveProperty('ok');
          const { ok, error } = answer as { ok: boolean; error?: { code: string } };
          if (!ok) expect(refusalCodes).toContain(error?.code);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('get a code when the handler throws, and never the system message with its path', async () => {
    const { ask, reached } = connected();
    const asked = () => ask('files:reveal', fromPage, { token: 'x' });
    reached.mockRejectedValueOnce(new Refusal('not-found'));
    expect(await asked()).toEqual({ ok: false, error: { code: 'not-found' } });
    reached.mockRejectedValueOnce(Object.assign(new Error('ENOSPC: write /home/ana/leak.txt'), { code: 'ENOSPC' }));
    expect(await asked()).toEqual({ ok: false, error: { code: 'no-space', detail: 'ENOSPC' } });
    reached.mockRejectedValueOnce(new TypeError('/home/ana/leak.txt'));
    expect(await asked()).toEqual({ ok: false, error: { code: 'failed' } });
  });

  it('get a code when the handler answers what it did not promise', async () => {
    expect(
      await connected({ path: '/home/ana' }).ask('files:save', fromPage, { suggestedName: 'a', mediaType: '', bytes: new Uint8Array() }),
    ).toEqual({
      ok: false,
      error: { code: 'failed', detail: 'unexpected answer' },
    });
  });
});
