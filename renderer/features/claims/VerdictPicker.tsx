import * as Ariakit from '@ariakit/react';
import { verdictsOf } from '../../commands/case/case-acts.ts';
import { setConfidence, setVerdict } from '../../commands/claim/claim-acts.ts';
import { useServices } from '../../state/use-services.ts';
import { confidenceNames } from '../../storage/claim-words.ts';
import { VerdictGlyph } from '../../ui/Glyphs.tsx';
import { Keys } from '../../ui/Keys.tsx';

interface PickerProps {
  readonly claimIds: readonly string[];
  /** What the list opens under. */
  readonly anchor: () => DOMRect | null;
  readonly onClose: () => void;
}

/** The verdicts of the case's scale, and how sure. Digits choose as they do in the text. */
export function VerdictPicker({ claimIds, anchor, onClose }: PickerProps) {
  const services = useServices();
  const { inHand } = services.open;
  const scale = [...verdictsOf(services), { key: '', label: 'Not checked', glyph: '' }];
  const claims = claimIds.flatMap((id) => inHand.get('claims', id) ?? []);
  const now = new Set(claims.map((claim) => claim.verdict));
  const judged = claims.some((claim) => claim.verdict !== '');
  const choose = (verdict: string) => {
    void setVerdict(services, claimIds, verdict);
    onClose();
  };
  return (
    <Ariakit.MenuProvider open setOpen={(open) => !open && onClose()}>
      <Ariakit.Menu
        className="popover menu"
        aria-label="Verdict"
        fixed
        gutter={4}
        getAnchorRect={() => anchor()}
        autoFocusOnHide={false}
        onKeyDown={(event) => {
          const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1];
          if (digit === undefined) return;
          const verdict = digit === '0' ? '' : verdictsOf(services)[Number(digit) - 1]?.key;
          if (verdict === undefined) return;
          event.preventDefault();
          choose(verdict);
        }}
      >
        {scale.map(({ key, label, glyph }, i) => (
          <Ariakit.MenuItemRadio
            key={key}
            className="menu-item"
            name="verdict"
            value={key}
            checked={now.size === 1 && now.has(key)}
            onClick={() => choose(key)}
          >
            <VerdictGlyph glyph={glyph} />
            <span className="menu-label">{label}</span>
            <Keys shortcut={key === '' ? '0' : String(i + 1)} />
          </Ariakit.MenuItemRadio>
        ))}
        <Ariakit.MenuSeparator className="menu-line" />
        {[1, 2, 3].map((level) => (
          <Ariakit.MenuItem
            key={level}
            className="menu-item"
            disabled={!judged}
            accessibleWhenDisabled
            onClick={() => {
              void setConfidence(services, claimIds, level);
              onClose();
            }}
          >
            <span className="conf" data-level={level} aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            <span className="menu-label">{confidenceNames[level]} confidence</span>
          </Ariakit.MenuItem>
        ))}
      </Ariakit.Menu>
    </Ariakit.MenuProvider>
  );
}
