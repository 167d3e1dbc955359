import { describe, expect, test } from 'vitest';
import { describeQuotes } from '../../../../renderer/anchoring/spans.ts';
import { reportLanguages } from '../../../../renderer/domain/report-language.ts';
import type { CaseData } from '../../../../renderer/formats/export/case-data.ts';
import { docxExport } from '../../../../renderer/formats/export/docx.ts';
import type { ExportFormat } from '../../../../renderer/formats/export/export-format.ts';
import { htmlExport } from '../../../../renderer/formats/export/html.ts';
import { markdownExport } from '../../../../renderer/formats/export/markdown.ts';
import { wordsOfReports } from '../../../../renderer/formats/export/report/words/all-words.ts';
import {
  defaultReportOptions,
  type ReportOptions,
  reportFields,
  reportOrders,
  reportParts,
} from '../../../../renderer/formats/export/report-options.ts';
import { readXml, textWithin } from '../../../../renderer/formats/import/office/xml-tree.ts';
import { ZippedParts } from '../../../../renderer/formats/import/office/zipped-parts.ts';
import { elementsOf, textContent } from '../../../support/read-html.ts';
import { sampleCase } from '../../../support/sample-case.ts';

const everything: ReportOptions = {
  ...defaultReportOptions('2026-11-24T10:00:00.000Z'),
  parts: reportParts.map((part) => part.id),
};

/** Each fact of a case as a word that stands nowhere else, so that it is known again in any format. */
const facts = [
  'qcasetitle',
  'qsourcetitle',
  'qpublisher',
  'qbyline',
  'qaddress',
  'qfilename',
  'qimporter',
  'qwarning',
  'qname',
  'qrole',
  'qaffiliation',
  'qalias',
  'qspeakernote',
  'qvia',
  'qstatement',
  'qtopic',
  'qclaimnote',
  'qanalyst',
  'qverdict',
  'qcited',
  'qevidencenote',
  'qlinktitle',
  'qlinkaddress',
  'qremark',
  'qwhy',
  'qbroken',
  'qlink',
];

function markedCase(): CaseData {
  const data = sampleCase();
  const [source] = data.sources;
  const [text] = data.texts;
  if (!source || !text) throw new Error('the sample is empty');
  const span = { start: text.text.indexOf('Mayor'), end: text.text.indexOf('Mayor') + 5 };
  return {
    ...data,
    case: {
      ...data.case,
      title: 'qcasetitle',
      verdicts: data.case.verdicts.map((verdict) => (verdict.key === 'refuted' ? { ...verdict, label: 'qverdict' } : verdict)),
    },
    sources: [
      {
        ...source,
        title: 'qsourcetitle',
        publisher: 'qpublisher',
        byline: 'qbyline',
        url: 'https://qaddress.example/',
        fileName: 'qfilename.txt',
        importedBy: 'qimporter',
        warnings: ['qwarning'],
      },
    ],
    texts: [
      {
        ...text,
        repairs: text.repairs.map((repair) => ({ ...repair, before: 'qbroken', why: 'qwhy' })),
        links: [{ ...span, url: 'https://qlink.example/' }],
      },
    ],
    speakers: data.speakers.map((row) =>
      row.id === 's1'
        ? { ...row, name: 'qname', role: 'qrole', affiliation: 'qaffiliation', aliases: ['qalias'], note: 'qspeakernote' }
        : row.id === 's3'
          ? { ...row, name: 'qvia' }
          : row,
    ),
    claims: data.claims.map((row) => ({
      ...row,
      createdBy: 'qanalyst',
      ...(row.id === 'c1' ? { statement: 'qstatement', note: 'qclaimnote', verdict: 'refuted' } : {}),
    })),
    attributions: data.attributions.map((row) => (row.claimId === 'c1' ? { ...row, viaId: 's3' } : row)),
    codes: data.codes.map((row) => ({ ...row, name: 'qtopic' })),
    evidence: data.evidence.map((row) =>
      row.kind === 'cited'
        ? { ...row, title: 'qcited' }
        : row.kind === 'link'
          ? { ...row, title: 'qlinktitle', url: 'https://qlinkaddress.example/' }
          : { ...row, note: 'qevidencenote' },
    ),
    notes: [
      {
        id: 'n1',
        caseId: data.case.id,
        sourceId: source.id,
        span,
        exact: describeQuotes(text.text, [span])[0]?.exact ?? '',
        text: 'qremark',
        createdAt: data.case.createdAt,
        createdBy: 'qanalyst',
      },
    ],
  };
}

async function bytesOf(format: ExportFormat, data: CaseData, options: ReportOptions): Promise<Uint8Array> {
  return format.render(data, options);
}

/** What a reader of each format finds in it: words, and the addresses that its links lead to. */
async function readings(data: CaseData, options: ReportOptions): Promise<{ html: string; markdown: string; docx: string }> {
  const html = new TextDecoder().decode(await bytesOf(htmlExport, data, options));
  const elements = elementsOf(html);
  const body = html
    .slice(html.indexOf('<body>'))
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  const parts = new ZippedParts(await bytesOf(docxExport, data, options));
  const said = ['document', 'comments', 'footnotes'].map((name) => textWithin(readXml(parts.part(`word/${name}.xml`) ?? new Uint8Array())));
  const links = new TextDecoder().decode(parts.part('word/_rels/document.xml.rels') ?? new Uint8Array());
  return {
    html: `${body} ${elements.flatMap((element) => element.attrs.filter(({ name }) => name === 'href').map(({ value }) => value)).join(' ')}`,
    markdown: new TextDecoder().decode(await bytesOf(markdownExport, data, options)),
    docx: `${said.join(' ')} ${links}`,
  };
}

const found = (text: string) => facts.filter((fact) => text.includes(fact));

type Choice = readonly [name: string, change: Partial<ReportOptions>];
const choices: readonly Choice[] = [
  ['everything', {}],
  ['the usual', { parts: defaultReportOptions('').parts }],
  ...reportParts.map(({ id }): Choice => [`no ${id}`, { parts: everything.parts.filter((part) => part !== id) }]),
  ...reportParts.map(({ id }): Choice => [`only ${id}`, { parts: [id] }]),
  ...reportFields.map(({ id }): Choice => [`no ${id}`, { fields: everything.fields.filter((field) => field !== id) }]),
  ...reportOrders.map(({ id }): Choice => [`by ${id}`, { order: id }]),
  ['pseudonyms', { pseudonyms: true }],
];

describe('HTML, Markdown and DOCX', () => {
  test.each(choices)('hold the same facts of a case: %s', async (name, change) => {
    const { html, markdown, docx } = await readings(markedCase(), { ...everything, ...change });
    expect(found(markdown)).toEqual(found(html));
    expect(found(docx)).toEqual(found(html));
    // the marks are where they should be at all
    if (name === 'everything') expect(found(html)).toEqual(facts.filter((fact) => fact !== 'qsourcetitle' || html.includes(fact)));
  });

  test.each(reportLanguages.map(({ id }) => id))(
    'say of a claim without words of its own that the text does not give them: %s',
    async (language) => {
      const data = markedCase();
      const told = { ...data, claims: data.claims.map((row) => (row.id === 'c1' ? { ...row, noContent: true } : row)) };
      const { withoutContent } = wordsOfReports[language].claim;
      for (const part of ['text', 'claims'] as const) {
        const options: ReportOptions = { ...everything, language, parts: [part] };
        for (const reading of Object.values(await readings(told, options))) expect(reading).toContain(withoutContent);
        for (const reading of Object.values(await readings(data, options))) expect(reading).not.toContain(withoutContent);
      }
    },
  );

  test.each(reportOrders.map(({ id }) => id))('name the claims in the same order: by %s', async (order) => {
    const data = markedCase();
    const options: ReportOptions = { ...everything, parts: ['claims'], order };
    const { html, markdown } = await readings(data, options);
    const quotes = data.claims.map((claim) => claim.quotes[0]?.exact ?? '');
    for (const quote of quotes) expect(html).toContain(quote);
    const inOrder = (text: string) => quotes.toSorted((a, b) => text.indexOf(a) - text.indexOf(b));
    const plain = markdown.replaceAll('\\', '');
    expect(inOrder(plain)).toEqual(inOrder(html));
  });

  test('are written in the language chosen: nothing that is not of the case stays English', async () => {
    const data = markedCase();
    const english = await readings(data, everything);
    const latin = (text: string) => new Set(text.match(/[A-Za-z]{3,}/g) ?? []);
    const ofCase = latin(JSON.stringify(data).replaceAll('\\n', ' '));
    // what stands in every language: the name of the program, of a checksum, of addresses
    const everywhere = new Set(['Hearsay', 'SHA', 'https', 'UTF', 'utf', 'author', 'Analyst']);
    const fixed = (text: string) => [...latin(text)].filter((word) => !ofCase.has(word) && !everywhere.has(word));
    expect(fixed(english.html).length).toBeGreaterThan(30);
    const arabic = await readings(data, { ...everything, language: 'ar' });
    expect(fixed(arabic.html).filter((word) => !/^(part|text|claim|evidence|note|source)$/.test(word))).toEqual([]);
    expect(fixed(arabic.markdown)).toEqual([]);
    const words = new TextDecoder().decode(
      new ZippedParts(await docxExport.render(data, { ...everything, language: 'ar' })).part('word/comments.xml') ?? new Uint8Array(),
    );
    expect(fixed(textWithin(readXml(new TextEncoder().encode(words))))).toEqual([]);
  });

  test('say their language, its direction and its dates', async () => {
    const seen = new Set<string>();
    for (const { id, direction } of reportLanguages) {
      const html = new TextDecoder().decode(await htmlExport.render(sampleCase(), { ...everything, language: id }));
      expect(html).toContain(`<html lang="${id}" dir="${direction}">`);
      const day = /Hearsay.{0,80}/.exec(html)?.[0] ?? '';
      seen.add(day);
    }
    expect(seen.size).toBe(reportLanguages.length);
    const german = await readings(sampleCase(), { ...everything, language: 'de' });
    for (const text of [german.html, german.markdown, german.docx]) {
      expect(text).toContain('24. November 2026');
      expect(text).toContain('3. Mai 2026');
      expect(text).toContain('Widerlegt, mittlere Sicherheit');
    }
  });

  test('name the analyst of a claim as the author of its comment, where analysts are named at all', async () => {
    const authors = async (options: ReportOptions) => {
      const bytes = new ZippedParts(await docxExport.render(markedCase(), options)).part('word/comments.xml');
      return new Set(new TextDecoder().decode(bytes).match(/w:author="[^"]*"/g));
    };
    expect(await authors(everything)).toEqual(new Set(['w:author="qanalyst"']));
    const quiet = { ...everything, parts: everything.parts.filter((part) => part !== 'analysts') };
    expect(await authors(quiet)).toEqual(new Set(['w:author="Analyst"']));
  });

  test('show the logo that was chosen, and none otherwise', async () => {
    const data = sampleCase();
    const [logo] = data.pictures;
    if (!logo) throw new Error('the sample has no logo');
    const shown = { ...everything, logo: logo.id };
    expect(new TextDecoder().decode(await htmlExport.render(data, shown))).toContain(
      `src="data:image/png;base64,${logo.data}" alt="${logo.name}"`,
    );
    expect(new ZippedParts(await docxExport.render(data, shown)).part('word/media/logo.png')?.slice(1, 4)).toEqual(
      new TextEncoder().encode('PNG'),
    );
    expect(new TextDecoder().decode(await htmlExport.render(data, everything))).not.toContain('<img');
    expect(new ZippedParts(await docxExport.render(data, everything)).part('word/media/logo.png')).toBeUndefined();
  });

  test('a title cannot end the style sheet it is printed from', async () => {
    const evil = '</style><script>"}*{content:\\"x\\"\n\0';
    const data = sampleCase();
    const html = new TextDecoder().decode(await htmlExport.render({ ...data, case: { ...data.case, title: evil } }, everything));
    expect(elementsOf(html).filter((element) => element.tagName === 'script')).toEqual([]);
    const sheet = elementsOf(html).find((element) => element.tagName === 'style');
    expect(sheet ? textContent(sheet) : '').toMatch(/content:"(?:[^"\\\n]|\\[0-9a-f]+ )*";font:/);
  });
});
