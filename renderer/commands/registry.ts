import { caseCommands } from './case/case-commands.ts';
import { caseFileCommands } from './case-file/case-file-commands.ts';
import { claimCommands } from './claim/claim-commands.ts';
import { readingCommands } from './claim/reading-commands.ts';
import type { Command, KeyScope } from './command.ts';
import { evidenceCommands } from './evidence/evidence-commands.ts';
import { reportCommands } from './report/report-commands.ts';
import { sourceCommands } from './source/source-commands.ts';
import { turnCommands } from './source/turn-commands.ts';
import { versionCommands } from './source/version-commands.ts';
import { registerCommands } from './speaker/register-commands.ts';
import { speakerCommands } from './speaker/speaker-commands.ts';
import { suggestionCommands } from './suggestion/suggestion-commands.ts';
import { tableCommands } from './table/table-commands.ts';
import { togetherCommands } from './together/together-commands.ts';
import { verdictCommands } from './verdict/verdict-commands.ts';
import { editCommands } from './view/edit-commands.ts';
import { viewCommands } from './view/view-commands.ts';

/** Every command there is, in the order menus and the key sheet show them. */
export const commands: readonly Command[] = [
  ...caseCommands,
  ...caseFileCommands,
  ...viewCommands,
  ...togetherCommands,
  ...editCommands,
  ...sourceCommands,
  ...versionCommands,
  ...readingCommands,
  ...turnCommands,
  ...claimCommands,
  ...speakerCommands,
  ...registerCommands,
  ...verdictCommands,
  ...evidenceCommands,
  ...suggestionCommands,
  ...tableCommands,
  ...reportCommands,
];

const byId = new Map(commands.map((command) => [command.id, command]));

export function findCommand(id: string): Command | undefined {
  return byId.get(id);
}

/** The analyst's own keys, written `id=key;id=key` in the settings. */
export function ownKeys(written: string): ReadonlyMap<string, string> {
  return new Map(
    written.split(';').flatMap((entry) => {
      const cut = entry.indexOf('=');
      return cut > 0 ? [[entry.slice(0, cut), entry.slice(cut + 1)] as const] : [];
    }),
  );
}

/** Keys of a command: the analyst's own in place of the first default. */
export function keysOf(command: Command, own: ReadonlyMap<string, string>): readonly string[] {
  const chosen = own.get(command.id);
  return chosen === undefined ? command.keys : [chosen, ...command.keys.slice(1)].filter((key) => key !== '');
}

/** The command that a key stands for where the focus is; scoped commands come before those that work anywhere. */
export function commandForKey(stroke: string, scope: KeyScope, written = ''): Command | undefined {
  const own = ownKeys(written);
  const fits = commands.filter((command) => keysOf(command, own).includes(stroke));
  return fits.find((command) => command.scope === scope) ?? fits.find((command) => command.scope === 'anywhere');
}
