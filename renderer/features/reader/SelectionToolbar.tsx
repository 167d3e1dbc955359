import { type RefObject, useEffect, useRef, useState } from 'react';
import { runCommand } from '../../commands/run-command.ts';
import { useServices } from '../../state/use-services.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Keys } from '../../ui/Keys.tsx';

interface SelectionToolbarProps {
  /** The box of the first selected line. */
  readonly box: () => DOMRect | null;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Writes a note on the selected words. */
  readonly onNote: () => void;
}

const acts = [
  { id: 'claim.speaker', label: 'Speaker', shortcut: 'S' },
  { id: 'claim.cue', label: 'Cue', shortcut: 'Q' },
  { id: 'claim.add-part', label: 'Add part', shortcut: 'M' },
] as const;

/** What can be done with the selected words, 8 px above the first line. Never takes the focus by itself; Tab enters it. */
export function SelectionToolbar({ box, scroller, onNote }: SelectionToolbarProps) {
  const services = useServices();
  const bar = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ readonly top: number; readonly left: number } | null>(null);
  useEffect(() => {
    const put = () => {
      const rect = box();
      const pane = scroller.current?.getBoundingClientRect();
      if (!rect || !pane || !bar.current || !scroller.current) return;
      const { offsetHeight: height, offsetWidth: width } = bar.current;
      const above = rect.top - height - 8;
      const top = (above < pane.top + 4 ? rect.bottom + 8 : above) - pane.top + scroller.current.scrollTop;
      const left = Math.min(Math.max(8, rect.left - pane.left), Math.max(8, pane.width - width - 24));
      setPlace((before) => (before && before.top === top && before.left === left ? before : { top, left }));
    };
    put();
    const pane = scroller.current;
    pane?.addEventListener('scroll', put, { passive: true });
    return () => pane?.removeEventListener('scroll', put);
  });
  return (
    <div
      ref={bar}
      className="float-bar"
      role="toolbar"
      aria-label="Selection"
      style={place ? { top: place.top, left: place.left } : { top: 0, left: 0, visibility: 'hidden' }}
      onMouseDown={(event) => event.preventDefault()}
    >
      <button type="button" className="float-main" onClick={() => runCommand(services, 'claim.mark')}>
        <Icon name="claim" />
        Claim
        <Keys shortcut="C" />
      </button>
      {acts.map((act) => (
        <button key={act.id} type="button" onClick={() => runCommand(services, act.id)}>
          {act.label}
          <Keys shortcut={act.shortcut} />
        </button>
      ))}
      <button type="button" onClick={onNote}>
        Note
        <Keys shortcut="N" />
      </button>
    </div>
  );
}
