import { extentOf, normaliseSpans, spansMeet } from '../../anchoring/spans.ts';
import { claimNumber } from '../../commands/claim/claim-numbers.ts';
import { runCommand } from '../../commands/run-command.ts';
import { paragraphNumbers, placeName } from '../../domain/paragraphs.ts';
import type { TextSelection } from '../../state/ui-state.ts';
import { useRows, useServices, useUi } from '../../state/use-services.ts';
import { useSourceText } from '../../state/use-source-text.ts';
import { Keys } from '../../ui/Keys.tsx';
import { countWords, listOf } from './count-words.ts';

/** The words selected in the text: how many, where, which claims they cross, and what can be made of them. */
export function SelectionDetails({ selection }: { readonly selection: TextSelection }) {
  const services = useServices();
  const inHand = useRows('claims', 'sources');
  const claimId = useUi((state) => state.claimId);
  const text = useSourceText(selection.sourceId);
  const source = inHand.get('sources', selection.sourceId);
  const spans = normaliseSpans(selection.spans);
  const extent = extentOf(spans);
  if (!text || !source || !extent) return <Head />;
  const words = spans.map((span) => text.text.slice(span.start, span.end));
  const count = words.reduce((sum, part) => sum + countWords(part, source.language), 0);
  const where = placeName(text.blocks, paragraphNumbers(text.blocks, source.setAside), extent.start);
  const index = inHand.claimsIn(selection.sourceId);
  const met = index.overlapping(extent.start, extent.end).filter((claim) => claim.spans.some((a) => spans.some((b) => spansMeet(a, b))));
  const numbers = met.map((claim) => claimNumber(inHand, claim)).sort((a, b) => a - b);
  const claim = inHand.get('claims', claimId);
  return (
    <div className="inspector-body">
      <Head />
      <section className="who-said selection-words" aria-label="Selected words">
        <blockquote className="said">
          {words.map((part, i) => (
            <p key={spans[i]?.start ?? 0} dir="auto">
              {part}
            </p>
          ))}
        </blockquote>
        <p className="hint">
          {count} {count === 1 ? 'word' : 'words'} in {where}. Crosses{' '}
          {numbers.length === 0 ? 'no claim' : `${numbers.length === 1 ? 'claim' : 'claims'} ${listOf(numbers)}`}.
        </p>
      </section>
      <section className="selection-ways" aria-label="What to do with them">
        <p className="hint">
          <Keys shortcut="C" /> makes a claim of them.
        </p>
        {claim ? (
          <p className="hint">
            Claim {claimNumber(inHand, claim)} is in hand: <Keys shortcut="S" /> says these words name its speaker, <Keys shortcut="Q" />{' '}
            that they are its cue, <Keys shortcut="M" /> adds them to it.{' '}
            <button type="button" className="link" onClick={() => runCommand(services, 'evidence.selection')}>
              Use as evidence
            </button>
          </p>
        ) : null}
      </section>
    </div>
  );
}

function Head() {
  return (
    <header className="inspector-head">
      <h2>Selection</h2>
    </header>
  );
}
