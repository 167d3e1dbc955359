import { standsInText } from './annotated-text.ts';
import { dayOf } from './claim-order.ts';
import { speakerGlyph, verdictGlyph } from './glyph-nodes.ts';
import type { Report, ReportAttribution, ReportClaim, ReportEvidence } from './report-model.ts';
import { type Content, h, made, type ReportElement, type ReportNode } from './report-node.ts';
import { capital, cueWords, dateWords, inLine, leftOut, whoWords } from './report-words.ts';
import { linkTo } from './text-nodes.ts';
import type { ReportWords } from './words/words-of-report.ts';

/** Every claim with who says it, in which words, and what was found. Grouped where the order asks for it. */
export function claimsTable(report: Report): ReportElement {
  const { words } = report;
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
        h('th', { scope: 'col' }, words.heads.number),
        h('th', { scope: 'col' }, words.heads.who),
        h('th', { scope: 'col' }, words.heads.what),
        judged ? h('th', { scope: 'col' }, words.heads.assessment) : null,
      ),
    ),
    groups.map((group) =>
      made('tbody', null, () => [
        group.name
          ? h(
              'tr',
              { class: 'group' },
              h(
                'th',
                { colspan: String(columns), scope: 'rowgroup' },
                h('bdi', null, group.name),
                h('span', { class: 'fine' }, ` ${words.counts.claims(group.claims.length)}`),
              ),
            )
          : null,
        group.claims.map((claim) => claimRow(claim, report, judged)),
      ]),
    ),
  );
}

/** The head under which a claim stands in the order that was chosen; '' for none. */
export function groupName(claim: ReportClaim, report: Report): string {
  const { words } = report;
  const { order } = report.options;
  if (order === 'verdict') return claim.verdict?.label ?? words.notChecked;
  if (order === 'date') return dateWords(dayOf(claim), words) || words.undated;
  if (order === 'speaker') {
    const [first] = claim.attributions;
    return first ? whoWords(first, words) : words.speakerNotSet;
  }
  return report.sources.length > 1
    ? `${claim.source.number}. ${claim.source.row.title || claim.source.row.fileName || words.untitledSource}`
    : '';
}

function claimRow(claim: ReportClaim, report: Report, judged: boolean): ReportElement {
  const { words } = report;
  const shown = report.options.parts.includes('text') && standsInText(claim);
  return made('tr', { id: `claim-${claim.label}` }, () => [
    h('th', { scope: 'row' }, shown ? h('a', { href: `#text-${claim.label}`, title: words.showInText }, claim.label) : claim.label),
    h(
      'td',
      null,
      claim.attributions.length > 0 ? claim.attributions.map((one) => attributionCell(one, words)) : h('p', null, words.speakerNotSet),
    ),
    h(
      'td',
      null,
      quotation(claim),
      h('p', { class: 'fine' }, placeWords(claim, report)),
      claim.row.note ? h('p', { class: 'note', dir: 'auto' }, `${words.labels.note}: `, claim.row.note) : null,
    ),
    judged ? h('td', null, assessment(claim, report)) : null,
  ]);
}

function attributionCell(attribution: ReportAttribution, words: ReportWords): ReportElement {
  const { row, speaker, via } = attribution;
  const cue = cueWords(attribution);
  return h(
    'div',
    { class: 'who' },
    h('p', { class: `c${speaker?.slot ?? 0}` }, h('b', null, h('bdi', null, whoWords(attribution, words)))),
    speaker?.role ? h('p', { class: 'fine' }, h('bdi', null, speaker.role)) : null,
    h(
      'p',
      { class: 'fine' },
      cue ? ['“', h('bdi', null, cue), `”${words.comma}`] : null,
      `${words.quotations[row.quotation]}${words.comma}${words.roles[row.role]}`,
      via ? [`${words.comma}${words.via} `, h('bdi', null, via.name)] : null,
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
  const { words } = report;
  const offsets = report.options.fields.includes('offsets')
    ? words.claim.characters(claim.passages.map((passage) => `${passage.startPoint}–${passage.endPoint}`).join(', '))
    : '';
  return [
    report.sources.length > 1 ? words.source.number(claim.source.number) : '',
    claim.place,
    claim.clock ? words.claim.at(claim.clock) : '',
    claim.inside ? words.claim.inside(claim.inside) : '',
    claim.row.noContent ? words.claim.withoutContent : '',
    claim.standing,
    offsets,
  ]
    .filter(Boolean)
    .join(words.comma);
}

function assessment(claim: ReportClaim, report: Report): Content {
  const { words } = report;
  const withVerdict = report.options.fields.includes('verdict');
  const count = claim.evidence.length;
  return [
    withVerdict ? h('p', { class: 'verdict' }, verdictGlyph(claim.verdict), h('span', null, claim.judgement)) : null,
    claim.row.statement ? h('p', { class: 'statement', dir: 'auto' }, claim.row.statement) : null,
    claim.row.statedAt ? h('p', { class: 'fine' }, `${words.labels.said}: ${dateWords(claim.row.statedAt, words)}`) : null,
    claim.topics.length > 0
      ? h('p', { class: 'fine' }, `${words.labels.topics}: `, h('bdi', null, claim.topics.map((topic) => topic.name).join(', ')))
      : null,
    claim.tension.length > 0 ? h('p', { class: 'fine' }, `${words.labels.tension}: ${claim.tension.join(', ')}`) : null,
    count > 0
      ? h('p', { class: 'fine' }, h('a', { href: `#evidence-${claim.label}` }, capital(words.counts.evidence(count), words)))
      : null,
    claim.row.createdBy ? h('p', { class: 'fine' }, `${words.labels.markedBy}: `, h('bdi', null, claim.row.createdBy)) : null,
  ];
}

/** Who speaks in the report: kind, role, other names, which claims. */
export function speakersTable(report: Report): ReportElement {
  const { words } = report;
  return h(
    'table',
    { class: 'speakers' },
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        h('th', { scope: 'col' }, words.heads.speaker),
        h('th', { scope: 'col' }, words.heads.kindAndRole),
        h('th', { scope: 'col' }, words.heads.claims),
      ),
    ),
    h(
      'tbody',
      null,
      report.speakers.map(({ row, claims, direct }) =>
        made('tr', null, () => [
          h(
            'th',
            { scope: 'row' },
            speakerGlyph(row.kind, row.slot),
            h('bdi', { class: `c${row.slot}` }, row.name),
            row.aliases.length > 0
              ? h('p', { class: 'fine' }, `${words.labels.alsoCalled}: `, h('bdi', null, row.aliases.join(', ')))
              : null,
          ),
          h(
            'td',
            null,
            h('p', null, words.kinds[row.kind]),
            row.role ? h('p', { class: 'fine' }, h('bdi', null, row.role)) : null,
            row.affiliation ? h('p', { class: 'fine' }, h('bdi', null, row.affiliation)) : null,
            report.options.parts.includes('notes') && row.kind !== 'unnamed' && row.note
              ? h('p', { class: 'note', dir: 'auto' }, row.note)
              : null,
          ),
          h(
            'td',
            null,
            h('p', null, claimLinks(claims)),
            h('p', { class: 'fine' }, direct === 0 ? words.claim.neverDirect : words.claim.direct(direct, claims.length)),
          ),
        ]),
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
  const { words } = report;
  return h(
    'dl',
    { class: 'evidence' },
    report.claims
      .filter((claim) => claim.evidence.length > 0)
      .map((claim) => [
        h(
          'dt',
          { id: `evidence-${claim.label}` },
          h('a', { href: `#claim-${claim.label}` }, words.claim.number(claim.label)),
          claim.judgement ? `${words.comma}${inLine(claim.judgement, words)}` : '',
        ),
        claim.evidence.map((one) => h('dd', null, evidenceNode(one, words))),
      ]),
  );
}

function evidenceNode({ row, source, place }: ReportEvidence, words: ReportWords): Content {
  const quotes = row.quotes.map((quote) => quote.exact).join(leftOut);
  const where =
    row.kind === 'link'
      ? linkTo(row.url, row.title || row.url)
      : h(
          'span',
          null,
          h('bdi', null, row.title || source?.title || words.untitled),
          place ? `, ${place}` : '',
          row.kind === 'cited' ? ` (${words.citedNotHeld})` : '',
        );
  return [
    h('p', null, h('b', { class: `stance-${row.stance}` }, `${words.stances[row.stance]}: `), where),
    quotes ? h('blockquote', { dir: 'auto', lang: source?.language }, h('span', { class: 'quote' }, quotes)) : null,
    row.note ? h('p', { class: 'note', dir: 'auto' }, row.note) : null,
  ];
}
