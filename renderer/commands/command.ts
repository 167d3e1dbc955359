import type { MenuItem } from '../desktop/desktop.ts';
import type { Services } from './services.ts';

/** Where a key works: `anywhere`, or only while the text, a table or the import review has focus (WCAG 2.1.4). */
export type KeyScope = 'anywhere' | 'text' | 'table';

/** One thing the analyst can do. Buttons, menus, palette, keys and the `?` sheet all read these. */
export interface Command {
  /** `group.act`, for example `claim.mark`. */
  readonly id: string;
  /** What the palette, the menu and tooltips call it. */
  readonly title: string;
  /** What it is called in the open case, where that depends on it (a verdict of its scale); null where the case has no such thing. */
  titleNow?(services: Services): string | null;
  /** More words under which the palette finds it. */
  readonly keywords?: string;
  readonly menu: MenuItem['menu'];
  /** In `ui/shortcuts.ts` notation: `Mod+K`, `Shift+F3`, `c`. The first is shown. */
  readonly keys: readonly string[];
  readonly scope: KeyScope;
  /** Whether the act is a step that undo takes back; `no-change` acts change nothing that is stored. */
  readonly undoable: 'yes' | 'no-change' | 'no, asks first';
  /** '' when it can be done now, else the reason why not, in words. */
  unavailable(services: Services): string;
  run(services: Services): void | Promise<void>;
}

/** What a command is called in the open case; null where the case has no such thing, so that it is not offered. */
export function titleOf(command: Command, services: Services): string | null {
  return command.titleNow ? command.titleNow(services) : command.title;
}

/** A command that can always be done. */
export const always = (): string => '';

/** A command that needs a case with at least one source. */
export function needsSource(services: Services): string {
  return services.ui.getState().sourceId ? '' : 'Open a source first';
}

/** A command that works on the claim in hand. */
export function needsClaim(services: Services): string {
  return services.ui.getState().claimId ? '' : 'Choose a claim first';
}
