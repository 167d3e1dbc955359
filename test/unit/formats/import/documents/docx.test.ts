import { describe, expect, it } from 'vitest';
import { ImportRefusal, type ReadSource } from '../../../../../renderer/formats/import/import-format.ts';
import { readSource } from '../../../../../renderer/formats/import/read-source.ts';
import { buildDocx, buildZip, withStatedSize } from './build-zip.ts';

const read = (bytes: Uint8Array, name = 'statement.docx') => readSource({ name, mediaType: '', bytes });
const shown = (source: ReadSource) =>
  source.blocks.map((block) => [block.boilerplate ?? block.kind, source.text.slice(block.start, block.end)]);
const p = (runs: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
const r = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

describe('a Word document', () => {
  it('gives headings, paragraphs, numbered and other lists, quotes and tables', async () => {
    const styles = `
      <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
      <w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>
      <w:style w:type="paragraph" w:styleId="MyH"><w:name w:val="Own"/><w:basedOn w:val="H"/></w:style>
      <w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>`;
    const level = (depth: number, format: string, pattern: string) =>
      `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`;
    const numbering = `
      <w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%1.%2)')}</w:abstractNum>
      <w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '·')}</w:abstractNum>
      <w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num>`;
    const item = (text: string, id: number, depth = 0) =>
      p(r(text), `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${id}"/></w:numPr>`);
    const row = (...cells: string[]) => `<w:tr>${cells.map((cell) => `<w:tc>${p(r(cell))}</w:tc>`).join('')}</w:tr>`;
    const body = [
      p(r('The bridge'), '<w:pStyle w:val="T"/>'),
      p(r('What was said'), '<w:pStyle w:val="MyH"/>'),
      p(`${r('The mayor ')}<w:r><w:t>said</w:t><w:tab/><w:t>no</w:t><w:br/><w:t>twice</w:t><w:noBreakHyphen/></w:r>`),
      item('first', 5),
      item('inner', 5, 1),
      item('second', 5),
      item('dot', 6),
      p(r('We shall see.'), '<w:pStyle w:val="Q"/>'),
      `<w:tbl>${row('Town', 'Votes')}${row('North', '12')}</w:tbl>`,
    ];
    expect(shown(await read(buildDocx(body.join(''), { styles, numbering })))).toEqual([
      ['title', 'The bridge'],
      ['heading', 'What was said'],
      ['paragraph', 'The mayor said\tno\ntwice‑'],
      ['list-item', '1. first'],
      ['list-item', '1.a) inner'],
      ['list-item', '2. second'],
      ['list-item', 'dot'],
      ['quote', 'We shall see.'],
      ['table-row', 'Town\tVotes'],
      ['table-row', 'North\t12'],
    ]);
  });

  it('reads a table that only lays out the page as what it holds', async () => {
    const body = `<w:tbl><w:tr><w:tc>${p(r('One.'))}${p(r('Two.'))}</w:tc><w:tc>${p(r('Three.'))}</w:tc></w:tr></w:tbl>`;
    expect(shown(await read(buildDocx(body)))).toEqual([
      ['paragraph', 'One.'],
      ['paragraph', 'Two.'],
      ['paragraph', 'Three.'],
    ]);
  });

  it('has the words of text drawn as a shape (WordArt)', async () => {
    const art = '<w:r><w:pict><v:shape><v:textpath string="Draft"/></v:shape></w:pict></w:r>';
    expect(shown(await read(buildDocx(p(`${art}${r('The end.')}`))))).toEqual([
      ['paragraph', 'The end.'],
      ['paragraph', 'Draft'],
    ]);
  });

  it('keeps footnotes, endnotes, text boxes and running heads apart from the text', async () => {
    const box = `<mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${p(r('In a box'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p(r('In a box'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>`;
    const body =
      p(`${r('He said so')}<w:r><w:footnoteReference w:id="2"/></w:r>${r('.')}<w:r><w:endnoteReference w:id="2"/></w:r><w:r>${box}</w:r>`) +
      p(r('The end.'));
    const parts = {
      footnotes: `<w:footnote w:id="0">${p(r('separator'))}</w:footnote><w:footnote w:id="2">${p(r('On Monday.'))}</w:footnote>`,
      endnotes: `<w:endnote w:id="2">${p(r('And on Tuesday.'))}</w:endnote>`,
      header: p(r('Confidential')),
    };
    expect(shown(await read(buildDocx(body, parts)))).toEqual([
      ['repeated', 'Confidential'],
      ['paragraph', 'He said so[1].[2]'],
      ['paragraph', 'In a box'],
      ['paragraph', 'The end.'],
      ['footnote', '[1] On Monday.'],
      ['footnote', '[2] And on Tuesday.'],
    ]);
  });

  it('reads changes under review as accepted, and keeps them and comments as notes at their places', async () => {
    const body = p(
      `${r('The vote was ')}<w:del w:author="Ann"><w:r><w:delText>not </w:delText></w:r></w:del><w:ins w:author="Ann" w:date="2021-05-03T10:00:00Z">${r('always ')}</w:ins><w:commentRangeStart w:id="7"/>${r('secret')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>${r('.')}`,
    );
    const source = await read(buildDocx(body, { comments: `<w:comment w:id="7" w:author="Jo">${p(r('Was it?'))}</w:comment>` }));
    expect(source.text).toBe('The vote was always secret.');
    expect(source.warnings).toEqual([
      'Holds changes under review: 1 tracked insertion kept, 1 tracked deletion left out.',
      'A comment came with it.',
    ]);
    expect(source.notes?.map((note) => [source.text.slice(note.start, note.end), note.text, note.by, note.at])).toEqual([
      ['was', 'Deleted here: “not ”', 'Ann', ''],
      ['always', 'Inserted under review', 'Ann', '2021-05-03T10:00:00Z'],
      ['secret', 'Was it?', 'Jo', ''],
    ]);
  });

  it('keeps the places of notes behind list numbers, in rows, over several paragraphs, and tells a comment that has none', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;
    const at = (id: number, text: string) => `<w:commentRangeStart w:id="${id}"/>${r(text)}<w:commentRangeEnd w:id="${id}"/>`;
    const cell = (text: string) => `<w:tc>${p(text)}</w:tc>`;
    const body =
      p(`${r('One ')}${at(1, 'two')}`, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') +
      `<w:tbl><w:tr>${cell(r('Town'))}${cell(`${r('Votes ')}${at(2, 'cast')}`)}</w:tr></w:tbl>` +
      p(`${r('Here ')}<w:commentRangeStart w:id="3"/>${r('it begins')}`) +
      p(`${r('and ends')}<w:commentRangeEnd w:id="3"/>${r(' here.')}`);
    const comments = [1, 2, 3, 4].map((id) => `<w:comment w:id="${id}" w:author="Jo">${p(r(`Remark ${id}`))}</w:comment>`).join('');
    const source = await read(buildDocx(body, { comments, numbering }));
    expect(source.notes?.map((note) => [source.text.slice(note.start, note.end), note.text])).toEqual([
      ['two', 'Remark 1'],
      ['cast', 'Remark 2'],
      ['it begins', 'Remark 3'],
    ]);
    expect(source.warnings).toEqual(['3 comments came with it.', 'Comment by Jo: Remark 4']);
  });

  it('keeps highlighted and shaded words as marks, with the comment that stands on exactly the same words', async () => {
    const look = (text: string, properties: string) => `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const yellow = '<w:highlight w:val="yellow"/>';
    const body = p(
      `${r('The vote ')}<w:commentRangeStart w:id="1"/>${look('was ', yellow)}${look('secret', yellow)}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>${r(', and ')}${look('two', '<w:shd w:val="clear" w:fill="FFD7A0"/>')}${look(' grey', '<w:shd w:val="clear" w:fill="EEEEEE"/>')}${look(' plain', '<w:highlight w:val="none"/>')}${r('.')}`,
    );
    const comments = `<w:comment w:id="1" w:author="Jo" w:date="2021-05-03T10:00:00Z">${p(r('Was it?'))}</w:comment>`;
    const source = await read(buildDocx(body, { comments }));
    expect(source.text).toBe('The vote was secret, and two grey plain.');
    expect(source.notes?.map((note) => [source.text.slice(note.start, note.end), note.text, note.by, note.mark])).toEqual([
      ['was secret', 'Was it?', 'Jo', { id: 1, how: 'highlight' }],
      ['two', '', '', { id: 2, how: 'highlight' }],
    ]);
    expect(source.warnings).toEqual(['A comment came with it.', '2 passages are highlighted in it.']);
  });

  it('reads formulas, symbols and diagrams', async () => {
    const power =
      '<m:oMath><m:sSup><m:e><m:r><m:t>a</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup><m:r><m:t>=</m:t></m:r><m:f><m:num><m:r><m:t>b+1</m:t></m:r></m:num><m:den><m:r><m:t>c</m:t></m:r></m:den></m:f></m:oMath>';
    const body = p(
      `${r('So ')}${power}<w:r><w:t xml:space="preserve"> or </w:t><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>`,
    );
    expect((await read(buildDocx(body))).text).toBe('So a²=(b+1)/c or α☑');
  });

  it('leaves out the codes of fields and joins a dropped capital to its word', async () => {
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE \\* MERGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('12')}`;
    const body = p(r('O'), '<w:framePr w:dropCap="drop"/>') + p(`${r('n page ')}${field}`);
    expect((await read(buildDocx(body))).text).toBe('On page 12');
  });

  it('takes title, author and date from its properties', async () => {
    const core = '<dc:title>Statement</dc:title><dc:creator>Jo Doe</dc:creator><dcterms:created>2021-03-04T10:00:00Z</dcterms:created>';
    expect((await read(buildDocx(p(r('Some text.')), {}, core))).facts).toMatchObject({
      title: 'Statement',
      byline: 'Jo Doe',
      publishedAt: '2021-03-04T10:00:00Z',
    });
  });

  it('is known by its bytes whatever its name', async () => {
    expect((await read(buildDocx(p(r('Some text.'))), 'noname.txt')).kind).toBe('docx');
  });

  it('expands no entities', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>';
    const document = `${bomb}<w:document><w:body>${p(r('Text &b; &amp; more &#8212; end'))}</w:body></w:document>`;
    expect((await read(buildZip({ 'word/document.xml': document }))).text).toBe('Text &b; & more — end');
  });

  it.each([
    ['that is cut off', () => buildDocx(p(r('text '.repeat(500)))).subarray(0, 200)],
    ['without a text part', () => buildZip({ 'word/styles.xml': '<w:styles/>' })],
    ['without text', () => buildDocx(p(''))],
    ['that nests without end', () => buildDocx('<w:sdt>'.repeat(100_000))],
    ['whose formula nests without end', () => buildDocx(p(`<m:oMath>${'<m:e>'.repeat(100_000)}</m:oMath>`))],
    [
      'of more parts than a document has',
      () => buildZip(Object.fromEntries(Array.from({ length: 21_000 }, (_, index) => [`word/p${index}`, '']))),
    ],
    ['that is a zip bomb', () => buildDocx(p(r('0'.repeat(30_000_000))))],
    ['that lies that it is small', () => withStatedSize(buildDocx(p(r('0'.repeat(3_000_000)))), 2000)],
    ['that lies that it is large', () => withStatedSize(buildDocx(p(r('some text'))), 2_000_000_000)],
    ['whose part leads outside', () => buildZip({ '../../word/document.xml': '<w:document/>', 'word/x': '' })],
  ])('%s is refused with a reason', async (_what, bytes) => {
    const error = await read(bytes()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ImportRefusal);
    expect(String(error)).not.toContain('could not be read');
  });
});
