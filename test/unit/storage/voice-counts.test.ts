import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Attribution } from '../../../renderer/domain/claim.ts';
import type { Change } from '../../../renderer/domain/edit.ts';
import { CaseInHand } from '../../../renderer/storage/case-in-hand.ts';
import { voicesIn } from '../../../renderer/storage/voice-counts.ts';

const attribution = (id: string, claimId: string, speakerId: string, sourceId = 's'): Attribution => ({
  id,
  caseId: 'c',
  claimId,
  sourceId,
  order: 0,
  speakerId,
  unattributed: false,
  quotation: 'indirect',
  role: 'original',
  cue: [],
  speakerWords: [],
  viaId: '',
});

test('counts claims per speaker, each once, and leaves out what is open', () => {
  const inHand = new CaseInHand('c', {
    attributions: [attribution('1', 'x', 'ana'), attribution('2', 'x', 'ana'), attribution('3', 'y', 'ana'), attribution('4', 'z', '')],
  });
  expect([...voicesIn(inHand, 's')]).toEqual([['ana', 2]]);
  expect([...voicesIn(inHand, 'other')]).toEqual([]);
});

test('follows any run of changes as if it had counted anew', () => {
  const row = fc.record({
    id: fc.constantFrom('1', '2', '3', '4', '5'),
    claim: fc.constantFrom('x', 'y'),
    speaker: fc.constantFrom('', 'ana', 'bo'),
    gone: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (steps) => {
      const inHand = new CaseInHand('c', {});
      voicesIn(inHand, 's');
      for (const { id, claim, speaker, gone } of steps) {
        const before = inHand.get('attributions', id);
        const change: Change = {
          table: 'attributions',
          id,
          before: before ? { ...before } : null,
          after: gone ? null : { ...attribution(id, claim, speaker) },
        };
        inHand.apply([change]);
      }
      const anew = new CaseInHand('c', { attributions: [...inHand.all('attributions')] });
      expect(new Map(voicesIn(inHand, 's'))).toEqual(new Map(voicesIn(anew, 's')));
    }),
  );
});
