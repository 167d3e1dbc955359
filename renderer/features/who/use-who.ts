import { type KeyboardEvent, useMemo, useState } from 'react';
import { findCue } from '../../attribution/find-cue.ts';
import { quotationOf } from '../../attribution/quotation-of.ts';
import { turnSpeakerAt } from '../../commands/claim/claim-acts.ts';
import { answerVia, answerWho, attributionFor } from '../../commands/speaker/answer-who.ts';
import type { Span } from '../../domain/schema.ts';
import type { WhoQuestion } from '../../state/ui-state.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { useSourceText } from '../../state/use-source-text.ts';
import { useOptionList } from '../../ui/use-option-list.ts';
import { sayWho } from './say-who.ts';
import { candidatesFor, outletNameFor, outletOf, speakersFor } from './who-candidates.ts';
import { type WhoChoice, whoChoices } from './who-choices.ts';

interface UseWhoProps {
  /** null while the list is closed. */
  readonly question: WhoQuestion | null;
  /** More claims that the answer goes for, in the claims table. */
  readonly claimIds?: readonly string[];
  readonly onOpen?: () => void;
  /** The list is to close; `set` when somebody was taken. */
  readonly onDone: (set: boolean) => void;
}

const noSpans: readonly Span[] = [];

/** "Who says this?": what is typed, the options for it, the keys, and what taking one does. */
export function useWho({ question, claimIds, onOpen, onDone }: UseWhoProps) {
  const services = useServices();
  const inHand = useRows('speakers', 'claims', 'attributions');
  const { open } = services;
  const [typed, setTyped] = useState('');
  const [naming, setNaming] = useState(false);
  const claim = question ? inHand.get('claims', question.claimId) : undefined;
  const source = claim ? inHand.get('sources', claim.sourceId) : undefined;
  const text = useSourceText(claim?.sourceId ?? '');
  const row = question ? attributionFor(inHand, question) : undefined;
  const words = row?.speakerWords ?? noSpans;
  // who is on the claim already is no answer for another speaker, nor the speaker for through whom
  const taken = question
    ? inHand.attributionsByClaim
        .of(question.claimId)
        .flatMap((other) => (other.speakerId !== '' && (question.asks === 'via') === (other.id === row?.id) ? other.speakerId : []))
        .join(' ')
    : '';

  const version = `${inHand.version('speakers')} ${inHand.version('attributions')}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the register's version stands for its rows
  const known = useMemo(() => {
    if (!claim) return { candidates: [], register: [], outlet: undefined, outletName: '' };
    return {
      candidates: candidatesFor(open, claim, source, text).filter(
        (candidate) => candidate.speakerId === '' || !taken.split(' ').includes(candidate.speakerId),
      ),
      register: speakersFor(open, source),
      outlet: outletOf(open, source),
      outletName: outletNameFor(open, source),
    };
  }, [open, claim, source, text, taken, version]);
  const described = text ? words.map((span) => text.text.slice(span.start, span.end)).join(' ') : '';
  const choices = useMemo(
    () => (question ? whoChoices({ typed, naming, asks: question.asks, described, ...known }) : []),
    [question, typed, naming, described, known],
  );

  const take = (choice: WhoChoice) => {
    if (!question || !claim) return;
    const { answer } = choice;
    if (answer.kind === 'ask') {
      setNaming(true);
      services.announce('Type the name of the new speaker');
      return;
    }
    setTyped('');
    setNaming(false);
    if (question.asks === 'via') {
      const viaId = answerVia(services, question.attributionId, answer);
      services.announce(viaId ? `Said through ${inHand.get('speakers', viaId)?.name ?? ''}` : 'Nobody between');
    } else {
      const ids = claimIds && claimIds.length > 0 ? claimIds : [question.claimId];
      const targets = ids.map((claimId) => ({ claimId, attributionId: ids.length === 1 ? question.attributionId : firstOf(claimId) }));
      answerWho(services, targets, answer, (target) => foundWords(target.claimId, choice));
      services.announce(sayWho(inHand, ids));
    }
    onDone(true);
  };
  const firstOf = (claimId: string) => inHand.attributionsByClaim.of(claimId)[0]?.id ?? '';
  const foundWords = (claimId: string, choice: WhoChoice) => {
    const target = inHand.get('claims', claimId);
    if (!target || !text || target.sourceId !== text.id) return {};
    const cue = findCue(text.text, target.spans, source?.language ?? '', text.blocks);
    const speakerId = turnSpeakerAt(source, text, target.spans[0]?.start ?? 0);
    const quotation = quotationOf(text.text, target.spans, text.blocks, source?.language ?? '');
    return {
      // who speaks the turn needs no "said" to say it
      cue: cue && (speakerId === '' || choice.id !== speakerId) ? [cue] : [],
      speakerWords: claimId === claim?.id ? [...choice.words] : [],
      ...(speakerId === '' ? {} : { turn: { speakerId, quotation } }),
    };
  };

  const list = useOptionList({
    ids: choices.map((choice) => choice.id),
    open: question !== null,
    ...(onOpen ? { onOpen } : {}),
    onPick: (index) => {
      const choice = choices[index];
      if (choice) take(choice);
    },
    onClose: () => {
      if (naming || typed !== '') {
        setTyped('');
        setNaming(false);
        if (naming) return;
      }
      onDone(false);
    },
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    const byDigit = question && plain && digit && typed === '' && !naming ? choices.find((choice) => choice.digit === digit) : undefined;
    if (byDigit) {
      event.preventDefault();
      take(byDigit);
      return;
    }
    list.onKeyDown(event);
  };

  const reset = () => {
    setTyped('');
    setNaming(false);
  };

  const answered = question?.asks === 'via' || row?.speakerId !== '' || row.unattributed;
  return { claim, row, answered, choices, list, typed, setTyped, reset, naming, onKeyDown };
}
