import { useEffect, useRef, useState } from 'react';
import { describeQuotes, passageText } from '../../anchoring/spans.ts';
import { addEvidence } from '../../commands/evidence/evidence-acts.ts';
import { sourcesInOrder } from '../../commands/source/open-source.ts';
import type { Claim } from '../../domain/claim.ts';
import { useRows, useServices, useUi } from '../../state/use-services.ts';
import { sourceText, useSourceText } from '../../state/use-source-text.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useOptionList } from '../../ui/use-option-list.ts';
import { asLink, type FoundPassage, findPassages } from './find-passages.ts';

interface AddEvidenceProps {
  readonly claim: Claim;
  /** The new evidence's id; '' when nothing was added. */
  readonly onDone: (id: string) => void;
}

interface Offer {
  readonly id: string;
  readonly icon: 'text' | 'link' | 'missing';
  readonly label: string;
  readonly detail: string;
  readonly add: () => string | Promise<string>;
}

/** One field for all evidence: words find passages of the case's sources, an address becomes a link, a name something cited. */
export function AddEvidence({ claim, onDone }: AddEvidenceProps) {
  const services = useServices();
  const inHand = useRows('sources');
  const selection = useUi((state) => state.selection);
  const kept = useRef(selection);
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<{ readonly words: string; readonly passages: readonly FoundPassage[] }>({ words: '', passages: [] });
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const words = typed.trim();
  const link = asLink(words);

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (words.length < 2 || link) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      // the open source first, then the others by title
      const here = services.ui.getState().sourceId;
      const order = [...sourcesInOrder(inHand)].sort(
        (a, b) => Number(b.id === here) - Number(a.id === here) || a.title.localeCompare(b.title),
      );
      void findPassages(words, order, (id) => sourceText(services, id), stop.signal).then((passages) => {
        if (!stop.signal.aborted) setFound({ words, passages });
      });
    }, 120);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [words, link, services, inHand]);

  const chosen = kept.current;
  const chosenText = useSourceText(chosen?.sourceId ?? '');
  const offers: Offer[] = [];
  if (words === '' && chosen && chosen.spans.length > 0) {
    offers.push({
      id: 'selection',
      icon: 'text',
      label: 'Selected words',
      detail: chosenText ? passageText(chosenText.text, chosen.spans, ' […] ') : '',
      add: async () => {
        const { text } = await sourceText(services, chosen.sourceId);
        return addPassage(chosen.sourceId, text, chosen.spans);
      },
    });
  }
  if (link)
    offers.push({
      id: 'link',
      icon: 'link',
      label: 'Link',
      detail: link,
      add: () => addEvidence(services, { claimId: claim.id, kind: 'link', url: link }),
    });
  else if (words.length >= 2) {
    for (const passage of found.words === words ? found.passages : []) {
      offers.push({
        id: `${passage.sourceId} ${passage.span.start}`,
        icon: 'text',
        label: passage.where,
        detail: passage.words,
        add: async () => {
          const { text } = await sourceText(services, passage.sourceId);
          return addPassage(passage.sourceId, text, [passage.span]);
        },
      });
    }
    offers.push({
      id: 'cited',
      icon: 'missing',
      label: words,
      detail: 'cited, not held',
      add: () => addEvidence(services, { claimId: claim.id, kind: 'cited', title: words }),
    });
  }
  const addPassage = (sourceId: string, text: string, spans: FoundPassage['span'][] | readonly FoundPassage['span'][]) =>
    addEvidence(services, { claimId: claim.id, kind: 'passage', sourceId, spans: [...spans], quotes: describeQuotes(text, spans) });

  const list = useOptionList({
    ids: offers.map((offer) => offer.id),
    open: true,
    onPick: (i) => {
      const offer = offers[i];
      if (!offer) return;
      Promise.resolve(offer.add()).then(
        (id) => {
          services.announce('Evidence added. Say how it speaks');
          onDone(id);
        },
        (error: unknown) => services.alert(error instanceof Error ? error.message : 'The passage could not be read.'),
      );
    },
    onClose: () => onDone(''),
  });

  return (
    <div ref={box} className="add-evidence">
      <input
        ref={field}
        {...list.field}
        className="field"
        aria-label="Find evidence"
        placeholder="Words, a link, or what is cited"
        value={typed}
        dir="auto"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={list.onKeyDown}
      />
      {offers.length > 0 ? (
        <div {...list.list('Evidence to add')} className="offers">
          {offers.map((offer, i) => (
            <div key={offer.id} {...list.option(i)}>
              <Icon name={offer.icon} />
              <span>
                <b>
                  <bdi>{offer.label}</bdi>
                </b>{' '}
                <bdi className={offer.icon === 'text' ? 'offer-quote' : ''}>{offer.detail}</bdi>
              </span>
            </div>
          ))}
        </div>
      ) : (
        <p className="hint">
          Type words to search {sourcesInOrder(inHand).length === 1 ? 'the source' : `${sourcesInOrder(inHand).length} sources`}, paste a
          link, or name something the case does not hold.
        </p>
      )}
    </div>
  );
}
