import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildSource } from '../../../../renderer/commands/source/build-source.ts';
import {
  applyChoices,
  asideGroups,
  decideBlocks,
  decideRepairs,
  importLabel,
  noChoices,
  piecesOf,
  repairGroups,
  reviewLines,
} from '../../../../renderer/commands/source/review-choices.ts';
import { sourceSchema, sourceTextSchema } from '../../../../renderer/domain/source.ts';
import type { ReadSource } from '../../../../renderer/formats/import/import-format.ts';
import { readSource } from '../../../../renderer/formats/import/read-source.ts';

const article = `Ferry council asks for an end to night fees on the islands

successfully registered!
Please click on the link sent in the message sent to

The ferry council asked the ministry to drop the night fees brought in last spring. Council leader Ines Okafor said that the fees had emptied the fish market in two years.

β€œWe have counted every boat since March and spoken to every skipper in the port. We ask for all night fees to be dropped before the autumn,” stated in a letter from the council.

See also  Ferries and fog: "The winter timetable is a joke"

A group of island mayors is calling on the government to lower fares by half

Okafor did not rule out a closure of the northern pier, but stressed that the council would prefer to keep it open for as long as boats come in at all.

Leave a Reply

Your email address will not be published.
`;

const read = (text: string): Promise<ReadSource> =>
  readSource({ name: 'a.txt', mediaType: 'text/plain', bytes: new TextEncoder().encode(text) });

describe('lines of the review', () => {
  test('every line has a place or a reason, and neighbours with one reason stand together', async () => {
    const lines = reviewLines(await read(article), noChoices);
    expect(lines.map(({ state, place, reason, lines: where }) => [state, place || reason, where])).toEqual([
      ['keep', 'Title', '1'],
      ['out', 'sign-up', '3–4'],
      ['keep', '¶1', '6'],
      ['keep', '¶2', '8'],
      ['out', 'see-also', '10'],
      ['ask', '¶3', '12'],
      ['keep', '¶4', '14'],
      ['out', 'comment-form', '16–18'],
    ]);
  });

  test('keeping and setting aside move the paragraph numbers', async () => {
    const source = await read(article);
    const asked = reviewLines(source, noChoices).find((line) => line.state === 'ask');
    const answered = decideBlocks(source, noChoices, [asked?.first ?? -1], true);
    expect(reviewLines(source, answered).filter((line) => line.place.startsWith('¶'))).toHaveLength(3);
    const signUp = reviewLines(source, noChoices).find((line) => line.reason === 'sign-up');
    const kept = decideBlocks(source, noChoices, [signUp?.first ?? -1, signUp?.last ?? -1], false);
    expect(reviewLines(source, kept).filter((line) => line.place.startsWith('¶'))).toHaveLength(6);
  });

  test('a line set aside by hand says so, and comes back', async () => {
    const source = await read(article);
    const aside = decideBlocks(source, noChoices, [3], true);
    expect(reviewLines(source, aside).find((line) => line.first === 3)).toMatchObject({ state: 'out', reason: 'other' });
    expect(reviewLines(source, decideBlocks(source, aside, [3], false)).find((line) => line.first === 3)?.state).toBe('keep');
  });

  test('groups count what is out, and the button says what comes in', async () => {
    const source = await read(article);
    expect(asideGroups(source, noChoices).map(({ reason, out }) => [reason, out.length])).toEqual([
      ['sign-up', 2],
      ['see-also', 1],
      ['comment-form', 2],
    ]);
    expect(importLabel(source, noChoices)).toBe('Import title and 4 paragraphs');
    expect(importLabel(source, decideBlocks(source, noChoices, source.blocks.keys(), true))).toBe('Import text');
    expect(importLabel(await read('One paragraph alone, ended like a sentence.'), noChoices)).toBe('Import 1 paragraph');
  });
});

describe('repairs in the review', () => {
  test('a line shows what was and what becomes of it', async () => {
    const source = await read(article);
    const block = source.blocks.find((entry) => source.text.slice(entry.start).startsWith('“We'));
    if (!block) throw new Error('the repaired paragraph is missing');
    expect(piecesOf(source, block, new Set())[0]).toEqual({ kind: 'repair', index: 0, before: 'β€œ', after: '“', made: true });
    expect(piecesOf(source, block, new Set([0]))[0]).toMatchObject({ made: false });
  });

  test('like repairs are listed once', async () => {
    const source = await read(`${article}\n\nHe said that it isnâ€™t so, that it wasnâ€™t and that it wonâ€™t be.\n`);
    expect(repairGroups(source.repairs).map(({ before, after, indexes }) => [before, after, indexes.length])).toEqual([
      ['â€™', '’', 3],
      ['β€œ', '“', 1],
    ]);
  });

  test('whatever is taken back, every block keeps its words and the file its characters', async () => {
    const source = await read(`${article}\n\nIt isnâ€™t so, said JosÃ©. “Right” as it is.\n`);
    const wordsOf = ({ text, blocks }: ReadSource) => blocks.map((block) => text.slice(block.start, block.end));
    const all = applyChoices(source, decideRepairs(noChoices, source.repairs.keys(), false)).read;
    expect(all.repairs).toEqual([]);
    expect(all.text).toBe(`${article}\n\nIt isnâ€™t so, said JosÃ©. “Right” as it is.\n`);
    fc.assert(
      fc.property(fc.subarray([...source.repairs.keys()]), fc.subarray([...source.blocks.keys()]), (back, out) => {
        const choices = decideBlocks(source, decideRepairs(noChoices, back, false), out, true);
        const { read: chosen, setAside } = applyChoices(source, choices);
        expect(chosen.repairs).toHaveLength(source.repairs.length - back.length);
        for (const repair of chosen.repairs) expect(chosen.text.slice(repair.start, repair.end)).toBe(repair.after);
        const expected = source.blocks.map((block) =>
          piecesOf(source, block, choices.unrepaired)
            .map((piece) => (piece.kind === 'text' ? piece.text : piece.made ? piece.after : piece.before))
            .join(''),
        );
        expect(wordsOf(chosen)).toEqual(expected);
        expect(out.every((index) => setAside.some((entry) => entry.start === chosen.blocks[index]?.start))).toBe(true);
      }),
    );
  });
});

describe('the source that is built', () => {
  test('satisfies its schema, carries the corrections, and says that pasted text has no encoding of its own', async () => {
    const pasted = await readSource({ name: '', mediaType: 'text/plain', bytes: new TextEncoder().encode(article) });
    const bundle = buildSource({
      caseId: 'c',
      fileName: '',
      bytes: new TextEncoder().encode(article),
      sha256: 'a'.repeat(64),
      read: pasted,
      choices: { ...noChoices, facts: { publisher: '  Island Post ' } },
      by: 'Ana',
      at: '2026-01-01T00:00:00.000Z',
    });
    expect(sourceSchema.parse(bundle.source)).toMatchObject({
      title: 'Ferry council asks for an end to night fees on the islands',
      publisher: 'Island Post',
      encoding: { name: 'utf-8', from: 'text' },
      importedBy: 'Ana',
    });
    expect(sourceTextSchema.parse(bundle.text).text).toContain('“We have counted');
    expect(bundle.source.setAside).toHaveLength(5);
    expect(new TextDecoder().decode(bundle.original.bytes)).toBe(article);
  });

  test('a pasted text without a title is known by its first words', async () => {
    const text = 'The minister said on Monday that nothing would change before the end of the year, and left.';
    const pasted = await readSource({ name: '', mediaType: 'text/plain', bytes: new TextEncoder().encode(text) });
    const { source } = buildSource({
      caseId: 'c',
      fileName: '',
      bytes: new TextEncoder().encode(text),
      sha256: 'a'.repeat(64),
      read: pasted,
      choices: noChoices,
      by: '',
      at: '2026-01-01T00:00:00.000Z',
    });
    expect(source.title).toBe('The minister said on Monday that nothing would change …');
  });
});
