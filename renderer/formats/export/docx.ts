import { decodeBase64 } from '../import/pdf/decode-base64.ts';
import { type ExportWork, exportOf, partOf, step, stepping } from './export-format.ts';
import { exportList } from './export-list.ts';
import type { Piece } from './file-pieces.ts';
import { buildReport } from './report/build-report.ts';
import { methodsNote } from './report/methods-nodes.ts';
import type { Report } from './report/report-model.ts';
import { h } from './report/report-node.ts';
import { headWords } from './report/report-tree.ts';
import { inLine } from './report/report-words.ts';
import { summarySentences } from './report/summary.ts';
import { claimsTable, evidenceList, speakersTable } from './report/table-nodes.ts';
import { WordNodes } from './word/word-nodes.ts';
import { WordNumbers } from './word/word-numbers.ts';
import { type NamedPart, packageOf, wordNamespaces } from './word/word-package.ts';
import { pictureRun } from './word/word-picture.ts';
import { wordStyles } from './word/word-styles.ts';
import { type WordHeading, wordSourceText, wordSourceTitle } from './word/word-text.ts';
import { paragraph, run } from './word/word-xml.ts';

const pages = { a4: '<w:pgSz w:w="11906" w:h="16838"/>', letter: '<w:pgSz w:w="12240" w:h="15840"/>' } as const;

/**
 * The report as a Word document (ECMA-376, transitional): headings in Word's own styles with a contents list, the text with its claims
 * tinted and each as a comment by its analyst, the tables of the page, footnotes for sources and repairs. Written as strings: the one kept
 * library for this holds every run as an object, which a case of 50,000 claims does not bear.
 */
function* wordDocument(report: Report, work: ExportWork | undefined): Generator<Piece> {
  const { words, logo } = report;
  const rtl = words.direction === 'rtl';
  const numbers = new WordNumbers(rtl, report.claims.length);
  let headings = 0;
  const heading: WordHeading = (text, level, more = {}) => {
    const look = { style: `Heading${level}`, bookmark: { id: numbers.bookmark(), name: tocMark(headings++) }, rtl: more.rtl ?? rtl };
    return paragraph(`${more.runs ?? run(text)}${more.after ?? ''}`, look);
  };
  const front = [
    logo ? paragraph(pictureRun(logo, 'logo'), { style: 'Logo', rtl }) : '',
    paragraph(run(report.title), { style: 'Title', rtl }),
    paragraph(run(`${report.caseTitle} · ${headWords(report)}`), { style: 'Subtitle', rtl }),
  ].join('');
  const section = `<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/>${pages[report.options.paper]}<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>${rtl ? '<w:bidi/>' : ''}</w:sectPr>`;
  const separators = `<w:footnote w:type="separator" w:id="-2"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="-1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`;
  const part = (name: string, root: string, ...inside: readonly Iterable<string | Piece>[]): NamedPart => ({
    name,
    xml: (function* () {
      yield `<w:${root}${wordNamespaces}>`;
      for (const pieces of inside) yield* pieces;
      yield `</w:${root}>`;
    })(),
  });
  yield* packageOf({
    title: report.title,
    at: report.options.at,
    language: words.locale,
    links: numbers.links,
    picture: logo ? { id: 'logo', mediaType: logo.mediaType, bytes: decodeBase64(logo.data) } : null,
    document: part(
      'document',
      'document',
      ['<w:body>', front, contents(headsOf(report), words.parts.contents, rtl)],
      bodyOf(report, numbers, heading, partOf(work, 0, 0.85)),
      [section, '</w:body>'],
    ),
    parts: [
      { name: 'styles', xml: [wordStyles(words.locale)] },
      part('comments', 'comments', numbers.comments.pieces(partOf(work, 0.85, 1))),
      part('footnotes', 'footnotes', [separators], numbers.footnotes.pieces()),
      part('settings', 'settings', ['<w:footnotePr><w:footnote w:id="-2"/><w:footnote w:id="-1"/></w:footnotePr>']),
      part('header', 'hdr', [paragraph(run(report.caseTitle), { style: 'Header', rtl })]),
      part('footer', 'ftr', [paragraph(pageNumbers(rtl), { style: 'Footer', rtl })]),
    ],
  });
}

interface Head {
  readonly text: string;
  readonly level: number;
}

/** The bookmark of a heading by its place among them. */
function tocMark(place: number): string {
  return `_Toc${String(place + 1).padStart(8, '0')}`;
}

/** The headings that {@link bodyOf} will make, in order, so that the list of them can stand first while the text is made as it is written. */
function headsOf(report: Report): Head[] {
  const { parts } = report.words;
  return partsOf(report).flatMap((part) => [
    { text: parts[part], level: 1 },
    ...(part === 'text' ? report.sources.map((source) => ({ text: wordSourceTitle(source, report), level: 2 })) : []),
  ]);
}

/** The parts of a report that a document has, in order. */
function partsOf(report: Report): ('summary' | 'text' | 'claims' | 'speakers' | 'evidence' | 'methods')[] {
  const { parts } = report.options;
  const some = {
    claims: report.claims.length > 0,
    speakers: report.speakers.length > 0,
    evidence: parts.includes('evidence') && report.claims.some((claim) => claim.evidence.length > 0),
  };
  return [
    ...(['summary', 'text'] as const).filter((part) => parts.includes(part)),
    ...(['claims', 'speakers', 'evidence'] as const).filter((part) => parts.includes(part) && some[part]),
    'methods',
  ];
}

function fieldMark(type: 'begin' | 'separate' | 'end'): string {
  return `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
}

function field(code: string): string {
  return `${fieldMark('begin')}<w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r>${fieldMark('separate')}${run('1')}${fieldMark('end')}`;
}

/** Page and number of pages. From right to left, marks that nobody sees keep the two in this order: without them LibreOffice turns them round. */
function pageNumbers(rtl: boolean): string {
  const mark = rtl ? '\u200e' : '';
  return [run(mark), field('PAGE'), run(`${mark} / ${mark}`), field('NUMPAGES'), run(mark)].join('');
}

/** The contents list as Word's own field, filled in, so that it reads right before Word is asked to bring it up to date. */
function contents(heads: readonly Head[], title: string, rtl: boolean): string {
  if (heads.length < 2) return '';
  const begin = `${fieldMark('begin')}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\n \\h </w:instrText></w:r>${fieldMark('separate')}`;
  const entries = heads.map(({ text, level }, i) => {
    const link = `<w:hyperlink w:anchor="${tocMark(i)}" w:history="1">${run(text.replace(/\s+/g, ' '))}</w:hyperlink>`;
    return paragraph(`${i === 0 ? begin : ''}${link}${i === heads.length - 1 ? fieldMark('end') : ''}`, { style: `TOC${level}`, rtl });
  });
  return paragraph(run(title), { style: 'TOCHeading', rtl }) + entries.join('');
}

function* bodyOf(report: Report, numbers: WordNumbers, heading: WordHeading, work: ExportWork | undefined): Generator<string> {
  const { words } = report;
  const parts = partsOf(report);
  const rtl = words.direction === 'rtl';
  const nodes = new WordNodes(numbers, rtl);
  if (parts.includes('summary')) {
    yield heading(words.parts.summary, 1);
    yield paragraph(run(summarySentences(report)), { rtl });
    const tally = report.tally.map((entry) => `${entry.count} ${inLine(entry.verdict?.label ?? words.notChecked, words)}`);
    if (tally.length > 0) yield paragraph(run(tally.join(' · ')), { rtl });
  }
  if (parts.includes('text')) {
    yield heading(words.parts.text, 1);
    for (const source of stepping(report.sources, partOf(work, 0, 0.5))) yield wordSourceText(source, report, numbers, heading);
  }
  if (parts.includes('claims')) {
    yield heading(words.parts.claims, 1);
    let done = 0;
    for (const part of nodes.body([claimsTable(report)])) {
      if (done++ % 100 === 0) step(work, 0.5 + 0.4 * Math.min(1, done / report.claims.length));
      yield part;
    }
  }
  if (parts.includes('speakers')) {
    yield heading(words.parts.speakers, 1);
    yield* nodes.body([speakersTable(report)]);
  }
  if (parts.includes('evidence')) {
    yield heading(words.parts.evidence, 1);
    yield* nodes.body([evidenceList(report)]);
  }
  yield heading(words.parts.methods, 1);
  yield* nodes.body(h('div', null, methodsNote(report)).children);
}

export const docxExport = exportOf(exportList.docx, (data, options, work) =>
  wordDocument(buildReport(data, options, undefined, partOf(work, 0, 0.3)), partOf(work, 0.3, 1)),
);
