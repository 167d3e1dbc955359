import { isAbsolute, resolve } from 'node:path';
import type { ArrivedFileMessage } from '../bridge/contract.ts';

/**
 * The files among a command line's words. Options, the app's own folder (`electron .`) and addresses are not files; relative names are
 * taken from where the command was given.
 * @param appFolder given where the app is started as `electron FOLDER`, so that the folder itself is left out
 */
export function filesInArguments(words: readonly string[], workingFolder: string, appFolder: string | null): readonly string[] {
  return words
    .slice(1)
    .filter((word) => word !== '' && !word.startsWith('-') && !/^[a-z][a-z\d+.-]+:\/\//i.test(word) && !word.includes('\0'))
    .map((word) => (isAbsolute(word) ? word : resolve(workingFolder, word)))
    .filter((path) => appFolder === null || resolve(path) !== resolve(appFolder));
}

/**
 * Holds files that arrive (arguments, file association, dropped on the icon, second start) until the page listens, then passes them on.
 * They are read when they are handed over, so that a page that never listens costs nothing.
 */
export class ArrivingFiles {
  private waiting: string[] = [];
  private listening = false;

  constructor(
    private readonly read: (path: string) => Promise<ArrivedFileMessage>,
    private readonly tell: (files: readonly ArrivedFileMessage[]) => void,
  ) {}

  /** Takes files in, in the order they came. */
  async arrive(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return;
    if (!this.listening) {
      this.waiting.push(...paths);
      return;
    }
    this.tell(await Promise.all(paths.map(this.read)));
  }

  /** The page listens from now on; what came before is the answer. */
  async listen(): Promise<ArrivedFileMessage[]> {
    this.listening = true;
    return Promise.all(this.waiting.splice(0).map(this.read));
  }

  /** The page was left or reloaded: what comes now waits again. */
  stopListening(): void {
    this.listening = false;
  }
}
