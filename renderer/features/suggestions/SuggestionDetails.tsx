import { Fragment } from 'react';
import { passageText } from '../../anchoring/spans.ts';
import { reasonsToCheck, WORTH_CHECKING } from '../../attribution/worth-checking.ts';
import { runCommand } from '../../commands/run-command.ts';
import { checkOf, likelihoodOf, type Proposed, suggestionDesk } from '../../commands/suggestion/suggestion-desk.ts';
import {
  acceptAndGoOn,
  acceptChanged,
  acceptMany,
  rejectAndGoOn,
  rejectMany,
  suggestionsInOrder,
} from '../../commands/suggestion/walk-suggestions.ts';
import { quotations } from '../../domain/claim.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { useSourceText } from '../../state/use-source-text.ts';
import { SpeakerGlyph } from '../../ui/Glyphs.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { wordsAt } from '../inspector/CueLine.tsx';
import { kindNames, quotationNames } from '../inspector/words.ts';
import { SuggestionSpeaker } from './SuggestionSpeaker.tsx';
import { printed, reasonWords, suggestedSpeaker, suggestionKindNames } from './suggestion-words.ts';
import { useDesk, useWaiting } from './use-suggestions.ts';

/** The suggestion in hand: who, how, what, why it was made, and the decision. Changing anything accepts it as changed. */
export function SuggestionDetails({ one, sourceId }: { readonly one: Proposed; readonly sourceId: string }) {
  const services = useServices();
  const inHand = useRows('speakers', 'sources', 'decisions');
  const text = useSourceText(sourceId);
  const draft = useDesk((state) => state.draft);
  const sentences = useDesk((state) => state.readings.get(sourceId)?.sentences);
  useDesk((state) => state.order);
  const { list } = useWaiting(sourceId);
  const source = inHand.get('sources', sourceId);
  if (!source || !text) return null;
  const at = suggestionsInOrder(services).findIndex((other) => other.id === one.id);
  const who = suggestedSpeaker(inHand, source, one);
  const via = one.via ? suggestedSpeaker(inHand, source, { speaker: one.via }) : null;
  const passage = passageText(text.text, one.content, ' ');
  const check = checkOf(sentences ?? [], one.content);
  const spans = draft ?? one.content;
  const sameRule = list.filter((other) => other.rule === one.rule);
  const facts = [one.speaker.role, one.speaker.affiliation].filter(Boolean).join(', ');
  return (
    <div className="inspector-body suggestion">
      <header className="inspector-head">
        <h2>
          Suggested{' '}
          <span className="of">
            {at + 1} of {list.length}
          </span>
        </h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Previous suggestion"
          onClick={() => runCommand(services, 'suggestion.previous')}
        >
          <Icon name="up" />
        </button>
        <button type="button" className="icon-button" aria-label="Next suggestion" onClick={() => runCommand(services, 'suggestion.next')}>
          <Icon name="down" />
        </button>
        <Menu
          label="More about this suggestion"
          entries={[
            {
              id: 'kind',
              label: `Accept all of this kind (${sameRule.length}): ${one.rule}`,
              run: () => void acceptMany(services, sameRule),
            },
            { id: 'not-kind', label: `Reject all of this kind (${sameRule.length})`, run: () => void rejectMany(services, sameRule) },
            'line',
            { id: 'edges', label: 'Adjust the edges', shortcut: 'B', run: () => runCommand(services, 'claim.edges') },
            'line',
            { id: 'list', label: 'List suggestions', run: () => runCommand(services, 'suggestion.list') },
            { id: 'fared', label: 'How suggestions fared', run: () => runCommand(services, 'suggestion.fared') },
          ]}
          button={
            <button type="button" className="icon-button" aria-label="More about this suggestion">
              <Icon name="more" />
            </button>
          }
        />
      </header>
      <section className="who-said" aria-label="Attribution" data-slot={who.slot}>
        <div className="attribution" data-slot={who.slot}>
          <SuggestionSpeaker one={one} who={who} source={source} text={text} />
          <p className="via">
            {who.kind === 'open' ? 'No name in the text' : kindNames[who.kind]}
            {facts && who.kind !== 'open' ? <bdi>, {facts}</bdi> : null}
            {who.isNew ? ', new to the register' : ''}
          </p>
          <p className="cue-line">
            {one.cue.length > 0 ? (
              <button
                type="button"
                className="cue"
                onClick={() => one.cue[0] && services.reader.current?.show(one.cue[0])}
                aria-label={`Show the words “${wordsAt(text.text, one.cue)}” in the text`}
              >
                <bdi>{wordsAt(text.text, one.cue)}</bdi>
              </button>
            ) : (
              'no cue'
            )}
          </p>
          <blockquote className="said said-maybe">
            {spans.map((span, i) => (
              <Fragment key={span.start}>
                {i > 0 ? (
                  <p className="gap">
                    <span>[…] left out</span>
                  </p>
                ) : null}
                <p dir="auto">{text.text.slice(span.start, span.end)}</p>
              </Fragment>
            ))}
          </blockquote>
          <div className="field-row">
            <span className="field-label">Quotation</span>
            <Segmented
              label="Quotation"
              value={one.manner}
              choices={quotations.map((value) => ({ value, label: quotationNames[value] }))}
              onChange={(value) => {
                const quotation = quotations.find((known) => known === value);
                if (quotation) void acceptChanged(services, one, { quotation });
              }}
            />
          </div>
          {via ? (
            <div className="field-row">
              <span className="field-label">Via</span>
              <span className="via-name">
                <SpeakerGlyph kind={via.kind} slot={via.slot} />
                <bdi>{via.name}</bdi>
                {via.isNew ? <span className="of">new to the register</span> : null}
              </span>
            </div>
          ) : null}
        </div>
      </section>
      <section aria-label="Why this is suggested" className="suggestion-why">
        <p>
          <b>{capital(likelihoodOf(one.score))}.</b> <bdi>{printed(one.why)}</bdi>
        </p>
        <p className="hint">
          <bdi>{printed(who.how)}</bdi>
          {via ? (
            <>
              {' '}
              The words came through <bdi>{via.name}</bdi>.
            </>
          ) : null}
        </p>
        <p className="hint">
          {suggestionKindNames[one.kind]}
          {check && check.score >= WORTH_CHECKING
            ? `. Worth checking: ${reasonWords(reasonsToCheck(passage)) || 'much like what fact-checkers take up'}`
            : ''}
        </p>
      </section>
      <footer className="suggestion-foot">
        <button type="button" className="primary" onClick={() => void acceptAndGoOn(services, one)}>
          Accept
          <Keys shortcut="A" />
        </button>
        <button type="button" className="outline" onClick={() => void rejectAndGoOn(services, one)}>
          Reject
          <Keys shortcut="X" />
        </button>
        <button type="button" className="quiet" onClick={() => runCommand(services, 'claim.next')}>
          Skip
          <Keys shortcut="J" />
        </button>
        <button
          type="button"
          className="link suggestion-all"
          onClick={() => suggestionDesk(services.open).setState({ panel: 'list', inHandId: '', draft: null })}
        >
          All {list.length}
        </button>
      </footer>
    </div>
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
