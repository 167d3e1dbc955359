import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { qdc, qdpx } from '../../../../renderer/formats/exchange/qdpx.ts';
import { qdpxExport } from '../../../../renderer/formats/export/qdpx.ts';
import { qdcExport } from '../../../../renderer/formats/export/qdpx-codebook.ts';
import { anyCase } from '../../../support/random-case.ts';
import type { sampleCase } from '../../../support/sample-case.ts';
import { everything, readFiles, throughFormat } from './said-in-case.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** A project as other vendors write it: the inside of its `Project` element and its files. */
async function project(inside: string, files: Readonly<Record<string, string | Uint8Array>> = {}, origin = 'A vendor 1.0') {
  const xml = `<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="P" origin="${origin}">${inside}</Project>`;
  const held = Object.entries(files).map(([name, bytes]) => ({ name, bytes: typeof bytes === 'string' ? utf8(bytes) : bytes }));
  return readFiles([{ name: 'project.qde', bytes: utf8(xml) }, ...held], qdpx);
}

const codes = '<CodeBook><Codes><Code guid="C1" name="dam" isCodable="true"/></Codes></CodeBook>';
const coded = '<Coding guid="X"><CodeRef targetGUID="{c1}"/></Coding>';
const selection = (start: number, end: number, name = '') =>
  `<PlainTextSelection guid="{S${start}}" startPosition="${start}" endPosition="${end}" name="${name}">${coded}</PlainTextSelection>`;
const source = (path: string, inside: string) =>
  `<Sources><TextSource guid="T1" name="dam.txt" plainTextPath="${path}">${inside}</TextSource></Sources>`;
const quotes = (read: Awaited<ReturnType<typeof project>>) => read.data.claims.map((claim) => claim.quotes[0]?.exact);

describe('a vendor’s way of counting is found out', () => {
  const text = 'One line.\r\nA second line.\r\n💩 Anna said the dam will hold.\r\nThe end of it.';

  test.each([
    ['line ends once', 'the dam will hold', text.replaceAll('\r\n', '\n')],
    ['line ends twice', 'the dam will hold', text],
  ])('by the words that selections cut, where their names say nothing: %s', async (_, words, counted) => {
    const points = [...counted];
    const at = (word: string) => [...counted.slice(0, counted.indexOf(word))].length;
    expect(points.length).toBeGreaterThan(0);
    const read = await project(
      codes +
        source('internal://t1.txt', selection(at(words), at(words) + words.length) + selection(at('second line'), at('second line') + 11)),
      { 'sources/t1.txt': text },
    );
    expect(quotes(read)).toEqual([words, 'second line']);
  });

  test('in UTF-16 units, by the names of the selections', async () => {
    const start = text.indexOf('the dam');
    const read = await project(codes + source('internal://t1.txt', selection(start, start + 7, 'the dam')), { 'sources/t1.txt': text });
    expect(quotes(read)).toEqual(['the dam']);
  });

  test('with the byte order mark as a character', async () => {
    const read = await project(codes + source('internal://t1.txt', selection(5, 9, 'line')), { 'sources/t1.txt': `\ufeff${text}` });
    expect(quotes(read)).toEqual(['line']);
    const without = await project(codes + source('internal://t1.txt', selection(4, 8, 'line')), { 'sources/t1.txt': `\ufeff${text}` });
    expect(quotes(without)).toEqual(['line']);
  });
});

test.each(['internal://My%20Dam.txt', 'relative:///Sources/My Dam.txt', 'absolute://C:\\Users\\Ada\\My Dam.txt', 'my dam.TXT'])(
  'the text behind %s is found',
  async (path) => {
    const read = await project(codes + source(path, selection(0, 3)), { 'Sources/My Dam.txt': 'The dam.' });
    expect(quotes(read)).toEqual(['The']);
  },
);

test('a text that is not UTF-8 does not cost the project', async () => {
  const read = await project(codes + source('internal://a.txt', selection(0, 4)), {
    'sources/a.txt': new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c, 0x2e]),
  });
  expect(quotes(read)).toEqual(['Müll']);
});

test('what a codebook says is kept: folders, six levels, notes, links and codes that nothing is coded with', async () => {
  const nest = (level: number): string =>
    level > 6
      ? ''
      : `<Code guid="n${level}" name="${level === 6 ? 'dam' : `level ${level}`}" isCodable="${level > 1}">${nest(level + 1)}</Code>`;
  const { data, leftOut } = await project(
    `<CodeBook><Codes>${nest(1)}<Code guid="C1" name="dam" isCodable="true" color="#F00"><Description>about it</Description><NoteRef targetGUID="M1"/></Code><Code guid="C2" name="" isCodable="true"/><Code guid="C3" name="empty" isCodable="false"/></Codes></CodeBook>
     <Notes><Note guid="M1" name="memo"><PlainTextContent>use with care</PlainTextContent></Note><Note guid="M2" name="Plan"><PlainTextContent>read more</PlainTextContent></Note></Notes>
     <Links><Link guid="L" name="causes" originGUID="C1" targetGUID="n2" direction="OneWay"/></Links><Description>All of it.</Description>`,
  );
  expect(data.codes.map((code) => [code.name, code.description])).toEqual([
    ['level 2', 'Under: level 1'],
    ['level 3', 'Under: level 1 / level 2'],
    ['level 4', 'Under: level 1 / level 2 / level 3'],
    ['level 5', 'Under: level 1 / level 2 / level 3 / level 4'],
    ['level 1 / level 2 / level 3 / level 4 / level 5 / dam', 'Under: level 1 / level 2 / level 3 / level 4 / level 5'],
    ['dam', 'about it\nuse with care\ncauses: level 2'],
    ['Unnamed', ''],
    ['empty', ''],
  ]);
  expect(data.case.note).toBe('All of it.\nPlan: read more');
  expect(leftOut).toEqual([]);
});

test('what is marked in a text that the project does not hold is kept in the words that are told of it', async () => {
  const { data, leftOut } = await project(
    `${codes}<Sources>
      <TextSource guid="T1" name="far.docx" plainTextPath="absolute:///elsewhere/far.txt">${selection(90, 99, 'it will not')}${selection(10, 27, 'the dam will hold')}${selection(40, 44)}</TextSource>
      <PDFSource guid="P1" name="paper.pdf" path="internal://p.pdf"><PDFSelection guid="Q" page="2" firstX="1" firstY="2" secondX="3" secondY="4" name="Area"><Representation guid="R"><PlainTextContent>so it held</PlainTextContent></Representation>${coded}</PDFSelection></PDFSource>
    </Sources><Sets><Set guid="Z" name="Reports"><MemberSource targetGUID="t1"/></Set></Sets>`,
  );
  expect(data.texts.map((row) => row.text)).toEqual(['the dam will hold\n\nit will not', 'so it held']);
  expect(data.claims.map((claim) => [claim.quotes[0]?.exact, claim.note])).toEqual([
    ['the dam will hold', ''],
    ['it will not', ''],
    ['so it held', 'Area\nPage 3'],
  ]);
  expect(data.sources[0]?.note).toContain('Its text was not in the project.');
  expect(data.sources[0]?.note).toContain('Set: Reports');
  expect(leftOut).toEqual([{ what: 'selections', why: 'neither their text nor their words are in the project', count: 1 }]);
});

test('cases, variables of sources, codes of sources and lost codes are told', async () => {
  const value = (text: string) =>
    `<VariableValue><VariableRef targetGUID="V1"/><TextValue>${text}</TextValue></VariableValue><VariableValue><VariableRef targetGUID="V2"/><IntegerValue>${text.length}</IntegerValue></VariableValue>`;
  const { data, leftOut } = await project(
    `${codes}<Variables><Variable guid="V1" name="Organisation" typeOfVariable="Text"/><Variable guid="V2" name="Age" typeOfVariable="Integer"/></Variables>
     <Cases><Case guid="K1"><CodeRef targetGUID="C1"/>${value('Board')}<SourceRef targetGUID="T1"/></Case></Cases>
     <Sources><TextSource guid="T1" name="dam.txt"><PlainTextContent>The dam will hold.</PlainTextContent><PlainTextSelection guid="S" startPosition="0" endPosition="7" name="An important one"><Coding guid="x"><CodeRef targetGUID="gone"/></Coding>${coded}</PlainTextSelection>${coded}${value('Daily')}</TextSource></Sources>`,
  );
  expect(data.speakers.map(({ name, affiliation, note }) => [name, affiliation, note])).toEqual([
    ['Unnamed', 'Board', 'Age: 5\nCodes: dam'],
  ]);
  expect(data.sources[0]?.note).toBe('Codes: dam\nOrganisation: Daily\nAge: 5');
  expect(data.claims[0]?.note).toBe('An important one');
  expect(data.attributions.map((row) => row.speakerId)).toEqual([data.speakers[0]?.id]);
  expect(leftOut).toEqual([{ what: 'codings', why: 'their code is not in the codebook', count: 1 }]);
});

test('topics nobody used, the scale of verdicts, silent speakers and the note of the case come back from a project and a codebook', async () => {
  const told = (data: ReturnType<typeof sampleCase>) => ({
    note: data.case.note,
    codes: data.codes.map(({ name, description }) => `${name}: ${description}`).toSorted(),
    verdicts: data.case.verdicts.map(({ key, label, description }) => ({ key, label, description })),
    speakers: data.speakers.map((row) => row.name).toSorted(),
  });
  await fc.assert(
    fc.asyncProperty(anyCase, fc.constantFrom('', 'All of it 💩\nand more'), async (any, note) => {
      const named = new Set<string>();
      const own = any.codes.filter((code) => !named.has(code.name) && named.add(code.name));
      const data = { ...any, case: { ...any.case, note }, codes: own };
      const { data: back } = await throughFormat(data, qdpxExport, qdpx);
      expect(told(back)).toEqual(told(data));
      const book = await readFiles([{ name: 'x.qdc', bytes: await qdcExport.render(data, everything) }], qdc);
      expect(told(book.data).codes).toEqual(told(data).codes);
    }),
    { numRuns: 30 },
  );
});
