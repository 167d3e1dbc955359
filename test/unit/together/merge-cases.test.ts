import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../renderer/domain/claim.ts';
import type { Change, Edit } from '../../../renderer/domain/edit.ts';
import { asNewCase } from '../../../renderer/formats/export/as-new-case.ts';
import type { CaseData } from '../../../renderer/formats/export/case-data.ts';
import { checkReferences } from '../../../renderer/formats/export/case-file-references.ts';
import { compareCases } from '../../../renderer/together/merge/compare-cases.ts';
import type { JoinOptions } from '../../../renderer/together/merge/in-our-terms.ts';
import { countMerge } from '../../../renderer/together/merge/left-out.ts';
import { alongside, choiceKey, type MergeChoices, mergeChanges, mergedCase } from '../../../renderer/together/merge/merge-cases.ts';
import { comparedCases } from '../../../renderer/together/merge/merge-words.ts';
import { anyCase } from '../../support/random-case.ts';
import { sampleCase as makeSample } from '../../support/sample-case.ts';

const sampleCase = makeSample();

const at = '2026-11-25T10:00:00.000Z';
let made = 0;
const options = (more: Partial<JoinOptions> = {}): JoinOptions => ({
  apart: false,
  author: '',
  taken: new Set(),
  makeId: () => `made-${made++}`,
  ...more,
});
const by = (rule: MergeChoices['rule'], byHand: [string, 'mine' | 'theirs'][] = []): MergeChoices => ({ rule, byHand: new Map(byHand) });

function merge(mine: CaseData, theirs: CaseData, choices = by('mine'), more: Partial<JoinOptions> = {}): CaseData {
  return mergedCase(mine, mergeChanges(compareCases(mine, theirs, options(more)), choices, at), 'add a case', at, 'Ada');
}

/** The case after an edit of some rows, as the journal would have left it. */
function edited(data: CaseData, who: string, when: string, changes: readonly Change[]): CaseData {
  const edit: Edit = {
    seq: data.edits.length + 1,
    id: `edit ${who} ${when}`,
    caseId: data.case.id,
    label: 'change',
    at: when,
    by: who,
    state: 'done',
    undoneAt: '',
    changes: [...changes],
  };
  return { ...mergedCase(data, { changes, texts: [], originals: [] }, '', at, ''), edits: [...data.edits, edit] };
}

function changeClaim(data: CaseData, index: number, who: string, when: string, change: Partial<Claim> | null): CaseData {
  const claim = data.claims[index];
  if (!claim) throw new Error('no such claim');
  const after = change && { ...claim, ...change, updatedAt: when };
  return edited(data, who, when, [{ table: 'claims', id: claim.id, before: { ...claim }, after }]);
}

/** A case with a past, from which two analysts go their ways. */
const start = edited(sampleCase, 'Ada', '2026-11-01T08:00:00.000Z', []);
const claimOf = (data: CaseData, id: string) => data.claims.find((claim) => claim.id === id);
const first = start.claims[0]?.id ?? '';

describe('two cases with a common past', () => {
  it('takes what only they changed, keeps what only we changed, and asks about what both did', () => {
    const mine = changeClaim(start, 0, 'Ada', '2026-11-02T08:00:00.000Z', { note: 'ours', verdict: 'unverifiable' });
    const theirs = changeClaim(start, 0, 'Ben', '2026-11-03T08:00:00.000Z', { statement: 'in their words', verdict: 'supported' });
    const comparison = compareCases(mine, theirs, options());
    const item = comparison.items.find((one) => one.key === `claims ${first}`);
    expect(item?.kind).toBe('conflict');
    expect(item?.fields.map(({ name, state, newer }) => [name, state, newer])).toEqual([
      ['statement', 'theirs', 'theirs'],
      ['verdict', 'conflict', 'theirs'],
      ['note', 'mine', 'theirs'],
    ]);
    const merged = (choices: MergeChoices) => claimOf(merge(mine, theirs, choices), first);
    expect(merged(by('mine'))).toMatchObject({ statement: 'in their words', note: 'ours', verdict: 'unverifiable' });
    expect(merged(by('theirs'))).toMatchObject({ statement: 'in their words', note: 'ours', verdict: 'supported' });
    expect(merged(by('newer'))).toMatchObject({ verdict: 'supported' });
    const key = item ? choiceKey(item, { name: 'verdict' }) : '';
    expect(merged(by('theirs', [[key, 'mine']]))).toMatchObject({ verdict: 'unverifiable' });
  });

  it('leaves deleted what only one side deleted without asking twice, and asks where the other went on with it', () => {
    const gone = changeClaim(start, 0, 'Ada', '2026-11-02T08:00:00.000Z', null);
    expect(claimOf(merge(gone, start), first)).toBeUndefined();
    expect(compareCases(gone, start, options()).counts.conflict).toBe(0);
    const went = changeClaim(start, 0, 'Ben', '2026-11-03T08:00:00.000Z', { note: 'more' });
    expect(claimOf(merge(gone, went), first)).toBeUndefined();
    expect(claimOf(merge(gone, went, by('theirs')), first)).toMatchObject({ note: 'more' });
    expect(claimOf(merge(went, gone), first)).toMatchObject({ note: 'more' });
    const dropped = merge(went, gone, by('theirs'));
    expect(claimOf(dropped, first)).toBeUndefined();
    expect(checkReferences(dropped).problems).toEqual([]);
  });

  it('takes what they decided on a difference and linked as one statement, and never asks about links', () => {
    const second = start.claims[1]?.id ?? '';
    const decided = changeClaim(start, 0, 'Ben', '2026-11-03T08:00:00.000Z', { adjudged: 'set-aside', sameAs: second });
    expect(claimOf(merge(start, decided), first)).toMatchObject({ adjudged: 'set-aside', sameAs: second });
    const ours = changeClaim(start, 0, 'Ada', '2026-11-04T08:00:00.000Z', { adjudged: 'stands', sameAs: first });
    const [conflict] = compareCases(ours, decided, options()).items.filter((item) => item.kind === 'conflict');
    expect(conflict?.fields.filter((field) => field.state === 'conflict').map((field) => field.name)).toEqual(['adjudged']);
    expect(claimOf(merge(ours, decided), first)).toMatchObject({ adjudged: 'stands', sameAs: first });
    expect(claimOf(merge(ours, decided, by('theirs')), first)).toMatchObject({ adjudged: 'set-aside', sameAs: first });
    const words = comparedCases(compareCases(ours, decided, options())).items.find((item) => item.id === first);
    expect(words?.fields.find((field) => field.name === 'adjudged')).toMatchObject({ mine: 'Stands', theirs: 'Set aside' });
    expect(
      comparedCases(compareCases(start, decided, options())).items[0]?.fields.map(({ label, mine, theirs }) => [label, mine, theirs]),
    ).toEqual([
      ['Decision', 'Not decided', 'Set aside'],
      ['Same statement', 'Not linked', 'Linked'],
    ]);
    const at = decided.claims.findIndex((claim) => claim.id === first);
    const parted = changeClaim(decided, at, 'Ada', '2026-11-05T08:00:00.000Z', { sameAs: undefined });
    expect(claimOf(merge(parted, decided), first)?.sameAs).toBeUndefined();
  });

  it('takes along with a passage that its words are not in the text', () => {
    const theirs = changeClaim(start, 0, 'Ben', '2026-11-03T08:00:00.000Z', { noContent: true });
    expect(claimOf(merge(start, theirs), first)?.noContent).toBe(true);
  });

  it('knows no conflict where one side did nothing', () => {
    const theirs = changeClaim(start, 0, 'Ben', '2026-11-03T08:00:00.000Z', { verdict: 'supported', topics: [] });
    expect(compareCases(start, theirs, options()).counts.conflict).toBe(0);
    expect(compareCases(theirs, start, options()).counts).toMatchObject({ conflict: 0, changed: 0, added: 0 });
  });
});

describe('two cases that only have sources in common', () => {
  const others = () => asNewCase(sampleCase, () => `theirs-${made++}`);

  it('puts claims on the same words together, and keeps them apart when coders are to be compared', () => {
    const theirs = others();
    const one = merge(sampleCase, theirs);
    expect(one.claims.length).toBe(sampleCase.claims.length);
    expect(one.sources.length).toBe(sampleCase.sources.length);
    const signed = asNewCase({ ...sampleCase, claims: sampleCase.claims.map((claim) => ({ ...claim, createdBy: 'Ben' })) });
    const apart = merge(sampleCase, signed, by('mine'), { apart: true });
    expect(apart.claims.length).toBe(sampleCase.claims.length * 2);
    expect(apart.speakers.length).toBe(sampleCase.speakers.length);
    expect(apart.claims.filter((claim) => claim.createdBy === 'Ben').length).toBe(sampleCase.claims.length);
    expect(checkReferences(apart).problems).toEqual([]);
  });

  it('fills what is empty with us, and asks where both say something else', () => {
    const change = (data: CaseData, row: Partial<Claim>) => ({
      ...data,
      claims: data.claims.map((claim, i) => (i === 0 ? { ...claim, ...row } : claim)),
    });
    const mine = change(sampleCase, { verdict: '', note: 'ours' });
    const theirs = asNewCase(change(sampleCase, { verdict: 'refuted', note: 'theirs' }));
    const item = compareCases(mine, theirs, options()).items.find((one) => one.id === mine.claims[0]?.id);
    expect(item?.fields.map(({ name, state }) => [name, state])).toEqual([
      ['verdict', 'theirs'],
      ['note', 'conflict'],
    ]);
  });

  it('signs what nobody signed with the name it is given, and gives other ids to what has one in use', () => {
    const theirs = others();
    const unsigned = { ...theirs, claims: theirs.claims.map((claim) => ({ ...claim, createdBy: '' })) };
    const ids = new Set(unsigned.claims.map((claim) => claim.id));
    const merged = merge(sampleCase, unsigned, by('mine'), { apart: true, author: 'Ben', taken: ids });
    const added = merged.claims.filter((claim) => claim.createdBy === 'Ben');
    expect(added.length).toBe(sampleCase.claims.length);
    expect(added.some((claim) => ids.has(claim.id))).toBe(false);
    expect(checkReferences(merged).problems).toEqual([]);
  });

  it('finds their marks in our text where the texts differ, and brings their text along only where it must', () => {
    const theirs = others();
    const shifted = (data: CaseData, sourceIndex: number, words: string): CaseData => {
      const id = data.sources[sourceIndex]?.id;
      const shift = <S extends { start: number; end: number }>(span: S): S => ({
        ...span,
        start: span.start + words.length,
        end: span.end + words.length,
      });
      return {
        ...data,
        sources: data.sources.map((row) =>
          row.id === id ? { ...row, url: 'https://example.org/one', length: row.length + words.length, setAside: [] } : row,
        ),
        texts: data.texts.map((row) =>
          row.id === id ? { ...row, text: words + row.text, blocks: row.blocks.map(shift), repairs: [] } : row,
        ),
        claims: data.claims.map((row) => (row.sourceId === id ? { ...row, spans: row.spans.map(shift) } : row)),
        attributions: data.attributions.map((row) =>
          row.sourceId === id ? { ...row, cue: row.cue.map(shift), speakerWords: row.speakerWords.map(shift) } : row,
        ),
        evidence: data.evidence.map((row) => (row.sourceId === id ? { ...row, spans: row.spans.map(shift) } : row)),
        mentions: data.mentions.map((row) => (row.sourceId === id ? { ...row, span: shift(row.span) } : row)),
        notes: data.notes.map((row) => (row.sourceId === id ? { ...row, span: shift(row.span) } : row)),
        decisions: data.decisions.filter((row) => row.sourceId !== id),
      };
    };
    const mine = {
      ...sampleCase,
      sources: sampleCase.sources.map((row, i) => (i === 0 ? { ...row, url: 'https://example.org/one' } : row)),
    };
    const comparison = compareCases(mine, shifted(theirs, 0, 'Skip to the article. '), options());
    expect(comparison.theirs.matches.map((one) => one.how)).toContain('carried');
    expect(comparison.theirs.unplaced).toBe(0);
    const merged = mergedCase(mine, mergeChanges(comparison, by('mine'), at), 'add', at, '');
    expect(merged.claims.length).toBe(mine.claims.length);
    expect(merged.sources.length).toBe(mine.sources.length);
    expect(checkReferences(merged).problems).toEqual([]);
  });
});

it('keeps two speakers of one name two, and adds the second one once', () => {
  const [speaker] = sampleCase.speakers;
  if (!speaker) throw new Error('no speaker');
  const theirs = asNewCase({ ...sampleCase, speakers: [...sampleCase.speakers, { ...speaker, id: 'namesake' }] });
  const once = merge(sampleCase, theirs);
  expect(once.speakers.length).toBe(sampleCase.speakers.length + 1);
  expect(merge(once, theirs).speakers.length).toBe(once.speakers.length);
});

describe('what is left out', () => {
  const theirs = () => asNewCase(sampleCase, () => `theirs-${made++}`);
  const empty: CaseData = {
    ...sampleCase,
    ...{ speakers: [], mentions: [], claims: [], attributions: [], codes: [], evidence: [], notes: [], decisions: [], templates: [] },
    sources: sampleCase.sources.map((row) => ({ ...row, voices: undefined })),
    pictures: [],
  };
  const without = (mine: CaseData, other: CaseData, keys: readonly string[]) =>
    merge(mine, other, { ...by('mine'), leaveOut: new Set(keys) });
  const items = (mine: CaseData, other: CaseData, more: Partial<JoinOptions> = {}) =>
    comparedCases(compareCases(mine, other, options(more))).items;

  it('does not come in, and what hangs on a claim stays out with it', () => {
    const other = theirs();
    const all = items(empty, other);
    const evidence = all.find((item) => item.table === 'evidence');
    const claim = all.find((item) => item.key === evidence?.needs[0]);
    if (!claim) throw new Error('no claim with evidence');
    const merged = without(empty, other, [claim.key]);
    expect(merged.claims.length).toBe(other.claims.length - 1);
    expect(merged.attributions.some((row) => row.claimId === claim.id)).toBe(false);
    expect(merged.evidence.some((row) => row.claimId === claim.id)).toBe(false);
    expect(merged.claims.some((row) => row.tension.includes(claim.id))).toBe(false);
    expect(checkReferences(merged).problems).toEqual([]);
    const said = claim.said[0];
    const quiet = without(empty, other, [said?.key ?? '']);
    expect(quiet.attributions.length).toBe(other.attributions.length - 1);
    expect(quiet.claims.length).toBe(other.claims.length);
  });

  it('leaves a claim without its speaker or topic where only those are left out', () => {
    const other = theirs();
    const keys = items(empty, other)
      .filter((item) => item.table === 'speakers' || item.table === 'codes')
      .map((item) => item.key);
    const merged = without(empty, other, keys);
    expect([merged.speakers, merged.codes, merged.mentions]).toEqual([[], [], []]);
    expect(merged.claims.length).toBe(other.claims.length);
    expect(merged.attributions.every((row) => row.speakerId === '' && row.viaId === '')).toBe(true);
    expect(checkReferences(merged).problems).toEqual([]);
  });

  it('of a changed record is one field of it, or all of it', () => {
    const changed = changeClaim(start, 0, 'Ben', '2026-11-03T08:00:00.000Z', { note: 'theirs', statement: 'in their words' });
    const [item] = items(start, changed);
    if (!item) throw new Error('nothing changed');
    const before = claimOf(start, first);
    expect(claimOf(without(start, changed, [choiceKey(item, { name: 'note' })]), first)).toMatchObject({
      note: before?.note,
      statement: 'in their words',
    });
    expect(claimOf(without(start, changed, [item.key]), first)).toEqual(before);
    expect(countMerge([item], by('mine'))).toEqual({ added: 0, changed: 1 });
    const fields = item.fields.map((field) => choiceKey(item, field));
    expect(countMerge([item], { ...by('mine'), leaveOut: new Set(fields) })).toEqual({ added: 0, changed: 0 });
  });

  it('is the same in the next comparison, also where it was given another id', () => {
    const other = theirs();
    const taken = new Set(other.claims.map((row) => row.id));
    const keys = items(empty, other, { taken })
      .filter((item) => item.table === 'claims')
      .map((item) => item.key);
    const merged = mergeChanges(compareCases(empty, other, options({ taken })), { ...by('mine'), leaveOut: new Set(keys) }, at);
    expect(merged.changes.some((change) => change.table === 'claims')).toBe(false);
  });

  it('counts what a merge then does, and nothing refers to it', () => {
    fc.assert(
      fc.property(anyCase, anyCase, fc.infiniteStream(fc.boolean()), (mine, other, coin) => {
        const second = asNewCase(other);
        const comparison = compareCases(mine, second, options());
        const { items: all } = comparedCases(comparison);
        const keys = all.flatMap((item) => [item.key, ...item.said.map((one) => one.key)]).filter(() => coin.next().value);
        const choices = { ...by('mine'), leaveOut: new Set(keys) };
        const merged = mergedCase(mine, mergeChanges(comparison, choices, at), 'add', at, '');
        const before = checkReferences(mine).problems.length + checkReferences(second).problems.length;
        expect(checkReferences(merged).problems.length).toBeLessThanOrEqual(before);
        const tables = ['sources', 'speakers', 'codes', 'claims', 'evidence', 'notes', 'templates'] as const;
        const came = tables.reduce((sum, table) => sum + merged[table].length - mine[table].length, 0);
        expect(came).toBe(countMerge(all, choices).added);
        expect(merged.texts.length - mine.texts.length).toBe(merged.sources.length - mine.sources.length);
        const everything = new Set([...all.map((item) => item.key), ...alongside]);
        expect(mergeChanges(comparison, { ...by('mine'), leaveOut: everything }, at).changes).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

it('lists claims in the order they stand in the text', () => {
  const theirs = asNewCase({ ...sampleCase, claims: sampleCase.claims.toReversed() });
  const bare = { ...sampleCase, claims: [], attributions: [], evidence: [], decisions: [] };
  const { items } = comparedCases(compareCases(bare, theirs, options()));
  const starts = items.flatMap((item) => theirs.claims.find((claim) => claim.id === item.id)?.spans[0]?.start ?? []);
  expect(starts.length).toBe(sampleCase.claims.length);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
});

describe('report templates', () => {
  const [template] = sampleCase.templates;
  if (!template) throw new Error('the sample has no template');

  it('of one name and the same choices are one, its logo counted by what it shows', () => {
    const theirs = asNewCase(sampleCase);
    const merged = merge(sampleCase, theirs);
    expect(merged.templates).toEqual(sampleCase.templates);
    expect(merged.pictures).toEqual(sampleCase.pictures);
  });

  it('of one name and other choices are named apart, once', () => {
    const other = { ...sampleCase, templates: [{ ...template, options: { ...template.options, title: 'Another title' } }] };
    const theirs = asNewCase(other);
    const merged = merge(sampleCase, theirs, by('mine'), { author: 'Ben' });
    expect(merged.templates.map((row) => row.name)).toEqual([...sampleCase.templates.map((row) => row.name), `${template.name} (Ben)`]);
    expect(merge(merged, theirs, by('mine'), { author: 'Ben' }).templates.length).toBe(merged.templates.length);
    expect(merge(merged, asNewCase(other), by('mine'), { author: 'Ben' }).templates.length).toBe(merged.templates.length);
  });

  it('that only they changed since both had it is changed, one that both changed is asked about', () => {
    const change = (data: CaseData, who: string, title: string) =>
      edited(data, who, '2026-11-03T08:00:00.000Z', [
        { table: 'templates', id: template.id, before: { ...template }, after: { ...template, options: { ...template.options, title } } },
      ]);
    const theirs = change(start, 'Ben', 'Of Ben');
    const titleOf = (data: CaseData) => data.templates.find((row) => row.id === template.id)?.options.title;
    expect(titleOf(merge(start, theirs))).toBe('Of Ben');
    const mine = change(start, 'Ada', 'Of Ada');
    expect(compareCases(mine, theirs, options()).counts.conflict).toBe(1);
    expect([titleOf(merge(mine, theirs)), titleOf(merge(mine, theirs, by('theirs')))]).toEqual(['Of Ada', 'Of Ben']);
  });
});

describe('any case', () => {
  it('has nothing to gain from itself or from a copy of itself', () => {
    fc.assert(
      fc.property(anyCase, (data) => {
        expect(mergeChanges(compareCases(data, data, options()), by('theirs'), at).changes).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('takes in any other: everything is there, every reference leads somewhere, and a second time changes nothing', () => {
    fc.assert(
      fc.property(
        anyCase,
        anyCase,
        fc.boolean(),
        fc.constantFrom<MergeChoices['rule']>('mine', 'theirs', 'newer'),
        (mine, other, apart, rule) => {
          const theirs = asNewCase(other);
          const comparison = compareCases(mine, theirs, options({ apart }));
          const { counts } = comparison;
          expect(counts.same + counts.added + counts.changed + counts.conflict).toBe(comparison.items.length);
          const merged = mergedCase(mine, mergeChanges(comparison, by(rule), at), 'add', at, '');
          const before = new Set(checkReferences(mine).problems).size + new Set(checkReferences(theirs).problems).size;
          expect(checkReferences(merged).problems.length).toBeLessThanOrEqual(before);
          expect(merged.sources.length).toBeGreaterThanOrEqual(Math.max(mine.sources.length, theirs.sources.length));
          expect(merged.claims.length).toBe(
            mine.claims.length + comparison.items.filter((one) => one.table === 'claims' && one.kind === 'added').length,
          );
          const again = compareCases(merged, theirs, options({ apart }));
          expect(again.counts.added).toBe(0);
          if (rule === 'theirs') expect(again.counts.conflict).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});
