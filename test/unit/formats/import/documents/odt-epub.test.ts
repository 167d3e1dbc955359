import { describe, expect, it } from 'vitest';
import { ImportRefusal, type ReadSource } from '../../../../../renderer/formats/import/import-format.ts';
import { readSource } from '../../../../../renderer/formats/import/read-source.ts';
import { buildZip } from './build-zip.ts';

const read = (bytes: Uint8Array, name: string) => readSource({ name, mediaType: '', bytes });
const shown = (source: ReadSource) =>
  source.blocks.map((block) => [block.boilerplate ?? block.kind, source.text.slice(block.start, block.end)]);

const buildOdt = (body: string, styles = '', parts: Readonly<Record<string, string>> = {}) =>
  buildZip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ...parts,
  });

describe('an OpenDocument text', () => {
  it('gives headings, numbered lists, tables and notes, with white space as it is meant', async () => {
    const styles = `<style:style style:name="P1" style:parent-style-name="Quotations"/>
      <text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>`;
    const body = `<text:h text:outline-level="2">What was
        said</text:h>
      <text:p>Two<text:s text:c="3"/>words<text:tab/>and<text:line-break/>more<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>On Monday.</text:p></text:note-body></text:note>.</text:p>
      <text:list text:style-name="L1"><text:list-item><text:p>first</text:p><text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>second</text:p></text:list-item></text:list>
      <text:p text:style-name="P1">We shall see.</text:p>
      <table:table><table:table-row><table:table-cell><text:p>Town</text:p></table:table-cell><table:table-cell><text:p>Votes</text:p></table:table-cell></table:table-row></table:table>`;
    expect(shown(await read(buildOdt(body, styles), 'a.odt'))).toEqual([
      ['heading', 'What was said'],
      ['paragraph', 'Two   words\tand\nmore[1].'],
      ['list-item', '1. first'],
      ['list-item', 'a) inner'],
      ['list-item', '2. second'],
      ['quote', 'We shall see.'],
      ['table-row', 'Town\tVotes'],
      ['footnote', '[1] On Monday.'],
    ]);
  });

  it('has the text of boxes and drawn shapes after the paragraph they stand in', async () => {
    const body = `<text:p><draw:custom-shape><text:p>In a shape</text:p><draw:enhanced-geometry/></draw:custom-shape>The <draw:g><draw:rect><text:p>In a group</text:p></draw:rect></draw:g>vote<draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame> was secret.</text:p>`;
    expect(shown(await read(buildOdt(body), 'a.odt'))).toEqual([
      ['paragraph', 'The vote was secret.'],
      ['paragraph', 'In a shape'],
      ['paragraph', 'In a group'],
      ['paragraph', 'In a box'],
    ]);
  });

  it('keeps what was deleted, inserted and commented as notes, and takes its facts', async () => {
    const body = `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>Ann</dc:creator></office:change-info><text:p>never said</text:p></text:deletion></text:changed-region><text:changed-region text:id="c2"><text:insertion/></text:changed-region></text:tracked-changes>
      <text:p>The <office:annotation office:name="a"><dc:creator>Jo</dc:creator><text:p>Which?</text:p></office:annotation>old vote<office:annotation-end office:name="a"/><text:change text:change-id="c1"/> was <text:change-start text:change-id="c2"/>always<text:change-end text:change-id="c2"/> secret<office:annotation><text:p>Sure?</text:p></office:annotation>.</text:p>`;
    const meta =
      '<office:document-meta><office:meta><dc:title>Vote</dc:title><dc:creator>Jo Doe</dc:creator><dc:date>2020-02-03T10:00:00</dc:date></office:meta></office:document-meta>';
    const source = await read(buildOdt(body, '', { 'meta.xml': meta }), 'a.odt');
    expect(source.text).toBe('The old vote was always secret.');
    expect(source.warnings).toEqual([
      'Holds changes under review: 1 tracked insertion kept, 1 tracked deletion left out.',
      '2 comments came with it.',
    ]);
    expect(source.notes?.map((note) => [source.text.slice(note.start, note.end), note.text, note.by])).toEqual([
      ['old vote', 'Which?', 'Jo'],
      ['vote', 'Deleted here: “never said”', 'Ann'],
      ['always', 'Inserted under review', ''],
      ['secret', 'Sure?', ''],
    ]);
    expect(source.facts).toMatchObject({ title: 'Vote', byline: 'Jo Doe', publishedAt: '2020-02-03T10:00:00' });
  });

  it('is read as one XML file too', async () => {
    const flat = `<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>Flat text</text:p></office:text></office:body></office:document>`;
    expect(await read(new TextEncoder().encode(flat), 'a.fodt')).toMatchObject({ kind: 'odt', text: 'Flat text' });
  });

  it.each([
    [
      'encrypted',
      buildOdt('', '', { 'META-INF/manifest.xml': '<manifest><file-entry><encryption-data/></file-entry></manifest>' }),
      /password/,
    ],
    ['without text', buildOdt(''), /without any text/],
    ['cut off', buildOdt('<text:p>x</text:p>').subarray(0, 90), /damaged/],
    ['deep', buildOdt('<text:section>'.repeat(20_000)), /nest too deeply/],
    ['a spreadsheet', buildZip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '' }), /spreadsheet/],
  ])('%s is refused with a reason', async (_what, bytes, reason) => {
    const error = await read(bytes, 'a.odt').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ImportRefusal);
    expect(String(error)).toMatch(reason);
  });
});

const buildEpub = (chapters: Readonly<Record<string, string>>, extra: Readonly<Record<string, string>> = {}) => {
  const names = Object.keys(chapters);
  const items = names.map(
    (name, index) =>
      `<item id="c${index}" href="text/${name}" media-type="application/xhtml+xml"${name === 'nav.xhtml' ? ' properties="nav"' : ''}/>`,
  );
  return buildZip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
    'OEBPS/book.opf': `<package><metadata><dc:title>The Bridge</dc:title><dc:creator>Jo Doe</dc:creator><dc:creator>Al Poe</dc:creator><dc:language>en</dc:language></metadata><manifest>${items.join('')}</manifest><spine>${names.map((_, index) => `<itemref idref="c${index}"/>`).join('')}</spine></package>`,
    ...Object.fromEntries(
      Object.entries(chapters).map(([name, body]) => [`OEBPS/text/${decodeURIComponent(name)}`, `<html><body>${body}</body></html>`]),
    ),
    ...extra,
  });
};

describe('an EPUB book', () => {
  it('is read in the order of its spine, with its table of contents set aside', async () => {
    const source = await read(
      buildEpub({
        'nav.xhtml': '<ol><li>Two</li></ol>',
        'z%20two.xhtml': '<h1>Two</h1><p>First read.</p>',
        'a.xhtml': '<p>Then<script>x()</script> this.</p>',
      }),
      'b.epub',
    );
    expect(shown(source)).toEqual([
      ['navigation', 'Two'],
      ['heading', 'Two'],
      ['paragraph', 'First read.'],
      ['paragraph', 'Then this.'],
    ]);
    expect(source.facts).toMatchObject({ title: 'The Bridge', byline: 'Jo Doe, Al Poe', language: 'en' });
  });

  it.each([
    [
      'locked by its seller',
      {
        'META-INF/encryption.xml':
          '<encryption><EncryptedData><CipherData><CipherReference URI="OEBPS/text/a.xhtml"/></CipherData></EncryptedData></encryption>',
      },
      /locked/,
    ],
    ['without its table of parts', { 'META-INF/container.xml': '<container/>' }, /damaged/],
  ])('%s is refused with a reason', async (_what, extra, reason) => {
    await expect(read(buildEpub({ 'a.xhtml': '<p>x</p>' }, extra), 'b.epub')).rejects.toThrow(reason);
  });

  it('looks for chapters only within itself', async () => {
    const opf =
      '<package><manifest><item id="a" href="../../../../etc/passwd" media-type="text/html"/></manifest><spine><itemref idref="a"/></spine></package>';
    await expect(read(buildEpub({}, { 'OEBPS/book.opf': opf }), 'b.epub')).rejects.toThrow(/without any text/);
  });
});
