import { useState } from 'react';
import { createCode } from '../../commands/case/case-acts.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { CodeRow } from './CodeRow.tsx';
import { VerdictScale } from './VerdictScale.tsx';

/** Topics of the case with their colours and letters, and its scale of verdicts. */
export function Codebook({ onClose }: { readonly onClose: () => void }) {
  const services = useServices();
  const inHand = useRows('codes', 'claims', 'cases');
  const [name, setName] = useState('');
  const codes = [...inHand.all('codes')].sort((a, b) => a.order - b.order);
  const uses = new Map<string, number>();
  for (const claim of inHand.shownClaims()) for (const id of claim.topics) uses.set(id, (uses.get(id) ?? 0) + 1);
  return (
    <Dialog title="Codebook" className="dialog-wide" onClose={onClose}>
      <section aria-labelledby="codebook-topics">
        <h2 id="codebook-topics">Topics</h2>
        {codes.length === 0 ? <p className="muted">No topics yet. A topic says what a claim is about.</p> : null}
        <ul className="code-list" aria-label="Topics">
          {codes.map((code) => (
            <CodeRow key={code.id} code={code} uses={uses.get(code.id) ?? 0} />
          ))}
        </ul>
        <form
          className="code-new"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === '') return;
            createCode(services, name.trim().slice(0, 400));
            services.announce(`Topic ${name.trim()} added`);
            setName('');
          }}
        >
          <input
            className="field"
            aria-label="New topic"
            placeholder="New topic"
            maxLength={400}
            value={name}
            dir="auto"
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <button type="submit" className="outline">
            Add topic
          </button>
        </form>
      </section>
      <VerdictScale />
    </Dialog>
  );
}
