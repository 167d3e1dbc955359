import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { passageText } from '../../anchoring/spans.ts';
import { reasonsToCheck, WORTH_CHECKING } from '../../attribution/worth-checking.ts';
import { markClaim } from '../../commands/claim/claim-acts.ts';
import { bringBack } from '../../commands/suggestion/decide-suggestions.ts';
import {
  checkOf,
  LIKELY,
  likelihoodOf,
  type Proposed,
  rejectedIn,
  type SuggestionOrder,
  suggestionDesk,
} from '../../commands/suggestion/suggestion-desk.ts';
import { acceptMany, inOrder, rejectMany, takeSuggestion } from '../../commands/suggestion/walk-suggestions.ts';
import type { SourceText } from '../../domain/source.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { useSourceText } from '../../state/use-source-text.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import type { RankedSentence } from '../../workers/suggest-messages.ts';
import { PanelHead } from './PanelHead.tsx';
import { reasonWords } from './suggestion-words.ts';
import { useDesk, useWaiting } from './use-suggestions.ts';

const orders: readonly { readonly value: SuggestionOrder; readonly label: string }[] = [
  { value: 'text', label: 'Text' },
  { value: 'confidence', label: 'Confidence' },
  { value: 'checking', label: 'Worth checking' },
];
const rowHeight = 96;

/** Every suggestion of the open source that waits, in the order chosen, and what else in it is worth checking. */
export function SuggestionList({ sourceId }: { readonly sourceId: string }) {
  const services = useServices();
  const inHand = useRows('decisions', 'claims');
  const text = useSourceText(sourceId);
  const order = useDesk((state) => state.order);
  const showRejected = useDesk((state) => state.showRejected);
  const reading = useDesk((state) => state.readings.get(sourceId));
  const { list, lowered } = useWaiting(sourceId);
  const sentences = reading?.sentences ?? [];
  const rows = useMemo(() => inOrder(list, order, sentences), [list, order, sentences]);
  const likely = list.filter((one) => one.score >= LIKELY);
  const rejected = showRejected ? rejectedIn(inHand, sourceId) : [];
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (i) => rows[i]?.id ?? i,
    overscan: 8,
  });
  const other = useMemo(
    () =>
      order === 'checking' && text
        ? besideSuggestions(sentences, list, (span) => inHand.claimsIn(sourceId).overlapping(span.start, span.end).length > 0)
        : [],
    [order, sentences, list, text, inHand, sourceId],
  );
  if (!text) return null;
  return (
    <div className="inspector-body suggestion-list" ref={scroller}>
      <PanelHead title="Suggestions" of={rows.length > 0 ? `${rows.length} to review` : ''} />
      <section aria-label="Order">
        <Segmented
          label="Order"
          value={order}
          choices={orders}
          onChange={(value) => {
            const chosen = orders.find((one) => one.value === value);
            if (chosen) suggestionDesk(services.open).setState({ order: chosen.value });
          }}
        />
        {likely.length > 0 ? (
          <button type="button" className="outline suggestion-likely" onClick={() => void acceptMany(services, likely)}>
            Accept all likely ones ({likely.length})
          </button>
        ) : null}
        {rows.length === 0 ? (
          <p className="hint">{reading?.state === 'reading' ? 'Still reading.' : 'Nothing waits for a decision in this source.'}</p>
        ) : null}
        {lowered > 0 ? (
          <p className="hint">
            {lowered} held back, because their kind was mostly rejected.{' '}
            <button type="button" className="link" onClick={() => suggestionDesk(services.open).setState({ panel: 'fared' })}>
              See why
            </button>
          </p>
        ) : null}
      </section>
      <ol className="suggestion-rows" aria-label="Suggestions to review" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const one = rows[item.index];
          return one ? (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              style={{ transform: `translateY(${item.start}px)` }}
              aria-posinset={item.index + 1}
              aria-setsize={rows.length}
            >
              <Row one={one} text={text} check={checkOf(sentences, one.content)} order={order} />
            </li>
          ) : null;
        })}
      </ol>
      {other.length > 0 ? <Beside sentences={other} text={text} /> : null}
      {rejected.length > 0 ? (
        <section aria-label="Rejected">
          <header className="mini-head">
            <h3>Rejected</h3>
          </header>
          <ul>
            {rejected.map((row) => (
              <li key={row.id} className="suggestion-rejected">
                <bdi>{row.exact.length > 160 ? `${row.exact.slice(0, 159)}…` : row.exact}</bdi>
                <button type="button" className="link" onClick={() => bringBack(services, row.id)}>
                  Bring back
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

interface RowProps {
  readonly one: Proposed;
  readonly text: SourceText;
  readonly check: RankedSentence | null;
  readonly order: SuggestionOrder;
}

function Row({ one, text, check, order }: RowProps) {
  const services = useServices();
  const words = passageText(text.text, one.content, ' […] ');
  const short = words.length > 60 ? `${words.slice(0, 59)}…` : words;
  const worth = check ? reasonWords(reasonsToCheck(words)) : '';
  const why = order === 'checking' && check ? worth || 'less worth checking' : likelihoodOf(one.score);
  return (
    <article className="suggestion-row" aria-label={short}>
      <button type="button" className="suggestion-open" onClick={() => takeSuggestion(services, one)}>
        <span className="suggestion-who">
          <bdi>{one.speaker.name || 'Nobody named'}</bdi> <span className="suggestion-cue">{one.cueWord}</span>
        </span>
        <bdi className="suggestion-words">{words}</bdi>
      </button>
      <span className="suggestion-acts">
        <span className="muted">{why}</span>
        <button type="button" className="link" aria-label={`Accept ${short}`} onClick={() => void acceptMany(services, [one])}>
          Accept
        </button>
        <button type="button" className="link" aria-label={`Reject ${short}`} onClick={() => void rejectMany(services, [one])}>
          Reject
        </button>
      </span>
    </article>
  );
}

/** Sentences worth checking that are in no suggestion and no claim, the best first. */
function besideSuggestions(
  sentences: readonly RankedSentence[],
  list: readonly Proposed[],
  isClaimed: (span: RankedSentence) => boolean,
): RankedSentence[] {
  const met = (sentence: RankedSentence) =>
    list.some((one) => one.content.some((span) => span.start < sentence.end && span.end > sentence.start));
  return sentences
    .filter((sentence) => sentence.score >= WORTH_CHECKING && !met(sentence) && !isClaimed(sentence))
    .sort((a, b) => b.score - a.score)
    .slice(0, 12);
}

function Beside({ sentences, text }: { readonly sentences: readonly RankedSentence[]; readonly text: SourceText }) {
  const services = useServices();
  return (
    <section aria-label="Said by nobody in particular, worth checking" className="suggestion-beside">
      <header className="mini-head">
        <h3>In the article’s own voice</h3>
      </header>
      <ul>
        {sentences.map((sentence) => {
          const words = text.text.slice(sentence.start, sentence.end);
          return (
            <li key={sentence.start} className="suggestion-row">
              <button type="button" className="suggestion-open" onClick={() => services.reader.current?.show(sentence)}>
                <bdi className="suggestion-words">{words}</bdi>
              </button>
              <span className="suggestion-acts">
                <span className="muted">{reasonWords(sentence.reasons)}</span>
                <button
                  type="button"
                  className="link"
                  aria-label={`Mark as claim: ${words.slice(0, 60)}`}
                  onClick={() => markClaim(services, text, [{ start: sentence.start, end: sentence.end }], services.analyst())}
                >
                  Mark as claim
                </button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
