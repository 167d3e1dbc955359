import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { normaliseSpans } from '../../../../renderer/anchoring/spans.ts';
import { attributionLines } from '../../../../renderer/formats/exchange/attribution-lines.ts';
import { brat } from '../../../../renderer/formats/exchange/brat.ts';
import { attributionLinesExport } from '../../../../renderer/formats/export/attribution-lines.ts';
import { bratExport } from '../../../../renderer/formats/export/brat.ts';
import { everything, readFiles, throughFormat } from './said-in-case.ts';

interface Document {
  readonly text: string;
  readonly attributions: readonly { readonly source: Places; readonly cue: Places; readonly content: Places }[];
}
type Places = readonly (readonly [number, number])[];

/** Spans that touch are one in a case. */
const joined = (places: Places) => normaliseSpans(places.map(([start, end]) => ({ start, end }))).map(({ start, end }) => [start, end]);

/** What each document attributes, whatever its order. */
function attributed(lines: string): string[] {
  return lines
    .trim()
    .split('\n')
    .map((line): string => {
      const { text, attributions }: Document = JSON.parse(line);
      const sorted = attributions.map(({ source, cue, content }) => JSON.stringify([source, cue, content].map(joined))).toSorted();
      return JSON.stringify([text, ...sorted]);
    })
    .toSorted();
}

test.each(['dev', 'train'])(
  'every document of the attribution corpus (%s) comes back from brat with the same attributions (needs ../shared/data)',
  async (part) => {
    const corpus = `/work/shared/data/attribution/${part}.jsonl`;
    if (!existsSync(corpus)) return;
    const bytes = new Uint8Array(readFileSync(corpus));
    const { data, leftOut } = await readFiles([{ name: `${part}.jsonl`, bytes }], attributionLines);
    expect(leftOut).toEqual([]);
    const { data: back, leftOut: lost } = await throughFormat(data, bratExport, brat);
    expect(lost).toEqual([]);
    const written = new TextDecoder().decode(await attributionLinesExport.render(back, everything));
    expect(attributed(written)).toEqual(attributed(new TextDecoder().decode(bytes)));
  },
  120_000,
);

test('attributions without content, cue or source go through brat and stay what they are', async () => {
  const text = 'Critics objected. She did not say what.';
  const line = {
    id: 'a',
    text,
    attributions: [
      { source: [[0, 7]], cue: [[8, 16]], content: [], type: 'indirect', speaker: 'Critics' },
      { source: [[18, 21]], cue: [], content: [], type: 'indirect', speaker: '' },
      { source: [], cue: [], content: [], type: 'indirect', speaker: '' },
    ],
  };
  const bytes = new TextEncoder().encode(`${JSON.stringify(line)}\n`);
  const { data } = await readFiles([{ name: 'a.jsonl', bytes }], attributionLines);
  expect(data.claims.map((claim) => [claim.noContent, ...claim.quotes.map((quote) => quote.exact)])).toEqual([
    [true, 'objected'],
    [true, 'She'],
    [true, 'Critics'],
  ]);
  const { data: back } = await throughFormat(data, bratExport, brat);
  const written = new TextDecoder().decode(await attributionLinesExport.render(back, everything));
  expect(attributed(written)).toEqual(attributed(JSON.stringify(line)));
});
