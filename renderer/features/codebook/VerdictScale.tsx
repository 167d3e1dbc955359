import { useState } from 'react';
import { changeCase } from '../../commands/case/case-acts.ts';
import { defaultVerdicts, type Verdict, verdictGlyphs } from '../../domain/case.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { DraftField } from '../../ui/DraftField.tsx';
import { VerdictGlyph } from '../../ui/Glyphs.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { moveVerdict, newVerdict } from './scale.ts';

const glyphNames: Record<Verdict['glyph'], string> = {
  sup: 'Disc with a tick',
  dis: 'Half diamond',
  ctx: 'Square with dots',
  ref: 'Octagon with a cross',
  unv: 'Ring with a question mark',
};

/** The case's own scale of verdicts: words, shapes and order. A verdict in use cannot be removed, so no judgement is lost. */
export function VerdictScale() {
  const services = useServices();
  const inHand = useRows('cases', 'claims');
  const [label, setLabel] = useState('');
  const scale = inHand.get('cases', inHand.caseId)?.verdicts ?? defaultVerdicts;
  const uses = new Map<string, number>();
  for (const claim of inHand.shownClaims()) uses.set(claim.verdict, (uses.get(claim.verdict) ?? 0) + 1);
  // a judgement that is not shown must not be lost either
  const held = new Set([...inHand.all('claims')].map((claim) => claim.verdict));
  const set = (verdicts: readonly Verdict[], join = '') =>
    void changeCase(services, 'change verdict scale', { verdicts: [...verdicts] }, join);
  const change = (key: string, patch: Partial<Verdict>, join = '') =>
    set(
      scale.map((verdict) => (verdict.key === key ? { ...verdict, ...patch } : verdict)),
      join,
    );
  return (
    <section aria-labelledby="codebook-verdicts" className="scale">
      <h2 id="codebook-verdicts">Verdicts</h2>
      <ol className="code-list" aria-label="Verdicts">
        {scale.map((verdict, i) => {
          const used = uses.get(verdict.key) ?? 0;
          const stays = held.has(verdict.key);
          return (
            <li key={verdict.key} className="code-row scale-row">
              <kbd>{i + 1}</kbd>
              <Menu
                label={`Shape of ${verdict.label}`}
                button={
                  <button type="button" className="icon-button" aria-label={`Shape of ${verdict.label}: ${glyphNames[verdict.glyph]}`}>
                    <VerdictGlyph glyph={verdict.glyph} />
                  </button>
                }
                entries={verdictGlyphs.map((glyph) => ({
                  id: glyph,
                  label: glyphNames[glyph],
                  checked: verdict.glyph === glyph,
                  run: () => change(verdict.key, { glyph }),
                }))}
              />
              <DraftField
                label={`Word for verdict ${i + 1}`}
                hideLabel
                value={verdict.label}
                onSave={(word, join) => {
                  if (word.trim() !== '') change(verdict.key, { label: word.trim().slice(0, 200) }, join);
                }}
              />
              <DraftField
                label={`What ${verdict.label} means`}
                hideLabel
                value={verdict.description}
                onSave={(description, join) => change(verdict.key, { description: description.slice(0, 2000) }, join)}
              />
              <span className="code-uses">{used === 1 ? '1 claim' : `${used} claims`}</span>
              <span className="scale-moves">
                <button
                  type="button"
                  className="icon-button"
                  aria-label={`Move ${verdict.label} up`}
                  disabled={i === 0}
                  onClick={() => set(moveVerdict(scale, i, -1))}
                >
                  <Icon name="up" />
                </button>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={`Move ${verdict.label} down`}
                  disabled={i === scale.length - 1}
                  onClick={() => set(moveVerdict(scale, i, 1))}
                >
                  <Icon name="down" />
                </button>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={`Remove verdict ${verdict.label}`}
                  aria-disabled={stays}
                  title={stays ? 'Claims have this verdict, so it stays' : 'Remove'}
                  onClick={() => {
                    if (stays) services.announce('Claims have this verdict, so it stays');
                    else set(scale.filter((one) => one.key !== verdict.key));
                  }}
                >
                  <Icon name="close" />
                </button>
              </span>
            </li>
          );
        })}
      </ol>
      {scale.length < 9 ? (
        <form
          className="code-new"
          onSubmit={(event) => {
            event.preventDefault();
            if (label.trim() === '') return;
            set([...scale, newVerdict(label, scale)]);
            setLabel('');
          }}
        >
          <input
            className="field"
            aria-label="New verdict"
            placeholder="New verdict"
            maxLength={200}
            value={label}
            dir="auto"
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <button type="submit" className="outline">
            Add verdict
          </button>
        </form>
      ) : null}
      <p className="muted">“Not checked” is always there beside the scale. The digits are the keys of the verdicts, 0 takes one away.</p>
    </section>
  );
}
