import * as Ariakit from '@ariakit/react';
import { useState } from 'react';
import { createCode } from '../../commands/case/case-acts.ts';
import { toggleTopic } from '../../commands/claim/claim-acts.ts';
import { foldWords } from '../../domain/fold-words.ts';
import { useRows, useServices } from '../../state/use-services.ts';

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
  return (
    <Ariakit.PopoverProvider open setOpen={(open) => !open && onClose()}>
      <Ariakit.Popover
        className="popover topic-picker"
        aria-label="Topics of the selected claims"
        portal
        gutter={4}
        getAnchorRect={() => anchor()}
        autoFocusOnHide={false}
        // would put a span beside the cell that has the focus, inside the row
        preserveTabOrder={false}
      >
        <Ariakit.ComboboxProvider open value={typed} setValue={setTyped} setOpen={(open) => !open && onClose()}>
          <div className="who-field">
            <Ariakit.Combobox aria-label="Topics" placeholder="Find or add a topic" autoSelect="always" autoFocus />
          </div>
          <Ariakit.ComboboxList alwaysVisible aria-label="Topics">
            {fits.map((code) => {
              const having = claims.filter((claim) => claim.topics.includes(code.id)).length;
              const state = having === 0 ? '' : having === claims.length ? '✓' : '–';
              return (
                <Ariakit.ComboboxItem
                  key={code.id}
                  className="menu-item"
                  hideOnClick={false}
                  setValueOnClick={false}
                  onClick={() => void toggleTopic(services, claimIds, code.id)}
                  aria-label={`${code.name}${having === 0 ? '' : having === claims.length ? ', set' : `, set on ${having} of ${claims.length}`}`}
                >
                  <span className="menu-check" aria-hidden="true">
                    {state}
                  </span>
                  <span className="code-mark" data-slot={code.slot} aria-hidden="true">
                    {code.letter}
                  </span>
                  <bdi className="menu-label">{code.name}</bdi>
                </Ariakit.ComboboxItem>
              );
            })}
            {typed.trim() !== '' && !exact ? (
              <Ariakit.ComboboxItem
                className="menu-item"
                hideOnClick={false}
                setValueOnClick={false}
                onClick={() => {
                  void toggleTopic(services, claimIds, createCode(services, typed.trim().slice(0, 400)));
                  setTyped('');
                }}
              >
                <span className="menu-label">New topic “{typed.trim()}”</span>
              </Ariakit.ComboboxItem>
            ) : null}
            {codes.length === 0 && typed.trim() === '' ? <p className="picker-note">No topics yet. Type one and press Enter.</p> : null}
          </Ariakit.ComboboxList>
        </Ariakit.ComboboxProvider>
      </Ariakit.Popover>
    </Ariakit.PopoverProvider>
  );
}
