import type { Report, ReportSource } from './report-model.ts';
import { type Content, h, type ReportElement } from './report-node.ts';
import { capital, counted, reasonWords } from './report-words.ts';

/** How the report was made, as sentences that hold for every format. */
export function methodSentences(report: Report): string[] {
  const { options, sources, replaced } = report;
  const when = options.at ? ` on ${options.at.slice(0, 10)}` : '';
  const sentences = [
    `Made with Hearsay${when} from the case “${report.caseTitle}”. Claims were marked, attributed and assessed by people.`,
    'Claims are numbered in the order of the text. ¶ counts paragraphs; titles, headings and text set aside are not counted.',
  ];
  if (options.fields.includes('offsets'))
    sentences.push(
      'Positions count Unicode characters (code points) of the source text from 0; the end is the first character after the passage.',
    );
  if (options.parts.includes('repairs')) {
    const repairs = sources.reduce((sum, source) => sum + source.repairs.length, 0);
    const aside = sources.reduce((sum, source) => sum + source.row.setAside.length, 0);
    sentences.push(
      `${capital(counted(repairs, 'place'))} in the text ${repairs === 1 ? 'was' : 'were'} repaired and ${counted(aside, 'block')} set aside; each is listed. Nothing was deleted.`,
    );
  }
  if (replaced >= 0) {
    sentences.push(
      `Names of speakers are replaced by pseudonyms, here and in ${counted(replaced, 'place')} of the source texts, as whole words. Their other names, roles and affiliations are left out. Other forms of a name, and descriptions that give a person away, may remain.`,
    );
    if (options.fields.includes('offsets')) sentences.push('Positions count the text as it stands here, with the names replaced.');
  }
  return sentences;
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
  return h(
    'section',
    { class: 'record' },
    h('h3', null, report.sources.length > 1 ? `${source.number}. ` : null, h('bdi', null, row.title || row.fileName || 'Untitled source')),
    h(
      'p',
      { class: 'fine' },
      row.fileName ? [h('bdi', null, row.fileName), ', '] : null,
      `read as ${row.encoding.name} (${row.encoding.from}), ${row.byteLength.toLocaleString('en')} bytes, SHA-256 `,
      h('code', null, row.sha256),
    ),
    row.importedBy ? h('p', { class: 'fine' }, 'Imported by ', h('bdi', null, row.importedBy)) : null,
    row.warnings.map((warning) => h('p', { class: 'fine' }, warning)),
    repairs.length > 0
      ? h(
          'ul',
          { class: 'repairs' },
          repairs.map((repair) =>
            h(
              'li',
              null,
              'Repaired: ',
              h('bdi', { class: 'fix' }, repair.after || '(nothing)'),
              ' was ',
              h('bdi', { class: 'was' }, repair.before),
              `. ${repair.why}`,
            ),
          ),
        )
      : h('p', { class: 'fine' }, 'No repairs.'),
    setAsideList(source),
    linkList(source),
  );
}

/** Where the links of the text lead, each address once and as text: a report opens nothing by itself. */
function linkList(source: ReportSource): Content {
  const found = shownLinks(source);
  if (found.length === 0) return null;
  return [
    h('p', { class: 'fine' }, 'Links in this text:'),
    h(
      'ul',
      { class: 'set-aside' },
      found.map(({ words, url }) => h('li', null, h('bdi', null, words), ' ', h('code', null, url))),
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

function setAsideList(source: ReportSource): Content {
  const aside = source.blocks.filter((block) => block.setAside !== null);
  if (aside.length === 0) return h('p', { class: 'fine' }, 'Nothing set aside.');
  return h(
    'ul',
    { class: 'set-aside' },
    aside.map(({ block, setAside }) =>
      h(
        'li',
        null,
        `Set aside as ${setAside ? reasonWords[setAside] : ''}: `,
        h('q', { lang: source.row.language, dir: 'auto' }, source.text.slice(block.start, block.end)),
      ),
    ),
  );
}
