import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { byKey, type CaseData } from '../../../../renderer/formats/export/case-data.ts';
import {
  asNewCase,
  CaseFileRefusal,
  readCaseFile,
  validateCaseFile,
  writeCaseFile,
} from '../../../../renderer/formats/export/case-file.ts';
import { anyCase } from '../../../support/random-case.ts';
import { sampleCase } from '../../../support/sample-case.ts';

const at = '2026-11-24T10:00:00.000Z';

/** The case with its rows in one order: a case file keeps meaning, not the order of a table. */
function ordered(data: CaseData): CaseData {
  const sort = <R extends { readonly id: string }>(rows: readonly R[]): R[] => [...rows].sort(byKey((row) => row.id));
  return {
    ...data,
    sources: sort(data.sources),
    texts: sort(data.texts),
    originals: sort(data.originals),
    speakers: sort(data.speakers),
    mentions: sort(data.mentions),
    claims: sort(data.claims),
    attributions: sort(data.attributions),
    codes: sort(data.codes),
    evidence: sort(data.evidence),
    notes: sort(data.notes),
  };
}

/** A case file whose files are changed by `change` and whose manifest is left alone. */
async function tampered(change: (files: Record<string, Uint8Array>) => void): Promise<Uint8Array> {
  const files = unzipSync(await writeCaseFile(sampleCase(), at));
  change(files);
  return zipSync(files);
}

function changeJson(files: Record<string, Uint8Array>, path: string, change: (json: Record<string, unknown[]>) => void): void {
  const json = JSON.parse(strFromU8(files[path] ?? new Uint8Array()));
  change(json);
  files[path] = strToU8(JSON.stringify(json));
}

describe('a case file', () => {
  it('gives back the same case', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (data) => {
        const { data: back, problems } = await readCaseFile(await writeCaseFile(data, at));
        expect(problems).toEqual([]);
        expect(back).toEqual(ordered(data));
      }),
      { numRuns: 30 },
    );
  });

  it('is the same bytes for the same case, but for the moment it was made', async () => {
    const first = await writeCaseFile(sampleCase(), at);
    const shuffled = { ...sampleCase(), claims: [...sampleCase().claims].reverse() };
    expect(await writeCaseFile(shuffled, at)).toEqual(first);
    expect(await writeCaseFile(sampleCase(), '2027-01-01T00:00:00.000Z')).not.toEqual(first);
  });

  it('holds the text as UTF-8, the original bytes and the manifest that the format promises', async () => {
    const data = sampleCase();
    const files = unzipSync(await writeCaseFile(data, at));
    const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
    const { version }: { version: string } = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'));
    expect(manifest).toMatchObject({ format: 'hearsay', version: 1, createdAt: at, app: `hearsay ${version}` });
    expect(Object.keys(manifest.files).sort()).toEqual(
      Object.keys(files)
        .filter((path) => path !== 'manifest.json')
        .sort(),
    );
    const source = data.sources[0];
    expect(strFromU8(files[`sources/${source?.id}/text.txt`] ?? new Uint8Array())).toBe(data.texts[0]?.text);
    expect(files[`sources/${source?.id}/original.txt`]).toEqual(data.originals[0]?.bytes);
  });

  it('keeps the text of a deleted source, so that undo finds it', async () => {
    const data = sampleCase();
    const { data: back, problems } = await readCaseFile(
      await writeCaseFile({ ...data, sources: [], claims: [], attributions: [], evidence: [], mentions: [], notes: [], decisions: [] }, at),
    );
    expect(problems).toEqual([]);
    expect(back.texts).toEqual(data.texts);
    expect(back.originals).toEqual(data.originals);
  });

  it('keeps ids that would be paths inside their folder', async () => {
    const data = sampleCase();
    const evil = '../../etc';
    const rename = <R extends object>(row: R): R =>
      JSON.parse(JSON.stringify(row).replaceAll(JSON.stringify(data.sources[0]?.id), JSON.stringify(evil)));
    const renamed: CaseData = {
      ...data,
      sources: data.sources.map(rename),
      texts: data.texts.map(rename),
      claims: data.claims.map(rename),
      originals: [],
    };
    const bytes = await writeCaseFile({ ...renamed, attributions: [], evidence: [], mentions: [], notes: [], edits: [] }, at);
    for (const path of Object.keys(unzipSync(bytes))) expect(path).not.toMatch(/(^|\/)\.\.(\/|$)/);
    expect((await readCaseFile(bytes)).data.texts[0]?.text).toBe(data.texts[0]?.text);
  });
});

describe('opening a case as a new one', () => {
  it('changes every id and no meaning', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (data) => {
        let count = 0;
        const copy = asNewCase(data, () => `fresh ${count++}`);
        const ids = (one: CaseData) =>
          new Set([one.case, ...one.claims, ...one.speakers, ...one.sources, ...one.edits].map((row) => row.id));
        expect([...ids(copy)].filter((id) => ids(data).has(id))).toEqual([]);
        const { problems } = await readCaseFile(await writeCaseFile(copy, at));
        expect(problems).toEqual([]);
        // giving the old names back gives the old case, history included
        const names = new Map<string, string>();
        const pair = (a: readonly { id: string }[], b: readonly { id: string }[]) => {
          for (const [i, row] of a.entries()) names.set(row.id, b[i]?.id ?? '');
        };
        const tables = [
          'sources',
          'speakers',
          'mentions',
          'claims',
          'attributions',
          'codes',
          'evidence',
          'notes',
          'decisions',
          'templates',
          'pictures',
          'edits',
        ] as const;
        pair([copy.case], [data.case]);
        for (const table of tables) pair(copy[table], data[table]);
        const restored = JSON.parse(
          JSON.stringify({ ...copy, originals: [] }).replace(/"fresh \d+"/g, (name) => JSON.stringify(names.get(JSON.parse(name)) ?? '')),
        );
        expect(restored).toEqual(JSON.parse(JSON.stringify({ ...data, originals: [] })));
      }),
      { numRuns: 30 },
    );
  });
});

describe('a damaged case file', () => {
  it('names a broken record and hides no other', async () => {
    const bytes = await tampered((files) =>
      changeJson(files, 'case.json', (json) => {
        json.claims = (json.claims ?? []).map((claim, i) => (i === 0 ? { ...(claim as object), confidence: 99 } : claim));
      }),
    );
    const { data, problems } = await readCaseFile(bytes);
    const whole = sampleCase();
    expect(data.claims).toHaveLength(whole.claims.length - 1);
    expect(data.speakers).toHaveLength(whole.speakers.length);
    expect(problems.join('\n')).toMatch(/claims ".+": confidence:/);
    expect(problems.join('\n')).toContain('case.json: was changed or damaged after it was saved.');
  });

  it('names a text that is not what was saved', async () => {
    const path = `sources/${sampleCase().sources[0]?.id}/text.txt`;
    const bytes = await tampered((files) => {
      files[path] = strToU8('Something else.');
    });
    const problems = await validateCaseFile(bytes);
    expect(problems).toContain(`${path}: was changed or damaged after it was saved.`);
    expect(problems.some((problem) => problem.includes('reaches past the end'))).toBe(true);
  });

  it('says so when a claim quotes what the text does not say', async () => {
    const bytes = await tampered((files) =>
      changeJson(files, 'case.json', (json) => {
        const claim = (json.claims ?? [])[0] as { quotes: { exact: string }[] };
        for (const quote of claim.quotes) quote.exact = 'never said';
      }),
    );
    expect((await validateCaseFile(bytes)).some((problem) => problem.endsWith('its quotation is not what the text says there.'))).toBe(
      true,
    );
  });

  it('leaves out records whose owner is gone, by name', async () => {
    const bytes = await tampered((files) =>
      changeJson(files, 'case.json', (json) => {
        json.claims = [];
      }),
    );
    const { data, problems } = await readCaseFile(bytes);
    expect(data.attributions).toEqual([]);
    expect(problems.filter((problem) => problem.startsWith('attributions')).length).toBe(sampleCase().attributions.length);
  });

  it('gives back the texts when case.json is lost', async () => {
    const bytes = await tampered((files) => {
      files['case.json'] = strToU8('{');
    });
    const { data, problems } = await readCaseFile(bytes);
    expect(data.texts.map((text) => text.text)).toEqual(sampleCase().texts.map((text) => text.text));
    expect(problems.some((problem) => problem.startsWith('case.json cannot be read'))).toBe(true);
  });

  it('reads what stands before the place where the file was cut off', async () => {
    const bytes = await writeCaseFile(sampleCase(), at);
    const { data, problems } = await readCaseFile(bytes.subarray(0, bytes.length - 200));
    expect(data.claims).toHaveLength(sampleCase().claims.length);
    expect(problems[0]).toContain('cut off');
  });

  it('never ends in anything but a case or a refusal, whatever byte is wrong', async () => {
    const bytes = await writeCaseFile(sampleCase(), at);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        fc.nat(bytes.length),
        async (flips, cut) => {
          const broken = bytes.slice(0, Math.max(cut, bytes.length / 2));
          for (const [place, value] of flips) if (place < broken.length) broken[place] = value;
          const problems = await validateCaseFile(broken);
          expect(Array.isArray(problems)).toBe(true);
        },
      ),
      { numRuns: 120 },
    );
  });
});

describe('a case file that must be refused', () => {
  const refusal = async (bytes: Uint8Array): Promise<string> => {
    const error = await readCaseFile(bytes).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(CaseFileRefusal);
    return error instanceof CaseFileRefusal ? error.reason : '';
  };

  it('is one of a newer Hearsay', async () => {
    const bytes = await tampered((files) => {
      files['manifest.json'] = strToU8(JSON.stringify({ format: 'hearsay', version: 7, anything: 'else' }));
    });
    expect(await refusal(bytes)).toBe(
      'was saved by a newer Hearsay (case file version 7; this one reads up to 1). Update Hearsay to open it',
    );
  });

  it('is something else altogether', async () => {
    expect(await refusal(strToU8('Dear editor,\nthis is a letter and no case file.'))).toBe('is not a case file');
    expect(await refusal(new Uint8Array(0))).toBe('is not a case file');
    expect(await refusal(zipSync({ 'word/document.xml': strToU8('<w/>') }))).toBe('is an archive, but not a case file');
  });

  it('is a bomb', async () => {
    const bomb = zipSync({ 'manifest.json': strToU8('{}'), 'case.json': new Uint8Array(64 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusal(bomb)).toContain('grows more than');
  });

  it('has more files than a case can have', async () => {
    const many: Record<string, Uint8Array> = { 'manifest.json': strToU8('{}') };
    const empty = new Uint8Array(0);
    for (let i = 0; i < 65_200; i++) many[`f${i}`] = empty;
    expect(await refusal(zipSync(many, { level: 0 }))).toContain('holds more than 65000 files');
  });

  it('leads outside itself: the path is named and not read', async () => {
    const bytes = await tampered((files) => {
      files['../../evil.txt'] = strToU8('x');
      files['/etc/passwd'] = strToU8('x');
    });
    const { data, problems } = await readCaseFile(bytes);
    expect(problems.filter((problem) => problem.includes('leads outside'))).toHaveLength(2);
    expect(data.claims).toHaveLength(sampleCase().claims.length);
  });

  it('lies about the size of a file: the file is named', async () => {
    const bytes = await writeCaseFile(sampleCase(), at);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    // the second directory entry is case.json: say it is ten bytes long
    let entry = view.getUint32(bytes.length - 22 + 16, true);
    entry += 46 + view.getUint16(entry + 28, true) + view.getUint16(entry + 30, true);
    view.setUint32(entry + 24, 10, true);
    const problems = await validateCaseFile(bytes);
    expect(problems.join('\n')).toContain('case.json');
  });
});
