import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { attributionLines } from '../../../../renderer/formats/exchange/attribution-lines.ts';
import { brat } from '../../../../renderer/formats/exchange/brat.ts';
import { bratExport } from '../../../../renderer/formats/export/brat.ts';
import { readFiles, saidIn, throughFormat } from './said-in-case.ts';

const corpus = '/work/shared/data/attribution/dev.jsonl';

test.skipIf(!existsSync(corpus))(
  'every document of the attribution corpus comes back from brat with the same attributions (needs ../shared/data)',
  async () => {
    const { data, leftOut } = await readFiles([{ name: 'dev.jsonl', bytes: new Uint8Array(readFileSync(corpus)) }], attributionLines);
    expect(data.sources).toHaveLength(84);
    // one of them has no content, which leaves nothing to mark as a claim
    expect(leftOut.map((one) => one.count)).toEqual([1]);
    const { data: back } = await throughFormat(data, bratExport, brat);
    const without = ['quotation'];
    expect(saidIn(back, { without })).toEqual(saidIn(data, { without }));
  },
  60_000,
);
