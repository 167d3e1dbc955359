import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../../renderer/domain/search/parse-query.ts';
import { countWords, lineAt, orderLines, satisfies } from '../../../../renderer/features/search/search-lines.ts';
import type { CaseWords } from '../../../../renderer/storage/case-words.ts';
import { harbourCase } from '../../../support/harbour-case.ts';
import { caseOf } from '../../../support/rows-of-case.ts';

const inHand = caseOf(harbourCase);
const cues: Record<string, string> = { 'a-c2': 'said', 'a-c8': 'denied' };
const words = { cue: (row: { id: string }) => cues[row.id] ?? '' } as unknown as CaseWords;
const fitting = (query: string) =>
  [...inHand.all('claims')].filter((claim) => satisfies(claim, parseQuery(query).conditions, inHand, words)).map((claim) => claim.id);

describe('conditions of a search', () => {
  it('go by speaker, cue, verdict and topic', () => {
    expect(fitting('speaker:solberg')).toEqual(['c2', 'c3']);
    expect(fitting('speaker:lund')).toEqual(['c4', 'c5', 'c7']);
    expect(fitting('cue:denied')).toEqual(['c8']);
    expect(fitting('verdict:support')).toEqual(['c6']);
    expect(fitting('verdict:"not checked" speaker:solberg')).toEqual(['c3']);
    expect(fitting('topic:money')).toEqual(['c2', 'c3']);
    expect(fitting('topic:nothing')).toEqual([]);
  });
});

describe('lines of results', () => {
  const claim = inHand.get('claims', 'c5');
  const span = claim?.spans[0] ?? { start: 0, end: 1 };
  const place = { start: span.start + 2, end: span.start + 5, left: 'b ', hit: 'x', right: ' a' };

  it('stand with the innermost claim and its speaker', () => {
    expect(lineAt('dredging', place, [], inHand, words)).toMatchObject({ claimId: 'c5', speakerId: 'lund' });
  });

  it('are left out where no claim satisfies the conditions', () => {
    expect(lineAt('dredging', place, parseQuery('speaker:solberg').conditions, inHand, words)).toBeNull();
    expect(lineAt('dredging', place, parseQuery('speaker:lund').conditions, inHand, words)?.claimId).toBe('c5');
  });

  it('are ordered within their source', () => {
    const line = (id: string, left: string, speakerId: string) => ({ ...place, id, left, speakerId, sourceId: 's', claimId: '' });
    const groups = [
      { sourceId: 's', lines: [line('1', 'remove all ', ''), line('2', 'cancel any ', 'solberg'), line('3', 'an ', 'lund')] },
    ];
    const ids = (order: Parameters<typeof orderLines>[1]) => orderLines(groups, order, inHand)[0]?.lines.map((one) => one.id);
    expect(ids('position')).toEqual(['1', '2', '3']);
    expect(ids('left')).toEqual(['1', '3', '2']);
    expect(ids('speaker')).toEqual(['2', '3', '1']);
    expect(countWords(groups, false)).toBe('3 places in 1 source');
  });
});
