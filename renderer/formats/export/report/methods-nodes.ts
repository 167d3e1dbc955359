import type { Report, ReportSource } from './report-model.ts';
import { type Content, h, type ReportElement } from './report-node.ts';
import { dayWords } from './report-words.ts';
import { repairNodes } from './text-nodes.ts';
import type { ReportWords } from './words/words-of-report.ts';

/** How the report was made, as sentences that hold for every format. */
export function methodSentences(report: Report): string[] {
  const { options, sources, replaced, words } = report;
  const say = words.methods;
  const offsets = options.fields.includes('offsets');
  const sum = (count: (source: ReportSource) => number) => sources.reduce((total, source) => total + count(source), 0);
  return [
    say.madeWith(options.at ? dayWords(options.at, words) : '', report.caseTitle),
    say.numbering,
    ...(offsets ? [say.positions] : []),
    ...(options.parts.includes('repairs')
      ? [
          say.repairs(
            sum((source) => source.repairs.length),
            sum((source) => source.row.setAside.length),
          ),
        ]
      : []),
    ...(replaced >= 0 ? [say.pseudonyms(replaced), ...(offsets ? [say.positionsReplaced] : [])] : []),
  ];
}

/** Methods note: sentences, then each source with its repairs and the text that was set aside. */
export function methodsNote(report: Report): Content {
  return [
    methodSentences(report).map((sentence) => h('p', null, sentence)),
    report.options.parts.includes('repairs') ? report.sources.map((source) => sourceRecord(source, report)) : null,
  ];
}

function sourceRecord(source: ReportSource, report: Report): ReportElement {
  const { row, repairs } = source;
  const { words } = report;
  return h(
    'section',
    { class: 'record' },
    h(
      'h3',
      null,
      report.sources.length > 1 ? `${source.number}. ` : null,
      h('bdi', null, row.title || row.fileName || words.untitledSource),
    ),
    h(
      'p',
      { class: 'fine' },
      row.fileName ? [h('bdi', null, row.fileName), ', '] : null,
      `${readAs(source, words)}, SHA-256 `,
      h('code', null, row.sha256),
    ),
    row.importedBy ? h('p', { class: 'fine' }, `${words.labels.importedBy}: `, h('bdi', null, row.importedBy)) : null,
    row.warnings.map((warning) => h('p', { class: 'fine', ...inEnglish(words) }, warning)),
    repairs.length > 0
      ? h(
          'ul',
          { class: 'repairs' },
          repairs.map((repair) => h('li', null, repairNodes(repair, words), '. ', h('span', inEnglish(words), repair.why))),
        )
      : h('p', { class: 'fine' }, words.methods.noRepairs),
    setAsideList(source, words),
    linkList(source, words),
  );
}

/** "read as utf-8 (valid UTF-8), 1,234 bytes". */
export function readAs({ row }: ReportSource, words: ReportWords): string {
  return words.methods.readAs(row.encoding.name, words.encodings[row.encoding.from], row.byteLength);
}

/** What the import wrote down when it read the source is kept as it was written, in English. */
function inEnglish(words: ReportWords): { lang?: string; dir?: string } {
  return words.language === 'en' ? {} : { lang: 'en', dir: 'ltr' };
}

/** Where the links of the text lead, each address once and as text: a report opens nothing by itself. */
function linkList(source: ReportSource, words: ReportWords): Content {
  const found = shownLinks(source);
  if (found.length === 0) return null;
  return [
    h('p', { class: 'fine' }, `${words.labels.links}:`),
    h(
      'ul',
      { class: 'set-aside' },
      found.map(({ words: said, url }) => h('li', null, h('bdi', null, said), ' ', h('code', null, url))),
    ),
  ];
}

/** The links of the text that is kept: words and address, each address once. */
export function shownLinks(source: ReportSource): { readonly words: string; readonly url: string }[] {
  const aside = source.blocks.flatMap(({ block, setAside }) => (setAside === null ? [] : [block]));
  const found = new Map<string, { words: string; url: string }>();
  for (const { start, end, url } of source.links) {
    if (found.has(url) || aside.some((block) => block.start <= start && end <= block.end)) continue;
    found.set(url, { words: source.text.slice(start, end).replace(/\s+/g, ' '), url });
  }
  return [...found.values()];
}

function setAsideList(source: ReportSource, words: ReportWords): Content {
  const aside = source.blocks.filter((block) => block.setAside !== null);
  if (aside.length === 0) return h('p', { class: 'fine' }, words.methods.nothingAside);
  return h(
    'ul',
    { class: 'set-aside' },
    aside.map(({ block, setAside }) =>
      h(
        'li',
        null,
        `${words.source.setAsideAs(setAside ? words.reasons[setAside] : '')}: `,
        h('q', { lang: source.row.language, dir: 'auto' }, source.text.slice(block.start, block.end)),
      ),
    ),
  );
}
