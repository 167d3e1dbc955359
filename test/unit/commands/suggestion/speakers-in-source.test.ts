import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deleteClaims, markClaim } from '../../../../renderer/commands/claim/claim-acts.ts';
import {
  deleteSpeaker,
  mergeSpeakers,
  setSpeakerOfClaims,
  tagMentions,
  untagMentions,
} from '../../../../renderer/commands/speaker/speaker-acts.ts';
import { speakersInSource } from '../../../../renderer/commands/suggestion/speakers-in-source.ts';
import { adjudicate, reopenDifference } from '../../../../renderer/commands/together/adjudicate.ts';
import type { CaseInHand } from '../../../../renderer/storage/case-in-hand.ts';
import { openServices } from '../../../support/open-services.ts';
import { sampleCase } from '../../../support/sample-case.ts';

const text = sampleCase().texts[0] ?? { id: '', caseId: '', text: '', blocks: [], repairs: [] };

/** Who has a part in the source, by going through everything in it. */
function lookedUp(inHand: CaseInHand): string[] {
  const found = new Set<string>();
  for (const claim of inHand.claimsIn(text.id).values())
    for (const row of inHand.attributionsByClaim.of(claim.id)) for (const id of [row.speakerId, row.viaId]) found.add(id);
  for (const mention of inHand.mentionsBySource.of(text.id)) found.add(mention.speakerId);
  found.delete('');
  return [...found].sort();
}

const acts = fc.array(
  fc.record({
    kind: fc.constantFrom(
      ...(['mark', 'delete', 'answer', 'open', 'tag', 'untag', 'merge', 'leave', 'set aside', 'decide anew', 'undo', 'redo'] as const),
    ),
    which: fc.nat(9),
    other: fc.nat(9),
  }),
  { minLength: 1, maxLength: 14 },
);

test('who has a part in a source is the same after any edits as a look through all of it says', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (edits) => {
      const services = await openServices({ ...sampleCase(), edits: [] });
      const { inHand, journal } = services.open;
      const known = speakersInSource(inHand, text.id);
      const everybody = [...inHand.all('speakers')].map((one) => one.id);
      for (const { kind, which, other } of edits) {
        const claims = [...inHand.everyClaimIn(text.id).values()];
        const claim = claims[which % Math.max(1, claims.length)];
        const speakers = [...inHand.all('speakers')];
        const speaker = speakers[other % Math.max(1, speakers.length)];
        if (kind === 'mark') markClaim(services, text, [{ start: which, end: which + 5 }], 'Ada');
        else if (kind === 'undo') await (journal.head.undo ? journal.undo() : undefined);
        else if (kind === 'redo') await (journal.head.redo ? journal.redo() : undefined);
        else if (kind === 'delete' && claim) await deleteClaims(services, [claim.id]);
        else if (kind === 'set aside' && claim) await adjudicate(services, { claims: [claim.id], stands: [] });
        else if (kind === 'decide anew' && claim) await reopenDifference(services, [claim.id]);
        else if (kind === 'open' && claim) await setSpeakerOfClaims(services, [claim.id], { kind: 'open' });
        else if (speaker) {
          if (kind === 'answer' && claim) await setSpeakerOfClaims(services, [claim.id], { kind: 'known', speakerId: speaker.id });
          if (kind === 'tag') tagMentions(services, text.id, speaker.id, [{ start: which, end: which + 2 }]);
          if (kind === 'untag') await untagMentions(services, text.id, speaker.id);
          if (kind === 'leave' && speakers.length > 1) await deleteSpeaker(services, speaker.id);
          const into = speakers[which % speakers.length];
          if (kind === 'merge' && into && into !== speaker) await mergeSpeakers(services, into.id, [speaker.id]);
        }
        expect(everybody.filter((id) => known.has(id)).sort()).toEqual(lookedUp(inHand).filter((id) => everybody.includes(id)));
      }
      await services.close();
    }),
    { numRuns: 60 },
  );
});
