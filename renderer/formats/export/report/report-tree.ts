import { verdictGlyph } from './glyph-nodes.ts';
import { methodsNote } from './methods-nodes.ts';
import type { Report } from './report-model.ts';
import { type Content, h, type ReportElement } from './report-node.ts';
import { counted } from './report-words.ts';
import { summarySentences } from './summary.ts';
import { claimsTable, evidenceList, speakersTable } from './table-nodes.ts';
import { annotatedSource } from './text-nodes.ts';

/** The whole report as one tree. The preview draws this tree and the HTML file writes it. */
export function reportTree(report: Report): ReportElement {
  const { parts } = report.options;
  const has = (part: (typeof parts)[number]) => parts.includes(part);
  const evidence = report.claims.some((claim) => claim.evidence.length > 0);
  return h(
    'article',
    { class: 'leaf', lang: 'en' },
    h('header', { class: 'leaf-head' }, h('bdi', null, report.caseTitle), h('span', null, headWords(report))),
    h('h1', { dir: 'auto' }, report.title),
    has('summary') ? [h('p', { class: 'leaf-lead' }, summarySentences(report)), tally(report)] : null,
    has('text')
      ? section(
          'text',
          'Annotated text',
          report.sources.map((source) => annotatedSource(source, report.sources.length > 1)),
        )
      : null,
    has('claims') && report.claims.length > 0 ? section('claims', 'Claims', claimsTable(report)) : null,
    has('speakers') && report.speakers.length > 0 ? section('speakers', 'Speakers', speakersTable(report)) : null,
    has('evidence') && evidence ? section('evidence', 'Evidence', evidenceList(report)) : null,
    section('methods', 'How this was made', methodsNote(report)),
  );
}

function section(id: string, title: string, ...content: readonly Content[]): ReportElement {
  return h('section', { class: `part part-${id}`, 'aria-labelledby': `part-${id}` }, h('h2', { id: `part-${id}` }, title), content);
}

function headWords(report: Report): string {
  const open = report.claims.filter((claim) => !claim.verdict).length;
  const count = counted(report.claims.length, 'claim').replace(/^\w/, (letter) => letter.toUpperCase());
  return report.options.fields.includes('verdict') && open > 0 ? `${count}, ${open} not checked` : count;
}

function tally(report: Report): Content {
  if (report.tally.length === 0) return null;
  return h(
    'ul',
    { class: 'tally', 'aria-label': 'Verdicts' },
    report.tally.map(({ verdict, count }) =>
      h('li', null, verdictGlyph(verdict), h('b', null, String(count)), ` ${(verdict?.label ?? 'Not checked').toLowerCase()}`),
    ),
  );
}
