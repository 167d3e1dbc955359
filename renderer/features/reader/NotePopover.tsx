import { useEffect, useRef, useState } from 'react';
import { changePassageNote } from '../../commands/source/source-acts.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { DraftField } from '../../ui/DraftField.tsx';

interface NotePopoverProps {
  readonly noteId: string;
  readonly box: () => DOMRect | null;
  readonly onClose: () => void;
}

/** A note being written under its passage. Esc or leaving it closes; an empty note goes away. */
export function NotePopover({ noteId, box, onClose }: NotePopoverProps) {
  const services = useServices();
  const inHand = useRows('notes');
  const note = inHand.get('notes', noteId);
  const popover = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ readonly top: number; readonly left: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: placed once, when it opens
  useEffect(() => {
    const rect = box();
    const pane = popover.current?.offsetParent?.getBoundingClientRect();
    const scroll = popover.current?.offsetParent?.scrollTop ?? 0;
    if (rect && pane)
      setPlace({ top: rect.bottom - pane.top + scroll + 6, left: Math.max(8, Math.min(rect.left - pane.left, pane.width - 340)) });
  }, []);
  // what is hidden until it has its place cannot take the focus before
  useEffect(() => {
    const area = place ? popover.current?.querySelector('textarea') : null;
    area?.focus({ preventScroll: true });
    if (area) popover.current?.scrollIntoView({ block: 'nearest' });
  }, [place]);
  if (!note) return null;
  const close = () => {
    const typed = popover.current?.querySelector('textarea')?.value ?? '';
    if (typed.trim() === '') void changePassageNote(services, noteId, '');
    onClose();
    services.reader.current?.focus();
  };
  return (
    <div
      ref={popover}
      className="popover note-popover"
      role="dialog"
      aria-label="Note on these words"
      style={place ?? { top: 0, left: 0, visibility: 'hidden' }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && !(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
      onBlur={(event) => {
        if (!popover.current?.contains(event.relatedTarget)) close();
      }}
    >
      <DraftField
        label="Passage note"
        multiline
        value={note.text}
        onSave={(text, join) => void changePassageNote(services, noteId, text, join)}
      />
      <p className="fine">Esc closes. An empty note goes away.</p>
    </div>
  );
}
