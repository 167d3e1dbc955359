import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { WhoQuestion } from '../../state/ui-state.ts';
import { useServices, useUi } from '../../state/use-services.ts';
import { useLeave } from '../../ui/use-leave.ts';
import { usePlacement } from './placement.ts';
import { useWho } from './use-who.ts';
import { WhoList } from './WhoList.tsx';

interface WhoPopoverProps {
  /** Where it belongs: the last line of the passage, or the row of the table. It stands below, or above where there is no room. */
  readonly anchor: () => DOMRect | null;
  /** Whose question it shows; the claim details show theirs themselves. */
  readonly place?: 'text' | 'table';
  /** In the table: all claims that the answer goes for. */
  readonly claimIds?: readonly string[];
}

/** How long after opening a loss of focus is not the analyst's doing, in ms. */
const handBack = 200;

/** "Who says this?", floating at a passage or over the claims table. Shown while `ui.who` asks for that place. */
export function WhoPopover({ anchor, place = 'text', claimIds }: WhoPopoverProps) {
  const question = useUi((state) => state.who);
  if (question?.place !== place) return null;
  const key = `${question.claimId} ${question.attributionId} ${question.asks}`;
  return createPortal(<OpenWho key={key} question={question} anchor={anchor} {...(claimIds ? { claimIds } : {})} />, document.body);
}

interface OpenWhoProps {
  readonly question: WhoQuestion;
  readonly anchor: () => DOMRect | null;
  readonly claimIds?: readonly string[];
}

function OpenWho({ question, anchor, claimIds }: OpenWhoProps) {
  const services = useServices();
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const opener = useRef<Element | null>(document.activeElement);
  const close = (focus: boolean) => {
    if (services.ui.getState().who === question) services.ui.setState({ who: null });
    if (!focus) return;
    if (question.place === 'text' && services.reader.current) services.reader.current.focus();
    else if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
  };
  const who = useWho({
    question,
    ...(claimIds ? { claimIds } : {}),
    onDone: (set) => {
      if (!set) services.announce(who.row?.speakerId ? 'Speaker left as it was' : 'Speaker not set');
      close(true);
    },
  });
  usePlacement(box, anchor);
  const opened = useRef(performance.now());
  useLeave(box, () => {
    // whatever opened the question may hand the focus back as it closes: the field keeps it
    if (performance.now() - opened.current < handBack) field.current?.focus({ preventScroll: true });
    else close(false);
  });
  useEffect(() => field.current?.focus({ preventScroll: true }), []);

  const label = question.asks === 'via' ? 'Through whom?' : 'Who says this?';
  return (
    <div ref={box} className="popover who" role="dialog" aria-label={label}>
      <div className="who-field">
        <input
          ref={field}
          {...who.list.field}
          aria-label={label}
          placeholder={who.naming ? 'Name of the new speaker' : label}
          value={who.typed}
          dir="auto"
          spellCheck={false}
          onChange={(event) => who.setTyped(event.target.value)}
          onKeyDown={who.onKeyDown}
        />
      </div>
      <WhoList who={who} />
    </div>
  );
}
