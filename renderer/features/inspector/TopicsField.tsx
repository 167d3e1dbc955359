import { useMemo, useRef, useState } from 'react';
import { createCode } from '../../commands/case/case-acts.ts';
import { toggleTopic } from '../../commands/claim/claim-acts.ts';
import type { Code } from '../../domain/case.ts';
import type { Claim } from '../../domain/claim.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useLeave } from '../../ui/use-leave.ts';
import { useOptionList } from '../../ui/use-option-list.ts';
import { topicOptions } from './topic-options.ts';
import { useAskedField } from './use-asked-field.ts';

/** Topics of the claim: chips to take off, and a field that finds topics of the codebook or makes new ones. */
export function TopicsField({ claim }: { readonly claim: Claim }) {
  const services = useServices();
  const inHand = useRows('codes', 'claims');
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const version = inHand.version('codes');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the codebook's version stands for its rows
  const codes = useMemo(() => [...inHand.all('codes')].sort((a, b) => a.order - b.order), [inHand, version]);
  const options = useMemo(() => topicOptions(codes, claim.topics, typed), [codes, claim.topics, typed]);
  const asked = useAskedField('topics', () => setOpen(true));

  const put = (code: Code | undefined, name: string) => {
    const id = code?.id ?? createCode(services, name);
    const had = claim.topics.includes(id);
    void toggleTopic(services, [claim.id], id);
    services.announce(had ? `Topic ${name} removed` : `Topic ${name} added`);
    setTyped('');
  };
  const close = () => {
    setOpen(false);
    setTyped('');
  };
  useLeave(box, close, open);
  const list = useOptionList({
    ids: options.map((option) => option.id),
    open,
    onOpen: () => setOpen(true),
    onClose: () => {
      close();
      if (document.activeElement instanceof HTMLElement && typed === '') services.reader.current?.focus();
    },
    onPick: (i) => {
      const option = options[i];
      if (option) put(option.code, option.name);
    },
  });

  return (
    <div ref={box} className="topics">
      <div className="tags">
        {claim.topics.flatMap((id) => {
          const code = inHand.get('codes', id);
          if (!code) return [];
          return (
            <button
              key={id}
              type="button"
              className="tag"
              data-slot={code.slot}
              aria-label={`Remove topic ${code.name}`}
              title={`Remove ${code.name}`}
              onClick={() => void toggleTopic(services, [claim.id], id)}
            >
              <span className="tag-letter" aria-hidden="true">
                {code.letter}
              </span>
              <bdi>{code.name}</bdi>
              <Icon name="close" />
            </button>
          );
        })}
        <input
          ref={asked}
          {...list.field}
          className="tag-input"
          aria-label="Topics"
          placeholder={claim.topics.length === 0 ? 'Add a topic' : 'Add'}
          value={typed}
          dir="auto"
          onClick={() => setOpen(true)}
          onChange={(event) => {
            setOpen(true);
            setTyped(event.target.value);
          }}
          onKeyDown={(event) => {
            const last = claim.topics.at(-1);
            if (event.key === 'Backspace' && typed === '' && last) void toggleTopic(services, [claim.id], last);
            list.onKeyDown(event);
          }}
        />
      </div>
      {open && options.length > 0 ? (
        <div {...list.list('Topics of the codebook')} className="popover option-list">
          {options.map((option, i) => (
            <div key={option.id} {...list.option(i)} data-slot={option.code?.slot ?? 0}>
              {option.code ? <span className="tag-letter">{option.code.letter}</span> : <Icon name="plus" />}
              <bdi>{option.code ? option.name : `New topic "${option.name}"`}</bdi>
              {option.held ? <Icon name="check" /> : null}
              {option.held ? <span className="sr">, on this claim</span> : null}
            </div>
          ))}
        </div>
      ) : null}
      {open && options.length === 0 ? <p className="popover option-list hint">Type a name to make the first topic.</p> : null}
    </div>
  );
}
