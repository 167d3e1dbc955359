import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Closing } from '../../../../electron/windows/closing.ts';
import { crashChoice, renderCrashPage } from '../../../../electron/windows/crash-page.ts';
import { windowPlace } from '../../../../electron/windows/window-place.ts';

describe('where the window opens', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1040 };
  const second = { x: 1920, y: 0, width: 1280, height: 1000 };

  it('is where it was', () => {
    const place = { x: 2000, y: 40, width: 1100, height: 800 };
    expect(windowPlace(place, [screen, second])).toEqual(place);
  });

  it('is left to the system when that screen is gone, with the size kept', () => {
    expect(windowPlace({ x: 2000, y: 40, width: 1100, height: 800 }, [screen])).toEqual({ width: 1100, height: 800 });
  });

  it('never has its title bar out of reach', () => {
    expect(windowPlace({ x: 100, y: -400, width: 1100, height: 800 }, [screen])).not.toHaveProperty('y');
    expect(windowPlace({ x: -1090, y: 40, width: 1100, height: 800 }, [screen])).not.toHaveProperty('x');
  });

  it('fits a small screen, and the first time too', () => {
    expect(windowPlace(null, [{ x: 0, y: 0, width: 1024, height: 700 }])).toEqual({ width: 1024, height: 700 });
    expect(windowPlace({ x: 0, y: 0, width: 3000, height: 2000 }, [screen])).toMatchObject({ width: 1920, height: 1040 });
  });
});

describe('closing the window', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const made = () => {
    const window = { destroy: vi.fn(), isDestroyed: () => false };
    const tell = vi.fn();
    return { window, tell, closing: new Closing(window, tell, 8000) };
  };

  it('waits for the page, asks it once, and ends when it is ready', () => {
    const { window, tell, closing } = made();
    expect(closing.wish(true)).toBe(true);
    expect(closing.wish(true)).toBe(true);
    expect(tell).toHaveBeenCalledOnce();
    expect(window.destroy).not.toHaveBeenCalled();
    closing.ready();
    expect(window.destroy).toHaveBeenCalledOnce();
  });

  it('ends by itself when the page never answers', () => {
    const { window, closing } = made();
    closing.wish(true);
    vi.advanceTimersByTime(8001);
    expect(window.destroy).toHaveBeenCalledOnce();
  });

  it('does not wait for a page that crashed, nor ends because a page says it is ready unasked', () => {
    const { window, closing } = made();
    closing.ready();
    expect(window.destroy).not.toHaveBeenCalled();
    expect(closing.wish(false)).toBe(false);
  });
});

describe('the crash page', () => {
  const backup = (caseId: string, title: string, at: string) => ({ id: `${caseId}/20261124T100000000Z`, caseId, title, at, byteLength: 1 });

  it('offers the newest backup of each case, and runs nothing', () => {
    const { html, contentSecurityPolicy } = renderCrashPage([
      backup('a', 'Ports <script>', '2026-11-24T12:00:00.000Z'),
      backup('a', 'Older', '2026-11-23T12:00:00.000Z'),
      backup('b', 'Quays', '2026-11-22T12:00:00.000Z'),
    ]);
    expect(html.match(/Save a copy of/g)).toHaveLength(2);
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('Older');
    expect(contentSecurityPolicy).toMatch(/^default-src 'none'/);
    expect(contentSecurityPolicy).not.toContain('script-src');
  });

  it('has buttons that are addresses, and knows only its own', () => {
    expect(crashChoice('app://crash/open-again')).toEqual({ kind: 'reload' });
    expect(crashChoice('app://crash/save/a/20261124T100000000Z')).toEqual({ kind: 'save', backupId: 'a/20261124T100000000Z' });
    for (const address of ['app://crash/save/../../x', 'https://example.org/', 'app://crash/save/a/20261124T100000000Z/x']) {
      expect(crashChoice(address)).toBeNull();
    }
  });
});
