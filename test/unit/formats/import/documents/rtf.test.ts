import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImportRefusal } from '../../../../../renderer/formats/import/import-format.ts';
import { readSource } from '../../../../../renderer/formats/import/read-source.ts';
import { RtfReader } from '../../../../../renderer/formats/import/rtf/rtf-reader.ts';

/** One byte for each character, as these files are written. */
const bytesOf = (content: string) => Uint8Array.from(content, (character) => character.charCodeAt(0));
const read = (content: string, name = 'a.rtf') => readSource({ name, mediaType: '', bytes: bytesOf(content) });
const fonts =
  '{\\fonttbl{\\f0\\fnil\\fcharset0 Arial;}{\\f1\\fnil\\fcharset204 Arial Cyr;}{\\f2\\fnil\\fcharset128 MS Mincho;}{\\f3\\fnil\\fcharset2 Symbol;}{\\f4 Times CE;}}';
const styles =
  '{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0\\sbasedon0 heading 1;}{\\s2\\sbasedon1 Chapter;}{\\s3 Quote;}{\\*\\cs10 Default Paragraph Font;}}';
const document = (body: string) => `{\\rtf1\\ansi\\ansicpg1252\\deff0${fonts}${styles}\\pard\\plain ${body}}`;
const shown = async (body: string) => {
  const { text, blocks } = await read(document(body));
  return blocks.map((block) => [block.kind, text.slice(block.start, block.end)]);
};
const words = async (body: string) => (await read(document(body))).text;

const hiddenWarning = 'Holds text that is marked as hidden: paragraphs of it are set aside, words of it are kept as notes.';

describe('a Rich Text document', () => {
  it('is recognised by its first bytes, whatever its name', async () => {
    expect((await read(document('Text'), 'a.txt')).kind).toBe('rtf');
    expect((await read(document('Text'), 'a.doc')).kind).toBe('rtf');
  });

  it('has headings by outline level and by style, quotes and list items with their numbers', async () => {
    const body =
      "\\s1 The bridge\\par\\pard\\s2 Its past\\par\\pard\\outlinelevel2 A detail\\par\\pard\\s3 “Closed.”\\par\\pard\\ls1{\\listtext\\pard 1.\\tab}First\\par{\\pntext\\f3\\'b7\\tab}Second\\par\\pard Text.";
    expect(await shown(body.replace(/[“”]/g, (mark) => (mark === '“' ? "\\'93" : "\\'94")))).toEqual([
      ['heading', 'The bridge'],
      ['heading', 'Its past'],
      ['heading', 'A detail'],
      ['quote', '“Closed.”'],
      ['list-item', '1. First'],
      ['list-item', 'Second'],
      ['paragraph', 'Text.'],
    ]);
  });

  it.each([
    ['the code page of the document', "na\\'efve", 'naïve'],
    ['the code page of a font', "\\f1 \\'cc\\'ee\\'f1\\'f2\\f0  bridge", 'Мост bridge'],
    ['two bytes for one character, the second written as a letter', "\\f2 \\'83e\\'83X\\'83g", 'テスト'],
    ['a font named after its script', "\\f4 \\'e8\\'ec", 'čě'],
    ['a font of symbols', "\\f3 ab\\'b7", 'αβ•'],
    ['Unicode with what stands in its place', "\\u8220\\'93x\\u8221?", '“x”'],
    ['Unicode with two bytes in its place', "{\\uc2\\u27211\\'96\\'7b} {\\uc0\\u27211 }.", '橋 橋.'],
    ['Unicode above FFFF in two halves', '\\u-10179?\\u-8944?', '\u{1f510}'],
    ['half of a character alone', 'a\\u-10180?b', 'a\ufffdb'],
    ['characters that are words', 'a\\emdash b\\rquote c\\~d\\_e\\-f\\tab g', 'a—b’c\u00a0d\u2011e\u00adf\tg'],
    ['escaped marks', 'a\\{b\\}c\\\\d', 'a{b}c\\d'],
    ['two forms of one text', '{\\upr{Mo?t}{\\*\\ud{Mo\\u353?t}}}', 'Mošt'],
    ['a field that shows a symbol', 'x{\\field{\\*\\fldinst SYMBOL 97 \\\\f "Symbol"}{\\fldrslt}}', 'xα'],
    ['a link', '{\\field{\\*\\fldinst HYPERLINK "http://a.example"}{\\fldrslt here}}', 'here'],
    ['broken hexadecimal', "a\\'zzb", 'azzb'],
  ])('reads %s', async (_what, body, text) => {
    expect(await words(body)).toBe(text);
  });

  it('reads bytes that were written as UTF-8 against the rules', async () => {
    const bytes = new TextEncoder().encode('{\\rtf1\\ansi Brücke über den Fluß\\par}');
    expect((await readSource({ name: 'a.rtf', mediaType: '', bytes })).text).toBe('Brücke über den Fluß');
  });

  it('leaves out pictures, objects and destinations it does not know, and keeps words marked as hidden as notes', async () => {
    const body =
      'One {\\pict\\wmetafile8 0102ff}{\\*\\unknown secret}{\\object{\\*\\objdata 00ff}{\\result two}}{\\v gone} {\\pict\\bin3 }{\\}three{\\xe{\\v entry}}';
    const source = await read(document(body));
    expect(source.text).toBe('One two three');
    expect(source.warnings).toEqual([hiddenWarning]);
    expect(source.notes?.map(({ start, end, text, by, change }) => [start, end, text, by, change])).toEqual([
      [4, 7, 'Hidden here: “gone”', '', undefined],
    ]);
  });

  it('sets paragraphs marked as hidden aside', async () => {
    const source = await read(document('One.\\par {\\v Not for release.\\par}Two {\\v and {\\b more}} words.\\par'));
    expect(source.blocks.map((block) => [block.boilerplate, source.text.slice(block.start, block.end)])).toEqual([
      [undefined, 'One.'],
      ['other', 'Not for release.'],
      [undefined, 'Two  words.'],
    ]);
    expect(source.notes?.map((note) => note.text)).toEqual(['Hidden here: “and more”']);
    expect(source.warnings).toEqual([hiddenWarning]);
  });

  it.each([
    [
      'words with their reading above them',
      '{\\field{\\*\\fldinst { EQ \\\\* jc3 \\\\* hps12 \\\\o\\\\al(\\\\s\\\\up 10(above),word)}}{\\fldrslt {}}} said',
      'word said',
    ],
    ['the words of a button', '{\\field{\\*\\fldinst MACROBUTTON  None [Click here]}} now', '[Click here] now'],
    ['what a field shows rather than what makes it', '{\\field{\\*\\fldinst EQ \\\\f(1,2)}{\\fldrslt half}} of it', 'half of it'],
    [
      'text drawn as a shape',
      'One{\\shp{\\*\\shpinst{\\sp{\\sn gtextUNICODE}{\\sv Draft}}{\\sp{\\sn gtextFont}{\\sv Arial}}}} two',
      'One two\n\nDraft',
    ],
  ])('reads %s', async (_what, body, text) => {
    expect((await read(document(body))).text).toBe(text);
  });

  it('has tables as rows, nested ones too', async () => {
    const body =
      '\\trowd\\intbl a\\cell b\\cell\\row\\pard\\intbl c\\cell\\pard\\intbl\\itap2 d\\nestcell e\\nestcell{\\*\\nesttableprops\\trowd\\nestrow}{\\nonesttables\\par}\\pard\\intbl after\\cell\\row\\pard Text.';
    expect(await shown(body)).toEqual([
      ['table-row', 'a\tb'],
      ['paragraph', 'c'],
      ['table-row', 'd\te'],
      ['paragraph', 'after'],
      ['paragraph', 'Text.'],
    ]);
  });

  it('has footnotes after the text, text boxes after their paragraph, running heads set aside', async () => {
    const body =
      'Closed{\\super\\chftn}{\\footnote\\pard{\\super\\chftn} By decree.\\par With two paragraphs.} since May{\\shp{\\*\\shpinst{\\shptxt\\pard A box.\\par}}{\\shprslt{\\*\\do\\dptxbx{\\dptxbxtext A box.}}}}.\\par{\\header\\pard Secret page 1\\par}Text.';
    expect(await shown(body)).toEqual([
      ['paragraph', 'Secret page 1'],
      ['paragraph', 'Closed[1] since May.'],
      ['paragraph', 'A box.'],
      ['paragraph', 'Text.'],
      ['footnote', '[1] By decree.'],
      ['footnote', 'With two paragraphs.'],
    ]);
    expect((await read(document(body))).blocks[0]?.boilerplate).toBe('repeated');
  });

  it('keeps comments and changes under review as notes at their places', async () => {
    const body =
      '{\\*\\revtbl{Unknown;}{Ann Lee;}}The {\\*\\atrfstart 1}old bridge{\\*\\atrfend 1}{\\*\\atnid BR}{\\*\\atnauthor Bob Ray}\\chatn{\\*\\annotation{\\*\\atndate 1868926848}{\\*\\atnref 1}\\pard Which one?} is {\\revised\\revauth1 not }{\\deleted\\revauthdel1 surely }open.';
    const source = await read(document(body));
    expect(source.text).toBe('The old bridge is not open.');
    expect(source.notes?.map((note) => [source.text.slice(note.start, note.end), note.text, note.by])).toEqual([
      ['old bridge', 'Which one?', 'Bob Ray'],
      ['not', 'Inserted under review', 'Ann Lee'],
      ['not', 'Deleted here: “surely”', 'Ann Lee'],
    ]);
    expect(source.warnings).toEqual(['Holds changes under review: 1 kept as inserted, 1 left out as deleted.']);
  });

  it('says what its head states', async () => {
    const content = `{\\rtf1\\ansi{\\info{\\title The bridge}{\\author Ann Lee}{\\company Harbour Works}{\\creatim\\yr2021\\mo5\\dy3\\hr10}}Text.}`;
    expect((await read(content)).facts).toMatchObject({
      title: 'The bridge',
      byline: 'Ann Lee',
      publisher: 'Harbour Works',
      publishedAt: '2021-05-03',
    });
  });

  it('that was cut off is read as far as it goes, and says so', async () => {
    const source = await read('{\\rtf1\\ansi {\\b The bridge');
    expect([source.text, source.warnings]).toEqual(['The bridge', ['The file ends before it should, so that something may be missing.']]);
  });

  it('without text is refused', async () => {
    await expect(read('{\\rtf1\\ansi{\\pict 00}}')).rejects.toThrowError(new ImportRefusal('is a Rich Text document without any text'));
  });
});

/** Text as a Rich Text file would write it, in one way or another. */
const written = (text: string, escaped: boolean) =>
  Array.from({ length: text.length }, (_, index) => {
    const code = text.charCodeAt(index);
    if (/[\\{}]/.test(text.charAt(index))) return `\\${text.charAt(index)}`;
    if (code >= 0x20 && code < 0x7f) return text.charAt(index);
    if (code >= 0xa0 && code <= 0xff && escaped) return `\\'${code.toString(16)}`;
    return `\\u${code > 0x7fff ? code - 0x10000 : code}?`;
  }).join('');

describe('any text', () => {
  const paragraph = fc
    .array(fc.oneof(fc.constantFrom('word', 'é', 'Мост', '橋', '👩‍👧', '{', '}', '\\', ' ', 'שלום', '1'), fc.string({ maxLength: 6 })), {
      minLength: 1,
      maxLength: 12,
    })
    .map((parts) => `a${parts.join('').replace(/[\u0000-\u001f\u007f-\u009f]|\s+/g, ' ')}z`);

  it('comes out as it went in, in order, whichever way it is written and grouped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(paragraph, fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 8 }), async (paragraphs) => {
        const body = paragraphs
          .map(([text, escaped, group]) =>
            group ? `{\\b\\pard ${written(text, escaped)}\\par}` : `\\pard\\i0 ${written(text, escaped)}\\par\r\n`,
          )
          .join('');
        const blocks = new RtfReader(false).read(bytesOf(document(body)));
        expect(blocks.map((block) => block.text)).toEqual(paragraphs.map(([text]) => text));
      }),
      { numRuns: 300 },
    );
  });

  it('broken anywhere ends in a sound source or a refusal', async () => {
    const whole = document(
      '\\s1 Head\\par\\trowd\\intbl a\\cell b\\cell\\row\\pard x{\\footnote note}{\\*\\atrfstart 1}y{\\*\\atrfend 1}{\\*\\annotation{\\*\\atnref 1} remark}{\\deleted z}\\u8220?\\par',
    );
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length }), fc.nat({ max: 12 }), fc.string({ maxLength: 4 }), async (at, cut, put) => {
        const result = await read(whole.slice(0, at) + put.replace(/[^\u0000-\u00ff]/g, '') + whole.slice(at + cut)).catch(
          (error: unknown) => error,
        );
        if (result instanceof Error) expect(result).toBeInstanceOf(ImportRefusal);
      }),
      { numRuns: 300 },
    );
  });
});

describe('hostile Rich Text', () => {
  it.each([
    ['a million open groups', `{\\rtf1 ${'{'.repeat(1_000_000)}x`],
    ['a million groups that change something', `{\\rtf1 ${'{\\b\\f1\\s2'.repeat(200_000)} x`],
    ['a million notes in notes', `{\\rtf1 ${'{\\footnote x'.repeat(100_000)}`],
    ['tables in tables', `{\\rtf1 ${Array.from({ length: 20_000 }, (_, depth) => `\\intbl\\itap${depth} x\\nestcell`).join('')}`],
    ['broken escapes', `{\\rtf1 ${"\\'".repeat(500_000)}x`],
    ['lengths that lie', `{\\rtf1 x{\\pict\\bin4294967295 abc}}`],
    ['a negative length', `{\\rtf1 x{\\pict\\bin-5 abc}}`],
    ['numbers without end', `{\\rtf1 \\u${'9'.repeat(1_000_000)} x`],
    ['words without end', `{\\rtf1 \\${'a'.repeat(1_000_000)} x`],
    ['fonts without end', `{\\rtf1{\\fonttbl${'{\\f1 a;}'.repeat(200_000)}}x`],
    ['styles based on each other', `{\\rtf1{\\stylesheet{\\s1\\sbasedon2 a;}{\\s2\\sbasedon1 b;}}\\s1 x\\par}`],
    ['comments without end', `{\\rtf1 ${'x{\\*\\annotation y}'.repeat(50_000)}`],
    ['closing groups that were never opened', `{\\rtf1 x${'}'.repeat(500_000)}`],
  ])('ends: %s', async (_what, content) => {
    const result = await read(content).catch((error: unknown) => error);
    if (result instanceof Error) expect(result).toBeInstanceOf(ImportRefusal);
    else expect(result).toMatchObject({ kind: 'rtf' });
  });
});
