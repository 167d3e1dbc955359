import { type ExportFormat, step } from './export-format.ts';
import { exportList } from './export-list.ts';
import { guardStart, markdownLine, markdownLines, markdownWords } from './markdown-text.ts';
import { blockBefore, isShown } from './report/annotated-text.ts';
import { buildReport } from './report/build-report.ts';
import { methodSentences, shownLinks } from './report/methods-nodes.ts';
import type { Report, ReportBlock, ReportClaim, ReportEvidence, ReportSource } from './report/report-model.ts';
import { cueWords, kindWords, leftOut, quotationWords, reasonWords, roleWords, stanceWords, whoWords } from './report/report-words.ts';
import { summarySentences } from './report/summary.ts';
import { placeWords } from './report/table-nodes.ts';
import { howWords } from './report/text-nodes.ts';

/** The report as Markdown (CommonMark with GitHub's tables and footnotes): a footnote stands at the end of each claimed passage. */
export function markdownDocument(report: Report): string {
  const { parts } = report.options;
  const out: string[] = [`# ${markdownLine(report.title)}`];
  if (parts.includes('summary')) {
    out.push(markdownWords(summarySentences(report)));
    if (report.tally.length > 0)
      out.push(
        report.tally
          .map((entry) => `**${entry.count}** ${markdownWords((entry.verdict?.label ?? 'Not checked').toLowerCase())}`)
          .join(' · '),
      );
  }
  if (parts.includes('text')) {
    out.push('## Annotated text');
    for (const source of report.sources) out.push(...sourceText(source, report));
  }
  if (parts.includes('claims') && report.claims.length > 0) {
    out.push('## Claims');
    for (const claim of report.claims) out.push(...claimEntry(claim, report));
  }
  if (parts.includes('speakers') && report.speakers.length > 0) out.push('## Speakers', speakerTable(report));
  if (parts.includes('evidence') && report.claims.some((claim) => claim.evidence.length > 0)) {
    out.push('## Evidence');
    for (const claim of report.claims)
      if (claim.evidence.length > 0) out.push(`**Claim ${claim.label}**`, claim.evidence.map(evidenceItem).join('\n'));
  }
  out.push('## How this was made', ...methodSentences(report).map(markdownWords));
  if (parts.includes('repairs')) for (const source of report.sources) out.push(...sourceRecord(source));
  if (parts.includes('text')) out.push(...report.sources.flatMap((source) => source.claims.map(footnote)));
  return `${out.filter((part) => part !== '').join('\n\n')}\n`;
}

const note = (claim: ReportClaim) => `[^${claim.label.replace('.', '-')}]`;

function sourceText(source: ReportSource, report: Report): string[] {
  const { row } = source;
  const out: string[] = [];
  if (report.sources.length > 1) out.push(`### ${source.number}. ${markdownLine(row.title || row.fileName || 'Untitled source')}`);
  const facts = [row.publisher, row.byline, row.publishedAt, row.url, source.version].filter((fact) => fact !== '').map(markdownLine);
  if (facts.length > 0) out.push(facts.join(' · '));
  const ends = footnotesByBlock(source);
  let aside: ReportBlock[] = [];
  const flush = () => {
    const reasons = [...new Set(aside.flatMap((block) => (block.setAside ? reasonWords[block.setAside] : [])))];
    if (reasons.length > 0) out.push(`*Set aside here: ${reasons.join(', ')}*`);
    aside = [];
  };
  for (const block of source.blocks) {
    if (!isShown(block, source)) aside.push(block);
    else {
      flush();
      if (block.who !== '') out.push(`**${markdownLine(block.who)}**${block.clock ? ` (${block.clock})` : ''}`);
      else if (block.clock !== '') out.push(`*${block.clock}*`);
      out.push(blockText(block, source, ends.get(block.block.start) ?? []));
    }
  }
  flush();
  return out;
}

/** Where footnotes go: after the last word of each claim, by block. */
function footnotesByBlock(source: ReportSource): Map<number, { at: number; claim: ReportClaim }[]> {
  const found = new Map<number, { at: number; claim: ReportClaim }[]>();
  for (const claim of source.claims) {
    const end = claim.row.spans.at(-1)?.end ?? 0;
    const block = blockBefore(source.blocks, end)?.block;
    if (!block) continue;
    const list = found.get(block.start) ?? [];
    list.push({ at: Math.min(end, block.end), claim });
    found.set(block.start, list);
  }
  return found;
}

const heads: Partial<Record<ReportBlock['block']['kind'], string>> = { title: '### ', heading: '#### ', 'list-item': '- ', quote: '> ' };

function blockText({ block }: ReportBlock, source: ReportSource, ends: readonly { at: number; claim: ReportClaim }[]): string {
  const prefix = heads[block.kind] ?? '';
  // a mark that no text holds stands for each footnote while the words round it are escaped
  let marked = '';
  let from = block.start;
  const sorted = [...ends].sort((a, b) => a.at - b.at);
  for (const { at } of sorted) {
    marked += `${source.text.slice(from, at)}${placeholder}`;
    from = at;
  }
  marked += source.text.slice(from, block.end);
  const single = prefix.startsWith('#');
  const words = single ? markdownLine(marked) : markdownLines(marked, prefix === '> ' ? '> ' : prefix === '- ' ? '  ' : '');
  let next = 0;
  const noted = words.replaceAll(placeholder, () => note(sorted[next++]?.claim ?? neverNoted()));
  return single ? prefix + noted : prefix === '- ' ? `- ${noted.slice(2)}` : noted;
}

const placeholder = '\u{f8ff}\u{f8fe}';

function neverNoted(): never {
  throw new Error('A footnote without its claim');
}

function claimEntry(claim: ReportClaim, report: Report): string[] {
  const who = claim.attributions.map((one) => {
    const cue = cueWords(one);
    const how = [
      cue ? `“${markdownLine(cue)}”` : '',
      quotationWords[one.row.quotation],
      roleWords[one.row.role],
      one.via ? `via ${markdownLine(one.via.name)}` : '',
    ];
    return `**${markdownLine(whoWords(one))}** (${how.filter(Boolean).join(', ')})`;
  });
  const facts = [
    claim.judgement,
    claim.row.statement ? `Statement: ${markdownLine(claim.row.statement)}` : '',
    claim.row.statedAt ? `Said ${claim.row.statedAt}` : '',
    claim.topics.length > 0 ? `Topics: ${claim.topics.map((topic) => markdownLine(topic.name)).join(', ')}` : '',
    claim.tension.length > 0 ? `Cannot stand with ${claim.tension.join(', ')}` : '',
    claim.row.note ? `Note: ${markdownLine(claim.row.note)}` : '',
    claim.row.createdBy ? `Marked by ${markdownLine(claim.row.createdBy)}` : '',
    placeWords(claim, report),
  ].filter(Boolean);
  return [
    `**${claim.label}.** ${who.length > 0 ? who.join('; ') : '**Speaker not set**'}`,
    claim.passages.map((passage) => markdownLines(passage.exact, '> ')).join(`\n>\n> ${leftOut.trim()}\n>\n`),
    facts.map((fact) => `- ${fact}`).join('\n'),
  ];
}

function speakerTable(report: Report): string {
  const cell = (words: string) => markdownLine(words).replaceAll('|', '\\|');
  const rows = report.speakers.map(({ row, claims }) =>
    [row.name, kindWords[row.kind], row.role, row.affiliation, row.aliases.join(', ')]
      .map(cell)
      .concat(claims.map((claim) => claim.label).join(', ')),
  );
  return [['Speaker', 'Kind', 'Role', 'Affiliation', 'Also called', 'Claims'], Array.from({ length: 6 }, () => '---'), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

function evidenceItem({ row, source, place }: ReportEvidence): string {
  const name = markdownLine(row.title || source?.title || row.url || 'Untitled');
  const where = [name, place, row.kind === 'link' && row.title ? markdownLine(row.url) : '', row.kind === 'cited' ? 'cited, not held' : '']
    .filter(Boolean)
    .join(', ');
  const quotes = row.quotes.map((quote) => markdownLine(quote.exact)).join(leftOut);
  return `- ${stanceWords[row.stance]}: ${where}${quotes ? `: “${quotes}”` : ''}${row.note ? `. ${markdownLine(row.note)}` : ''}`;
}

function sourceRecord(source: ReportSource): string[] {
  const { row, repairs, blocks } = source;
  const aside = blocks.filter((block) => block.setAside !== null);
  return [
    `**${markdownLine(row.title || row.fileName || 'Untitled source')}**: ${[row.fileName ? markdownLine(row.fileName) : '', `read as ${row.encoding.name} (${row.encoding.from})`, `SHA-256 ${row.sha256}`].filter(Boolean).join(', ')}`,
    [
      ...repairs.map(
        (repair) => `- Repaired: ${markdownLine(repair.after)} was ${markdownLine(repair.before)}. ${markdownLine(repair.why)}`,
      ),
      ...aside.map(
        ({ block, setAside }) =>
          `- Set aside as ${setAside ? reasonWords[setAside] : ''}: “${markdownLine(source.text.slice(block.start, block.end))}”`,
      ),
      ...shownLinks(source).map(({ words, url }) => `- Link: ${markdownLine(words)}, ${markdownLine(url)}`),
    ].join('\n'),
  ];
}

function footnote(claim: ReportClaim): string {
  const who = claim.attributions.map((one) => `${markdownLine(whoWords(one))}${howWords(one) ? `, ${markdownLine(howWords(one))}` : ''}`);
  const text = [who.length > 0 ? who.join('; ') : 'Speaker not set', claim.inside ? `inside ${claim.inside}` : '']
    .filter(Boolean)
    .join(', ');
  return `${note(claim)}: Claim ${claim.label}. ${guardStart(text)}.${claim.judgement ? ` ${markdownWords(claim.judgement)}.` : ''}`;
}

export const markdownExport: ExportFormat = {
  ...exportList.markdown,
  render: async (data, options, work) => {
    step(work, 0);
    const report = buildReport(data, options);
    step(work, 0.5);
    const bytes = new TextEncoder().encode(markdownDocument(report));
    step(work, 1);
    return bytes;
  },
};
