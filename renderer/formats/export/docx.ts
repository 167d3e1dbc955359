import { type ExportFormat, step } from './export-format.ts';
import { exportList } from './export-list.ts';
import { buildReport } from './report/build-report.ts';
import { methodSentences } from './report/methods-nodes.ts';
import type { Report, ReportSource } from './report/report-model.ts';
import { cueWords, kindWords, leftOut, stanceWords, whoWords } from './report/report-words.ts';
import { summarySentences } from './report/summary.ts';
import { placeWords } from './report/table-nodes.ts';
import { wordStyles } from './word/word-styles.ts';
import { WordNumbers, wordSourceText } from './word/word-text.ts';
import { paragraph, run, table } from './word/word-xml.ts';
import { xml, xmlText } from './xml-writer.ts';
import { zipFiles } from './zip-files.ts';

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const kind = (name: string) => `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`;

/**
 * The report as a Word document (ECMA-376, transitional): headings in Word's own styles with a contents list, the text with its claims
 * tinted and each as a comment by its analyst, tables of claims and speakers, footnotes for sources. Written as strings: the one kept
 * library for this holds every run as an object, which a case of 50,000 claims does not bear.
 */
export function wordDocument(report: Report): Uint8Array {
  const numbers = new WordNumbers();
  const heads: { readonly words: string; readonly level: number; readonly bookmark: string }[] = [];
  const heading = (words: string, level: number, more = ''): string => {
    const id = numbers.bookmark();
    const bookmark = `_Toc${String(id).padStart(8, '0')}`;
    heads.push({ words, level, bookmark });
    return paragraph(`${run(words)}${more}`, { style: `Heading${level}`, bookmark: { id, name: bookmark } });
  };
  const body = bodyOf(report, numbers, heading);
  const encoder = new TextEncoder();
  const files = new Map<string, Uint8Array>();
  const put = (path: string, content: string) =>
    files.set(path, encoder.encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`));
  const head = [paragraph(run(report.title), { style: 'Title' }), paragraph(run(report.caseTitle), { style: 'Subtitle' })].join('');
  const page =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>';
  put('[Content_Types].xml', contentTypes());
  put('_rels/.rels', relationships([['officeDocument', 'word/document.xml']], `${packaged}/relationships/metadata/core-properties`));
  put(
    'word/_rels/document.xml.rels',
    relationships([
      ['styles', 'styles.xml'],
      ['comments', 'comments.xml'],
      ['footnotes', 'footnotes.xml'],
      ['settings', 'settings.xml'],
    ]),
  );
  put('word/document.xml', `<w:document xmlns:w="${w}"><w:body>${head}${contents(heads)}${body}${page}</w:body></w:document>`);
  put('word/styles.xml', wordStyles(w));
  put('word/comments.xml', `<w:comments xmlns:w="${w}">${numbers.comments.join('')}</w:comments>`);
  const separators = `<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`;
  put('word/footnotes.xml', `<w:footnotes xmlns:w="${w}">${separators}${numbers.footnotes.join('')}</w:footnotes>`);
  put(
    'word/settings.xml',
    `<w:settings xmlns:w="${w}"><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr></w:settings>`,
  );
  put(
    'docProps/core.xml',
    `<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(report.title)}</dc:title><dc:creator>Hearsay</dc:creator></cp:coreProperties>`,
  );
  return zipFiles(files);
}

function contentTypes(): string {
  const override = (part: string, type: string) => xml('Override', { PartName: part, ContentType: type });
  return xml(
    'Types',
    { xmlns: `${packaged}/content-types` },
    xml('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
    xml('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    override('/word/document.xml', kind('document.main')),
    ...['styles', 'comments', 'footnotes', 'settings'].map((part) => override(`/word/${part}.xml`, kind(part))),
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
  );
}

function relationships(parts: readonly (readonly [type: string, target: string])[], core?: string): string {
  return xml(
    'Relationships',
    { xmlns: `${packaged}/relationships` },
    ...parts.map(([type, target], i) => xml('Relationship', { Id: `rId${i + 1}`, Type: `${office}/${type}`, Target: target })),
    core !== undefined && xml('Relationship', { Id: `rId${parts.length + 1}`, Type: core, Target: 'docProps/core.xml' }),
  );
}

/** The contents list as Word's own field, filled in, so that it reads right before Word is asked to bring it up to date. */
function contents(heads: readonly { readonly words: string; readonly level: number; readonly bookmark: string }[]): string {
  const shown = heads.filter((head) => head.level <= 2);
  if (shown.length < 2) return '';
  const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const begin = `${field('begin')}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\n \\h </w:instrText></w:r>${field('separate')}`;
  return shown
    .map(({ words, level, bookmark }, i) => {
      const link = `<w:hyperlink w:anchor="${bookmark}" w:history="1">${run(words)}</w:hyperlink>`;
      return paragraph(`${i === 0 ? begin : ''}${link}${i === shown.length - 1 ? field('end') : ''}`, { style: `TOC${level}` });
    })
    .join('');
}

type Heading = (words: string, level: number, more?: string) => string;

function bodyOf(report: Report, numbers: WordNumbers, heading: Heading): string {
  const { parts } = report.options;
  const out: string[] = [];
  if (parts.includes('summary')) {
    out.push(heading('Summary', 1), paragraph(run(summarySentences(report))));
    if (report.tally.length > 0)
      out.push(
        paragraph(run(report.tally.map((entry) => `${entry.count} ${(entry.verdict?.label ?? 'Not checked').toLowerCase()}`).join(' · '))),
      );
  }
  if (parts.includes('text')) {
    out.push(heading('Annotated text', 1));
    for (const source of report.sources) {
      out.push(
        heading(source.row.title || source.row.fileName || `Source ${source.number}`, 2, numbers.footnote(run(sourceFacts(source)))),
      );
      if (source.held) out.push(wordSourceText(source, numbers, parts.includes('notes')));
      else out.push(paragraph(run('The text of this source is missing.'), { style: 'Aside' }));
    }
  }
  const cell = (words: string, bold = false) => paragraph(run(words, { bold }), { style: 'TableText' });
  if (parts.includes('claims') && report.claims.length > 0) {
    out.push(
      heading('Claims', 1),
      table(
        [700, 1900, 1300, 3726, 1400],
        ['No.', 'Speaker', 'Cue', 'Claim', 'Verdict'],
        report.claims.map((claim) => [
          `${cell(claim.label, true)}${cell(placeWords(claim, report))}`,
          cell(claim.attributions.map(whoWords).join('; ') || 'Speaker not set'),
          cell(claim.attributions.map(cueWords).filter(Boolean).join('; ')),
          `${cell(claim.passages.map((passage) => passage.exact).join(leftOut))}${claim.row.statement === '' ? '' : cell(claim.row.statement)}`,
          cell(claim.judgement),
        ]),
      ),
    );
  }
  if (parts.includes('speakers') && report.speakers.length > 0) {
    out.push(
      heading('Speakers', 1),
      table(
        [2600, 1500, 3326, 800, 800],
        ['Speaker', 'Kind', 'Role', 'Claims', 'Direct'],
        report.speakers.map(({ row, claims, direct }) => [
          cell(row.name, true),
          cell(kindWords[row.kind]),
          cell([row.role, row.affiliation].filter(Boolean).join(', ')),
          cell(String(claims.length)),
          cell(String(direct)),
        ]),
      ),
    );
  }
  const held = report.claims.flatMap((claim) => claim.evidence.map((one) => ({ claim, one })));
  if (parts.includes('evidence') && held.length > 0) {
    out.push(
      heading('Evidence', 1),
      table(
        [800, 1200, 3513, 3513],
        ['Claim', 'Stance', 'What', 'Where'],
        held.map(({ claim, one }) => [
          cell(claim.label, true),
          cell(stanceWords[one.row.stance]),
          cell(
            [one.row.title || (one.source?.title ?? ''), one.row.quotes.map((quote) => `“${quote.exact}”`).join(leftOut), one.row.note]
              .filter(Boolean)
              .join('\n'),
          ),
          cell([one.row.url, one.place, one.row.kind === 'cited' ? 'Cited, not held' : ''].filter(Boolean).join(', ')),
        ]),
      ),
    );
  }
  out.push(heading('How this was made', 1), ...methodSentences(report).map((sentence) => paragraph(run(sentence))));
  if (parts.includes('repairs')) out.push(...report.sources.flatMap(repairsOf));
  return out.join('');
}

function sourceFacts({ row, number }: ReportSource): string {
  const facts = [row.publisher, row.byline, row.publishedAt, row.url].filter((fact) => fact !== '');
  return `Source ${number}. ${facts.length > 0 ? facts.join(' · ') : 'Outlet, author and date not found'}. SHA-256 ${row.sha256}.`;
}

function repairsOf(source: ReportSource): string[] {
  return source.repairs.map((repair) =>
    paragraph(run(`Source ${source.number}: “${repair.before}” was read as “${repair.after}”. ${repair.why}`), { style: 'ListParagraph' }),
  );
}

export const docxExport: ExportFormat = {
  ...exportList.docx,
  render: async (data, options, work) => {
    step(work, 0);
    const report = buildReport(data, options);
    step(work, 0.5);
    const bytes = wordDocument(report);
    step(work, 1);
    return bytes;
  },
};
