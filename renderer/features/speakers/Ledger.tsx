import { type KeyboardEvent, useRef, useState } from 'react';
import { verdictsOf } from '../../commands/case/case-acts.ts';
import { openClaim } from '../../commands/view/open-in-text.ts';
import type { Attribution } from '../../domain/claim.ts';
import type { Speaker } from '../../domain/speaker.ts';
import { useServices } from '../../state/use-services.ts';
import { useSettings } from '../../state/use-settings.ts';
import type { CaseInHand } from '../../storage/case-in-hand.ts';
import type { CaseWords } from '../../storage/case-words.ts';
import { claimLinesOf } from '../../storage/claim-lines.ts';
import { cueBefore, placeOf, tensionOf } from '../../storage/claim-words.ts';
import { VerdictGlyph } from '../../ui/Glyphs.tsx';
import { Icon } from '../../ui/Icon.tsx';

/** Entries drawn at first; the rest comes by a button. */
const shownAtFirst = 300;

interface LedgerProps {
  readonly speaker: Speaker;
  readonly said: readonly Attribution[];
  readonly inHand: CaseInHand;
  readonly words: CaseWords;
}

/** What somebody says, in reading order, by source and paragraph. One tab stop; arrows or J and K go on, Enter opens in the text. */
export function Ledger({ speaker, said, inHand, words }: LedgerProps) {
  const services = useServices();
  const { settings } = useSettings();
  const [all, setAll] = useState(false);
  const [current, setCurrent] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const lines = claimLinesOf(inHand);
  const verdicts = new Map(verdictsOf(services).map((verdict) => [verdict.key, verdict]));
  const mine = new Set(said.map((row) => row.claimId));
  const entries = lines.all().filter((line) => mine.has(line.claim.id));
  const shown = all ? entries : entries.slice(0, shownAtFirst);
  const stop = shown.some((line) => line.claim.id === current) ? current : (shown[0]?.claim.id ?? '');
  const several = new Set(entries.map((line) => line.claim.sourceId)).size > 1;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const letter = settings.singleKeys ? event.key.toLowerCase() : '';
    const by = event.key === 'ArrowDown' || letter === 'j' ? 1 : event.key === 'ArrowUp' || letter === 'k' ? -1 : 0;
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('.entry') ?? [])];
    const here = buttons.indexOf(document.activeElement as HTMLElement);
    const to =
      by !== 0
        ? buttons[Math.min(buttons.length - 1, Math.max(0, here + by))]
        : event.key === 'Home'
          ? buttons[0]
          : event.key === 'End'
            ? buttons.at(-1)
            : undefined;
    if (!to) return;
    event.preventDefault();
    to.focus();
  };

  if (entries.length === 0) return <p className="hint">Nothing is attributed to {speaker.name} yet.</p>;
  let lastPlace = '';
  return (
    <section aria-labelledby="h-says">
      <h2 className="sr" id="h-says">
        What {speaker.name} says
      </h2>
      <ol className="ledger" ref={list} onKeyDown={onKeyDown} aria-labelledby="h-says">
        {shown.flatMap((line) => {
          const { claim } = line;
          const source = inHand.get('sources', claim.sourceId);
          const place = placeOf(line, inHand, words);
          const head = `${several ? `${source?.title || source?.fileName || 'Source missing'}, ` : ''}${place}`;
          const cue = cueBefore(own(line, speaker.id), lines, inHand, words);
          const tension = tensionOf(line, lines, inHand);
          const verdict = verdicts.get(claim.verdict);
          const fresh = head !== lastPlace;
          lastPlace = head;
          return [
            fresh && head ? (
              <li key={`place ${claim.id}`} className="ledger-para">
                <bdi>{head}</bdi>
              </li>
            ) : null,
            <li key={claim.id}>
              <button
                type="button"
                className={cue.startsWith('inside ') ? 'entry inner' : 'entry'}
                tabIndex={claim.id === stop ? 0 : -1}
                data-first-stop={claim.id === stop ? '' : undefined}
                onFocus={() => setCurrent(claim.id)}
                onClick={() => openClaim(services, claim.id)}
              >
                <span className="entry-n">{lines.number(claim)}</span>
                <span className="entry-cue">
                  <bdi>{cue}</bdi>
                </span>
                <span className="entry-text">
                  <bdi>{line.words}</bdi>
                  {tension ? (
                    <span className="relation">
                      <Icon name="tension" />
                      {tension}
                    </span>
                  ) : null}
                </span>
                <span className="verdict">
                  <VerdictGlyph glyph={verdict?.glyph ?? ''} />
                  <span>{verdict?.label ?? (claim.verdict || 'Not checked')}</span>
                </span>
              </button>
            </li>,
          ];
        })}
      </ol>
      {entries.length > shown.length ? (
        <button type="button" className="outline ledger-more" onClick={() => setAll(true)}>
          Show all {entries.length} claims
        </button>
      ) : null}
    </section>
  );
}

/** The line with this speaker's own attribution first, so that its cue is the one shown. */
function own<T extends { readonly attributions: readonly Attribution[] }>(line: T, speakerId: string): T {
  const first = line.attributions.find((row) => row.speakerId === speakerId);
  return first && first !== line.attributions[0] ? { ...line, attributions: [first] } : line;
}
