import { randomUUID } from 'node:crypto';

/**
 * Names the page may use for files it saved: the page never learns a path, and can only point at what a dialog of ours returned.
 * Tokens belong to a window and end with it.
 */
export class FileTokens {
  private readonly paths = new Map<string, { readonly windowId: number; readonly path: string }>();

  /** A new token for a path that a dialog returned to this window. */
  give(windowId: number, path: string): string {
    const token = randomUUID();
    this.paths.set(token, { windowId, path });
    return token;
  }

  /** The path behind a token, or `null` when it was never given to this window or the window is gone. */
  pathOf(windowId: number, token: string): string | null {
    const found = this.paths.get(token);
    return found?.windowId === windowId ? found.path : null;
  }

  /** Ends every token of a window. */
  forget(windowId: number): void {
    for (const [token, { windowId: owner }] of this.paths) if (owner === windowId) this.paths.delete(token);
  }
}
