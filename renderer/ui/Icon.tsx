/** Names of the line icons on a 16 px grid; see `Sprite.tsx`. */
export type IconName =
  | 'case'
  | 'check'
  | 'claim'
  | 'clock'
  | 'close'
  | 'cols'
  | 'down'
  | 'export'
  | 'filter'
  | 'find'
  | 'gear'
  | 'info'
  | 'left'
  | 'link'
  | 'lock'
  | 'merge'
  | 'missing'
  | 'more'
  | 'note'
  | 'panel-l'
  | 'panel-r'
  | 'part'
  | 'pdf'
  | 'person'
  | 'plus'
  | 'quote'
  | 'redo'
  | 'restore'
  | 'right'
  | 'speech'
  | 'tag'
  | 'tension'
  | 'text'
  | 'undo'
  | 'up'
  | 'warn'
  | 'web';

/** A line icon in the colour of the text around it. Decorative: the control it stands in carries the name. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  );
}
