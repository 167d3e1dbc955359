import { keyCaps } from './shortcuts.ts';

/** A shortcut as key caps: `Mod+K` is shown as Ctrl K, or ⌘ K on a Mac. */
export function Keys({ shortcut }: { readonly shortcut: string }) {
  if (shortcut === '') return null;
  return (
    <span className="keys" aria-hidden="true">
      {keyCaps(shortcut).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
