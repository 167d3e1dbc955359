import * as Ariakit from '@ariakit/react';
import { useState } from 'react';
import { createCode } from '../../commands/case/case-acts.ts';
import { toggleTopic } from '../../commands/claim/claim-acts.ts';
import { foldWords } from '../../domain/fold-words.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { useOptionList } from '../../ui/use-option-list.ts';

interface PickerProps {
  readonly claimIds: readonly string[];
  readonly anchor: () => DOMRect | null;
  readonly onClose: () => void;
}

/** The topics of the codebook for some claims: Enter adds or takes away, typing filters and makes new ones. */
export function TopicPicker({ claimIds, anchor, onClose }: PickerProps) {
  const services = useServices();
  const inHand = useRows('codes', 'claims');
  const [typed, setTyped] = useState('');
  const codes = [...inHand.all('codes')].sort((a, b) => a.order - b.order);
  const claims = claimIds.flatMap((id) => inHand.get('claims', id) ?? []);
  const fits = codes.filter((code) => foldWords(code.name).includes(foldWords(typed.trim())));
  const exact = codes.some((code) => foldWords(code.name) === foldWords(typed.trim()));
  const fresh = typed.trim() !== '' && !exact;
  const list = useOptionList({
    ids: [...fits.map((code) => code.id), ...(fresh ? ['new'] : [])],
    open: true,
    onPick: (index) => {
      const code = fits[index];
      void toggleTopic(services, claimIds, code?.id ?? createCode(services, typed.trim().slice(0, 400)));
      if (!code) setTyped('');
    },
    onClose,
  });
  return (
    <Ariakit.PopoverProvider open setOpen={(open) => !open && onClose()}>
      <Ariakit.Popover
        className="popover topic-picker"
        aria-label="Topics of the selected claims"
        fixed
        gutter={4}
        getAnchorRect={() => anchor()}
        autoFocusOnHide={false}
      >
        <div className="who-field">
          <input
            {...list.field}
            aria-label="Topics"
            placeholder="Find or add a topic"
            value={typed}
            dir="auto"
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={list.onKeyDown}
          />
        </div>
        <div className="topic-list" {...list.list('Topics')}>
          {fits.map((code, i) => {
            const having = claims.filter((claim) => claim.topics.includes(code.id)).length;
            const state = having === 0 ? '' : having === claims.length ? 'set' : `set on ${having} of ${claims.length}`;
            return (
              <div key={code.id} className="menu-item" {...list.option(i)}>
                <span className="menu-check" aria-hidden="true">
                  {having === 0 ? '' : having === claims.length ? '✓' : '–'}
                </span>
                <span className="code-mark" data-slot={code.slot} aria-hidden="true">
                  {code.letter}
                </span>
                <bdi className="menu-label">{code.name}</bdi>
                {state ? <span className="sr">, {state}</span> : null}
              </div>
            );
          })}
          {fresh ? (
            <div className="menu-item" {...list.option(fits.length)}>
              <span className="menu-label">New topic “{typed.trim()}”</span>
            </div>
          ) : null}
        </div>
        {codes.length === 0 && typed.trim() === '' ? <p className="picker-note">No topics yet. Type one and press Enter.</p> : null}
      </Ariakit.Popover>
    </Ariakit.PopoverProvider>
  );
}
