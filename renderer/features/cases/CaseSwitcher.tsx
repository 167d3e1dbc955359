import { findCommand } from '../../commands/registry.ts';
import { runCommand } from '../../commands/run-command.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, type MenuEntry } from '../../ui/Menu.tsx';
import { useCases } from './use-cases.ts';

/** Cases shown in the menu; the rest is a step away. */
const shownAtMost = 6;

/** Case commands of the menu, in order; those that the app does not have are left out. */
const acts = [
  'case.new',
  'case.openFile',
  'case.saveFile',
  'line',
  'case.rename',
  'case.codebook',
  'view.agreement',
  'edit.history',
  'line',
  'case.delete',
] as const;

/** Names the open case; its menu opens another one and acts on this one. */
export function CaseSwitcher() {
  const services = useServices();
  const inHand = useRows('cases');
  const cases = useCases();
  const title = inHand.get('cases', inHand.caseId)?.title ?? 'Case';
  const others = cases.filter((row) => row.id !== inHand.caseId);
  const switchTo = (caseId: string) => {
    services.switchCase(caseId).catch((error: unknown) => {
      services.alert(error instanceof Error ? error.message : 'This case could not be opened.');
    });
  };
  const entries: (MenuEntry | 'line')[] = [
    { id: inHand.caseId, label: title, checked: true, run: () => undefined },
    ...others.slice(0, shownAtMost - 1).map(
      (row): MenuEntry => ({
        id: row.id,
        label: row.title,
        checked: false,
        run: () => switchTo(row.id),
      }),
    ),
    ...(others.length >= shownAtMost
      ? [{ id: 'all', label: `All ${cases.length} cases`, run: () => runCommand(services, 'case.switch') }]
      : []),
    'line',
    ...acts.flatMap((id): (MenuEntry | 'line')[] => {
      if (id === 'line') return ['line'];
      const command = findCommand(id);
      if (!command) return [];
      return [
        {
          id,
          label: command.title,
          shortcut: command.keys[0] ?? '',
          disabled: command.unavailable(services) !== '',
          danger: id === 'case.delete',
          run: () => runCommand(services, id),
        },
      ];
    }),
  ];
  return (
    <Menu
      label="Case"
      button={
        <button type="button" className="case-switch" aria-label={`Case: ${title}`} title={title}>
          <Icon name="case" />
          <bdi className="case-title">{title}</bdi>
          <Icon name="down" />
        </button>
      }
      entries={entries}
    />
  );
}
