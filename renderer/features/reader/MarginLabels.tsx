import { type RefObject, useMemo, useRef } from 'react';
import { useServices, useUi } from '../../state/use-services.ts';
import { VerdictGlyph } from '../../ui/Glyphs.tsx';
import type { Margin, MarginLabel } from './margin-layout.ts';

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
  const choose = (label: MarginLabel) => {
    services.ui.setState({ claimId: label.claimId, inspector: true });
    const span = services.open.inHand.get('claims', label.claimId)?.spans[0];
    if (!label.placed && span) services.reader.current?.show(span);
  };
  return (
    <>
      <ol className="gutter" aria-label="Claims in this source" ref={list} onKeyDown={onKeyDown} data-key-scope="text">
        {margin.labels.map((label) => (
          <li key={label.claimId}>
            <button
              type="button"
              className={`says${label.again ? ' again' : ''}${label.claimId === claimId ? ' on' : ''}${label.folded ? ' folded' : ''}`}
              data-slot={label.slot}
              tabIndex={label.claimId === stop ? 0 : -1}
              style={{ top: label.top }}
              aria-current={label.claimId === claimId ? 'true' : undefined}
              aria-label={label.name}
              onClick={() => choose(label)}
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return;
                event.preventDefault();
                article.current?.focus({ preventScroll: true });
              }}
            >
              <span className="says-text">
                {label.again ? null : (
                  <span className="says-who">
                    {label.verdict ? <VerdictGlyph glyph={label.verdict} /> : null}
                    <span className="says-name">{label.speaker}</span>
                  </span>
                )}
                <span className="says-cue">
                  {label.again && label.verdict ? <VerdictGlyph glyph={label.verdict} /> : null}
                  <span className="says-name">{label.cue}</span>
                  {margin.foldedUnder.has(label.claimId) ? ` +${margin.foldedUnder.get(label.claimId)}` : ''}
                </span>
              </span>
              <span className="says-short">{label.again ? '' : label.initials}</span>
              <span className="says-n">{label.number}</span>
            </button>
          </li>
        ))}
      </ol>
      <div className="lanes" aria-hidden="true">
        {margin.bars.map((bar) => (
          <i
            key={bar.key}
            className={`bar lane-${bar.lane}${bar.claimId === claimId ? ' on' : ''}`}
            data-slot={bar.slot}
            style={{ top: bar.top, height: bar.height }}
          />
        ))}
      </div>
    </>
  );
}
