import { standsInText } from './annotated-text.ts';
import { speakerGlyph, verdictGlyph } from './glyph-nodes.ts';
import type { Report, ReportAttribution, ReportClaim, ReportEvidence } from './report-model.ts';
import { type Content, h, type ReportElement, type ReportNode } from './report-node.ts';
import { capital, counted, cueWords, kindWords, leftOut, quotationWords, roleWords, stanceWords, whoWords } from './report-words.ts';
import { linkTo } from './text-nodes.ts';

/** Every claim with who says it, in which words, and what was found. Grouped where the order asks for it. */
export function claimsTable(report: Report): ReportElement {
  const judged =
    report.options.fields.includes('verdict') ||
    report.claims.some((claim) => claim.row.statement || claim.topics.length > 0 || claim.row.statedAt);
  const columns = judged ? 4 : 3;
  const groups: { name: string; claims: ReportClaim[] }[] = [];
  for (const claim of report.claims) {
    const name = groupName(claim, report);
    const last = groups.at(-1);
    if (last?.name === name) last.claims.push(claim);
    else groups.push({ name, claims: [claim] });
  }
  return h(
    'table',
    { class: 'claims' },
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        h('th', { scope: 'col' }, 'No.'),
        h('th', { scope: 'col' }, 'Who says it'),
        h('th', { scope: 'col' }, 'What is said'),
        judged ? h('th', { scope: 'col' }, 'Assessment') : null,
      ),
    ),
    groups.map((group) =>
      h(
        'tbody',
        null,
        group.name
          ? h(
              'tr',
              { class: 'group' },
              h(
                'th',
                { colspan: String(columns), scope: 'rowgroup' },
                h('bdi', null, group.name),
                h('span', { class: 'fine' }, ` ${counted(group.claims.length, 'claim')}`),
              ),
            )
          : null,
        group.claims.map((claim) => claimRow(claim, report, judged)),
      ),
    ),
  );
}

function groupName(claim: ReportClaim, report: Report): string {
  const { order } = report.options;
  if (order === 'verdict') return claim.verdict?.label ?? 'Not checked';
  if (order === 'speaker') {
    const [first] = claim.attributions;
    return first ? whoWords(first) : 'Speaker not set';
  }
  return report.sources.length > 1 ? `${claim.source.number}. ${claim.source.row.title || claim.source.row.fileName}` : '';
}

function claimRow(claim: ReportClaim, report: Report, judged: boolean): ReportElement {
  const shown = report.options.parts.includes('text') && standsInText(claim);
  return h(
    'tr',
    { id: `claim-${claim.label}` },
    h('th', { scope: 'row' }, shown ? h('a', { href: `#text-${claim.label}`, title: 'Show in the text' }, claim.label) : claim.label),
    h('td', null, claim.attributions.length > 0 ? claim.attributions.map(attributionCell) : h('p', null, 'Speaker not set')),
    h(
      'td',
      null,
      quotation(claim),
      h('p', { class: 'fine' }, placeWords(claim, report)),
      claim.row.note ? h('p', { class: 'note' }, 'Note: ', claim.row.note) : null,
    ),
    judged ? h('td', null, assessment(claim, report)) : null,
  );
}

function attributionCell(attribution: ReportAttribution): ReportElement {
  const { row, speaker, via } = attribution;
  const cue = cueWords(attribution);
  return h(
    'div',
    { class: 'who' },
    h('p', { class: `c${speaker?.slot ?? 0}` }, h('b', null, h('bdi', null, whoWords(attribution)))),
    speaker?.role ? h('p', { class: 'fine' }, h('bdi', null, speaker.role)) : null,
    h(
      'p',
      { class: 'fine' },
      cue ? ['“', h('bdi', null, cue), '”, '] : null,
      `${quotationWords[row.quotation]}, ${roleWords[row.role]}`,
      via ? [', via ', h('bdi', null, via.name)] : null,
    ),
  );
}

/** The passage as the text has it, its parts apart. */
export function quotation(claim: ReportClaim): ReportElement {
  return h(
    'blockquote',
    { lang: claim.source.row.language, dir: 'auto' },
    claim.passages.map((passage, i) => [i > 0 ? h('span', { class: 'gap' }, leftOut) : null, h('span', { class: 'quote' }, passage.exact)]),
  );
}

/** "Source 2, ¶3, characters 120–167". */
export function placeWords(claim: ReportClaim, report: Report): string {
  const offsets = report.options.fields.includes('offsets')
    ? `characters ${claim.passages.map((passage) => `${passage.startPoint}–${passage.endPoint}`).join(', ')}`
    : '';
  return [
    report.sources.length > 1 ? `Source ${claim.source.number}` : '',
    claim.place,
    claim.clock ? `at ${claim.clock}` : '',
    claim.inside ? `inside ${claim.inside}` : '',
    claim.standing,
    offsets,
  ]
    .filter(Boolean)
    .join(', ');
}

function assessment(claim: ReportClaim, report: Report): Content {
  const withVerdict = report.options.fields.includes('verdict');
  const count = claim.evidence.length;
  return [
    withVerdict ? h('p', { class: 'verdict' }, verdictGlyph(claim.verdict), h('span', null, claim.judgement)) : null,
    claim.row.statement ? h('p', { class: 'statement', dir: 'auto' }, claim.row.statement) : null,
    claim.row.statedAt ? h('p', { class: 'fine' }, `Said ${claim.row.statedAt}`) : null,
    claim.topics.length > 0 ? h('p', { class: 'fine' }, claim.topics.map((topic) => topic.name).join(', ')) : null,
    claim.tension.length > 0 ? h('p', { class: 'fine' }, `Cannot stand with ${claim.tension.join(', ')}`) : null,
    count > 0
      ? h('p', { class: 'fine' }, h('a', { href: `#evidence-${claim.label}` }, capital(counted(count, 'piece', 'pieces')), ' of evidence'))
      : null,
    claim.row.createdBy ? h('p', { class: 'fine' }, 'Marked by ', h('bdi', null, claim.row.createdBy)) : null,
  ];
}

/** Who speaks in the report: kind, role, other names, which claims. */
export function speakersTable(report: Report): ReportElement {
  return h(
    'table',
    { class: 'speakers' },
    h(
      'thead',
      null,
      h('tr', null, h('th', { scope: 'col' }, 'Speaker'), h('th', { scope: 'col' }, 'Kind and role'), h('th', { scope: 'col' }, 'Claims')),
    ),
    h(
      'tbody',
      null,
      report.speakers.map(({ row, claims, direct }) =>
        h(
          'tr',
          null,
          h(
            'th',
            { scope: 'row' },
            speakerGlyph(row.kind, row.slot),
            h('bdi', { class: `c${row.slot}` }, row.name),
            row.aliases.length > 0 ? h('p', { class: 'fine' }, 'Also: ', h('bdi', null, row.aliases.join(', '))) : null,
          ),
          h(
            'td',
            null,
            h('p', null, kindWords[row.kind]),
            row.role ? h('p', { class: 'fine' }, h('bdi', null, row.role)) : null,
            row.affiliation ? h('p', { class: 'fine' }, h('bdi', null, row.affiliation)) : null,
            report.options.parts.includes('notes') && row.kind !== 'unnamed' && row.note ? h('p', { class: 'note' }, row.note) : null,
          ),
          h(
            'td',
            null,
            h('p', null, claimLinks(claims)),
            h('p', { class: 'fine' }, direct === 0 ? 'Never quoted directly' : `Quoted directly in ${direct} of ${claims.length}`),
          ),
        ),
      ),
    ),
  );
}

function claimLinks(claims: readonly ReportClaim[]): ReportNode[] {
  return claims
    .flatMap((claim, i) => [i > 0 ? ', ' : '', h('a', { href: `#claim-${claim.label}` }, claim.label)])
    .filter((node) => node !== '');
}

/** Evidence by claim, what it says and where. */
export function evidenceList(report: Report): ReportElement {
  return h(
    'dl',
    { class: 'evidence' },
    report.claims
      .filter((claim) => claim.evidence.length > 0)
      .map((claim) => [
        h(
          'dt',
          { id: `evidence-${claim.label}` },
          h('a', { href: `#claim-${claim.label}` }, `Claim ${claim.label}`),
          claim.judgement ? `, ${claim.judgement.toLowerCase()}` : '',
        ),
        claim.evidence.map((one) => h('dd', null, evidenceNode(one))),
      ]),
  );
}

function evidenceNode({ row, source, place }: ReportEvidence): Content {
  const quotes = row.quotes.map((quote) => quote.exact).join(leftOut);
  const where =
    row.kind === 'link'
      ? linkTo(row.url, row.title || row.url)
      : h(
          'span',
          null,
          h('bdi', null, row.title || source?.title || 'Untitled'),
          place ? `, ${place}` : '',
          row.kind === 'cited' ? ' (cited, not held)' : '',
        );
  return [
    h('p', null, h('b', { class: `stance-${row.stance}` }, `${stanceWords[row.stance]}: `), where),
    quotes ? h('blockquote', { dir: 'auto', lang: source?.language }, h('span', { class: 'quote' }, quotes)) : null,
    row.note ? h('p', { class: 'note' }, row.note) : null,
  ];
}
