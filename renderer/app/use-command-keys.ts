import { useEffect } from 'react';
import { commandForKey } from '../commands/registry.ts';
import { runCommand } from '../commands/run-command.ts';
import { useServices } from '../state/use-services.ts';
import { useSettings } from '../state/use-settings.ts';
import { strokeName } from '../ui/shortcuts.ts';

/** Runs commands by key. Single keys act only in the text or a table (`data-key-scope`), never in a field (WCAG 2.1.4). */
export function useCommandKeys(): void {
  const services = useServices();
  const { settings } = useSettings();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const stroke = strokeName(event);
      if (stroke === '') return;
      const target = event.target instanceof Element ? event.target : null;
      const command = commandForKey(stroke, scopeOf(target), settings.keys);
      if (!command) return;
      const single = !stroke.startsWith('Mod+') && !/^(Shift\+)?F\d+$/.test(stroke);
      // what can be switched off are keys that write a character (WCAG 2.1.4); Enter and Delete stay
      const character = stroke.replace('Shift+', '').length === 1;
      if (single && (isField(target) || (!settings.singleKeys && character && command.scope !== 'anywhere'))) return;
      event.preventDefault();
      runCommand(services, command.id);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [services, settings.keys, settings.singleKeys]);
}

/** Which keys hold where the focus is. Nothing but `anywhere` keys hold inside dialogs and popovers. */
function scopeOf(target: Element | null): 'text' | 'table' | 'anywhere' {
  const scope = target?.closest('[data-key-scope], [role="dialog"], [role="menu"]')?.getAttribute('data-key-scope');
  return scope === 'text' || scope === 'table' ? scope : 'anywhere';
}

function isField(target: Element | null): boolean {
  return (
    target?.closest('input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable="true"]') != null
  );
}
