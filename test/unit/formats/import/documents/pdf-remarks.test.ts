import { describe, expect, it } from 'vitest';
import { estimateWidth } from '../../../../../renderer/formats/import/pdf/estimate-width.ts';
import { readSource } from '../../../../../renderer/formats/import/read-source.ts';
import { sourceRows } from '../../../../../renderer/formats/import/source-rows.ts';
import { buildPdf, setLines } from '../../../../support/build-pdf.ts';

const lines = [
  'The bridge over the river was closed on Monday, the mayor',
  'said, after engineers had found that two of its beams were',
  'worn. The ferry would run every half hour in its place.',
];
const [x, y, size] = [60, 700, 10];

/** A quad over words of a line as a reader draws it. `off` moves its left and right edge, in points. */
function quad(line: number, words: string, off: readonly [number, number] = [0, 0]): number[] {
  const text = lines[line] ?? '';
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`line ${line} does not say "${words}"`);
  const left = x + (estimateWidth(text.slice(0, at), 'sans-serif') / 1000) * size + off[0];
  const right = x + (estimateWidth(text.slice(0, at + words.length), 'sans-serif') / 1000) * size + off[1];
  const [upper, lower] = [y - line * size * 1.2 + 8, y - line * size * 1.2 - 2.5];
  return [left, upper, right, upper, left, lower, right, lower];
}
const rectOf = (points: readonly number[]) => {
  const [xs, ys] = [points.filter((_, i) => i % 2 === 0), points.filter((_, i) => i % 2 === 1)];
  return `/Rect [${Math.min(...xs)} ${Math.min(...ys)} ${Math.max(...xs)} ${Math.max(...ys)}]`;
};
const marked = (subtype: string, points: readonly number[], more = '') =>
  `/Subtype /${subtype} ${rectOf(points)} /QuadPoints [${points.join(' ')}] /C [1 1 0] ${more}`;

const read = (annotations: readonly string[]) =>
  readSource({ name: 'report.pdf', mediaType: '', bytes: buildPdf([setLines(x, y, lines, size)], { annotations: [annotations] }) });
const made = { id: 's', caseId: 'c', sha256: '0'.repeat(64), at: '2026-01-01T00:00:00.000Z', by: 'Ada' };
const rows = async (annotations: readonly string[]) => {
  const source = await read(annotations);
  let next = 0;
  const input = { name: 'report.pdf', mediaType: '', bytes: new Uint8Array() };
  return { ...sourceRows(source, input, { ...made, newId: () => `id-${next++}` }), read: source };
};

describe('highlights and comments of a PDF', () => {
  it('become claims at the words under them, with their author, moment and remark', async () => {
    const points = [...quad(0, 'closed on Monday, the mayor'), ...quad(1, 'said')];
    const about = "/T (Jo Reader) /CreationDate (D:20260504093000+02'00') /Contents (Ask the port.)";
    const {
      claims,
      notes,
      read: source,
    } = await rows([
      marked('Highlight', points, about),
      marked('Underline', quad(1, 'two of its beams')),
      marked('StrikeOut', quad(2, 'every half hour')),
    ]);
    expect(claims.map((claim) => [claim.quotes.map((quote) => quote.exact), claim.note, claim.createdBy, claim.createdAt])).toEqual([
      [['closed on Monday, the mayor said'], 'Ask the port.', 'Jo Reader', '2026-05-04T07:30:00.000Z'],
      [['two of its beams'], '', 'Ada', made.at],
      [['every half hour'], '', 'Ada', made.at],
    ]);
    expect(notes).toEqual([]);
    expect(source.warnings).toContain('3 passages are highlighted in it.');
  });

  it('go to the ends of words where the quad misses them, and to several parts where it leaves words out', async () => {
    const points = [...quad(0, 'bridge over', [2.5, -2]), ...quad(0, 'was closed', [-1.5, 2])];
    const { claims } = await rows([marked('Highlight', points)]);
    expect(claims.map((claim) => claim.quotes.map((quote) => quote.exact))).toEqual([['bridge over', 'was closed']]);
  });

  it('keep answers with the remark they answer, and remarks beside the text as notes at the nearest word', async () => {
    const { claims, notes } = await rows([
      marked('Highlight', quad(2, 'ferry'), '/T (Jo) /Contents (Which one?)'),
      '/Subtype /Text /Rect [60 700 78 718] /IRT 10 0 R /T (Ann) /Contents (The old one.)',
      '/Subtype /Text /Rect [300 664 318 682] /T (Ann) /Contents (Check the timetable.)',
      '/Subtype /Text /Rect [60 700 78 718] /IRT 10 0 R /StateModel (Review) /State (Accepted) /T (Ann) /Contents (Accepted set by Ann)',
    ]);
    expect(claims.map((claim) => claim.note)).toEqual(['Which one?\nAnswer by Ann: The old one.']);
    expect(notes.map((note) => [note.exact, note.text, note.createdBy])).toEqual([['place.', 'Check the timetable.', 'Ann']]);
  });

  it('are read once, however often a page names them: answers to answers do not multiply', async () => {
    const answers = Array.from(
      { length: 18 },
      (_, i) => `/Subtype /Text /Rect [60 700 78 718] /IRT ${10 + i} 0 R /Contents (No. ${i + 1})`,
    );
    const whole = [marked('Highlight', quad(2, 'ferry'), '/Contents (Which one?)'), ...answers];
    const bytes = buildPdf([setLines(x, y, lines, size)], { annotations: [whole] });
    const written = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    const often = written.replace(/\/Annots \[([^\]]*)\]/, (_, refs: string) => `/Annots [${`${refs} `.repeat(6)}]`);
    expect(often).not.toBe(written);
    const source = await readSource({ name: 'report.pdf', mediaType: '', bytes: Uint8Array.from(often, (letter) => letter.charCodeAt(0)) });
    const [first, ...others] = source.notes ?? [];
    expect(others).toEqual([]);
    expect(first?.text.split('\n')).toEqual(['Which one?', ...answers.map((_, i) => `Answer: No. ${i + 1}`)]);
  });

  it('are counted where they say and mark nothing', async () => {
    const { read: source, claims } = await rows([
      '/Subtype /Square /Rect [60 600 78 618]',
      '/Subtype /Ink /Rect [60 600 78 618] /InkList [[60 600 78 618]]',
      marked('Highlight', [400, 300, 500, 300, 400, 290, 500, 290]),
      '/Subtype /Link /Rect [60 600 78 618]',
    ]);
    expect(claims).toEqual([]);
    expect(source.warnings).toEqual([
      '2 drawings and stamps without words on its pages are left out.',
      'A highlight marks no words of the text and is left out.',
    ]);
  });

  it('become notes, none of them lost, where no claims are wanted', async () => {
    const { remarksOf, noteWords } = await import('../../../../../renderer/formats/import/marked-claims.ts');
    const source = await read([
      marked('Highlight', [...quad(0, 'bridge'), ...quad(0, 'river')], '/Contents (Both.)'),
      marked('StrikeOut', quad(2, 'worn')),
    ]);
    const remarks = remarksOf(source, { marks: false, comments: false });
    expect(remarks.map((remark) => [remark.becomes, noteWords(remark)])).toEqual([
      ['note', 'Highlighted: Both.'],
      ['note', 'Struck out'],
    ]);
  });
});
