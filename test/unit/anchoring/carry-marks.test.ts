import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carryMarks, type MarksInText, spansToPlace } from '../../../renderer/anchoring/carry-marks.ts';
import { reanchor } from '../../../renderer/anchoring/reanchor.ts';
import { describeQuotes } from '../../../renderer/anchoring/spans.ts';
import type { Attribution, Claim } from '../../../renderer/domain/claim.ts';
import { attributionSchema, claimSchema } from '../../../renderer/domain/claim.ts';
import type { SourceText } from '../../../renderer/domain/source.ts';
import type { SuggestionDecision } from '../../../renderer/domain/suggestion-decision.ts';
import { anyCase } from '../../support/random-case.ts';

const older =
  'The mayor said on Monday that the second ferry line would carry four hundred passengers a day.\n\nThe Harbour Office counted the boats and found only two.\n\nNobody asked the fishermen, according to a letter read to the council.';
const spanOf = (words: string, text = older) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

function claim(id: string, words: readonly string[], more: Partial<Claim> = {}): Claim {
  const spans = words.map((one) => spanOf(one));
  return {
    ...{ id, caseId: 'c', sourceId: 'v1', spans, quotes: describeQuotes(older, spans), statement: '', verdict: '', confidence: 0 },
    ...{ topics: [], statedAt: '', note: '', tension: [], createdAt: 'a', createdBy: '', updatedAt: 'a' },
    ...more,
  };
}
function said(claimId: string, cue: string): Attribution {
  return {
    ...{ id: `a-${claimId}`, caseId: 'c', claimId, sourceId: 'v1', order: 0, speakerId: '', unattributed: false, quotation: 'indirect' },
    ...{ role: 'original', cue: [spanOf(cue)], speakerWords: [], viaId: '' },
  } as Attribution;
}
const marks = (claims: readonly Claim[], attributions: readonly Attribution[] = []): MarksInText => ({
  ...{ claims, attributions, evidence: [], mentions: [], notes: [], decisions: [] },
});
function carry(given: MarksInText, newer: string) {
  const text: SourceText = { id: 'v2', caseId: 'c', text: newer, blocks: [], repairs: [] };
  return carryMarks(given, reanchor(older, newer, spansToPlace(given)), older, text);
}

describe('carrying marks to a newer version', () => {
  const carried = claim('1', ['the second ferry line would carry four hundred passengers a day']);
  const boats = claim('2', ['found only two']);
  const letter = claim('3', ['Nobody asked the fishermen']);

  test('a claim that fits keeps its place, one after an insertion moves, and both say where they were', () => {
    const newer = older.replace('\n\nNobody', '\n\nA new paragraph says that the council will meet again next week.\n\nNobody');
    const { claims, tally } = carry(marks([carried, letter]), newer);
    expect(claims.map((one) => [one.id, one.sourceId, one.placement?.state, one.placement?.settled])).toEqual([
      ['1', 'v2', 'exact', true],
      ['3', 'v2', 'moved', true],
    ]);
    expect(claims[1]?.placement?.from).toEqual({ sourceId: 'v1', spans: letter.spans, quotes: letter.quotes });
    expect(claims[1]?.quotes[0]?.exact).toBe('Nobody asked the fishermen');
    expect(tally).toMatchObject({ exact: 1, moved: 1, approximate: 0, lost: 0 });
  });

  test('a claim whose words changed waits to be confirmed, one that is gone stays with the older version', () => {
    const newer = older
      .replace('four hundred', 'three hundred')
      .replace('The Harbour Office counted the boats and found only two.\n\n', '');
    const { claims, tally } = carry(marks([carried, boats]), newer);
    expect(claims[0]).toMatchObject({ sourceId: 'v2', placement: { state: 'approximate', settled: false } });
    expect(claims[0]?.quotes[0]?.exact).toContain('three hundred');
    expect(claims[1]).toMatchObject({ sourceId: 'v1', spans: boats.spans, placement: { state: 'lost', settled: false, inId: 'v2' } });
    expect(tally).toMatchObject({ approximate: 1, lost: 1 });
  });

  test('another cue makes the claim wait, and the old cue is named', () => {
    const { claims, attributions } = carry(marks([carried], [said('1', 'said')]), older.replace('mayor said', 'mayor insisted'));
    expect(claims[0]?.placement).toMatchObject({ state: 'approximate', settled: false, missing: ['said'] });
    expect(attributions[0]).toMatchObject({ sourceId: 'v2', cue: [] });
  });

  test('a claim in two parts of which one is gone keeps the other and names what is missing', () => {
    const both = claim('5', ['The mayor said on Monday', 'found only two']);
    const { claims } = carry(marks([both]), older.replace(' and found only two', ''));
    expect(claims[0]?.placement).toMatchObject({ state: 'approximate', missing: ['found only two'] });
    expect(claims[0]?.spans).toHaveLength(1);
  });

  test('what was never confirmed is not made certain by one more version', () => {
    const waiting = claim('1', ['found only two'], {
      placement: {
        ...{ state: 'approximate', score: 0.8, settled: false, inId: 'v1', missing: ['once'] },
        from: { sourceId: 'v0', spans: [{ start: 0, end: 4 }], quotes: [{ exact: 'once', prefix: '', suffix: '' }] },
      },
    });
    expect(carry(marks([waiting]), older).claims[0]?.placement).toMatchObject({
      state: 'approximate',
      settled: false,
      inId: 'v2',
      from: { sourceId: 'v0' },
    });
  });

  test('a claim left with an older version stays there, unless its very words come back', () => {
    const left = claim('1', ['found only two'], {
      placement: {
        ...{ state: 'lost', score: 0, settled: true, inId: 'v1', missing: [] },
        from: { sourceId: 'v1', spans: [spanOf('found only two')], quotes: [] as never },
      },
    });
    expect(carry(marks([left]), older.replace('only two', 'just two')).claims).toEqual([]);
    expect(carry(marks([left]), older).claims[0]).toMatchObject({ sourceId: 'v2', placement: { state: 'exact' } });
  });

  test('a rejected suggestion stays rejected where its words are the same', () => {
    const decision: SuggestionDecision = {
      ...{ id: 'd', caseId: 'c', sourceId: 'v1', decision: 'rejected', claimId: '', rule: 'said', kind: 'speech', cueWord: 'said' },
      ...{
        cue: [spanOf('said')],
        content: [spanOf('found only two')],
        exact: 'found only two',
        weighs: true,
        decidedAt: 'a',
        decidedBy: '',
      },
    };
    const given = { ...marks([]), decisions: [decision] };
    const newer = `New. ${older}`;
    const { start, end } = spanOf('found only two', newer);
    expect(carry(given, newer).decisions).toMatchObject([{ sourceId: 'v2', content: [{ start, end }], cue: [spanOf('said', newer)] }]);
    expect(carry(given, older.replace('only two', 'many')).decisions).toEqual([]);
  });

  test('no claim is ever lost from the case, whatever the newer text says', () => {
    fc.assert(
      fc.property(anyCase, anyCase, (data, other) => {
        const from = data.texts[0];
        const to = other.texts[0];
        if (!from || !to) return;
        const claims = data.claims.filter((one) => one.sourceId === from.id);
        const ids = new Set(claims.map((one) => one.id));
        const given: MarksInText = {
          claims,
          attributions: data.attributions.filter((row) => ids.has(row.claimId)),
          evidence: data.evidence.filter((row) => row.sourceId === from.id),
          mentions: data.mentions.filter((row) => row.sourceId === from.id),
          notes: data.notes.filter((row) => row.sourceId === from.id),
          decisions: data.decisions.filter((row) => row.sourceId === from.id),
        };
        const text = { ...to, id: 'newer' };
        const {
          claims: after,
          attributions,
          tally,
        } = carryMarks(given, reanchor(from.text, to.text, spansToPlace(given)), from.text, text);
        expect(new Set(after.map((one) => one.id))).toEqual(ids);
        expect(tally.exact + tally.moved + tally.approximate + tally.lost).toBe(claims.length);
        for (const one of after) {
          claimSchema.parse(one);
          const where = one.sourceId === 'newer' ? text.text : from.text;
          expect(one.spans.map((span) => where.slice(span.start, span.end))).toEqual(one.quotes.map((quote) => quote.exact));
          expect(one.placement?.from.quotes).toEqual(claims.find((before) => before.id === one.id)?.quotes);
        }
        for (const row of attributions) {
          attributionSchema.parse(row);
          expect(after.find((one) => one.id === row.claimId)?.sourceId).toBe('newer');
        }
      }),
      { numRuns: 60 },
    );
  });
});
