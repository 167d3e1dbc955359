import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findClashes, holderOf, whyKept, withKey } from '../../../renderer/commands/key-clashes.ts';
import { commandForKey, commands, findCommand, keysOf, ownKeys } from '../../../renderer/commands/registry.ts';

const renderer = new URL('../../../renderer/', import.meta.url).pathname;

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sourcesUnder(path) : /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

describe('the command registry', () => {
  it('gives every command its own id and title', () => {
    expect(new Set(commands.map((command) => command.id)).size).toBe(commands.length);
    for (const command of commands) expect(command.title.trim(), command.id).not.toBe('');
    const titles = commands.map((command) => `${command.scope} ${command.title}`);
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
  });

  it('gives no key to two commands in the same place', () => {
    const clashes = findClashes(commands, new Map()).map(({ key, commands: [a, b] }) => `${key}: ${a.id}, ${b.id}`);
    expect(clashes).toEqual([]);
  });

  it('names single letters as keyboards report them: capitals', () => {
    for (const command of commands) for (const key of command.keys) expect(key, command.id).not.toMatch(/(^|\+)[a-z]$/);
  });

  it('answers to the keys that are promised', () => {
    const promised = {
      anywhere:
        'Mod+K Mod+1 Mod+2 Mod+3 Mod+4 Mod+5 Mod+O Mod+F Mod+Shift+F F3 Shift+F3 Mod+Z Mod+Shift+Z Mod+Y F6 Shift+F6 Mod+B Mod+Shift+B Mod+Shift+S Mod+, ?',
      text: 'J K C S Q M D 1 2 3 4 5 0 Shift+1 Shift+2 Shift+3 T E N R A X O B Enter Escape Delete F8 Shift+F8 Mod+Enter Mod+Backspace',
    } as const;
    const scopes = ['anywhere', 'text'] as const;
    const missing = scopes.flatMap((scope) => promised[scope].split(' ').filter((key) => !commandForKey(key, scope)));
    expect(missing).toEqual([]);
  });

  it('has every command that the interface runs by its id', () => {
    const code = sourcesUnder(renderer).map((path) => readFileSync(path, 'utf8'));
    const idsIn = (pattern: RegExp) => code.flatMap((text) => [...text.matchAll(pattern)].map((match) => `${match[1]}`));
    // what is looked up first is offered only where it exists
    const lookedUp = new Set(idsIn(/findCommand\('([\w.-]+)'\)/g));
    const run = new Set(idsIn(/(?:runCommand\(services, |\brun\()'([a-z]+[.][\w-]+)'/gi));
    expect(run.size).toBeGreaterThan(5);
    expect([...run].filter((id) => !lookedUp.has(id) && !findCommand(id))).toEqual([]);
  });
});

describe('keys of one’s own', () => {
  const first = commands.find((command) => command.keys.length > 0 && command.scope === 'text');
  if (!first) throw new Error('no command of the text has a key');

  it('replace the default, and can be taken away or given back', () => {
    const changed = ownKeys(withKey(new Map(), first.id, 'F8'));
    expect(keysOf(first, changed)[0]).toBe('F8');
    const none = ownKeys(withKey(changed, first.id, ''));
    expect(keysOf(first, none)).not.toContain(first.keys[0]);
    expect(withKey(none, first.id, null)).toBe('');
  });

  it('say whose key is taken, and which keys stay with the system', () => {
    const palette = findCommand('view.palette');
    if (!palette) throw new Error('no palette');
    expect(holderOf('Mod+K', first, commands, new Map())?.id).toBe('view.palette');
    expect(holderOf('Mod+K', palette, commands, new Map())).toBeUndefined();
    expect(whyKept('Alt+F')).not.toBe('');
    expect(whyKept('Mod+W')).not.toBe('');
    expect(whyKept('G')).toBe('');
  });

  it('find a clash between a key that holds anywhere and one in the text', () => {
    const own = ownKeys(withKey(new Map(), first.id, 'Mod+K'));
    expect(findClashes(commands, own).map((clash) => clash.key)).toContain('Mod+K');
  });

  it('go by where the focus is: S in the table and S in the text are two commands', () => {
    expect(commandForKey('S', 'table')?.id).toBe('table.speaker');
    expect(commandForKey('S', 'text')?.id).toBe('claim.speaker');
    expect(commandForKey('S', 'anywhere')).toBeUndefined();
  });
});
