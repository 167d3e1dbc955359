import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { docxExport } from '../../../../renderer/formats/export/docx.ts';
import { blockBefore, isShown, standsInText } from '../../../../renderer/formats/export/report/annotated-text.ts';
import { buildReport } from '../../../../renderer/formats/export/report/build-report.ts';
import type { ReportBlock, ReportSource } from '../../../../renderer/formats/export/report/report-model.ts';
import { defaultReportOptions, reportParts } from '../../../../renderer/formats/export/report-options.ts';
import { xlsxExport } from '../../../../renderer/formats/export/xlsx.ts';
import { readXml, textWithin, within, type XmlElement } from '../../../../renderer/formats/import/office/xml-tree.ts';
import { ZippedParts } from '../../../../renderer/formats/import/office/zipped-parts.ts';
import { exportCaseOf } from '../../../bench/export-case.ts';
import { anyCase } from '../../../support/random-case.ts';
import { sampleCase } from '../../../support/sample-case.ts';

const everything = { ...defaultReportOptions('2026-01-01T00:00:00.000Z'), parts: reportParts.map((part) => part.id) };

function part(bytes: Uint8Array, name: string): XmlElement {
  return readXml(new ZippedParts(bytes).part(name) ?? new Uint8Array());
}

/** What a paragraph says: its runs, with line breaks as such. */
function words(paragraph: XmlElement): string {
  return within(paragraph, 'r')
    .flatMap((run) => run.children)
    .map((child) =>
      typeof child === 'string'
        ? ''
        : child.name === 't'
          ? textWithin(child)
          : child.name === 'br'
            ? '\n'
            : child.name === 'tab'
              ? '\t'
              : '',
    )
    .join('');
}

function noteShown(offset: number, source: ReportSource, shown: readonly ReportBlock[]): boolean {
  const block = blockBefore(source.blocks, offset + 1) ?? source.blocks[0];
  return block !== undefined && shown.includes(block);
}

describe('the Word document', () => {
  test('keeps the head of a group of claims with the first of them', async () => {
    const document = part(await docxExport.render(exportCaseOf(100), everything), 'word/document.xml');
    const cells = within(document, 'tc');
    const wide = cells.filter((cell) => within(cell, 'gridSpan').length > 0);
    expect(wide.length).toBeGreaterThan(0);
    const kept = (cell: XmlElement) => within(cell, 'p').every((paragraph) => within(paragraph, 'keepNext').length === 1);
    expect(cells.filter(kept)).toEqual(wide);
  });

  test('holds every shown paragraph of the text, and a comment for each claim that stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (data) => {
        const report = buildReport(data, everything);
        const bytes = await docxExport.render(data, everything);
        const document = part(bytes, 'word/document.xml');
        const paragraphs = new Set(within(document, 'p').map(words));
        for (const source of report.sources) {
          for (const block of source.blocks) {
            if (isShown(block, source)) expect(paragraphs).toContain(source.text.slice(block.block.start, block.block.end));
          }
        }
        const standing = report.claims.filter(standsInText);
        const comments = within(part(bytes, 'word/comments.xml'), 'comment');
        const ids = (name: string) => within(document, name).map((element) => element.attributes.get('id'));
        const shown = report.sources.flatMap((source) => source.blocks.filter((block) => isShown(block, source)));
        const remarks = report.sources.flatMap((source) => source.notes.filter((note) => noteShown(note.span.start, source, shown)));
        expect(comments).toHaveLength(standing.length + remarks.length);
        expect(ids('commentRangeStart').toSorted()).toEqual(comments.map((comment) => comment.attributes.get('id')).toSorted());
        expect(ids('commentRangeEnd').toSorted()).toEqual(ids('commentRangeStart').toSorted());
        // LibreOffice takes the number of a footnote for its place in the list
        expect(ids('footnoteReference')).toEqual(ids('footnoteReference').map((_, place) => String(place)));
        const said = comments.map((comment) => within(comment, 'p').map(words));
        for (const claim of standing) {
          const lines = said.find((list) => list[0]?.split(',')[0] === `Claim ${claim.label}`);
          expect(lines).toContain(`Quote: ${claim.passages.map((passage) => passage.exact).join(' […] ')}`);
          if (claim.tension.length > 0) expect(lines).toContain(`${report.words.labels.tension}: ${claim.tension.join(', ')}`);
        }
      }),
      { numRuns: 40 },
    );
  });
});

test('more than 300 comments say the same in fewer elements', async () => {
  const commentsOf = async (claims: number) =>
    within(part(await docxExport.render(exportCaseOf(claims), everything), 'word/comments.xml'), 'comment');
  const [few, many] = [await commentsOf(100), await commentsOf(350)];
  expect(many).toHaveLength(350);
  const said = (comments: typeof few) => comments.slice(0, 100).map((comment) => within(comment, 'p').map(words));
  expect(said(many)).toEqual(said(few));
  // each paragraph of the many is one run that holds one text, and nothing else
  const inside = (comments: typeof few, name: string) => comments.slice(0, 100).flatMap((comment) => within(comment, name)).length;
  expect(inside(many, 'r')).toBe(inside(many, 'p'));
  expect(inside(many, 'pPr') + inside(many, 'rPr')).toBe(0);
  expect(inside(few, 'rPr')).toBeGreaterThan(0);
});

test('a footer from right to left holds page and pages between marks that keep their order', async () => {
  const footer = async (language: 'ar' | 'en') => {
    const bytes = await docxExport.render(sampleCase(), { ...everything, language });
    return within(part(bytes, 'word/footer.xml'), 'p').map(words);
  };
  expect(await footer('en')).toEqual(['1 / 1']);
  expect(await footer('ar')).toEqual(['\u200e1\u200e / \u200e1\u200e']);
});

describe('the workbook', () => {
  test('has a row for each claim and attribution, its texts as texts and its offsets as numbers', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (data) => {
        const report = buildReport(data, everything);
        const bytes = await xlsxExport.render(data, everything);
        const names = within(part(bytes, 'xl/workbook.xml'), 'sheet').map((sheet) => sheet.attributes.get('name'));
        expect(names).toEqual(['Claims', 'Attributions', 'Speakers', 'Evidence', 'Sources']);
        const rows = (sheet: number) => within(part(bytes, `xl/worksheets/sheet${sheet}.xml`), 'row');
        expect(rows(1)).toHaveLength(report.claims.length + 1);
        expect(rows(2)).toHaveLength(report.claims.reduce((sum, claim) => sum + claim.attributions.length, 0) + 1);
        const cells = rows(1).map((row) => new Map(within(row, 'c').map((cell) => [cell.attributes.get('r')?.replace(/\d+/, ''), cell])));
        const column = (head: string) => [...(cells[0] ?? [])].find(([, cell]) => textWithin(cell) === head)?.[0];
        report.claims.forEach((claim, i) => {
          const row = cells[i + 1];
          expect(textWithin(row?.get(column('Quote')))).toBe(claim.passages.map((passage) => passage.exact).join(' […] '));
          const start = row?.get(column('Start (code points)'));
          expect(start?.attributes.get('t')).toBeUndefined();
          expect(Number(textWithin(start))).toBe(claim.passages[0]?.startPoint);
        });
        for (const cell of cells.flatMap((row) => [...row.values()])) expect(within(cell, 'f')).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
