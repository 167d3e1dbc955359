import { memo, type RefObject, useCallback, useMemo, useRef } from 'react';
import { useServices, useUi } from '../../state/use-services.ts';
import { VerdictGlyph } from '../../ui/Glyphs.tsx';
import type { Margin, MarginBar, MarginLabel } from './margin-layout.ts';

interface MarginLabelsProps {
  readonly margin: Margin;
  readonly article: RefObject<HTMLElement | null>;
}

/** The margin: who says it and in which words, beside the line where it starts; and a bar down its lines. One tab stop, arrows inside. */
export function MarginLabels({ margin, article }: MarginLabelsProps) {
  const services = useServices();
  const claimId = useUi((state) => state.claimId);
  const list = useRef<HTMLOListElement>(null);
  const stop = useMemo(
    () => (margin.labels.some((label) => label.claimId === claimId) ? claimId : (margin.labels[0]?.claimId ?? '')),
    [margin.labels, claimId],
  );

  const onKeyDown = (event: React.KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('button.says') ?? [])];
    const focused = document.activeElement;
    const at = focused instanceof HTMLButtonElement ? buttons.indexOf(focused) : -1;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (next === undefined || !buttons[next]) return;
    event.preventDefault();
    buttons[next].focus();
  };
  const choose = useCallback(
    (label: MarginLabel) => {
      services.ui.setState({ claimId: label.claimId, inspector: true });
      const span = services.open.inHand.get('claims', label.claimId)?.spans[0];
      if (!label.placed && span) services.reader.current?.show(span);
    },
    [services],
  );
  const leave = useCallback(() => article.current?.focus({ preventScroll: true }), [article]);
  return (
    <>
      <ol className="gutter" aria-label="Claims in this source" ref={list} onKeyDown={onKeyDown} data-key-scope="text">
        {margin.labels.map((label) => (
          <Label
            key={label.claimId}
            label={label}
            on={label.claimId === claimId}
            stop={label.claimId === stop}
            under={margin.foldedUnder.get(label.claimId) ?? 0}
            of={margin.partial ? margin.total : 0}
            narrow={margin.narrow}
            choose={choose}
            leave={leave}
          />
        ))}
      </ol>
      <div className="lanes" aria-hidden="true">
        {margin.bars.map((bar) => (
          <Bar key={bar.key} bar={bar} on={bar.claimId === claimId} />
        ))}
      </div>
    </>
  );
}

interface LabelProps {
  readonly label: MarginLabel;
  readonly on: boolean;
  /** Whether Tab stops here. */
  readonly stop: boolean;
  /** Claims beside this one that are shown only when they have the focus. */
  readonly under: number;
  /** Claims of the whole source where only those near the screen are in the list; 0 where all are. */
  readonly of: number;
  readonly narrow: boolean;
  readonly choose: (label: MarginLabel) => void;
  readonly leave: () => void;
}

/** One claim of the margin; drawn again only when something of it is another: scrolling brings new ones and moves the rest along. */
const Label = memo(function Label({ label, on, stop, under, of, narrow, choose, leave }: LabelProps) {
  return (
    <li style={{ top: label.top }} aria-setsize={of > 0 ? of : undefined} aria-posinset={of > 0 ? label.number : undefined}>
      <button
        type="button"
        className={`says${label.again ? ' again' : ''}${on ? ' on' : ''}${label.folded ? ' folded' : ''}`}
        data-slot={label.slot}
        tabIndex={stop ? 0 : -1}
        aria-current={on ? 'true' : undefined}
        aria-label={label.name}
        onClick={() => choose(label)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          leave();
        }}
      >
        {narrow ? (
          <span className="says-short">{label.again ? '' : label.initials}</span>
        ) : (
          <>
            {label.again ? null : <Line className="says-who" glyph={label.verdict} words={label.speaker} />}
            <Line className="says-cue" glyph={label.again ? label.verdict : ''} words={label.cue} more={under > 0 ? ` +${under}` : ''} />
          </>
        )}
        <span className="says-n">{label.number}</span>
      </button>
    </li>
  );
});

interface LineProps {
  readonly className: string;
  readonly glyph: string;
  readonly words: string;
  /** What is not cut off with the words. */
  readonly more?: string;
}

/** A line of a label, cut at its end where it does not fit. One element where it holds words only: there are hundreds of them. */
function Line({ className, glyph, words, more = '' }: LineProps) {
  if (glyph === '' && more === '') return <span className={className}>{words}</span>;
  return (
    <span className={`${className} says-row`}>
      {glyph === '' ? null : <VerdictGlyph glyph={glyph} />}
      <span className="says-name">{words}</span>
      {more}
    </span>
  );
}

const Bar = memo(function Bar({ bar, on }: { readonly bar: MarginBar; readonly on: boolean }) {
  return <i className={`bar lane-${bar.lane}${on ? ' on' : ''}`} data-slot={bar.slot} style={{ top: bar.top, height: bar.height }} />;
});
