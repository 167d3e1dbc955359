import { describe, expect, it } from 'vitest';
import { printWindowOptions, windowOptions } from '../../../../electron/security/window-options.ts';

describe('every window', () => {
  const windows = {
    main: windowOptions(true, '/app/preload.cjs', false),
    developing: windowOptions(false, '/app/preload.cjs', true),
    print: printWindowOptions(),
  };

  it.each(Object.entries(windows))('%s is sandboxed, isolated and without Node', (_name, { webPreferences }) => {
    expect(webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      spellcheck: false,
    });
  });

  it('has developer tools only while developing', () => {
    expect(windows.main.webPreferences?.devTools).toBe(false);
    expect(windows.developing.webPreferences?.devTools).toBe(true);
  });

  it('runs no script where reports are printed, and has no bridge there', () => {
    expect(windows.print.webPreferences).toMatchObject({ javascript: false });
    expect(windows.print.webPreferences).not.toHaveProperty('preload');
  });
});
