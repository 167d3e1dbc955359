import { findCommand } from '../../commands/registry.ts';
import { runCommand } from '../../commands/run-command.ts';
import type { Services } from '../../commands/services.ts';
import type { MenuEntry } from '../../ui/Menu.tsx';

const groups: readonly (readonly string[])[] = [
  ['claim.speaker', 'speaker.same', 'speaker.add', 'speaker.via'],
  ['speaker.tag', 'speaker.untag'],
  ['claim.edges', 'evidence.add', 'claim.topics', 'claim.note'],
  ['claim.delete'],
];

/** What can be done with the claim in hand, as the commands name it. What cannot be done now is there and says why. */
export function claimMenu(services: Services): (MenuEntry | 'line')[] {
  const shown = groups.map((ids) => ids.flatMap((id) => findCommand(id) ?? [])).filter((group) => group.length > 0);
  return shown.flatMap((group, i) => [
    ...(i > 0 ? (['line'] as const) : []),
    ...group.map(
      (command): MenuEntry => ({
        id: command.id,
        label: command.title,
        shortcut: command.keys[0] ?? '',
        disabled: command.unavailable(services) !== '',
        danger: command.id === 'claim.delete',
        run: () => runCommand(services, command.id),
      }),
    ),
  ]);
}
