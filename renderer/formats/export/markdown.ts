import { type ExportWork, exportOf, partOf, stepping } from './export-format.ts';
import { exportList } from './export-list.ts';
import { utf8Pieces } from './file-pieces.ts';
import { guardStart, markdownInLine, markdownLine, markdownLines, markdownWords } from './markdown-text.ts';
import { blockBefore, isShown } from './report/annotated-text.ts';
import { buildReport } from './report/build-report.ts';
import { methodSentences, readAs, shownLinks } from './report/methods-nodes.ts';
import type { Report, ReportBlock, ReportClaim, ReportEvidence, ReportSource } from './report/report-model.ts';
import { headWords } from './report/report-tree.ts';
import { capital, cueWords, dateWords, extentWords, howWords, inLine, leftOut, whoWords } from './report/report-words.ts';
import { summarySentences } from './report/summary.ts';
import { groupName, placeWords } from './report/table-nodes.ts';
import { asideWords, repairWords } from './report/text-nodes.ts';
import type { ReportWords } from './report/words/words-of-report.ts';

/** The report as Markdown (CommonMark with GitHub's tables and footnotes): a footnote stands at the end of each claimed passage. */
function* markdownDocument(report: Report, work: ExportWork | undefined): Generator<string> {
  let some = false;
  for (const part of markdownParts(report, work)) {
    if (part === '') continue;
    yield some ? `\n\n${part}` : part;
    some = true;
  }
  yield '\n';
}

/** What stands in the document with a blank line between; an empty part is none. */
function* markdownParts(report: Report, work: ExportWork | undefined): Generator<string> {
  const { words } = report;
  const { parts } = report.options;
  yield `# ${markdownLine(report.title)}`;
  yield `${markdownLine(report.caseTitle)} · ${markdownWords(headWords(report))}`;
  if (parts.includes('summary')) {
    yield markdownWords(summarySentences(report));
    yield report.tally
      .map((entry) => `**${entry.count}** ${markdownWords(inLine(entry.verdict?.label ?? words.notChecked, words))}`)
      .join(' · ');
  }
  if (parts.includes('text')) {
    yield `## ${words.parts.text}`;
    for (const source of stepping(report.sources, partOf(work, 0, 0.4))) yield* sourceText(source, report);
  }
  if (parts.includes('claims') && report.claims.length > 0) {
    yield `## ${words.parts.claims}`;
    let group = '';
    for (const claim of stepping(report.claims, partOf(work, 0.4, 0.8))) {
      const name = groupName(claim, report);
      if (name !== group) yield `### ${markdownLine(name)}`;
      group = name;
      yield* claimEntry(claim, report);
    }
  }
  if (parts.includes('speakers') && report.speakers.length > 0) {
    yield `## ${words.parts.speakers}`;
    yield speakerTable(report);
  }
  if (parts.includes('evidence') && report.claims.some((claim) => claim.evidence.length > 0)) {
    yield `## ${words.parts.evidence}`;
    for (const claim of report.claims) {
      if (claim.evidence.length === 0) continue;
      const judged = claim.judgement ? `, ${markdownWords(inLine(claim.judgement, words))}` : '';
      yield `**${words.claim.number(claim.label)}**${judged}`;
      yield claim.evidence.map((one) => evidenceItem(one, words)).join('\n');
    }
  }
  yield `## ${words.parts.methods}`;
  yield* methodSentences(report).map(markdownWords);
  if (parts.includes('repairs')) for (const source of report.sources) yield* sourceRecord(source, words);
  if (!parts.includes('text')) return;
  for (const source of stepping(report.sources, partOf(work, 0.8, 1))) for (const claim of source.claims) yield footnote(claim, words);
}

const note = (claim: ReportClaim) => `[^${claim.label.replace('.', '-')}]`;

function sourceText(source: ReportSource, report: Report): string[] {
  const { row } = source;
  const { words } = report;
  const out: string[] = [];
  const number = words.source.number(source.number);
  if (report.sources.length > 1) out.push(`### ${source.number}. ${markdownLine(row.title || row.fileName || words.untitledSource)}`);
  const facts = [row.publisher, row.byline, dateWords(row.publishedAt, words), row.url].filter((fact) => fact !== '').map(markdownInLine);
  out.push(`${number}. ${[facts.join(' · ') || `${words.source.factsNotFound}.`, source.version].filter(Boolean).join(' · ')}`);
  if (!source.held) return [...out, `*${words.source.textMissing}*`];
  const ends = footnotesByBlock(source);
  const remarks = remarksByBlock(source, words);
  let aside: ReportBlock[] = [];
  const flush = () => {
    if (aside.length > 0) out.push(`*${asideWords(aside, words)}*`);
    aside = [];
  };
  for (const block of source.blocks) {
    if (!isShown(block, source)) aside.push(block);
    else {
      flush();
      if (block.who !== '') out.push(`**${markdownLine(block.who)}**${block.clock ? ` (${block.clock})` : ''}`);
      else if (block.clock !== '') out.push(`*${block.clock}*`);
      out.push(blockText(block, source, ends.get(block.block.start) ?? []));
      out.push((remarks.get(block.block.start) ?? []).join('\n'));
    }
  }
  flush();
  return out;
}

/** What stands beside the text where it is a page: what was repaired and what the analyst noted, under the block it is about. */
function remarksByBlock(source: ReportSource, words: ReportWords): Map<number, string[]> {
  const found = new Map<number, string[]>();
  const add = (offset: number, text: string) => {
    const start = (blockBefore(source.blocks, offset + 1) ?? source.blocks[0])?.block.start ?? 0;
    const list = found.get(start) ?? [];
    list.push(`- ${markdownLine(text)}`);
    found.set(start, list);
  };
  for (const repair of source.repairs) add(repair.start, repairWords(repair, words));
  for (const remark of source.notes) add(remark.span.start, words.source.remark(remark.exact, remark.text));
  return found;
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
  const { words } = report;
  const { labels } = words;
  const who = claim.attributions.map((one) => {
    const cue = cueWords(one);
    const how = [
      one.speaker?.role ? markdownLine(one.speaker.role) : '',
      cue ? `“${markdownLine(cue)}”` : '',
      words.quotations[one.row.quotation],
      words.roles[one.row.role],
      one.via ? `${words.via} ${markdownLine(one.via.name)}` : '',
    ];
    return `**${markdownLine(whoWords(one, words))}** (${how.filter(Boolean).join(', ')})`;
  });
  const facts = [
    markdownWords(claim.judgement),
    claim.row.statement ? `${labels.statement}: ${markdownLine(claim.row.statement)}` : '',
    claim.row.statedAt ? `${labels.said}: ${markdownInLine(dateWords(claim.row.statedAt, words))}` : '',
    claim.topics.length > 0 ? `${labels.topics}: ${claim.topics.map((topic) => markdownLine(topic.name)).join(', ')}` : '',
    claim.tension.length > 0 ? `${labels.tension}: ${claim.tension.join(', ')}` : '',
    claim.evidence.length > 0 ? capital(words.counts.evidence(claim.evidence.length), words) : '',
    claim.row.note ? `${labels.note}: ${markdownLine(claim.row.note)}` : '',
    claim.row.createdBy ? `${labels.markedBy}: ${markdownLine(claim.row.createdBy)}` : '',
    markdownLine(placeWords(claim, report)),
  ].filter(Boolean);
  return [
    `**${claim.label}.** ${who.length > 0 ? who.join('; ') : `**${words.speakerNotSet}**`}`,
    claim.passages.map((passage) => markdownLines(passage.exact, '> ')).join(`\n>\n> ${leftOut.trim()}\n>\n`),
    facts.map((fact) => `- ${fact}`).join('\n'),
  ];
}

function speakerTable(report: Report): string {
  const { words } = report;
  const cell = (text: string) => markdownLine(text).replaceAll('|', '\\|');
  const withNotes = report.options.parts.includes('notes');
  const rows = report.speakers.map(({ row, claims, direct }) => [
    [row.name, row.aliases.length > 0 ? `${words.labels.alsoCalled}: ${row.aliases.join(', ')}` : ''].filter(Boolean).map(cell).join('. '),
    [words.kinds[row.kind], row.role, row.affiliation, withNotes && row.kind !== 'unnamed' ? row.note : '']
      .filter(Boolean)
      .map(cell)
      .join(', '),
    `${claims.map((claim) => claim.label).join(', ')}. ${direct === 0 ? words.claim.neverDirect : words.claim.direct(direct, claims.length)}`,
  ]);
  return [[words.heads.speaker, words.heads.kindAndRole, words.heads.claims], ['---', '---', '---'], ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

function evidenceItem({ row, source, place }: ReportEvidence, words: ReportWords): string {
  const name = markdownLine(row.title || source?.title || row.url || words.untitled);
  const where = [name, place, row.kind === 'link' && row.title ? markdownLine(row.url) : '', row.kind === 'cited' ? words.citedNotHeld : '']
    .filter(Boolean)
    .join(', ');
  const quotes = row.quotes.map((quote) => markdownLine(quote.exact)).join(leftOut);
  return `- ${words.stances[row.stance]}: ${where}${quotes ? `: “${quotes}”` : ''}${row.note ? `. ${markdownLine(row.note)}` : ''}`;
}

function sourceRecord(source: ReportSource, words: ReportWords): string[] {
  const { row, repairs, blocks } = source;
  const aside = blocks.filter((block) => block.setAside !== null);
  const links = shownLinks(source);
  const file = [row.fileName ? markdownLine(row.fileName) : '', readAs(source, words), `SHA-256 ${row.sha256}`].filter(Boolean).join(', ');
  return [
    `**${markdownLine(row.title || row.fileName || words.untitledSource)}**: ${file}`,
    [
      ...(row.importedBy ? [`- ${words.labels.importedBy}: ${markdownLine(row.importedBy)}`] : []),
      ...row.warnings.map((warning) => `- ${markdownLine(warning)}`),
      ...repairs.map((repair) => `- ${markdownLine(repairWords(repair, words))}. ${markdownLine(repair.why)}`),
      ...(repairs.length === 0 ? [`- ${words.methods.noRepairs}`] : []),
      ...aside.map(({ block, setAside }) => {
        const what = words.source.setAsideAs(setAside ? words.reasons[setAside] : '');
        return `- ${what}: “${markdownLine(source.text.slice(block.start, block.end))}”`;
      }),
      ...(aside.length === 0 ? [`- ${words.methods.nothingAside}`] : []),
      ...(links.length > 0 ? [`- ${words.labels.links}:`] : []),
      ...links.map(({ words: said, url }) => `  - ${markdownLine(said)}, ${markdownLine(url)}`),
    ].join('\n'),
  ];
}

function footnote(claim: ReportClaim, words: ReportWords): string {
  const who = claim.attributions.map((one) => {
    const how = howWords(one, words);
    return `${markdownLine(whoWords(one, words))}${how ? `, ${markdownLine(how)}` : ''}`;
  });
  const text = [who.length > 0 ? who.join('; ') : words.speakerNotSet, ...extentWords(claim, words)].join(', ');
  const said = `${words.claim.number(claim.label)}. ${guardStart(text)}.`;
  return `${note(claim)}: ${said}${claim.judgement ? ` ${markdownWords(claim.judgement)}.` : ''}`;
}

export const markdownExport = exportOf(exportList.markdown, function* (data, options, work) {
  const report = buildReport(data, options, undefined, partOf(work, 0, 0.4));
  yield* utf8Pieces(markdownDocument(report, partOf(work, 0.4, 1)));
});
