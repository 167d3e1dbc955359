import { verdictGlyph } from './glyph-nodes.ts';
import { methodsNote } from './methods-nodes.ts';
import type { Report } from './report-model.ts';
import { type Content, h, made, type ReportElement } from './report-node.ts';
import { inLine } from './report-words.ts';
import { summarySentences } from './summary.ts';
import { claimsTable, evidenceList, speakersTable } from './table-nodes.ts';
import { annotatedSource } from './text-nodes.ts';

/** The whole report as one tree. The preview draws this tree and the HTML file writes it. */
export function reportTree(report: Report): ReportElement {
  const { parts } = report.options;
  const { words } = report;
  const has = (part: (typeof parts)[number]) => parts.includes(part);
  const evidence = report.claims.some((claim) => claim.evidence.length > 0);
  return h(
    'article',
    { class: 'leaf', lang: words.language, dir: words.direction },
    logo(report),
    h('header', { class: 'leaf-head' }, h('bdi', null, report.caseTitle), h('span', null, headWords(report))),
    h('h1', { dir: 'auto' }, report.title),
    has('summary') ? [h('p', { class: 'leaf-lead' }, summarySentences(report)), tally(report)] : null,
    has('text')
      ? section('text', words.parts.text, () => report.sources.map((source) => annotatedSource(source, report.sources.length > 1, words)))
      : null,
    has('claims') && report.claims.length > 0 ? section('claims', words.parts.claims, () => claimsTable(report)) : null,
    has('speakers') && report.speakers.length > 0 ? section('speakers', words.parts.speakers, () => speakersTable(report)) : null,
    has('evidence') && evidence ? section('evidence', words.parts.evidence, () => evidenceList(report)) : null,
    section('methods', words.parts.methods, () => methodsNote(report)),
  );
}

function section(id: string, title: string, content: () => Content): ReportElement {
  return made('section', { class: `part part-${id}`, 'aria-labelledby': `part-${id}` }, () => [
    h('h2', { id: `part-${id}` }, title),
    content(),
  ]);
}

/** "Fifteen claims, 7 not checked": what a reader should know before the first page. */
export function headWords({ claims, options, words }: Report): string {
  return words.summary.head(claims.length, options.fields.includes('verdict') ? claims.filter((claim) => !claim.verdict).length : 0);
}

function logo({ logo: picture }: Report): Content {
  if (!picture) return null;
  const src = `data:${picture.mediaType};base64,${picture.data}`;
  return h('img', { class: 'logo', src, alt: picture.name, width: String(picture.width), height: String(picture.height) });
}

function tally(report: Report): Content {
  if (report.tally.length === 0) return null;
  return h(
    'ul',
    { class: 'tally', 'aria-label': report.words.labels.verdicts },
    report.tally.map(({ verdict, count }) =>
      h(
        'li',
        null,
        verdictGlyph(verdict),
        h('b', null, String(count)),
        ` ${inLine(verdict?.label ?? report.words.notChecked, report.words)}`,
      ),
    ),
  );
}
