import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exchangeOf } from '../../../../renderer/formats/exchange/all-exchanges.ts';
import { dna } from '../../../../renderer/formats/exchange/dna.ts';
import { ExchangeRefusal } from '../../../../renderer/formats/exchange/exchange-format.ts';
import { qualcoder } from '../../../../renderer/formats/exchange/qualcoder.ts';
import { taguette } from '../../../../renderer/formats/exchange/taguette.ts';
import { database, dnaSecond, dnaStories, dnaTables, qualcoderTables, taguetteTables } from './databases.ts';
import { readFiles } from './said-in-case.ts';

describe('a project of the Discourse Network Analyzer', () => {
  test('gives its statements with who made them, in the words of the text', async () => {
    const files = [{ name: 'project.dna', bytes: await database(dnaTables) }];
    expect(exchangeOf(files)?.id).toBe('dna');
    const { data, leftOut } = await readFiles(files, dna);
    const [claim] = data.claims;
    expect(data.claims).toHaveLength(1);
    expect(claim?.quotes[0]?.exact).toBe('the dam will hold');
    expect(claim?.createdBy).toBe('Ada');
    expect(claim?.note).toBe('organization: Water Board');
    expect(data.codes.map((code) => code.name)).toEqual(['The dam is safe', 'agreement: yes']);
    expect(data.speakers.map(({ name, affiliation }) => ({ name, affiliation }))).toEqual([{ name: 'Anna', affiliation: 'Water Board' }]);
    expect(data.sources[0]).toMatchObject({ title: 'The dam', byline: 'C. Writer', publisher: 'The Daily', publishedAt: '2005-01-26' });
    // the second statement lies behind the end of the text
    expect(leftOut).toEqual([{ what: 'claims', why: 'their passage is not inside their text', count: 1 }]);
  });

  test('is read with its variables as guessed, and otherwise as it is said', async () => {
    const files = [{ name: 'project.dna', bytes: await database(dnaStories) }];
    const guessed = await readFiles(files, dna);
    expect(guessed.found.variables?.map(({ group, name, use, count, examples }) => [group, name, use, count, examples.join()])).toEqual([
      ['DNA Statement', 'person', 'person', 1, 'Anna'],
      ['DNA Statement', 'organization', 'organisation', 1, 'Water Board'],
      ['DNA Statement', 'concept', 'topic', 2, 'The dam is safe'],
      ['DNA Statement', 'agreement', 'qualifier', 1, 'yes'],
      ['Story', 'teller', 'note', 1, 'Ben'],
      ['Story', 'plot', 'note', 1, 'The dam is not safe'],
      ['Story', 'stance', 'qualifier', 1, '-2'],
      ['Story', 'hero', 'note', 1, 'The engineer'],
    ]);
    // nothing of it says who, nor what: a note
    expect(guessed.data.notes.map((note) => note.text)).toEqual([
      'Story\nteller: Ben\nplot: The dam is not safe\nhero: The engineer\nstance: -2',
    ]);

    const variables = new Map([
      ['1', 'note'],
      ['5', 'person'],
      ['6', 'statement'],
      ['8', 'none'],
      ['7', 'person'],
    ] as const);
    const { data, leftOut } = await readFiles(files, dna, { variables });
    const who = (exact: string) => {
      const claim = data.claims.find((one) => one.quotes[0]?.exact === exact);
      const row = data.attributions.find((one) => one.claimId === claim?.id);
      const topics = claim?.topics.map((id) => data.codes.find((code) => code.id === id)?.name);
      return { who: data.speakers.find((one) => one.id === row?.speakerId)?.name, topics, claim };
    };
    expect(who('the dam will hold')).toMatchObject({ who: 'Water Board', claim: { note: 'person: Anna' } });
    // a number is nobody: it stays the qualifier
    expect(who('Ben doubted it')).toMatchObject({
      who: 'Ben',
      topics: ['stance: -2', 'Story'],
      claim: { statement: 'The dam is not safe', note: '' },
    });
    expect(data.notes).toEqual([]);
    expect(leftOut).toContainEqual({ what: 'values of “hero”', why: 'it was to be read as nothing', count: 1 });
  });

  test('of version 2 is read as well', async () => {
    const files = [{ name: 'project.dna', bytes: await database(dnaSecond) }];
    expect(exchangeOf(files)?.id).toBe('dna');
    const { data, leftOut } = await readFiles(files, dna);
    expect(data.claims.map((claim) => [claim.quotes[0]?.exact, claim.note, claim.createdBy])).toEqual([
      ['the dam will hold', 'organization: Water Board\nLinked: Ben doubted it', 'Admin'],
    ]);
    expect(data.speakers.map(({ name, affiliation, note }) => [name, affiliation, note])).toEqual([
      ['Anna', 'Water Board', 'Type: expert\nAlias: A. Berg'],
    ]);
    expect(data.codes.map((code) => [code.name, code.description])).toEqual([
      ['The dam is safe', 'Notes: of 1958'],
      ['agreement: no', ''],
      ['Dams cost', ''],
    ]);
    expect(data.notes.map((note) => [note.exact, note.text])).toEqual([['Ben doubted it', 'Annotation\nnote: look again']]);
    expect(data.sources[0]?.publishedAt).toBe('2005-01-26');
    expect(leftOut).toEqual([]);
  });

  const sample = '/work/shared/data/exchange/dna/sample.dna';
  test.skipIf(!existsSync(sample))(
    'of the tool’s own makers keeps every statement, whatever its variables are read as (needs ../shared/data)',
    async () => {
      const files = [{ name: 'sample.dna', bytes: new Uint8Array(readFileSync(sample)) }];
      const guessed = await readFiles(files, dna);
      expect(guessed.found.variables?.map((one) => [one.name, one.use])).toEqual([
        ['person', 'person'],
        ['organization', 'organisation'],
        ['concept', 'topic'],
        ['agreement', 'qualifier'],
        ['note', 'note'],
      ]);
      expect(guessed.data.claims.length + guessed.data.notes.length).toBe(41);
      const variables = new Map((guessed.found.variables ?? []).map((one) => [one.key, 'note'] as const));
      const noted = await readFiles(files, dna, { variables });
      expect([noted.data.claims.length, noted.data.notes.length]).toEqual([0, 41]);
    },
  );

  test('is not read through a view that stands in for a table, and no trigger of it runs', async () => {
    const hostile = dnaTables.replace(
      'insert into DOCUMENTS',
      'create trigger t after insert on DOCUMENTS begin delete from CODERS; end; insert into DOCUMENTS',
    );
    const viewed = `${dnaTables}; drop table CODERS; create view CODERS as with recursive r(n) as (select 1 union all select n + 1 from r) select n as ID, 'x' as Name from r;`;
    const { data } = await readFiles([{ name: 'x.dna', bytes: await database(viewed) }], dna);
    expect(data.claims.map((claim) => claim.createdBy)).toEqual(['']);
    const { data: other } = await readFiles([{ name: 'x.dna', bytes: await database(hostile) }], dna);
    expect(other.claims).toHaveLength(1);
  });

  test('that is cut off is refused', async () => {
    const bytes = await database(dnaTables);
    await expect(readFiles([{ name: 'x.dna', bytes: bytes.subarray(0, 3000) }], dna)).rejects.toThrow(ExchangeRefusal);
  });
});

test('a QualCoder project gives coded words, notes and cases', async () => {
  const bytes = await database(qualcoderTables);
  const files = [{ name: 'project.qda/data.qda', bytes }];
  expect(exchangeOf(files)?.id).toBe('qualcoder');
  const { data, leftOut } = await readFiles(files, qualcoder);
  expect(data.claims.map((claim) => claim.quotes[0]?.exact)).toEqual(['the dam will hold']);
  expect(data.claims[0]).toMatchObject({ createdBy: 'ada', createdAt: '2025-01-02T03:04:05.000Z', note: 'sure?' });
  expect(data.claims[0]?.topics).toHaveLength(2);
  expect(data.notes.map((note) => [note.exact, note.text])).toEqual([['Ben', 'who?']]);
  expect(data.speakers.find((row) => row.id === data.attributions[0]?.speakerId)?.name).toBe('Anna');
  expect(data.codes.map((code) => [code.name, code.description])).toEqual([
    ['dam', 'about the dam\nUnder: Things / Walls'],
    ['safety', ''],
  ]);
  expect([data.case.note, data.sources[0]?.note, data.speakers[0]?.note]).toEqual(['On dams', 'Place: Oslo', 'Age: 40']);
  expect(leftOut.map((one) => one.what)).toEqual(['pictures and recordings']);
});

test('a Taguette project gives its highlights, counted in bytes of the text without tags', async () => {
  const bytes = await database(taguetteTables);
  const files = [{ name: 'taguette.sqlite3', bytes }];
  expect(exchangeOf(files)?.id).toBe('taguette');
  const { data, leftOut } = await readFiles(files, taguette);
  expect(data.case.title).toBe('Dams');
  expect(data.texts[0]?.text).toContain('Tïtle & more\n\n💩 Anna');
  expect(data.claims.map((claim) => claim.quotes[0]?.exact)).toEqual(['the dam will hold', 'Ben']);
  expect(leftOut).toEqual([{ what: 'highlights', why: 'their place is not inside their document', count: 1 }]);
});
