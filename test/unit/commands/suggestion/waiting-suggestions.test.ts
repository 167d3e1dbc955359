import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deleteClaims, markClaim } from '../../../../renderer/commands/claim/claim-acts.ts';
import { rejectSuggestions } from '../../../../renderer/commands/suggestion/decide-suggestions.ts';
import { noteReading, type Proposed, suggestionDesk } from '../../../../renderer/commands/suggestion/suggestion-desk.ts';
import { waitingIn } from '../../../../renderer/commands/suggestion/waiting-suggestions.ts';
import { openServices } from '../../../support/open-services.ts';
import { sampleCase } from '../../../support/sample-case.ts';

const text = sampleCase().texts[0] ?? { id: '', caseId: '', text: '', blocks: [], repairs: [] };
const length = text.text.length;

const spans = fc
  .uniqueArray(fc.integer({ min: 0, max: length }), { minLength: 4, maxLength: 4 })
  .map((places) => places.toSorted((a, b) => a - b))
  .chain(([a = 0, b = 0, c = 0, d = 0]) =>
    fc.constantFrom(
      [{ start: a, end: b }],
      [
        { start: a, end: b },
        { start: c, end: d },
      ],
    ),
  );
const proposals = fc.array(
  fc.record({ content: spans, cue: spans, score: fc.constantFrom(0.3, 0.5, 0.9) }).map(
    ({ content, cue, score }): Omit<Proposed, 'id'> => ({
      source: [],
      cue: cue.slice(0, 1),
      content,
      manner: 'indirect',
      score,
      rule: 'that clause',
      why: 'Because.',
      speaker: { name: 'Ines Okafor', kind: 'person', role: '', affiliation: '', how: 'The text names Ines Okafor.' },
      via: null,
      kind: 'speech',
      cueWord: 'noted',
    }),
  ),
  { minLength: 1, maxLength: 12 },
);
const acts = fc.array(
  fc.oneof(
    spans.map((at) => ({ kind: 'mark' as const, at })),
    fc.record({ kind: fc.constantFrom('markSuggestion' as const, 'delete' as const, 'reject' as const), which: fc.nat(11) }),
    fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const, 'look' as const) }),
  ),
  { minLength: 1, maxLength: 12 },
);

test('what waits after any edits is what a fresh look at the whole case says, and stays the same list where nothing of it changed', async () => {
  await fc.assert(
    fc.asyncProperty(proposals, acts, async (list, edits) => {
      const services = await openServices({ ...sampleCase(), edits: [] });
      const { inHand, journal } = services.open;
      const found = list.map((one, i) => ({ ...one, id: `p${i}` }));
      noteReading(services.open, text.id, { state: 'done', found });
      const ids = () => waitingIn(services.open, text.id).list.map((one) => one.id);
      const fresh = () => {
        const { choice } = suggestionDesk(services.open).getState();
        suggestionDesk(services.open).setState({ choice: { ...choice } });
        return ids();
      };
      for (const edit of edits) {
        const before = waitingIn(services.open, text.id);
        if (edit.kind === 'mark') markClaim(services, text, edit.at, 'Ada');
        else if (edit.kind === 'markSuggestion') markClaim(services, text, found[edit.which % found.length]?.content ?? [], 'Ada');
        else if (edit.kind === 'delete')
          await deleteClaims(
            services,
            [...inHand.claimsIn(text.id).values()].slice(edit.which, edit.which + 1).map((one) => one.id),
          );
        else if (edit.kind === 'reject') rejectSuggestions(services, text, before.list.slice(edit.which, edit.which + 1));
        else if (edit.kind === 'undo' && journal.head.undo) await journal.undo();
        else if (edit.kind === 'redo' && journal.head.redo) await journal.redo();
        const now = waitingIn(services.open, text.id);
        const wanted = fresh();
        expect(now.list.map((one) => one.id)).toEqual(wanted);
        if (before.list.length === now.list.length && before.list.every((one, i) => one === now.list[i]) && before.lowered === now.lowered)
          expect(now).toBe(before);
      }
      await services.close();
    }),
    { numRuns: 60 },
  );
});
