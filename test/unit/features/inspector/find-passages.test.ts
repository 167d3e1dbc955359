import { expect, test } from 'vitest';
import { asLink, findPassages } from '../../../../renderer/features/inspector/find-passages.ts';
import { sampleCase } from '../../../support/sample-case.ts';

const data = sampleCase();
const source = data.sources[0];
const text = data.texts[0];
if (!source || !text) throw new Error('the sample has a source');
const find = (words: string) => findPassages(words, [source], async () => text, new AbortController().signal);

test('finds the whole sentence that holds the words, with its paragraph', async () => {
  const found = await find('DID NOT rule  out');
  expect(found.map((one) => [one.where, one.words])).toEqual([
    ['¶3', 'Okafor did not rule out a delay <until spring> & blamed the café owners.'],
  ]);
  for (const one of found) expect(text.text.slice(one.span.start, one.span.end)).toBe(one.words);
});

test('words that mean something in a pattern are only words', async () => {
  expect(await find('[…]')).toHaveLength(1);
  expect(await find('.*')).toEqual([]);
});

test('text set aside is not offered', async () => {
  expect(await find('Click here')).toEqual([]);
});

test('a text that cannot be read hides no other', async () => {
  const other = { ...source, id: 'gone', title: 'Gone' };
  const found = await findPassages(
    'boats',
    [other, source],
    async (id) => {
      if (id === 'gone') throw new Error('missing');
      return text;
    },
    new AbortController().signal,
  );
  expect(found.map((one) => one.where)).toEqual([`¶2, ${source.title}`]);
});

test.each([
  ['https://example.org/a?b=1', 'https://example.org/a?b=1'],
  ['www.example.org/plan', 'https://www.example.org/plan'],
  ['the port plan', ''],
  ['javascript:alert(1)', ''],
  ['file:///etc/passwd', ''],
  ['http://', ''],
])('%s as a link is "%s"', (typed, link) => {
  expect(asLink(typed)).toBe(link);
});
