import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { correctedBlocks } from '../../../../renderer/commands/source/correct-text.ts';
import { withOlderDecisions } from '../../../../renderer/commands/source/older-decisions.ts';
import { plainAddress, recogniseVersion } from '../../../../renderer/commands/source/recognise-version.ts';
import { noChoices } from '../../../../renderer/commands/source/review-choices.ts';
import type { SourceText } from '../../../../renderer/domain/source.ts';
import type { ReadSource } from '../../../../renderer/formats/import/import-format.ts';
import { type OpenedServices, openServices } from '../../../support/open-services.ts';
import { sampleCase } from '../../../support/sample-case.ts';

const sample = sampleCase();
const text = sample.texts[0] ?? neverThere();
const source = sample.sources[0] ?? neverThere();
function neverThere(): never {
  throw new Error('the sample has a source');
}
let services: OpenedServices;
beforeEach(async () => {
  services = await openServices(sampleCase());
});
afterEach(() => services.close());

const facts = { title: '', publisher: '', url: '' };
const other = 'Bread wants flour, water, salt and patience, and an oven that is hot long before anyone thinks of it, said the baker.';

describe('recognising a newer version', () => {
  test('by its address, whatever campaign marks it carries', async () => {
    const url = 'http://www.quay.example/ferry/?utm_source=letter#top';
    const found = await recogniseVersion(services, other, 'x.html', { facts: { ...facts, url } });
    expect(found).toMatchObject({ sign: 'address', likely: true, same: false, source: { id: source.id } });
    expect(plainAddress('javascript:alert(1)')).toBe('');
    expect(plainAddress('https://quay.example/a?id=2')).not.toBe(plainAddress('https://quay.example/a?id=3'));
  });

  test('by its title and outlet, proposed only where words are shared too', async () => {
    const named = { ...facts, title: 'HARBOUR town weighs a second ferry line', publisher: 'The Quay' };
    expect(await recogniseVersion(services, other, '', { facts: named })).toMatchObject({ sign: 'title', likely: false });
    expect(await recogniseVersion(services, `${text.text} More.`, '', { facts: named })).toMatchObject({ sign: 'title', likely: true });
  });

  test('by its file name and words, and by words alone where nothing else tells', async () => {
    expect(await recogniseVersion(services, other, 'ferry.txt', { facts })).toBeNull();
    const changed = text.text.replace('400', '300');
    expect(await recogniseVersion(services, changed, 'FERRY.txt', { facts })).toMatchObject({ sign: 'file name', likely: true });
    expect(await recogniseVersion(services, changed, '', { facts })).toMatchObject({ sign: 'text', likely: true });
    expect(await recogniseVersion(services, changed, '', { facts, byWords: false })).toBeNull();
  });

  test('says when the text is the same', async () => {
    expect(await recogniseVersion(services, text.text, '', { facts })).toMatchObject({ same: true, share: 1 });
    expect(await recogniseVersion(services, '', 'ferry.txt', { facts })).toBeNull();
  });
});

describe('decisions on the version before', () => {
  test('lines of the same words are set aside or kept as they were, and missing facts are taken over', () => {
    const blocks = text.blocks.map(({ boilerplate: _, ...block }) => block);
    const read = { ...text, blocks, facts: { ...facts, byline: '', publishedAt: '', language: '' } } as unknown as ReadSource;
    const choices = withOlderDecisions(read, noChoices, source, text);
    expect([...choices.blocks]).toEqual([[1, 'sign-up']]);
    expect(choices.facts).toMatchObject({ title: source.title, publisher: 'The Quay' });
    const decided = withOlderDecisions(read, { ...noChoices, blocks: new Map([[1, null]]), facts: { title: 'Mine' } }, source, text);
    expect([...decided.blocks]).toEqual([[1, null]]);
    expect(decided.facts.title).toBe('Mine');
  });
});

describe('paragraphs of a corrected text', () => {
  const before: SourceText = {
    ...{ id: 's', caseId: 'c', repairs: [], text: 'A title\n\nWho: One two.\n\nThree four.\n\nLast line.' },
    blocks: [
      { kind: 'title', start: 0, end: 7 },
      { kind: 'turn', start: 9, end: 22, speaker: 'Who', time: 3 },
      { kind: 'paragraph', start: 24, end: 35 },
      { kind: 'heading', start: 37, end: 47, level: 2 },
    ],
  };
  const said = (now: string) => correctedBlocks(before, now).map((block) => [block.kind, now.slice(block.start, block.end)]);

  test('a changed word leaves everything else as it was', () => {
    expect(correctedBlocks(before, before.text.replace('two', 'too'))[1]).toMatchObject({ kind: 'turn', speaker: 'Who', time: 3 });
    expect(said(before.text.replace('Three', 'Five'))).toEqual([
      ['title', 'A title'],
      ['turn', 'Who: One two.'],
      ['paragraph', 'Five four.'],
      ['heading', 'Last line.'],
    ]);
  });

  test('paragraphs come and go, the others keep what they are', () => {
    expect(said(before.text.replace('\n\nThree four.', ''))).toEqual([
      ['title', 'A title'],
      ['turn', 'Who: One two.'],
      ['heading', 'Last line.'],
    ]);
    expect(said(before.text.replace('Three', 'New one.\n\nThree')).map(([kind]) => kind)).toEqual([
      'title',
      'turn',
      'paragraph',
      'paragraph',
      'heading',
    ]);
    expect(said('')).toEqual([]);
    expect(said('Other words')).toEqual([['paragraph', 'Other words']]);
  });

  test.each([before.text, `${before.text} And more.`, `First.\n\n${before.text}`, before.text.toUpperCase()])(
    'they are in order and hold every word',
    (now) => {
      const blocks = correctedBlocks(before, now);
      const kept = blocks.map((block) => now.slice(block.start, block.end)).join(' ');
      expect(kept.replace(/\s+/g, ' ')).toBe(now.replace(/\s+/g, ' ').trim());
      blocks.forEach((block, i) => {
        expect(block.start).toBeGreaterThanOrEqual(blocks[i - 1]?.end ?? 0);
      });
    },
  );
});
