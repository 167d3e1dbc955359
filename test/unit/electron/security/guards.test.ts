import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { appProtocol, appSchemePrivileges } from '../../../../electron/security/app-protocol.ts';
import { type GuardedContents, guardNavigation } from '../../../../electron/security/navigation-guard.ts';
import { isPermissionAllowed } from '../../../../electron/security/permission-policy.ts';
import { isRequestAllowed } from '../../../../electron/security/request-policy.ts';
import { type ConfinedSession, confineSession } from '../../../../electron/security/secure-session.ts';
import { appPage, isTrustedSender } from '../../../../electron/security/trusted-sender.ts';

const elsewhere = [
  'https://example.org/',
  'http://renderer/index.html',
  'file:///etc/passwd',
  'app://other/index.html',
  'app://renderer.example.org/',
  'app://me@renderer/',
  'data:text/html,x',
  'blob:https://example.org/1',
  'javascript:alert(1)',
  'not an address',
];

describe('the navigation guard', () => {
  class Contents extends EventEmitter {
    openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
    setWindowOpenHandler(handler: typeof this.openHandler) {
      this.openHandler = handler;
    }
  }
  const guarded = (onRefused?: (address: string) => void) => {
    const contents = new Contents();
    guardNavigation(contents as unknown as GuardedContents, onRefused);
    return contents;
  };

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('stops %s to anywhere but the app', (event) => {
    for (const url of elsewhere) {
      const preventDefault = vi.fn();
      guarded().emit(event, { url, preventDefault });
      expect(preventDefault, url).toHaveBeenCalledOnce();
    }
    const preventDefault = vi.fn();
    guarded().emit(event, { url: `${appPage}#/claims`, preventDefault });
    expect(preventDefault).not.toHaveBeenCalled();
  });

  it('never opens a window or an embedded view', () => {
    expect(guarded().openHandler({ url: appPage })).toEqual({ action: 'deny' });
    const preventDefault = vi.fn();
    guarded().emit('will-attach-webview', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  it('tells of what it stopped, so that the crash page can have buttons', () => {
    const told = vi.fn();
    guarded(told).emit('will-navigate', { url: 'app://crash/open-again', preventDefault() {} });
    expect(told).toHaveBeenCalledWith('app://crash/open-again');
  });
});

describe('permissions', () => {
  it('are all denied, but for copying out of our own page', () => {
    const names = [
      'camera',
      'clipboard-read',
      'display-capture',
      'fileSystem',
      'fullscreen',
      'geolocation',
      'hid',
      'media',
      'midi',
      'notifications',
    ];
    for (const name of [...names, 'openExternal', 'pointerLock', 'serial', 'usb', 'unknown', 'window-management']) {
      expect(isPermissionAllowed(name, true), name).toBe(false);
    }
    expect(isPermissionAllowed('clipboard-sanitized-write', true)).toBe(true);
    expect(isPermissionAllowed('clipboard-sanitized-write', false)).toBe(false);
  });

  it('are decided the same whether requested or only checked, and devices are never given', () => {
    const session = fakeSession();
    confineSession(session as unknown as ConfinedSession, true, () => {});
    const decide = vi.fn();
    session.setPermissionRequestHandler.mock.calls[0]?.[0](null, 'media', decide, { requestingUrl: appPage });
    session.setPermissionRequestHandler.mock.calls[0]?.[0](null, 'clipboard-sanitized-write', decide, { requestingUrl: appPage });
    session.setPermissionRequestHandler.mock.calls[0]?.[0](null, 'clipboard-sanitized-write', decide, {
      requestingUrl: 'https://example.org/',
    });
    expect(decide.mock.calls).toEqual([[false], [true], [false]]);
    const check = session.setPermissionCheckHandler.mock.calls[0]?.[0];
    expect([check(null, 'geolocation', 'app://renderer'), check(null, 'clipboard-sanitized-write', 'app://renderer/')]).toEqual([
      false,
      true,
    ]);
    expect(session.setDevicePermissionHandler.mock.calls[0]?.[0]()).toBe(false);
  });
});

describe('requests', () => {
  it('reach the app only', () => {
    for (const url of ['https://example.org/', 'http://localhost/', 'ws://example.org/', 'file:///etc/passwd', 'ftp://example.org/', '']) {
      expect(isRequestAllowed(url, true), url).toBe(false);
    }
    for (const url of [appPage, 'blob:app://renderer/1', 'data:text/plain,x']) expect(isRequestAllowed(url, true), url).toBe(true);
    expect(isRequestAllowed('devtools://devtools/x.js', true)).toBe(false);
    expect(isRequestAllowed('devtools://devtools/x.js', false)).toBe(true);
  });

  it('are cancelled by the session and noted', () => {
    const session = fakeSession();
    const noted = vi.fn();
    confineSession(session as unknown as ConfinedSession, true, noted);
    const decide = vi.fn();
    session.webRequest.onBeforeRequest.mock.calls[0]?.[0]({ url: 'https://example.org/' }, decide);
    expect(decide).toHaveBeenCalledWith({ cancel: true });
    expect(noted).toHaveBeenCalledOnce();
  });
});

describe('senders', () => {
  const frame = { url: appPage, parent: null, detached: false, isDestroyed: () => false };

  it('are trusted in the top frame of the app only', () => {
    expect(isTrustedSender(frame)).toBe(true);
    expect(isTrustedSender(null)).toBe(false);
    expect(isTrustedSender(undefined)).toBe(false);
    expect(isTrustedSender({ ...frame, parent: {} })).toBe(false);
    expect(isTrustedSender({ ...frame, detached: true })).toBe(false);
    expect(isTrustedSender({ ...frame, isDestroyed: () => true })).toBe(false);
    for (const url of [...elsewhere, 'app://crash/', '']) expect(isTrustedSender({ ...frame, url }), url).toBe(false);
  });
});

describe('the app protocol', () => {
  it('is standard and secure, or the page would have no database', () => {
    expect(appSchemePrivileges).toMatchObject({ scheme: 'app', privileges: { standard: true, secure: true } });
    expect(appSchemePrivileges.privileges).not.toHaveProperty('bypassCSP');
    expect(appSchemePrivileges.privileges).not.toHaveProperty('allowServiceWorkers');
  });

  it('answers for its own hosts only, with nosniff on everything', async () => {
    const answer = appProtocol('/nowhere', (host) =>
      host === 'crash' ? { html: '<p>', contentSecurityPolicy: "default-src 'none'" } : null,
    );
    const asked = async (url: string, method = 'GET') => answer({ url, method });
    expect((await asked('app://crash/')).status).toBe(200);
    for (const url of ['app://other/', 'app://renderer/missing.js', 'app://renderer/../x', 'app://renderer/%2e%2e/x']) {
      const response = await asked(url);
      expect(response.status, url).toBe(404);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect((await asked('app://renderer/', 'POST')).status).toBe(405);
  });
});

function fakeSession() {
  return {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    setDisplayMediaRequestHandler: vi.fn(),
    webRequest: { onBeforeRequest: vi.fn() },
  };
}
