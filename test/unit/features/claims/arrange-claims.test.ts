import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultVerdicts } from '../../../../renderer/domain/case.ts';
import {
  type Arrangement,
  countLines,
  filterLines,
  groupLines,
  isOnList,
  listNames,
  sortLines,
  tableItems,
} from '../../../../renderer/features/claims/arrange-claims.ts';
import { ClaimLines, noSpeaker } from '../../../../renderer/storage/claim-lines.ts';
import { groupSummary, tensionOf } from '../../../../renderer/storage/claim-words.ts';
import { harbourCase } from '../../../support/harbour-case.ts';
import { caseOf } from '../../../support/rows-of-case.ts';

const asked: Arrangement = {
  list: 'all',
  verdicts: [],
  speakers: [],
  filter: '',
  group: 'speaker',
  sort: 'position',
  descending: false,
  folded: new Set(),
};
const noCues = () => '';

function setUp() {
  const inHand = caseOf(harbourCase);
  const lines = new ClaimLines(inHand);
  inHand.subscribe((changes) => lines.take(changes));
  const ids = (change: Partial<Arrangement>, cueOf: Parameters<typeof filterLines>[4] = noCues) =>
    filterLines(lines.all(), { ...asked, ...change }, lines, inHand, cueOf).map((line) => line.claim.id);
  return { inHand, lines, ids };
}

describe('filters of the claims table', () => {
  it('lists claims by source and reading order', () => {
    expect(setUp().ids({})).toEqual(['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8']);
  });

  it('finds claims by words, speaker, alias, topic and cue, whatever the case and the order', () => {
    const { ids } = setUp();
    expect(ids({ filter: 'MUSSELS poison' })).toEqual(['c4', 'c5']);
    expect(ids({ filter: 'solberg' })).toEqual(['c2', 'c3']);
    expect(ids({ filter: 'mayor crowns' })).toEqual(['c2']);
    expect(ids({ filter: 'money' })).toEqual(['c2', 'c3']);
    expect(ids({ filter: 'announced' }, (line) => (line.claim.id === 'c1' ? 'announced' : ''))).toEqual(['c1']);
    expect(ids({ filter: 'nothing of the kind' })).toEqual([]);
  });

  it('keeps each list to what it says', () => {
    const { ids } = setUp();
    expect(ids({ list: 'to-check' })).toEqual(['c1', 'c3', 'c4', 'c5', 'c7', 'c8']);
    expect(ids({ list: 'no-speaker' })).toEqual(['c8']);
    expect(ids({ list: 'tension' })).toEqual(['c4', 'c6']);
    expect(ids({ list: 'not-held' })).toEqual(['c6']);
    expect(ids({ list: 'to-check', speakers: ['lund'] })).toEqual(['c4', 'c5']);
    expect(ids({ verdicts: ['disputed', 'supported'] })).toEqual(['c2', 'c6']);
  });

  it('counts the same claims that the lists show', () => {
    const { lines } = setUp();
    const counts = countLines(lines.all());
    for (const list of listNames) expect(counts.lists[list]).toBe(lines.all().filter((line) => isOnList(line, list)).length);
    expect(counts.verdicts.get('')).toBe(6);
    expect(counts.speakers.get(noSpeaker.open)).toBe(1);
  });
});

describe('groups and order of the claims table', () => {
  it('puts speakers by how much they say and open claims last', () => {
    const { inHand, lines } = setUp();
    const heads = groupLines(lines.all(), asked, inHand, defaultVerdicts);
    expect(heads.map((head) => head.key)).toEqual(['solberg', 'lund', 'council', 'report', 'oddlund', noSpeaker.open]);
  });

  it('puts verdicts in the order of the scale, not checked last', () => {
    const { inHand, lines } = setUp();
    const heads = groupLines(lines.all(), { ...asked, group: 'verdict' }, inHand, defaultVerdicts);
    expect(heads.map((head) => head.key)).toEqual(['supported', 'disputed', '']);
  });

  it('shows only the head of a folded group', () => {
    const { inHand, lines } = setUp();
    const folded = { ...asked, folded: new Set(['solberg']) };
    const items = tableItems(groupLines(lines.all(), folded, inHand, defaultVerdicts), folded);
    expect(items.slice(0, 2).map((item) => item.kind)).toEqual(['group', 'group']);
  });

  it('neither loses nor doubles a claim, however it is grouped and sorted', () => {
    const { inHand, lines } = setUp();
    fc.assert(
      fc.property(
        fc.constantFrom('speaker' as const, 'verdict' as const, 'source' as const, 'none' as const, 'topic' as const),
        fc.constantFrom('position' as const, 'claim' as const, 'verdict' as const, 'confidence' as const, 'newest' as const),
        fc.boolean(),
        (group, sort, descending) => {
          const arranged = { ...asked, group, sort, descending };
          const heads = groupLines(sortLines(lines.all(), arranged, defaultVerdicts), arranged, inHand, defaultVerdicts);
          const shown = heads.flatMap((head) => head.lines.map((line) => line.claim.id)).sort();
          expect(shown).toEqual(lines.all().map((line) => line.claim.id));
        },
      ),
    );
  });

  it('sorts the surest first', () => {
    const { lines } = setUp();
    const sorted = sortLines(lines.all(), { ...asked, sort: 'confidence' }, defaultVerdicts);
    expect(sorted.slice(0, 2).map((line) => line.claim.id)).toEqual(['c6', 'c2']);
  });

  it('says how a group is quoted, and names the other side of a tension', () => {
    const { inHand, lines } = setUp();
    const of = (id: string) => lines.all().filter((line) => line.attributions[0]?.speakerId === id);
    expect(groupSummary(of('solberg'))).toBe('2 claims, 1 quoted directly');
    expect(groupSummary(of('lund'))).toBe('2 claims, none quoted directly');
    const line = lines.line('c4');
    expect(line && tensionOf(line, lines, inHand)).toBe('In tension with 6');
  });
});

describe('lines after changes', () => {
  it('follow a new verdict, a deletion and a moved passage without being made anew', () => {
    const { inHand, lines } = setUp();
    const before = lines.line('c1');
    const claim = inHand.get('claims', 'c2');
    if (!claim) throw new Error('no claim');
    inHand.apply([{ table: 'claims', id: 'c2', before: { ...claim }, after: { ...claim, verdict: 'refuted' } }]);
    expect(lines.line('c2')?.claim.verdict).toBe('refuted');
    expect(lines.line('c1')).toBe(before);
    inHand.apply([{ table: 'claims', id: 'c1', before: { ...inHand.get('claims', 'c1') }, after: null }]);
    expect(lines.all().map((line) => line.claim.id)).toEqual(['c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8']);
    const second = lines.line('c2');
    expect(second && lines.number(second.claim)).toBe(1);
  });

  it('shows claims of a source that is gone after all others', () => {
    const { inHand, lines } = setUp();
    const row = inHand.get('sources', 'dredging');
    inHand.apply([{ table: 'sources', id: 'dredging', before: { ...row }, after: null }]);
    expect(lines.all().map((line) => line.claim.id)).toEqual(['c7', 'c8', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6']);
  });
});
