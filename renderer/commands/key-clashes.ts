import type { Command, KeyScope } from './command.ts';
import { keysOf } from './registry.ts';

/** Two commands that one key press could mean. */
export interface KeyClash {
  readonly key: string;
  readonly commands: readonly [Command, Command];
}

/** Whether two places where keys hold are ever the same place. */
function meet(a: KeyScope, b: KeyScope): boolean {
  return a === b || a === 'anywhere' || b === 'anywhere';
}

/** Keys that stand for more than one command in the same place. */
export function findClashes(commands: readonly Command[], own: ReadonlyMap<string, string>): readonly KeyClash[] {
  const holders = new Map<string, Command[]>();
  for (const command of commands) {
    for (const key of keysOf(command, own)) {
      const list = holders.get(key);
      if (list) list.push(command);
      else holders.set(key, [command]);
    }
  }
  return [...holders].flatMap(([key, list]) =>
    list.flatMap((first, i) =>
      list.slice(i + 1).flatMap((second): KeyClash[] => (meet(first.scope, second.scope) ? [{ key, commands: [first, second] }] : [])),
    ),
  );
}

/** The command that already has a key where another one would use it. */
export function holderOf(
  key: string,
  forCommand: Command,
  commands: readonly Command[],
  own: ReadonlyMap<string, string>,
): Command | undefined {
  return commands.find(
    (command) => command.id !== forCommand.id && meet(command.scope, forCommand.scope) && keysOf(command, own).includes(key),
  );
}

const kept =
  /^(Mod\+Alt\+.*|Alt\+[\p{L}\p{N}]|Mod\+(R|W|Q|M|H|0|\+|-|Space|\.)|Mod\+Shift\+(I|U|L)|F5|F7|F10|F11|F12|Tab|Shift\+Tab|Escape|Enter|Space|Arrow\w+|Home|End|PageUp|PageDown)$/u;

/** Why a key cannot be taken: the system, the browser or a screen reader needs it, or the text and lists move by it. '' when it can. */
export function whyKept(key: string): string {
  return kept.test(key) ? 'This key is needed by the system or for moving about' : '';
}

/** Settings' `keys` with one command's key changed; `null` gives the command its own default again, '' leaves it without a key. */
export function withKey(own: ReadonlyMap<string, string>, commandId: string, key: string | null): string {
  const next = new Map(own);
  if (key === null) next.delete(commandId);
  else next.set(commandId, key);
  return [...next].map(([id, chosen]) => `${id}=${chosen}`).join(';');
}
