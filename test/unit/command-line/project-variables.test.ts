import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readCaseFile } from '../../../renderer/formats/export/case-file.ts';
import { hearsay } from '../../support/command-line.ts';
import { database, dnaStories } from '../formats/exchange/databases.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-variables-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a project of the Discourse Network Analyzer is read as --variables says, and a wrong name is refused with those it has', async () => {
  const path = join(folder, 'dam.dna');
  writeFileSync(path, await database(dnaStories));
  const target = join(folder, 'dam.hearsay');
  const { code, err } = await hearsay([
    'import',
    path,
    '--case',
    target,
    '--variables',
    'story/Teller=person, plot=topic,organization=note',
  ]);
  expect([code, err.includes('refused')]).toEqual([0, false]);
  const { data } = await readCaseFile(new Uint8Array(readFileSync(target)));
  expect(data.speakers.map((row) => row.name).toSorted()).toEqual(['Anna', 'Ben']);
  expect(data.codes.map((row) => row.name)).toContain('The dam is not safe');

  const wrong = await hearsay(['convert', path, '--to', 'json', '--out', '-', '--variables', 'villain=person']);
  expect([wrong.code, wrong.out]).toEqual([1, '']);
  expect(wrong.err).toContain('dam.dna: has no variable "villain"; it has DNA Statement/person, DNA Statement/organization');
  const number = await hearsay(['convert', path, '--to', 'json', '--out', '-', '--variables', 'stance=person']);
  expect(number.err).toContain('has numbers for "stance", which can be qualifier, note, none');
  for (const list of ['teller', 'teller=king', '=person']) {
    expect((await hearsay(['import', path, '--variables', list])).code).toBe(2);
  }
  const seen = await hearsay(['import', path], [], { terminal: true });
  expect(seen.err).toContain('DNA Statement/person=person');
});
