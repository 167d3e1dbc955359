import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from '../../../renderer/domain/schema.ts';
import { asNewCase } from '../../../renderer/formats/export/as-new-case.ts';
import { readCaseFile, writeCaseFile } from '../../../renderer/formats/export/case-file.ts';
import { hearsay, jsonLines } from '../../support/command-line.ts';
import { sampleCase } from '../../support/sample-case.ts';

let folder = '';
const at = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'together-'));
  const mine = sampleCase();
  const theirs = asNewCase(mine);
  const ben = {
    ...theirs,
    claims: theirs.claims.slice(1).map((claim, i) => ({ ...claim, createdBy: '', verdict: i === 0 ? 'needs-context' : claim.verdict })),
  };
  const kept = new Set(ben.claims.map((claim) => claim.id));
  const left = {
    ...ben,
    claims: ben.claims.map((claim) => ({ ...claim, tension: [] })),
    attributions: ben.attributions.filter((row) => kept.has(row.claimId)),
    evidence: ben.evidence.filter((row) => kept.has(row.claimId)),
    decisions: [],
    edits: [],
  };
  writeFileSync(at('ada.hearsay'), await writeCaseFile(mine, '2026-01-01T00:00:00.000Z'));
  writeFileSync(at('ben.hearsay'), await writeCaseFile(left, '2026-01-01T00:00:00.000Z'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('hearsay agreement', () => {
  it('compares case files, each as one coder, and lists what they differ in', async () => {
    const { code, out, err } = await hearsay(['agreement', at('ada.hearsay'), at('ben.hearsay'), '--json', '--differences']);
    expect([code, err]).toEqual([0, '']);
    const [found] = jsonLines(out);
    const total = sampleCase().claims.length;
    expect(found).toMatchObject({
      coders: [
        { name: 'ada', passages: total },
        { name: 'ben', passages: total - 1 },
      ],
      texts: 1,
      shared: total - 1,
      fields: { speaker: { alpha: 1 } },
    });
    const record = z.looseObject({ listed: z.array(z.looseObject({ kinds: z.array(z.string()) })) }).parse(found);
    expect(record.listed.map((one) => one.kinds)).toEqual(expect.arrayContaining([['marked'], ['verdict']]));
  });

  it('says it in words, and refuses what is no case', async () => {
    const { out } = await hearsay(['agreement', at('ada.hearsay'), at('ben.hearsay')]);
    expect(out).toContain('unitizing alpha');
    expect((await hearsay(['agreement', at('none.hearsay')])).code).toBe(1);
    expect((await hearsay(['agreement'])).code).toBe(2);
  });
});

describe('hearsay merge', () => {
  it('puts another case in as one step, signed by its file where nobody signed', async () => {
    const args = ['merge', at('ada.hearsay'), at('ben.hearsay'), '--out', at('both.hearsay'), '--apart', '--json'];
    const { code, out, err } = await hearsay(args);
    expect([code, err]).toEqual([0, '']);
    const mine = sampleCase();
    expect(jsonLines(out)[0]).toMatchObject({ conflict: 0 });
    const { data, problems } = await readCaseFile(readFileSync(at('both.hearsay')));
    expect(problems).toEqual([]);
    expect(data.claims.length).toBe(mine.claims.length * 2 - 1);
    expect(data.claims.filter((claim) => claim.createdBy === 'ben').length).toBe(mine.claims.length - 1);
    expect(data.sources.length).toBe(mine.sources.length);
    expect(data.edits.length).toBe(mine.edits.length + 1);
  });

  it('decides conflicts by the rule and names them', async () => {
    const run = (rule: string) =>
      hearsay(['merge', at('ada.hearsay'), at('ben.hearsay'), '--out', at(`${rule}.hearsay`), '--rule', rule, '--json']);
    const ours = await run('mine');
    expect(jsonLines(ours.out)[0]).toMatchObject({ conflict: 1, conflicts: [{ what: 'claims', fields: ['verdict'] }] });
    await run('theirs');
    const verdict = async (name: string) => (await readCaseFile(readFileSync(at(name)))).data.claims.map((claim) => claim.verdict);
    expect(await verdict('theirs.hearsay')).toContain('needs-context');
    expect(await verdict('mine.hearsay')).not.toContain('needs-context');
    expect((await hearsay(['merge', at('ada.hearsay'), at('ben.hearsay'), '--out', at('x.hearsay'), '--rule', 'best'])).code).toBe(2);
  });

  it('leaves out single records, fields and whole kinds, by the keys it lists', async () => {
    const bare = { ...sampleCase(), claims: [], attributions: [], evidence: [], decisions: [], edits: [] };
    writeFileSync(at('bare.hearsay'), await writeCaseFile(bare, '2026-01-01T00:00:00.000Z'));
    const merge = (...more: string[]) => hearsay(['merge', at('bare.hearsay'), at('ben.hearsay'), '--out', at('part.hearsay'), ...more]);
    const listed = await hearsay(['merge', at('bare.hearsay'), at('ben.hearsay'), '--dry-run', '--json']);
    const said = z.array(z.looseObject({ key: z.string() }));
    const { comes } = z
      .looseObject({ comes: z.array(z.looseObject({ key: z.string(), what: z.string(), kind: z.string(), said })) })
      .parse(jsonLines(listed.out)[0]);
    const claims = comes.filter((one) => one.what === 'claims');
    const [first, second] = claims;
    const toSay = second?.said[0]?.key ?? '';
    expect([claims.length, toSay]).toEqual([sampleCase().claims.length - 1, expect.stringContaining('attributions')]);
    expect((await merge('--leave-out', first?.key ?? '', '--leave-out', toSay)).code).toBe(0);
    const part = (await readCaseFile(readFileSync(at('part.hearsay')))).data;
    expect(part.claims.length).toBe(claims.length - 1);
    expect(part.attributions.length).toBe(comes.flatMap((one) => one.said).length - (first?.said.length ?? 0) - 1);
    expect((await merge('--leave-out', 'claims')).code).toBe(0);
    expect((await readCaseFile(readFileSync(at('part.hearsay')))).data.claims).toEqual([]);
    rmSync(at('part.hearsay'));
    const refused = await merge('--leave-out', 'claims of nobody');
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('nothing that comes in is called "claims of nobody"')]);
    expect(existsSync(at('part.hearsay'))).toBe(false);
  });
});
